"""Moving one read upload into the store: rows become people, cells become ratings and opinions.

The upload is staged as text; DuckDB unpivots it and joins what each distinct value says. Nothing
here reads a header or a value.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from data.store.database import Transaction

LISTED = 20
"""Cells with the same problem in one column that are listed one by one; more are one issue."""


@dataclass(frozen=True)
class Target:
    """Where the rows go."""

    import_no: int
    wave_no: int
    team: str | None
    """Given for everybody without a team in the file."""


@dataclass(frozen=True)
class Counts:
    """Cells by what became of them, each counted where it is stored or listed."""

    ratings: int
    importance: int
    interest: int
    unknown: int
    not_applicable: int
    set_aside: int
    people: int
    skills: int


DEFAULT_TEAM = "Team"
_TOGETHER = 8
"""Columns that are stored by one statement: each keeps the people in memory once."""


def land(change: Transaction, target: Target, upload: pa.Table | str, rows: pa.Table | str,
         columns: pa.Table, codes: pa.Table) -> Counts:  # fmt: skip
    """Store one upload: `upload` has row_no and c1, c2, ..., as a table or as a query of a file.

    `rows`: row_no, kind, identity, label, team, role, rater, skill_no, aside (a reason or "").
    `columns`: position, kind (rating, importance, interest), rater, skill_no (null: the row's).
    `codes`: position, value, outcome, level, reason. Leaves the temporary tables landing_row and
    landing_aside for `problems`.
    """
    values = {"import_no": target.import_no, "wave_no": target.wave_no, "team": target.team,
              "default": DEFAULT_TEAM}  # fmt: skip
    wide = [_Answers(*line) for line in zip(*(
        columns.column(name).to_pylist() for name in ("position", "kind", "rater", "skill_no")
    ), strict=True)]  # fmt: skip
    rated = [c for c in wide if c.kind == "rating"]
    opined = [c for c in wide if c.kind != "rating"]
    outcomes = set(zip(codes.column("position").to_pylist(), codes.column("outcome").to_pylist(),
                       strict=True))  # fmt: skip
    aside = [c for c in wide if (c.position, "set_aside") in outcomes]
    with change.staged(upload=upload, upload_row=rows, upload_code=codes):
        for statement in (*_PEOPLE, *_ROWS):
            change.execute(statement, values)
        change.execute(
            "create temp table landing_aside (row_no integer, position integer, value varchar, "
            "reason varchar)"
        )
        with change.in_any_order():
            for insert, cells, chosen in ((_RATINGS, _RATED, rated), (_OPINIONS, _OPINED, opined),
                                          (_ASIDE, _SET_ASIDE, aside)):  # fmt: skip
                for at in range(0, len(chosen), _TOGETHER):
                    part = chosen[at : at + _TOGETHER]
                    change.execute(insert + _cells(cells, part), values | _given(part))
        blank_opinions = _opinion_states(change, opined)
        if isinstance(upload, str):
            for name in ("upload", "upload_row"):
                change.execute(f"drop view {name}")
    return _counts(change, target, len(wide), blank_opinions)


def problems(change: Transaction) -> list[tuple[int | None, int | None, str | None, str, int]]:
    """Cells and rows that were set aside: row, position, value, reason, count.

    One line per cell for the first LISTED of the same column and value, one for all the others.
    """
    return [tuple(row) for row in change.rows(_PROBLEMS, {"listed": LISTED})]


def clear(change: Transaction) -> None:
    """Drop the temporary tables of `land`."""
    for name in ("landing_row", "landing_aside"):
        change.execute(f"drop table {name}")


@dataclass(frozen=True)
class _Answers:
    """One column of answers."""

    position: int
    kind: str
    rater: str | None
    skill_no: int | None


def _cells(query: str, columns: list[_Answers]) -> str:
    """A query of the cells of one column, for each of the columns."""
    return " union all ".join(query.format(p=c.position) for c in columns)


def _given(columns: list[_Answers]) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for c in columns:
        given |= {f"skill_{c.position}": c.skill_no, f"rater_{c.position}": c.rater,
                  f"kind_{c.position}": c.kind}  # fmt: skip
    return given


_SAME_PERSON = "p.identity_kind = u.kind and p.identity = u.identity"
_PEOPLE = (
    f"""
    insert into person (person_no, identity_kind, identity, label, import_no)
    select (select coalesce(max(person_no), 0) from person) + row_number() over (order by row_no),
           kind, identity, label, :import_no
    from (
        select u.kind, u.identity, u.label, u.row_no,
               row_number() over (partition by u.kind, u.identity order by u.row_no) as place
        from upload_row u
        where u.aside = ''
          and not exists (select 1 from person p where {_SAME_PERSON})
    ) first_seen
    where place = 1
    """,
)
_ROWS = (
    f"""
    create temp table landing_row as
    with matched as (
        select u.row_no, u.team, u.role, u.rater, u.skill_no, u.aside, p.person_no
        from upload_row u
        left join person p on {_SAME_PERSON} and u.aside = ''
    )
    select row_no, team, role, rater, skill_no, aside, person_no,
           aside = '' and row_number() over (
               partition by aside, person_no, skill_no, rater order by row_no desc
           ) = 1 as live
    from matched
    """,
    """
    insert into participation (import_no, wave_no, person_no, row_no, team, role)
    with latest as (
        select person_no, row_no, team, role,
               row_number() over (partition by person_no order by row_no desc) as place
        from landing_row
        where live
    ), before as (
        select person_no, team,
               row_number() over (
                   partition by person_no order by wave_no desc, row_no desc
               ) as place
        from participation
        where team is not null and person_no in (select person_no from landing_row)
    )
    select :import_no, :wave_no, l.person_no, l.row_no,
           coalesce(l.team, :team, b.team, :default), l.role
    from latest l
    left join before b on b.person_no = l.person_no and b.place = 1
    where l.place = 1
    """,
)
_FROM = """
    from upload u
    join landing_row r on r.row_no = u.row_no and r.live
    join upload_code m on m.position = {p} and m.value = coalesce(u.c{p}, '')
"""
_SKILL = "coalesce(cast(:skill_{p} as integer), r.skill_no)"
_RATINGS = """
    insert into rating (import_no, wave_no, person_no, skill_no, rater, state, level, native_value,
                        row_no, position)
"""
_RATED = f"""
    select :import_no, :wave_no, r.person_no, {_SKILL},
           coalesce(cast(:rater_{{p}} as varchar), r.rater), m.outcome, m.level,
           nullif(u.c{{p}}, ''), u.row_no, {{p}}
    {_FROM}
    where m.outcome <> 'set_aside'
"""
_OPINIONS = """
    insert into opinion (import_no, wave_no, person_no, skill_no, kind, value, native_value, row_no,
                         position)
"""
_OPINED = f"""
    select :import_no, :wave_no, r.person_no, {_SKILL}, :kind_{{p}}, m.level,
           nullif(u.c{{p}}, ''), u.row_no, {{p}}
    {_FROM}
    where m.outcome = 'level'
"""
_ASIDE = "insert into landing_aside (row_no, position, value, reason)"
_SET_ASIDE = f"""
    select u.row_no, {{p}}, coalesce(u.c{{p}}, ''), m.reason
    {_FROM}
    where m.outcome = 'set_aside'
"""
_PROBLEMS = """
    with cell as (
        select row_no, position, value, reason,
               row_number() over (partition by position, value, reason order by row_no) as place
        from landing_aside
    ), line as (
        select row_no, aside as reason,
               row_number() over (partition by aside order by row_no) as place
        from (
            select row_no,
                   case when aside = ''
                        then 'A later row answers for the same person, so this one is set aside.'
                        else aside end as aside
            from landing_row
            where not live
        ) dead
    )
    select row_no, position, value, reason, 1 from cell where place <= :listed
    union all
    select null, position, value, reason, count(*) from cell where place > :listed
    group by position, value, reason
    union all
    select row_no, null, null, reason, 1 from line where place <= :listed
    union all
    select null, null, null, reason, count(*) from line where place > :listed group by reason
    order by 1 nulls last, 2, 3, 4
"""


def _opinion_states(change: Transaction, opined: list[_Answers]) -> Counter[str]:
    """Blank and not-applicable opinions: they are counted, there is nothing of them to store."""
    found: Counter[str] = Counter()
    for column in opined:
        counted = f"""
            select m.outcome, count(*) {_FROM}
            where m.outcome in ('unknown', 'not_applicable')
            group by m.outcome
        """
        found.update(dict(change.rows(counted.format(p=column.position))))
    return found


def _counts(change: Transaction, target: Target, answer_columns: int,
            blank_opinions: Counter[str]) -> Counts:  # fmt: skip
    number: dict[str, Any] = {"import_no": target.import_no}
    states: dict[str, int] = dict(
        change.rows(
            "select state, count(*) from rating where import_no = :import_no group by state", number
        )
    )
    opinions: dict[str, int] = dict(
        change.rows(
            "select kind, count(*) from opinion where import_no = :import_no group by kind", number
        )
    )
    aside = change.rows("select count(*) from landing_aside")[0][0]
    superseded = change.rows("select count(*) from landing_row where not live and aside = ''")[0][0]
    people, skills = change.rows(
        """
        select (select count(distinct person_no) from participation where import_no = :import_no),
               (select count(distinct skill_no) from rating where import_no = :import_no)
        """,
        number,
    )[0]
    return Counts(
        ratings=states.get("level", 0),
        importance=opinions.get("importance", 0),
        interest=opinions.get("interest", 0),
        unknown=states.get("unknown", 0) + blank_opinions["unknown"],
        not_applicable=states.get("not_applicable", 0) + blank_opinions["not_applicable"],
        set_aside=int(aside) + int(superseded) * answer_columns,
        people=int(people),
        skills=int(skills),
    )
