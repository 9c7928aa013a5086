"""A text table: what reading a file gives, before anybody guesses a type."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from data.intake.words import SUMMARY_WORDS, fold
from data.store.staging import Staging
from data.vocabulary import Issue

Counted = tuple[tuple[str, int], ...]
LAST_ROWS = 5
"""Totals and averages stand in the last rows of a table."""


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
    preamble: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = field(default=())
    staging: Staging | None = None

    @property
    def rows(self) -> int:
        """Data rows."""
        return self.staging.rows if self.staging else int(self.cells.num_rows)

    @property
    def width(self) -> int:
        """Columns of the file."""
        return len(self.headers)

    def column(self, position: int) -> pa.ChunkedArray:
        """Cells of one column; `position` counts from 1. Only the first of a large file."""
        return self.cells.column(f"c{position}")

    def counted(self, position: int, *, totals: bool = True) -> Counted:
        """Every distinct text of a column with its count, in the order of the file.

        Without `totals`, the last rows that only add up those above them are left out.
        """
        if self.staging:
            return tuple(self.staging.counted(position, () if totals else self._totals()))
        return _pairs(pc.value_counts(self._column(position, totals)))

    def commonest(self, position: int, limit: int) -> tuple[Counted, int]:
        """The commonest texts of a column with their counts, and how many texts there are.

        Rows of totals are left out.
        """
        if self.staging:
            pairs, distinct = self.staging.commonest(position, limit, self._totals())
            return tuple(pairs), distinct
        found = pc.value_counts(self._column(position, totals=False))
        order = pc.sort_indices(found.field("counts"), sort_keys=[("", "descending")])
        return _pairs(found.take(order[:limit])), len(found)

    def _column(self, position: int, totals: bool) -> pa.ChunkedArray:
        left_out = () if totals else self._totals()
        if not left_out:
            return self.column(position)
        numbers = self.cells.column("row_no")
        return self.column(position).filter(
            pc.invert(pc.is_in(numbers, value_set=pa.array(left_out, numbers.type)))
        )

    def _totals(self) -> tuple[int, ...]:
        """Row numbers of the last rows that begin with a word such as "Total"."""
        if self.staging:
            last = self.staging.last(LAST_ROWS)
        else:
            tail = self.cells.slice(max(0, self.rows - LAST_ROWS))
            last = list(zip(tail["row_no"].to_pylist(), tail["c1"].to_pylist(), strict=True))
        return tuple(number for number, text in last if fold(text) in SUMMARY_WORDS)

    def close(self) -> None:
        """Delete what a large file left on the disk."""
        if self.staging:
            self.staging.close()


def _pairs(found: pa.StructArray) -> Counted:
    return tuple(
        zip(found.field("values").to_pylist(), found.field("counts").to_pylist(), strict=True)
    )


def is_blank(record: list[str]) -> bool:
    """A row of nothing but delimiters and spaces."""
    return not any(cell and not cell.isspace() for cell in record)
