-- One row a person and asked skill, with what each kind of rater said.
, asked as (
    select distinct team_no, skill_no from used
)
select r.person_no, r.team, s.skill_id, s.name as skill, a.name as area,
       a.position as area_position,
       case when u.said >= 0 then 'level' when u.said = -2 then 'not_applicable'
            else 'unknown' end as state,
       case when u.said >= 0 then u.said end as level,
       case when l.self >= 0 then l.self end as self,
       case when l.manager >= 0 then l.manager end as manager,
       case when l.peer >= 0 then l.peer end as peer,
       l.interest, l.importance
from roster r
join team_size t on t.team = r.team
join asked k on k.team_no = t.team_no
join skill s on s.skill_no = k.skill_no
join skill_area a on a.area_id = s.area_id
left join used u on u.person_no = r.person_no and u.skill_no = k.skill_no
left join latest l on l.person_no = r.person_no and l.skill_no = k.skill_no
order by a.position, s.name
