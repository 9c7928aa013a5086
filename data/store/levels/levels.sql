-- What was said last of everybody in every skill, by the kind of rater, and the level used. Needs
-- people.sql before it. Parameter: :ratings (fused, self, manager).
source as materialized (
    -- the rows in which the people of the roster are rated
    select r.person_no, r.team, p.import_no, e.entry_no, e.row_no
    from roster r
    join participation p on p.wave_no = r.wave_no and p.person_no = r.person_no
    join answer_row e on e.import_no = p.import_no and e.person_no = p.person_no
    where not exists (
        select 1 from held h where h.wave_no = p.wave_no and h.person_no = p.person_no
                               and p.import_no > h.import_no
    )
),
latest as (
    -- kind: 1 self, 2 manager, 3 peer, 4 importance, 5 interest; said: 0 to 5, -1 unknown,
    -- -2 not applicable. The latest import's counts, in it the last row's, in that the last
    -- column's: the largest of import, row, column and answer as the digits of one number
    -- (2 ** 28 rows, 2 ** 14 columns, 2 ** 18 imports: more than a file and a store may have).
    -- A blank cell (code 1) counts where nothing else was said.
    select person_no, team, skill_no,
           max(case when kind = 1 then answered end) % 8 - 2 as self,
           max(case when kind = 2 then answered end) % 8 - 2 as manager,
           max(case when kind = 3 then answered end) % 8 - 2 as peer,
           max(case when kind = 4 then answered end) % 8 - 2 as importance,
           max(case when kind = 5 then answered end) % 8 - 2 as interest
    from (
        select s.person_no, s.team, q.skill_no, q.kind,
               case when c.code = 1 then 1
                    else ((cast(s.import_no as bigint) * 268435456 + s.row_no) * 16384 + q.position)
                             * 8 + c.code % 8 end as answered
        from answer_cell c
        join source s on s.entry_no = c.entry_no
        join answer_series q on q.series_no = c.series_no
    ) several
    group by person_no, team, skill_no
),
chosen as (
    select person_no, skill_no,
           case when :ratings <> 'manager' and self >= 0 then self end as self,
           case when :ratings <> 'self' and manager >= 0 then manager end as manager,
           case when :ratings = 'fused' and peer >= 0 then peer end as peer,
           -2 in (case when :ratings <> 'manager' then self end,
                  case when :ratings <> 'self' then manager end,
                  case when :ratings = 'fused' then peer end) as not_applicable
    from latest
),
used as (
    -- said: the level used, -1 where it is unknown, -2 where the skill is not applicable;
    -- lower median: of 1 that one, of 2 the lower, of 3 the middle
    select person_no, skill_no,
           coalesce(self + manager + peer - greatest(self, manager, peer)
                        - least(self, manager, peer),
                    least(self, manager, peer),
                    case when not_applicable then -2 else -1 end) as said
    from chosen
)
