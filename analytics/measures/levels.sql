-- The level used of every person on the roster in every skill that their team was asked.
-- Needs people.sql before it. Parameter: :ratings (fused, self, manager).
current_rating as (
    -- one rating per person, skill and kind of rater: the latest import's
    -- (kind: 1 self, 2 manager, 3 peer; said: 0 to 5, -1 unknown, -2 not applicable)
    select person_no, skill_no, kind, said from (
        select a.person_no, a.skill_no, a.kind, a.said,
               row_number() over (
                   partition by a.person_no, a.skill_no, a.kind
                   order by a.import_no desc, a.row_no desc, a.position desc
               ) as place
        from answer a
        join import i on i.import_no = a.import_no
        join roster p on p.wave_no = i.wave_no and p.person_no = a.person_no
        where a.kind <= 3
    ) ranked
    where place = 1
),
asked as (
    select distinct p.team, r.skill_no
    from current_rating r join roster p on p.person_no = r.person_no
),
counted as (
    select * from current_rating
    where :ratings = 'fused' or kind = case :ratings when 'self' then 1 when 'manager' then 2 end
),
ranked_level as (
    select person_no, skill_no, said as level,
           row_number() over (partition by person_no, skill_no order by said) as place,
           count(*) over (partition by person_no, skill_no) as n
    from counted where said >= 0
),
level_used as (
    -- lower median: of 1 that one, of 2 the lower, of 3 the middle
    select person_no, skill_no, level from ranked_level where 2 * place in (n, n + 1)
),
not_applicable as (
    select distinct person_no, skill_no from counted where said = -2
),
person_skill as (
    select p.person_no, p.team, a.skill_no, u.level,
           case when u.level is not null then 'level'
                when n.person_no is not null then 'not_applicable'
                else 'unknown' end as state
    from roster p
    join asked a on a.team = p.team
    left join level_used u on u.person_no = p.person_no and u.skill_no = a.skill_no
    left join not_applicable n on n.person_no = p.person_no and n.skill_no = a.skill_no
)
