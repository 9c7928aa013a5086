"""A sheet of the workbook whose cells compute: numbers, strings and formulas with their value."""

from __future__ import annotations

from typing import Literal

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from dashboard.reports.sheet import Sheet, Styles

LINES = "Cost lines"
LINES_FIRST = 4
"""Row of the first charge on that sheet, counted from 0."""

Look = Literal["input", "price", "cents", "number", "count", "check"]


class Live:
    """Written from top to bottom; `row` is the next free one, counted from 0."""

    def __init__(self, book: Workbook, name: str, styles: Styles) -> None:
        self._sheet = Sheet(book, name, styles)
        self.page, self.styles, self.row = self._sheet.page, styles, 0

    def title(self, text: str) -> None:
        """The finding of the sheet."""
        self.page.write_string(self.row, 0, text, self.styles.title)
        self.row += 1

    def note(self, text: str) -> None:
        """A quiet line, and an empty row below it."""
        self.page.write_string(self.row, 0, text, self.styles.quiet)
        self.row += 2

    def head(self, *columns: tuple[str, float], numbers: range) -> None:
        """Headings that stay in sight, with the width of each column; `numbers` hold numbers."""
        for position, (text, width) in enumerate(columns):
            inside = self.styles.head_inside if position else self.styles.head
            style = self.styles.head_number if position in numbers else inside
            self.page.write_string(self.row, position, text, style)
            self.page.set_column(position, position, width)
        self.page.repeat_rows(self.row)
        self.row += 1

    def text(self, column: int, text: str) -> None:
        """A string, whatever it begins with; beside another cell it keeps its distance."""
        style = self.styles.beside if column else self.styles.kind("lever")
        self.page.write_string(self.row, column, text, style)

    def number(self, column: int, value: float, look: Look) -> None:
        """A number that is given."""
        self.page.write_number(self.row, column, value, self.styles.live(look))

    def formula(self, column: int, formula: str, value: float | str, look: Look) -> None:
        """A number that the spreadsheet computes; `value` until it does."""
        self.page.write_formula(self.row, column, formula, self.styles.live(look), value)


def at(column: int, row: int) -> str:
    """A cell by its column, from 0, and its row, from 1."""
    return f"{xl_col_to_name(column)}{row}"


def share(week: str, row: int, sheet: str = "") -> str:
    """The share of a charge that falls before a week; the same rule as `charges.share_by`."""
    start, end = f"{sheet}$I{row}", f"{sheet}$J{row}"
    return (
        f"IF({end}>{start},MIN(1,MAX(0,({week}-{start})/({end}-{start}))),IF({start}<{week},1,0))"
    )
