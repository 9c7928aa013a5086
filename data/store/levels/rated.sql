-- What each kind of rater said last, of everybody. Needs latest.sql before it.
rated as (
    select s.team_no, s.person_no, q.skill_no, 1 as people,
           case when q.kind = 1 then c.code % 8 - 2 end as self,
           case when q.kind = 2 then c.code % 8 - 2 end as manager,
           case when q.kind = 3 then c.code % 8 - 2 end as peer
    from answer_cell c
    join source s on s.entry_no = c.entry_no
    join answer_series q on q.series_no = c.series_no
    where s.one_each and q.kind <= 3
    union all
    select team_no, person_no, skill_no, 1, self, manager, peer
    from latest
    where self is not null or manager is not null or peer is not null
)
