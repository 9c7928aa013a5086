-- Each team's levels in each skill that it was asked.
select x.team, s.skill_id, s.name as skill, a.name as area, a.position as area_position,
       count(*) filter (where x.state <> 'not_applicable') as people,
       count(*) filter (where x.state = 'level') as known,
       count(*) filter (where x.state = 'unknown') as unknown,
       avg(cast(x.level as double precision)) as mean_level,
       count(*) filter (where x.level >= 3) as at_3
from person_skill x
join skill s on s.skill_no = x.skill_no
join skill_area a on a.area_id = s.area_id
group by x.team, s.skill_id, s.name, a.name, a.position
order by x.team, a.position, s.name
