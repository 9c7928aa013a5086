-- An answer is three numbers: which column's, which row's, and what was said. What an answer is
-- about stands once for each column, who gave it once for each row. The view answer reads as the
-- table of that name did.

-- What the answers of a column are about; where the rows say it, one for each thing that they say.
-- kind: 1 self, 2 manager, 3 peer (a rating); 4 importance, 5 interest (an opinion).
create table answer_series (
    series_no integer primary key,
    import_no integer not null,
    position integer not null,
    skill_no integer not null,
    kind smallint not null check (kind between 1 and 5)
);

create table answer_row (
    entry_no integer not null,       -- one number for each row of each import
    import_no integer not null,
    row_no integer not null,
    person_no integer not null
);

-- code: 8 times the number of the text within the column, from 1, plus 2, plus what was said: the
-- level or value 0 to 5; -1 unknown, -2 not applicable (of ratings only).
create table answer_cell (
    series_no integer not null,
    entry_no integer not null,
    code integer not null
);

create table answer_text (
    import_no integer not null,
    position integer not null,
    code integer not null,
    native_value varchar not null,   -- '' where the cell was blank
    primary key (import_no, position, code)
);

insert into answer_series (series_no, import_no, position, skill_no, kind)
select row_number() over (order by import_no, position, skill_no, kind),
       import_no, position, skill_no, kind
from (select distinct import_no, position, skill_no, kind from answer) about;

insert into answer_row (entry_no, import_no, row_no, person_no)
select row_number() over (order by import_no, row_no, person_no), import_no, row_no, person_no
from (select distinct import_no, row_no, person_no from answer) given;

insert into answer_cell (series_no, entry_no, code)
select s.series_no, r.entry_no, a.code * 8 + a.said + 2
from answer a
join answer_series s on s.import_no = a.import_no and s.position = a.position
                    and s.skill_no = a.skill_no and s.kind = a.kind
join answer_row r on r.import_no = a.import_no and r.row_no = a.row_no
                 and r.person_no = a.person_no;

insert into answer_text (import_no, position, code, native_value)
select v.import_no, v.position, v.code * 8 + u.said + 2, v.native_value
from answer_value v
join (select distinct import_no, position, code, said from answer) u
  on u.import_no = v.import_no and u.position = v.position and u.code = v.code;

drop view rating;
drop view opinion;
drop table answer;
drop table answer_value;
alter table answer_text rename to answer_value;

create view answer as
select r.import_no, s.position, r.row_no, r.person_no, s.skill_no, c.code, s.kind,
       cast(c.code % 8 - 2 as smallint) as said
from answer_cell c
join answer_row r on r.entry_no = c.entry_no
join answer_series s on s.series_no = c.series_no;

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
