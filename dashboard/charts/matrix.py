"""A heatmap's content as values: what stands in which cell, and why a cell is empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from data.vocabulary import State

ScaleName = Literal["levels", "gap", "share", "interest"]


@dataclass(frozen=True)
class Cell:
    """One cell. `value` None where the state is not a level; `text` is what stands in it."""

    value: float | None
    text: str
    state: State
    hover: str


@dataclass(frozen=True)
class Matrix:
    """Rows x columns of cells; a cell None was not asked there.

    `rows` and `columns` are what is shown, their keys what identifies them. `areas` has one name
    a column. `framed` are keys of columns with a must-have below its headcount.
    """

    scale: ScaleName
    rows: tuple[str, ...]
    row_keys: tuple[str, ...]
    columns: tuple[str, ...]
    column_keys: tuple[str, ...]
    areas: tuple[str, ...]
    cells: tuple[tuple[Cell | None, ...], ...]
    framed: frozenset[str] = frozenset()

    def table(self) -> dict[str, list[str]]:
        """The same as columns of words, for those who do not read pictures."""
        answer: dict[str, list[str]] = {"": list(self.rows)}
        for number, name in enumerate(self.columns):
            answer[name] = [_word(row[number]) for row in self.cells]
        return answer


def _word(cell: Cell | None) -> str:
    if cell is None:
        return "not asked"
    return {"unknown": "unknown", "not_applicable": "not applicable"}.get(cell.state, cell.text)
