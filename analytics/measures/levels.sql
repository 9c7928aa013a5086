-- The level used of every person on the roster in every skill that their team was asked.
-- Needs people.sql before it. Parameter: :ratings (fused, self, manager).
current_rating as (
    -- one rating per person, skill and kind of rater: the latest import's
    select wave_no, person_no, skill_no, rater, state, level from (
        select r.wave_no, r.person_no, r.skill_no, r.rater, r.state, r.level,
               row_number() over (
                   partition by r.wave_no, r.person_no, r.skill_no, r.rater
                   order by r.import_no desc, r.row_no desc, r.position desc
               ) as place
        from rating r
        join roster p on p.wave_no = r.wave_no and p.person_no = r.person_no
    ) ranked
    where place = 1
),
asked as (
    select distinct p.team, r.skill_no
    from current_rating r join roster p on p.person_no = r.person_no
),
counted as (
    select * from current_rating where :ratings = 'fused' or rater = :ratings
),
ranked_level as (
    select person_no, skill_no, level,
           row_number() over (partition by person_no, skill_no order by level) as place,
           count(*) over (partition by person_no, skill_no) as n
    from counted where state = 'level'
),
level_used as (
    -- lower median: of 1 that one, of 2 the lower, of 3 the middle
    select person_no, skill_no, level from ranked_level where 2 * place in (n, n + 1)
),
not_applicable as (
    select distinct person_no, skill_no from counted where state = 'not_applicable'
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
