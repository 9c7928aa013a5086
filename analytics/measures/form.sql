-- In which order the form asked the skills: by their columns, in a long table by their rows.
select s.skill_id, min(a.position) as place, min(a.row_no) as first_row
from answer a
join import i on i.import_no = a.import_no
join roster p on p.wave_no = i.wave_no and p.person_no = a.person_no
join skill s on s.skill_no = a.skill_no
where a.kind = 1
group by s.skill_id
order by place, first_row, s.skill_id
