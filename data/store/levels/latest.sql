-- What each kind of rater said last of the people who are rated more than once. Needs source.sql
-- before it.
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
)
