-- The rows in which the people of the roster are rated. Needs people.sql before it. Parameter:
-- :each_kind (whether the measure also shows what each kind of rater said).
team_size as (
    select team, count(*) as people, row_number() over (order by team) as team_no
    from roster group by team
),
given as (
    -- the imports that a person's answers stand in; one_each: that import holds a single rating
    -- of each skill and is the only one
    select r.person_no, t.team_no, i.import_no,
           i.one_each and not :each_kind
               and count(*) over (partition by r.person_no) = 1 as one_each
    from roster r
    join team_size t on t.team = r.team
    join participation p on p.wave_no = r.wave_no and p.person_no = r.person_no
    join import i on i.import_no = p.import_no
    where not exists (
        select 1 from held h where h.wave_no = p.wave_no and h.person_no = p.person_no
                               and p.import_no > h.import_no
    )
),
source as materialized (
    -- their rows
    select g.*, e.entry_no, e.row_no
    from given g
    join answer_row e on e.import_no = g.import_no and e.person_no = g.person_no
)
