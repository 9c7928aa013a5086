"""The cells of an upload as numbers: each text of a column has one, and says something.

Every query here is of the DuckDB beside the store (data.store.reshaping).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_TALL = 20_000
"""Rows from which columns are moved one after the other; a wide table is moved row by row."""
_AT_ONCE = 5_000_000
"""Cells that one statement moves: a second or two, after which progress is told."""
_SEARCHED = 64
"""Texts of a column up to which a cell is looked up in a list; beyond, a join is faster."""
_KINDS = {"self": 1, "manager": 2, "peer": 3, "importance": 4, "interest": 5}
_UNSAID = {"unknown": -1, "not_applicable": -2}


@dataclass(frozen=True)
class LandedColumn:
    """One column of answers. `kind`: rating, importance or interest; `skill_no` None: the row's."""

    position: int
    kind: str
    rater: str | None
    skill_no: int | None


@dataclass(frozen=True)
class Code:
    """One text of one column, and what it says."""

    position: int
    value: str
    outcome: str
    level: int | None
    reason: str
    times: int
    """Cells of the file that hold it, in whatever row."""


@dataclass(frozen=True)
class Text:
    """One text of one column. `kind` None: the row's; `said` None: nothing is stored of it."""

    position: int
    code: int
    value: str
    use: str
    """rating, importance or interest."""
    kind: int | None
    skill_no: int | None
    outcome: str
    said: int | None
    reason: str
    times: int

    @property
    def key(self) -> tuple[int, int]:
        return self.position, self.code

    @property
    def stored(self) -> bool:
        return self.said is not None

    @property
    def rated(self) -> bool:
        return self.use == "rating"


def texts(columns: Sequence[LandedColumn], codes: Sequence[Code]) -> list[Text]:
    """The texts of all columns, numbered from 1 within each."""
    about = {column.position: column for column in columns}
    numbers: Counter[int] = Counter()
    found = []
    for line in codes:
        column = about[line.position]
        numbers[line.position] += 1
        said = line.level if line.outcome == "level" else None
        if column.kind == "rating":
            said = _UNSAID.get(line.outcome, said)
        kind = _KINDS.get(column.rater or "" if column.kind == "rating" else column.kind)
        found.append(
            Text(line.position, numbers[line.position], line.value, column.kind, kind,
                 column.skill_no, line.outcome, said, line.reason, line.times)
        )  # fmt: skip
    return found


MEANING = (
    "position integer, code integer, value varchar, kind smallint, skill_no integer, said smallint"
)


def meanings(texts: list[Text]) -> list[tuple[Any, ...]]:
    """Rows of MEANING."""
    return [(t.position, t.code, t.value, t.kind, t.skill_no, t.said) for t in texts]


def coded(texts: list[Text]) -> tuple[str, str, dict[str, Any]]:
    """A query of the live rows with the number of each cell's text as c1, c2, ...."""
    values: dict[int, list[str]] = {}
    for text in texts:
        values.setdefault(text.position, []).append(text.value)
    numbers, joins, given = [], [], {}
    for p, found in values.items():
        cell = f"coalesce(u.c{p}, '')"
        if len(found) <= _SEARCHED:
            numbers.append(f"cast(list_position(:v{p}, {cell}) as utinyint) as c{p}")
            given[f"v{p}"] = found
        else:
            numbers.append(f"t{p}.code as c{p}")
            joins.append(f"left join meaning t{p} on t{p}.position = {p} and t{p}.value = {cell}")
    sql = f"""
        select {", ".join(["r.row_no", "r.person_no", "r.skill_no", "r.kind", *numbers])}
        from upload u join landed_row r on r.row_no = u.row_no {" ".join(joins)}
    """
    return sql, "coded", given


def counted(texts: list[Text], rows: int) -> tuple[str, dict[str, Any]]:
    """A query of position, code and cells, one line for each text that a live row holds."""
    positions = list(dict.fromkeys(t.position for t in texts))
    if rows < _TALL:
        return f"select position, code, count(*) from ({_wide(positions)}) group by 1, 2", {}
    return " union all ".join(
        f"select {p}, c{p}, count(*) from coded group by c{p}" for p in positions
    ), {}  # fmt: skip


def _wide(positions: list[int]) -> str:
    """All cells, row by row: one statement whatever the number of columns."""
    codes = ", ".join(f"c{p}" for p in positions)
    return f"select row_no, person_no, skill_no, kind, unnest({positions}) as position, " \
           f"unnest([{codes}]) as code from coded"  # fmt: skip


ANSWER = ("import_no", "position", "row_no", "person_no", "skill_no", "code", "kind", "said")


def answers(texts: list[Text], rows: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Queries of the answers that are stored, each with its parameters."""
    columns: dict[int, list[Text]] = {}
    for text in texts:
        columns.setdefault(text.position, []).append(text)
    if rows < _TALL:
        yield (
            f"""
            select :import_no, c.position, c.row_no, c.person_no,
                   coalesce(t.skill_no, c.skill_no), c.code, coalesce(t.kind, c.kind), t.said
            from ({_wide(list(columns))}) c
            join meaning t on t.position = c.position and t.code = c.code
        """,
            {},
        )
        return
    positions, together = list(columns), max(1, _AT_ONCE // rows)
    for at in range(0, len(positions), together):
        queries: list[str] = []
        given: dict[str, Any] = {}
        for p in positions[at : at + together]:
            said: list[int | None] = [None] * max(t.code for t in columns[p])
            for text in columns[p]:
                said[text.code - 1] = text.said
            given |= {f"said{p}": said, f"skill{p}": columns[p][0].skill_no,
                      f"kind{p}": columns[p][0].kind}  # fmt: skip
            queries.append(f"""
                select :import_no, {p}, row_no, person_no,
                       coalesce(cast(:skill{p} as integer), skill_no), c{p},
                       coalesce(cast(:kind{p} as smallint), kind), cast(:said{p}[c{p}] as smallint)
                from coded where :said{p}[c{p}] is not null
            """)
        yield " union all ".join(queries), given
