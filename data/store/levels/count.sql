-- How many people of each team have the same ratings of a skill, by the kind of rater. Needs
-- latest.sql before it. Parameter: :choice.
, each_once as (
    select s.team_no, c.series_no, c.code % 8 - 2 as said, count(*) as people
    from answer_cell c
    join source s on s.entry_no = c.entry_no
    where s.one_each
    group by s.team_no, c.series_no, c.code % 8
),
alike as (
    select e.team_no, q.skill_no, case when q.kind = 1 then e.said end as self,
           case when q.kind = 2 then e.said end as manager,
           case when q.kind = 3 then e.said end as peer, e.people
    from each_once e
    join answer_series q on q.series_no = e.series_no
    where q.kind <= 3
    union all
    select team_no, skill_no, self, manager, peer, count(*)
    from latest
    where self is not null or manager is not null or peer is not null
    group by team_no, skill_no, self, manager, peer
)
select :choice, t.team, a.skill_no, a.self, a.manager, a.peer, sum(a.people)
from alike a
join team_size t on t.team_no = a.team_no
group by t.team, a.skill_no, a.self, a.manager, a.peer
