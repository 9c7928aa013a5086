-- One row per person and skill that their team was asked, with what each kind of rater said.
, asked as (
    select distinct team, skill_no from latest
    where self is not null or manager is not null or peer is not null
)
select r.person_no, k.skill_no, coalesce(u.said, -1) as said,
       case when l.self >= 0 then l.self end as self,
       case when l.manager >= 0 then l.manager end as manager,
       case when l.peer >= 0 then l.peer end as peer,
       l.interest, l.importance
from roster r
join asked k on k.team = r.team
left join used u on u.person_no = r.person_no and u.skill_no = k.skill_no
left join latest l on l.person_no = r.person_no and l.skill_no = k.skill_no
