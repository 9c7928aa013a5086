-- People at or above each requirement's level, and people whose level is not known.
-- Reads the tables `need` (position, skill_no, level) and `need_team` (position, team).
select n.position,
       count(r.person_no) filter (where coalesce(x.state, 'unknown') <> 'not_applicable') as roster,
       count(r.person_no) filter (where x.level >= n.level) as have,
       count(r.person_no) filter (where coalesce(x.state, 'unknown') = 'unknown') as unknown
from need n
join need_team t on t.position = n.position
left join roster r on r.team = t.team
left join person_skill x on x.person_no = r.person_no and x.skill_no = n.skill_no
group by n.position
order by n.position
