-- Every answer about a skill is one narrow row of numbers, whoever said it and whether it is a
-- rating or an opinion. What the file said is kept once for each text of a column. The views
-- rating and opinion read as the tables of that name did.

create table answer_value (
    import_no integer not null,
    position integer not null,
    code integer not null,           -- from 1 within the column
    native_value varchar not null,   -- '' where the cell was blank
    primary key (import_no, position, code)
);

-- kind: 1 self, 2 manager, 3 peer (a rating); 4 importance, 5 interest (an opinion).
-- said: the level or value 0 to 5; -1 unknown, -2 not applicable (of ratings only).
create table answer (
    import_no integer not null,
    position integer not null,
    row_no integer not null,
    person_no integer not null,
    skill_no integer not null,
    code integer not null,
    kind smallint not null check (kind between 1 and 5),
    said smallint not null check (said between -2 and 5 and (said >= 0 or kind <= 3))
);

create table answer_moving as
select import_no, position, row_no, person_no, skill_no,
       case rater when 'self' then 1 when 'manager' then 2 else 3 end as kind,
       case state when 'level' then level when 'unknown' then -1 else -2 end as said,
       coalesce(native_value, '') as native_value
from rating
union all
select import_no, position, row_no, person_no, skill_no,
       case kind when 'importance' then 4 else 5 end, value, coalesce(native_value, '')
from opinion;

insert into answer_value (import_no, position, code, native_value)
select import_no, position,
       row_number() over (partition by import_no, position order by native_value), native_value
from (select distinct import_no, position, native_value from answer_moving) said_once;

insert into answer (import_no, position, row_no, person_no, skill_no, code, kind, said)
select m.import_no, m.position, m.row_no, m.person_no, m.skill_no, v.code, m.kind, m.said
from answer_moving m
join answer_value v on v.import_no = m.import_no and v.position = m.position
                   and v.native_value = m.native_value;

drop table answer_moving;
drop table rating;
drop table opinion;

create view rating as
select a.import_no, i.wave_no, a.person_no, a.skill_no,
       case a.kind when 1 then 'self' when 2 then 'manager' else 'peer' end as rater,
       case a.said when -1 then 'unknown' when -2 then 'not_applicable' else 'level' end as state,
       case when a.said >= 0 then a.said end as level,
       nullif(v.native_value, '') as native_value, a.row_no, a.position
from answer a
join import i on i.import_no = a.import_no
left join answer_value v on v.import_no = a.import_no and v.position = a.position
                        and v.code = a.code
where a.kind <= 3;

create view opinion as
select a.import_no, i.wave_no, a.person_no, a.skill_no,
       case a.kind when 4 then 'importance' else 'interest' end as kind, a.said as value,
       nullif(v.native_value, '') as native_value, a.row_no, a.position
from answer a
join import i on i.import_no = a.import_no
left join answer_value v on v.import_no = a.import_no and v.position = a.position
                        and v.code = a.code
where a.kind >= 4;
