"""A heatmap's content as values: what stands in which cell, and why a cell is empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from data.vocabulary import State

ScaleName = Literal["levels", "gap", "share", "interest", "mean", "change", "points", "difference"]
CellState = State | Literal["withheld", "incomparable"]
"""`withheld`: too few people to show it. `incomparable`: there is nothing to compare it with."""

RowKind = Literal["people", "teams", "areas", "roles"]
ValueKind = Literal[
    "level", "requirement", "profile", "interest", "importance", "change", "difference"
]
RowOrder = Literal["name", "gap", "alike"]
ColumnOrder = Literal["area", "name", "gap", "alike"]
EMPTY: dict[CellState, str] = {
    "unknown": "?",
    "not_applicable": "n/a",
    "withheld": "few",
    "incomparable": "–",
}
"""What stands in a cell that has no number."""


@dataclass(frozen=True)
class Wanted:
    """What is asked of the heatmap: rows, value, order, search and filters."""

    rows: RowKind = "people"
    value: ValueKind = "level"
    row_order: RowOrder = "name"
    column_order: ColumnOrder = "area"
    find_people: str = ""
    find_skills: str = ""
    areas: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    names: bool = True


@dataclass(frozen=True)
class Cell:
    """One cell. `value` None where there is no number; `text` is what stands in it.

    `said` is the cell in words, without its row and column. `people` stand behind it.
    """

    value: float | None
    text: str
    state: CellState
    said: str
    people: int = 1


@dataclass(frozen=True)
class Matrix:
    """Rows x columns of cells; a cell None was not asked there.

    `rows` and `columns` are what is shown, their keys what identifies them. `groups` has one name
    a row (the team of a person), `areas` one a column. `framed` are (group, column key)
    of the must-haves below their headcount.
    """

    scale: ScaleName
    rows: tuple[str, ...]
    row_keys: tuple[str, ...]
    groups: tuple[str, ...]
    columns: tuple[str, ...]
    column_keys: tuple[str, ...]
    areas: tuple[str, ...]
    cells: tuple[tuple[Cell | None, ...], ...]
    framed: frozenset[tuple[str, str]] = frozenset()
    left_out: int = 0
    """People who were searched for and are too many to draw."""

    def groups_framed(self, column: str) -> list[str]:
        """The groups shown whose must-have in this column is below its headcount."""
        return [name for name in dict.fromkeys(self.groups) if (name, column) in self.framed]

    def taken(self, rows: Sequence[int], columns: Sequence[int]) -> Matrix:
        """Only these rows and columns, in this order."""
        return replace(
            self,
            rows=tuple(self.rows[r] for r in rows),
            row_keys=tuple(self.row_keys[r] for r in rows),
            groups=tuple(self.groups[r] for r in rows),
            columns=tuple(self.columns[c] for c in columns),
            column_keys=tuple(self.column_keys[c] for c in columns),
            areas=tuple(self.areas[c] for c in columns),
            cells=tuple(tuple(self.cells[r][c] for c in columns) for r in rows),
        )

    def cell(self, row: str, column: str) -> Cell | None:
        """The cell of two keys; None where it was not asked or is not here."""
        if row not in self.row_keys or column not in self.column_keys:
            return None
        return self.cells[self.row_keys.index(row)][self.column_keys.index(column)]

    def table(self) -> dict[str, list[str]]:
        """The same as columns of words, for those who do not read pictures."""
        answer: dict[str, list[str]] = {"": list(self.rows)}
        for number, name in enumerate(self.columns):
            answer[name] = [word(row[number]) for row in self.cells]
        return answer


WORDS: dict[CellState, str] = {
    "unknown": "unknown",
    "not_applicable": "not applicable",
    "withheld": "too few people",
    "incomparable": "nothing to compare",
}


def word(cell: Cell | None) -> str:
    """A cell where nothing is told by a mark."""
    if cell is None:
        return "not asked"
    return WORDS.get(cell.state, cell.text)
