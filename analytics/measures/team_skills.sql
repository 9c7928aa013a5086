-- Each team's levels in each skill that it was asked.
, level_count as (
    select team_no, skill_no, said, sum(people) as people from used group by team_no, skill_no, said
),
asked as (
    select team_no, skill_no,
           coalesce(sum(people) filter (where said >= 0), 0) as known,
           coalesce(sum(people) filter (where said = -2), 0) as not_applicable,
           coalesce(sum(people) filter (where said >= 3), 0) as at_3,
           sum(said * people) filter (where said >= 0) as levels
    from level_count group by team_no, skill_no
)
select t.team, s.skill_id, s.name as skill, a.name as area, a.position as area_position,
       cast(t.people - x.not_applicable as bigint) as people,
       cast(x.known as bigint) as known,
       cast(t.people - x.not_applicable - x.known as bigint) as unknown,
       cast(x.levels as double precision) / nullif(cast(x.known as double precision), 0)
           as mean_level,
       cast(x.at_3 as bigint) as at_3
from asked x
join team_size t on t.team_no = x.team_no
join skill s on s.skill_no = x.skill_no
join skill_area a on a.area_id = s.area_id
order by t.team, a.position, s.name
