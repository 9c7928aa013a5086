-- In which order the form asked the skills: by their columns, in a long table by their rows.
select s.skill_id, min(q.position) as place, min(e.row_no) as first_row
from answer_cell c
join answer_series q on q.series_no = c.series_no
join answer_row e on e.entry_no = c.entry_no
join import i on i.import_no = e.import_no
join roster p on p.wave_no = i.wave_no and p.person_no = e.person_no
join skill s on s.skill_no = q.skill_no
where q.kind = 1
group by s.skill_id
order by place, first_row, s.skill_id
