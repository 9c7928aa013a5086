"""A text table: what reading a file gives, before anybody guesses a type."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from data.intake.language.headers import PERSON_NAME, SKILL_HEADER
from data.intake.language.words import fold
from data.intake.levels.answers import Legend
from data.intake.levels.scales import number as as_number
from data.intake.levels.scales import says_nothing
from data.intake.reading.no_people import Line, rows_of_nobody
from data.intake.requirements import Needed
from data.store.upload.staging import FIRST_CELLS, Staging
from data.vocabulary import Issue

Counted = tuple[tuple[str, int], ...]
EDGE_ROWS = 8
"""Totals, averages and targets stand in the first or the last rows of a long table."""
WHOLE = 5_000
"""Rows up to which all of them are looked at."""
LOOKED_AT = 2_000
"""Distinct values that decide what a column is; a column with more holds text or identities."""
_SEVERAL = 3
_FEW = 50
"""Distinct answers; a column with more holds no words of a list."""


@dataclass(frozen=True)
class Turned:
    """Where the cells of a table that was turned stand in the file. `rows` has the file's row of
    each column's cells, by position; `columns` the file's header over a person, by row_no (the
    file's column from 1)."""

    rows: tuple[int | None, ...]
    columns: dict[int, str]


@dataclass(frozen=True)
class Outside:
    """Cells of the table that are not among `cells`: those that say something (a skill, a label, a
    requirement), those that are listed and not stored, and what is required."""

    stated: int = 0
    aside: int = 0
    required: tuple[Needed, ...] = ()


@dataclass(frozen=True)
class TextTable:
    """All cells as text. `cells` has `row_no` (the file's own row from 1) and c1, c2, ...

    `headers` has one text per column, unique within the table; `stems` holds the question above
    a header where the file has two header rows or the form `Question [Row]`, else "". Of a large
    file `cells` are the first rows only, and `staging` has them all.
    """

    cells: pa.Table
    headers: tuple[str, ...]
    stems: tuple[str, ...]
    encoding: str
    delimiter: str
    sheet: str
    sheets: tuple[str, ...]
    header_rows: int
    issues: tuple[Issue, ...] = field(default=())
    staging: Staging | None = None
    codes: tuple[str, ...] = ()
    """Short names that the file has above its headers, one per column, or none at all."""
    left_out: Mapping[int, str] = field(default_factory=dict)
    """Row numbers that hold no answers of people, with the reason; `leave_out` finds them."""
    legend: Legend | None = None
    above: tuple[tuple[str, ...], ...] = ()
    """Records up to the header's last, as the file has them, for a table that is in memory."""
    title: tuple[str, ...] = ()
    """What the lines above the header say."""
    around: tuple[str, ...] = ()
    """What the lines around the table say, and small sheets beside it say of numbers."""
    turned: Turned | None = None
    outside: Outside = Outside()
    team: str = ""
    """The team that a line above the table names for all rows, or ""."""
    person: Mapping[str, str] = field(default_factory=dict)
    """What lines above a table of skills say of the person whom it does not name."""
    dated: Mapping[str, str] = field(default_factory=dict)
    """What a line above the table calls the day of the answers, with that day."""
    titles: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Row numbers with their cells: the last line above the header, those right above it again."""
    teams: Mapping[int, str] = field(default_factory=dict)
    """Row numbers with the team that a heading among the rows names for them."""

    @property
    def rows(self) -> int:
        return self.staging.rows if self.staging else int(self.cells.num_rows)

    @property
    def width(self) -> int:
        return len(self.headers)

    def code(self, position: int) -> str:
        """The short name of a column, "" where the file has none."""
        return self.codes[position - 1] if position <= len(self.codes) else ""

    def column(self, position: int) -> pa.ChunkedArray:
        """Cells of one column; `position` counts from 1. Only the first of a large file."""
        return self.cells.column(f"c{position}")

    def with_column(self, position: int, texts: Sequence[str]) -> TextTable:
        """The table with other cells in a column, which may be one more."""
        name, cells = f"c{position}", pa.array(texts, pa.string())
        place = self.cells.schema.get_field_index(name)
        if place < 0:
            return replace(self, cells=self.cells.append_column(name, cells))
        return replace(self, cells=self.cells.set_column(place, name, cells))

    def cells_of(self, positions: Iterable[int]) -> list[tuple[str, ...]]:
        """The cells of some columns, row by row."""
        columns = (self.column(position).to_pylist() for position in positions)
        return list(zip(*columns, strict=True))

    def counted(self, position: int, *, totals: bool = True) -> Counted:
        """Every distinct text of a column with its count, in the order of the file. Without
        `totals`, rows that hold no answers of people are left out."""
        if self.staging:
            return tuple(self.staging.counted(position, every_row=totals))
        return _pairs(pc.value_counts(self._column(position, totals)))

    def commonest(self, position: int, limit: int) -> tuple[Counted, int]:
        """The commonest texts with their counts, and how many there are; of rows with answers."""
        if self.staging:
            pairs, distinct = self.staging.commonest(position, limit)
            return tuple(pairs), distinct
        counts = pc.value_counts(self._column(position, totals=False))
        order = pc.sort_indices(counts.field("counts"), sort_keys=[("", "descending")])
        return _pairs(counts.take(order[:limit])), len(counts)

    def of_words(self, words: Collection[str]) -> dict[int, set[str]]:
        """The columns that have no answers but some words, by position, and which they have."""
        result = {}
        for position in range(1, self.width + 1):
            pairs, distinct = self.commonest(position, _FEW)
            answers = {fold(text) for text, _ in pairs if not says_nothing(text)}
            if distinct <= _FEW and answers and answers.issubset(words):
                result[position] = answers
        return result

    def _column(self, position: int, totals: bool) -> pa.ChunkedArray:
        if totals or not self.left_out:
            return self.column(position)
        numbers = self.cells.column("row_no")
        out = pa.array(list(self.left_out), numbers.type)
        return self.column(position).filter(pc.invert(pc.is_in(numbers, value_set=out)))

    def leave_out(self, rules: Sequence[tuple[int, Sequence[str], str]]) -> TextTable:
        """The table without totals and targets, and without rows with the texts of a rule."""
        totals, unsure = rows_of_nobody(self._lines())
        totals = {**self.left_out, **totals}
        table = self.telling(*unsure)
        if self.staging:
            self.staging.leave_out(totals)
        else:
            table = replace(table, left_out=totals)
        for rule in rules:
            table = table.leave_out_too(*rule)
        return table

    def leave_out_too(self, position: int, texts: Sequence[str], reason: str) -> TextTable:
        """The table without more rows: those whose cell at a position is one of the texts."""
        if self.staging:
            self.staging.leave_out_too(position, texts, reason)
            return self
        hit = pc.is_in(self.column(position), value_set=pa.array(texts, pa.string()))
        more = dict.fromkeys(self.cells.column("row_no").filter(hit).to_pylist(), reason)
        return replace(self, left_out={**more, **self.left_out})

    def _lines(self) -> list[Line]:
        """The rows that are looked at, by the cells that say whose they are: all, or of a long
        table the first and the last."""
        names = ["row_no", *(f"c{i}" for i in range(1, min(self.width, FIRST_CELLS) + 1))]
        few = list(zip(*self.cells.select(names).to_pydict().values(), strict=True))
        whole = self.rows <= WHOLE
        edge = self.rows if whole else EDGE_ROWS
        last = self.staging.last(edge) if self.staging else few[-edge:]
        rows = {row[0]: row for row in (*few[:EDGE_ROWS], *last)}
        heads = [fold(header) for header in self.headers[:FIRST_CELLS]]
        who = next((i for i, head in enumerate(heads) if PERSON_NAME.match(head)), None)
        skills = {i for i, head in enumerate(heads) if head in SKILL_HEADER and who is not None}
        lone = self._lone() if whole else set()
        return [_line(row, who, skills, lone) for row in rows.values()]

    def _lone(self) -> set[int]:
        """Rows of a table of several columns in which a single cell says something."""
        if self.width < _SEVERAL or not self.rows:
            return set()
        if self.staging:
            return self.staging.lone(self.width)
        columns = [self.column(position) for position in range(1, self.width + 1)]
        result = [pc.not_equal(pc.utf8_trim_whitespace(column), "") for column in columns]
        filled = [pc.cast(column, pa.int32()) for column in result]
        alone = pc.equal(reduce(pc.add, filled), 1)
        return set(self.cells.column("row_no").filter(alone).to_pylist())

    def place(self, row_no: int | None, position: int | None) -> tuple[int | None, str | None]:
        """Row and column of a cell as the reader of the file sees them."""
        header = self.headers[position - 1] if position is not None else None
        if self.turned is None:
            return row_no, header
        row = self.turned.rows[position - 1] if position is not None else None
        return row, self.turned.columns.get(row_no) if row_no is not None else None

    def telling(self, *issues: Issue) -> TextTable:
        return replace(self, issues=(*self.issues, *issues))


def _line(row: Sequence[Any], who: int | None, skills: set[int], lone: set[int]) -> Line:
    """A row by the cell at `who` (from 0), else by its first filled cell."""
    row_no, *cells = row
    filled = [i for i, cell in enumerate(cells) if cell.strip()]
    at = who if who in filled else filled[0] if filled else 0
    email = any("@" in cell for cell in cells)
    numbers = tuple(map(as_number, cells))
    alone = row_no in lone and at == (who or 0)
    return Line(row_no, at, cells[at], email, numbers, alone, at == who, at in skills)


def _pairs(counts: pa.StructArray) -> Counted:
    return tuple(
        zip(counts.field("values").to_pylist(), counts.field("counts").to_pylist(), strict=True)
    )


ABOVE = "Lines above the header were left out"


def lines_above(count: int) -> list[Issue]:
    """The note about titles and the like."""
    return [Issue(1, None, None, f"{ABOVE}: {count}.", "note")] if count > 0 else []


def is_blank(record: list[str]) -> bool:
    """A row of nothing but delimiters and spaces."""
    return not any(cell and not cell.isspace() for cell in record)
