"""The cells of an upload as numbers: each text of a column has one, which also says what it means.

Every query here is of a DuckDB beside the store (data.store.upload.staging). It reads the upload,
the rows that are stored as `landed_row`, and what texts and columns are about as `meaning` and
`series`.
"""

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
KINDS = {"self": 1, "manager": 2, "peer": 3, "importance": 4, "interest": 5}
"""As answer_series.kind has them."""
KIND_NAMED = "case a.kind " + " ".join(f"when {n} then '{k}'" for k, n in KINDS.items()) + " end"
"""The name of the kind of a row `a` of the view answer."""
_UNSAID = {"unknown": -1, "not_applicable": -2}
Query = tuple[str, dict[str, Any]]
"""A query with its parameters."""


@dataclass(frozen=True)
class Text:
    """One text of one column, which says the same in each of its cells.

    `number`: of the column's texts, from 1. `use`: rating, importance or interest. `rater` of a
    rating and `skill_no` None: the row's. `times`: cells of the file that hold it, in whatever row.
    """

    position: int
    number: int
    value: str
    use: str
    rater: str | None
    skill_no: int | None
    outcome: str
    level: int | None
    reason: str
    times: int

    @property
    def key(self) -> tuple[int, str]:
        return self.position, self.value

    @property
    def kind(self) -> int | None:
        """As answer_series.kind has it; None: the row's."""
        return KINDS.get(self.rater or "" if self.use == "rating" else self.use)

    @property
    def code(self) -> int:
        """As answer_cell.code has it; 0 where nothing is stored of the text."""
        said = self.level if self.outcome == "level" else None
        if self.use == "rating":
            said = _UNSAID.get(self.outcome, said)
        return 0 if said is None else cell_code(self.number, said)


@dataclass(frozen=True)
class Series:
    """What the answers of a column are about, as the table answer_series has it."""

    series_no: int
    position: int
    skill_no: int
    kind: int


def cell_code(number: int, said: int) -> int:
    """What a cell holds of the text `number` of its column, and of the level that it says."""
    return 8 * number + said + 2


MEANING = "position integer, code integer, value varchar, kind smallint, skill_no integer"
SERIES = "series_no integer, position integer, skill_no integer, kind smallint"


def counted(positions: Sequence[int], rows: int) -> str:
    """A query of position, value and cells, one line for each text that a stored row holds."""
    return f"select position, value, count(*) from ({_live(positions, rows)}) group by 1, 2"


def placed(position: int, most: int) -> str:
    """A query of each text of a column that a stored row holds, with the first rows that do."""
    return f"select value, min(row_no, {most}) from ({_live([position], _TALL)}) group by value"


def about(positions: Sequence[int], rows: int) -> str:
    """A query of position, skill and kind: each that a stored cell has."""
    return f"""
        select distinct c.position, coalesce(t.skill_no, r.skill_no), coalesce(t.kind, r.kind)
        {_stored(positions, rows)}
        order by 1, 2, 3
    """


def _live(positions: Sequence[int], rows: int) -> str:
    """The same of the rows that are stored."""
    return f"""
        select * from ({_cells(positions, rows)})
        where row_no in (select row_no from landed_row)
    """


def _cells(positions: Sequence[int], rows: int) -> str:
    """Row, position and value of each cell. Row by row it is one statement whatever the number of
    columns."""
    if rows >= _TALL:
        return " union all ".join(
            f"select row_no, {p} as position, coalesce(c{p}, '') as value from upload"
            for p in positions
        )
    values = ", ".join(f"coalesce(c{p}, '')" for p in positions)
    return (
        f"select row_no, unnest({list(positions)}) as position, unnest([{values}]) as value "
        "from upload"
    )


def _stored(positions: Sequence[int], rows: int) -> str:
    return f"""
        from ({_cells(positions, rows)}) c
        join landed_row r on r.row_no = c.row_no
        join meaning t on t.position = c.position and t.value = c.value and t.code > 0
    """


ANSWER = ("series_no", "entry_no", "code")


def answers(
    texts: Sequence[Text], series: Sequence[Series], rows: int, *, whole: bool
) -> Iterator[Query]:
    """Queries of the answers that are stored; all take the parameter `before`, which is the entry
    before the first row. `whole`: every row of the upload is stored."""
    columns: dict[int, list[Text]] = {text.position: [] for text in texts if text.code}
    for text in texts:
        if text.position in columns:
            columns[text.position].append(text)
    only = {s.position: s.series_no for s in series}
    several = {p for p, times in Counter(s.position for s in series).items() if times > 1}
    looked_up = [
        p
        for p, said in columns.items()
        if rows >= _TALL and p not in several and len(said) <= _SEARCHED
    ]
    together = max(1, _AT_ONCE // rows) if rows >= _TALL else max(1, len(columns))
    for positions in _parts(looked_up, together):
        parts: list[str] = []
        given: dict[str, Any] = {}
        for p in positions:
            sql, values = _looked_up(columns[p], only[p], whole=whole)
            parts.append(sql)
            given |= values
        yield " union all ".join(parts), given
    for positions in _parts([p for p in columns if p not in set(looked_up)], together):
        yield (
            f"""
            select s.series_no, :before + c.row_no, t.code
            {_stored(positions, rows)}
            join series s on s.position = c.position
                         and s.skill_no = coalesce(t.skill_no, r.skill_no)
                         and s.kind = coalesce(t.kind, r.kind)
        """,
            {},
        )


def _parts(positions: list[int], size: int) -> Iterator[list[int]]:
    for at in range(0, len(positions), size):
        yield positions[at : at + size]


def _looked_up(column: list[Text], series_no: int, *, whole: bool) -> Query:
    """The answers of a column about one thing. What DuckDB looks up without a case or a join it
    looks up once for each text of a part of the file, not for each cell."""
    p = column[0].position
    said = [text for text in column if text.value]
    given = {
        f"texts{p}": [text.value for text in said],
        f"codes{p}": [text.code for text in said],
        f"blank{p}": next((text.code for text in column if not text.value), 0),
    }
    code = (
        f"coalesce(cast(:codes{p} as integer[])"
        f"[list_position(cast(:texts{p} as varchar[]), c{p})], :blank{p})"
    )
    rows = "" if whole else "and row_no in (select row_no from landed_row)"
    return (
        f"""
        select {series_no}, :before + row_no, code
        from (select row_no, {code} as code from upload) where code > 0 {rows}
    """,
        given,
    )
