-- Each person against the profile of their role, skill by skill.
select r.person_no, r.team, p.role, s.skill_id, s.name as skill, a.name as area,
       p.level as wanted, p.must_have,
       case when u.said >= 0 then u.said end as level,
       case when u.said >= 0 then 'level' when u.said = -2 then 'not_applicable'
            else 'unknown' end as state
from roster r
join role_profile p on lower(trim(p.role)) = lower(trim(r.role))
join skill s on s.skill_no = p.skill_no
join skill_area a on a.area_id = s.area_id
left join used u on u.person_no = r.person_no and u.skill_no = p.skill_no
where p.level > 0
order by a.position, s.name
