-- The level used of every person on the roster in every skill that they were rated in.
-- Needs people.sql before it. Parameters: :ratings (fused, self, manager), and :each_kind
-- (whether the measure also shows what each kind of rater said).
team_size as (
    select team, count(*) as people, row_number() over (order by team) as team_no
    from roster group by team
),
given as (
    -- the imports that a person's answers stand in; one_each: that import holds a single rating
    -- of each skill and is the only one
    select r.person_no, t.team_no, i.import_no,
           coalesce(i.one_each, false) and not :each_kind
               and count(*) over (partition by r.person_no) = 1 as one_each
    from roster r
    join team_size t on t.team = r.team
    join participation p on p.wave_no = r.wave_no and p.person_no = r.person_no
    join import i on i.import_no = p.import_no
),
source as (
    -- their rows
    select g.*, e.entry_no, e.row_no
    from given g
    join answer_row e on e.import_no = g.import_no and e.person_no = g.person_no
),
latest as (
    -- kind: 1 self, 2 manager, 3 peer, 4 importance, 5 interest; said: 0 to 5, -1 unknown,
    -- -2 not applicable. The latest import's counts, in it the last row's, in that the last
    -- column's: the largest of import, row, column and answer as the digits of one number
    -- (2 ** 28 rows, 2 ** 14 columns, 2 ** 18 imports: more than a file and a store may have).
    select team_no, person_no, skill_no,
           max(case when kind = 1 then answered end) % 8 - 2 as self,
           max(case when kind = 2 then answered end) % 8 - 2 as manager,
           max(case when kind = 3 then answered end) % 8 - 2 as peer,
           max(case when kind = 4 then answered end) % 8 - 2 as importance,
           max(case when kind = 5 then answered end) % 8 - 2 as interest
    from (
        select s.team_no, s.person_no, q.skill_no, q.kind,
               ((cast(s.import_no as bigint) * 268435456 + s.row_no) * 16384 + q.position) * 8
                   + c.code % 8 as answered
        from answer_cell c
        join source s on s.entry_no = c.entry_no
        join answer_series q on q.series_no = c.series_no
        where not s.one_each and (q.kind <= 3 or :each_kind)
    ) several
    group by team_no, person_no, skill_no
),
counted as (
    select team_no, person_no, skill_no,
           case when self >= 0 then self end as self,
           case when manager >= 0 then manager end as manager,
           case when peer >= 0 then peer end as peer,
           -2 in (self, manager, peer) as not_applicable
    from (
        select team_no, person_no, skill_no,
               case when :ratings in ('fused', 'self') then self end as self,
               case when :ratings in ('fused', 'manager') then manager end as manager,
               case when :ratings = 'fused' then peer end as peer
        from latest
        where self is not null or manager is not null or peer is not null
    ) chosen
),
used as (
    -- said: the level used, -1 where it is unknown, -2 where the skill is not applicable
    select s.team_no, s.person_no, q.skill_no,
           case when :ratings = 'fused' or q.kind = case :ratings when 'self' then 1 else 2 end
                then c.code % 8 - 2 else -1 end as said
    from answer_cell c
    join source s on s.entry_no = c.entry_no
    join answer_series q on q.series_no = c.series_no
    where s.one_each and q.kind <= 3
    union all
    -- lower median: of 1 that one, of 2 the lower, of 3 the middle
    select team_no, person_no, skill_no,
           coalesce(self + manager + peer - greatest(self, manager, peer)
                        - least(self, manager, peer),
                    least(self, manager, peer),
                    case when not_applicable then -2 else -1 end)
    from counted
)
