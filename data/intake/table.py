"""A text table: what reading a file gives, before anybody guesses a type."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from data.store.staging import Staging
from data.vocabulary import Issue

Counted = tuple[tuple[str, int], ...]


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

    def counted(self, position: int) -> Counted:
        """Every distinct text of a column with its count, in the order of the file."""
        if self.staging:
            return tuple(self.staging.counted(position))
        found = pc.value_counts(self.column(position))
        return _pairs(found)

    def commonest(self, position: int, limit: int) -> tuple[Counted, int]:
        """The commonest texts of a column with their counts, and how many texts there are."""
        if self.staging:
            pairs, distinct = self.staging.commonest(position, limit)
            return tuple(pairs), distinct
        found = pc.value_counts(self.column(position))
        order = pc.sort_indices(found.field("counts"), sort_keys=[("", "descending")])
        return _pairs(found.take(order[:limit])), len(found)

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
