-- A blank cell says nothing, so that it takes back no level: known by its code, which is 1.
update answer_cell set code = 1
where code % 8 = 1 and code <> 1 and exists (
    select 1
    from answer_series s
    join answer_value v on v.import_no = s.import_no and v.position = s.position
    where s.series_no = answer_cell.series_no and v.code = answer_cell.code and v.native_value = ''
);
update answer_value set code = 1 where native_value = '' and code % 8 = 1 and code <> 1;
