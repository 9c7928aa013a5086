-- People at or above each requirement's level, and people whose level is not known.
-- Reads the tables `need` (position, skill_no, level) and `need_team` (position, team).
, level_count as (
    select team_no, skill_no, said, sum(people) as people from used group by team_no, skill_no, said
),
need_size as (
    select t.position, z.team_no, coalesce(z.people, 0) as people
    from need_team t left join team_size z on z.team = t.team
),
need_count as (
    select n.position,
           sum(c.people) filter (where c.said >= n.level) as have,
           sum(c.people) filter (where c.said >= 0) as known,
           sum(c.people) filter (where c.said = -2) as not_applicable
    from need n
    join need_size z on z.position = n.position
    join level_count c on c.team_no = z.team_no and c.skill_no = n.skill_no
    group by n.position
),
total as (
    select position, sum(people) as people from need_size group by position
)
select n.position,
       cast(t.people - coalesce(c.not_applicable, 0) as bigint) as roster,
       cast(coalesce(c.have, 0) as bigint) as have,
       cast(t.people - coalesce(c.not_applicable, 0) - coalesce(c.known, 0) as bigint) as unknown
from need n
join total t on t.position = n.position
left join need_count c on c.position = n.position
order by n.position
