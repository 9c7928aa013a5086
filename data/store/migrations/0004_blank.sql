-- A blank cell says nothing, so that it takes back no level: known by its code, which is 1 (as of the
-- text 0 of a column; the others count from 1).
update answer_cell set code = 1
where code % 8 = 1 and code <> 1 and exists (
    select 1
    from answer_series s
    join answer_value v on v.import_no = s.import_no and v.position = s.position
    where s.series_no = answer_cell.series_no and v.code = answer_cell.code
      and trim(v.native_value) = ''
);
delete from answer_value
where trim(native_value) = '' and code % 8 = 1 and exists (
    select 1 from answer_value v
    where v.import_no = answer_value.import_no and v.position = answer_value.position
      and trim(v.native_value) = '' and v.code % 8 = 1 and v.code < answer_value.code
);
update answer_value set code = 1, native_value = ''
where trim(native_value) = '' and code % 8 = 1 and code <> 1;
