"""A text table: what reading a file gives, before anybody guesses a type."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyarrow as pa

from data.vocabulary import Issue


@dataclass(frozen=True)
class TextTable:
    """All cells as text. `cells` has `row_no` (the file's own row from 1) and c1, c2, ...

    `headers` has one text per column, unique within the table; `stems` holds the question above
    a header where the file has two header rows or the form `Question [Row]`, else "".
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

    @property
    def rows(self) -> int:
        """Data rows."""
        return int(self.cells.num_rows)

    @property
    def width(self) -> int:
        """Columns of the file."""
        return len(self.headers)

    def column(self, position: int) -> pa.ChunkedArray:
        """Cells of one column; `position` counts from 1."""
        return self.cells.column(f"c{position}")


def is_blank(record: list[str]) -> bool:
    """A row of nothing but delimiters and spaces."""
    return not any(cell and not cell.isspace() for cell in record)
