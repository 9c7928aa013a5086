"""Who answered, as the store numbers them: rows of an upload become people and participation.

The store's portable SQL; one row of the upload is one row here, never one per cell.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from data.store.engines.engine import Source, Transaction
from data.vocabulary import Progress, silent

LISTED = 20
"""Cells or rows with the same problem that are listed one by one; more are one issue."""
Problem = tuple[int | None, int | None, str | None, str, int]
"""Row, position, value, reason, and how many cells or rows that is."""
DEFAULT_TEAM = "Team"


@dataclass(frozen=True)
class Target:
    """Where the rows go."""

    import_no: int
    wave_no: int
    team: str | None
    """Given for everybody without a team in the file."""


@dataclass(frozen=True)
class LandedRows:
    """`live` has row_no, person_no, skill_no and kind of each row whose answers are stored."""

    live: pa.Table
    before: int
    """A row's number in the table answer_row is that of the file and this one."""
    superseded: int
    """Rows of which a later one answers for the same person."""
    people: int
    problems: list[Problem]
    placed: tuple[tuple[str, int], ...] = ()
    """Teams of people of whom neither the file, the user nor the store says one, with their
    number."""


def land_rows(
    change: Transaction, target: Target, rows: Source, progress: Progress = silent
) -> LandedRows:
    """Number the people of the rows, new ones added, and write who took part.

    `rows`: row_no, kind, identity, label, team, role, rater, skill_no, aside (a reason or "").
    """
    values = {
        "import_no": target.import_no,
        "wave_no": target.wave_no,
        "team": target.team,
        "default": DEFAULT_TEAM,
    }
    before = int(change.rows("select coalesce(max(entry_no), 0) from answer_row")[0][0])
    with change.staged(upload_row=rows):
        for statement in (_PEOPLE, _ROWS, _PARTICIPATION):
            progress("Recognising people", 0, 0)  # how long a statement takes is not known
            change.execute(statement, values)
        placed = (
            ()
            if target.team
            else tuple(
                (t, int(n)) for t, n in change.rows(_PLACED, {"import_no": target.import_no})
            )
        )
        lines = change.rows(_PROBLEMS, {"listed": LISTED})
    change.execute(_ENTRIES, values | {"before": before})
    live = change.table("select row_no, person_no, skill_no, kind from landing_row where live")
    superseded, people = change.rows(_COUNTED, values)[0]
    problems: list[Problem] = [(row, None, None, reason, number) for row, reason, number in lines]
    change.execute("drop table landing_row")
    return LandedRows(live, before, int(superseded), int(people), problems, placed)


_SAME_PERSON = "p.identity_kind = u.kind and p.identity = u.identity"
_PEOPLE = f"""
    insert into person (person_no, identity_kind, identity, label, import_no)
    select (select coalesce(max(person_no), 0) from (
               select person_no from person union all select person_no from audit
           ) given) + row_number() over (order by row_no),
           kind, identity, label, :import_no
    from upload_row u
    where u.row_no in (
        select min(row_no) from upload_row where aside = '' group by kind, identity
    ) and not exists (select 1 from person p where {_SAME_PERSON})
"""
_ROWS = f"""
    create temp table landing_row as
    with matched as materialized (
        select u.row_no, p.person_no, u.skill_no,
               cast(case u.rater when 'self' then 1 when 'manager' then 2 else 3 end
                    as smallint) as kind
        from upload_row u
        join person p on {_SAME_PERSON}
        where u.aside = ''
    )
    select row_no, person_no, skill_no, kind,
           row_no in (
               select max(row_no) from matched group by person_no, skill_no, kind
           ) as live
    from matched
"""
"""Numbers only: a long table has a row for each answer."""
_PARTICIPATION = """
    insert into participation (import_no, wave_no, person_no, row_no, team, role)
    with latest as (
        select n.person_no, n.row_no, u.team, u.role
        from (select person_no, max(row_no) as row_no from landing_row group by person_no) n
        join upload_row u on u.row_no = n.row_no
    ), before as (
        select person_no, team,
               row_number() over (
                   partition by person_no order by wave_no desc, row_no desc
               ) as place
        from participation
        where team is not null and person_no in (select person_no from landing_row)
    ), others as (
        select min(b.team) as team
        from before b join latest l on l.person_no = b.person_no
        where b.place = 1
        having count(distinct b.team) = 1
               and not exists (select 1 from latest named where named.team is not null)
    )
    select :import_no, :wave_no, l.person_no, l.row_no,
           coalesce(l.team, :team, b.team, (select team from others), :default), l.role
    from latest l
    left join before b on b.person_no = l.person_no and b.place = 1
"""
"""A team is the file's, the one that was given, the person's own before, or, where the file names
none at all, that of everybody in it whose team is known, as in a manager's form."""
_ENTRIES = """
    insert into answer_row (entry_no, import_no, row_no, person_no)
    select :before + row_no, :import_no, row_no, person_no from landing_row where live
"""
_PLACED = """
    select p.team, count(*)
    from participation p join upload_row u on u.row_no = p.row_no and u.team is null
    where p.import_no = :import_no
      and not exists (
          select 1 from participation e
          where e.person_no = p.person_no and e.import_no <> :import_no and e.team is not null
      )
    group by p.team order by p.team
"""
_COUNTED = """
    select (select count(*) from landing_row where not live),
           (select count(distinct person_no) from participation where import_no = :import_no)
"""
_PROBLEMS = """
    with line as (
        select row_no, reason, row_number() over (partition by reason order by row_no) as place
        from (
            select row_no, 'A later row answers for the same person, so this one is set aside.'
                           as reason
            from landing_row where not live
            union all
            select row_no, aside from upload_row where aside <> ''
        ) dead
    )
    select row_no, reason, 1 from line where place <= :listed
    union all
    select null, reason, count(*) from line where place > :listed group by reason
"""
