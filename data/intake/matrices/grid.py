"""The cells of a table in memory as rows of text, headers included, before anybody names them."""

from __future__ import annotations

from dataclasses import dataclass

from data.intake.reading.table import TextTable, is_blank


@dataclass(frozen=True)
class Line:
    """One row: its number in the file, and its cells without surplus spaces."""

    row: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """The text of a column, counted from 0; "" past the last."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True)
class Grid:
    """The rows that are not blank. `width` counts the columns up to the last with a text; `marks`
    are answers that a legend explains, folded."""

    lines: tuple[Line, ...]
    width: int
    marks: frozenset[str] = frozenset()

    def column(self, column: int, lines: list[int]) -> list[str]:
        """The cells of a column in some of the lines."""
        return [self.lines[i].cell(column) for i in lines]


def grid_of(table: TextTable) -> Grid:
    """Header rows and data rows of a table that is in memory."""
    lines = [
        _line(number, list(record))
        for number, record in enumerate(table.above, start=1)
        if not is_blank(list(record))
    ]
    numbers = table.cells.column("row_no").to_pylist()
    columns = [table.column(position).to_pylist() for position in range(1, table.width + 1)]
    lines += [
        _line(number, list(cells))
        for number, cells in zip(numbers, zip(*columns, strict=True), strict=True)
    ]
    width = max((i + 1 for line in lines for i, c in enumerate(line.cells) if c), default=0)
    return Grid(tuple(lines), width, table.legend.marks if table.legend else frozenset())


def _line(number: int, cells: list[str]) -> Line:
    return Line(number, tuple(" ".join(cell.split()) for cell in cells))
