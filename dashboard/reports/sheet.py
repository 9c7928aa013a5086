"""Writing one sheet of the workbook: cells by their kind, tables, pictures of numbers.

User text is written as a string and never as a formula, a link or a name.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.reports.content import Cell, Column, Kind, Table
from dashboard.reports.numbers import safe_sign
from dashboard.theme import LEVER_COLOURS, LIGHT, OFFICE_FONT, OPEN_COLOUR

WIDTHS: dict[Kind, float] = {
    "text": 26,
    "count": 11,
    "level": 8,
    "percent": 11,
    "money": 14,
    "hours": 11,
    "weeks": 10,
    "number": 14,
    "lever": 12,
}


NOTE = 130
"""Letters of a line of a note."""
INPUT = {
    "font_color": LEVER_COLOURS["hire"],
    "bg_color": "#FFF7DB",
    "border": 1,
    "border_color": LIGHT.line,
}
"""A cell that a reviewer may change: blue on pale yellow."""


class Styles:
    """The formats of one workbook, by kind of number and by what a cell means."""

    def __init__(self, book: Workbook, currency: str) -> None:
        base = {"font_name": OFFICE_FONT, "font_size": 10, "font_color": LIGHT.ink, "valign": "top"}
        sign = safe_sign(currency)
        patterns: dict[Kind, str] = {
            "text": "@",
            "lever": "@",
            "count": "#,##0",
            "level": "0",
            "percent": "0.0%",
            "money": f'"{sign}" #,##0',
            "hours": '#,##0 "h"',
            "weeks": "0",
            "number": "#,##0.####",
        }
        self._kinds = {
            kind: book.add_format({**base, "num_format": pattern, "text_wrap": kind == "text"})
            for kind, pattern in patterns.items()
        }
        self.title = book.add_format({**base, "font_size": 14, "bold": True})
        self.heading = book.add_format({**base, "font_size": 11, "bold": True})
        self.head = book.add_format(
            {
                **base,
                "font_color": LIGHT.quiet,
                "bottom": 1,
                "bottom_color": LIGHT.line,
                "text_wrap": True,
            }
        )
        self.head_number = book.add_format(
            {
                **base,
                "font_color": LIGHT.quiet,
                "bottom": 1,
                "bottom_color": LIGHT.line,
                "text_wrap": True,
                "align": "right",
            }
        )
        self.upright = book.add_format(
            {**base, "font_color": LIGHT.quiet, "rotation": 90, "valign": "bottom"}
        )
        # Text beside a number keeps its distance from it.
        self.inside = book.add_format(
            {**base, "num_format": "@", "text_wrap": True, "align": "left", "indent": 1}
        )
        self.beside = book.add_format({**base, "num_format": "@", "align": "left", "indent": 1})
        self.head_inside = book.add_format(
            {
                **base,
                "font_color": LIGHT.quiet,
                "bottom": 1,
                "bottom_color": LIGHT.line,
                "text_wrap": True,
                "align": "left",
                "indent": 1,
            }
        )
        self.quiet = book.add_format({**base, "font_color": LIGHT.quiet})
        self.reason = book.add_format({**base, "font_color": LIGHT.quiet, "align": "right"})
        self.level = book.add_format({**base, "num_format": "0.0", "align": "center"})
        frame = {"border": 2, "border_color": OPEN_COLOUR}
        self.framed = book.add_format({**base, "num_format": "0.0", "align": "center", **frame})
        # A mean has a digit after the point, the level of a person has none.
        self.person = book.add_format({**base, "num_format": "0", "align": "center"})
        self.person_framed = book.add_format(
            {**base, "num_format": "0", "align": "center", **frame}
        )
        self.unknown = book.add_format(
            {
                **base,
                "align": "center",
                "pattern": 14,
                "fg_color": "#C9D0D6",
                "bg_color": "#FFFFFF",
                "font_color": LIGHT.ink,
            }
        )
        self.absent = book.add_format({**base, "align": "center", "font_color": LIGHT.quiet})

        live = {
            "input": "#,##0.######",
            "price": "#,##0.00####",
            "cents": "#,##0.00",
            "number": "#,##0.####",
            "count": "0",
            "check": "@",
        }
        self._live = {
            name: book.add_format(
                {
                    **base,
                    "num_format": pattern,
                    "align": "right",
                    **(INPUT if name == "input" else {}),
                    **({"bold": True} if name == "check" else {}),
                }
            )
            for name, pattern in live.items()
        }

    def live(self, look: str) -> Format:
        """The format of a cell that computes; an input stands out."""
        return self._live[look]

    def kind(self, kind: Kind) -> Format:
        """The format of a kind of number."""
        return self._kinds[kind]


class Sheet:
    """A sheet that is written from top to bottom; `row` is the next free one."""

    def __init__(self, book: Workbook, name: str, styles: Styles) -> None:
        self.page: Worksheet = book.add_worksheet(name)
        self.styles = styles
        self.row = 0
        self.page.hide_gridlines(2)
        self.page.set_landscape()
        self.page.set_paper(9)
        self.page.fit_to_pages(1, 0)
        self.page.set_footer("&L&A&R&P / &N")

    def line(self, text: str, style: Format | None = None) -> None:
        """A line of text."""
        if text:
            self.page.write_string(self.row, 0, text, style or self.styles.quiet)
            self.row += 1

    def note(self, text: str, style: Format | None = None) -> None:
        """A paragraph, on as many rows as it needs: one long line would make print tiny."""
        for line in textwrap.wrap(text, NOTE, break_on_hyphens=False):
            self.line(line, style)

    def gap(self) -> None:
        """An empty row."""
        self.row += 1

    def cell(self, column: int, value: Cell) -> None:
        """One cell in the next free row: a number as a number, a reason in its words."""
        if isinstance(value, str):
            style = self.styles.inside if column else self.styles.kind("text")
            self.page.write_string(self.row, column, value, style)
        elif value.value is None:
            self.page.write_string(self.row, column, value.text, self.styles.reason)
        else:
            self.page.write_number(self.row, column, value.value, self.styles.kind(value.kind))

    def head(self, columns: Sequence[Column]) -> None:
        """The headings of a table, with the widths that its kinds need."""
        for position, column in enumerate(columns):
            style = self.styles.head_inside if position else self.styles.head
            if column.kind not in ("text", "lever"):
                style = self.styles.head_number
            self.page.write_string(self.row, position, column.title, style)
            width = WIDTHS[column.kind] * (max(1.0, column.share) if column.kind == "text" else 1)
            self.page.set_column(position, position, min(width, 60))
        self.row += 1

    def table(self, table: Table, *, heading: bool = True) -> tuple[int, int]:
        """A table of the model. Answers its first and last row of data (last < first: none)."""
        if heading:
            self.line(table.title, self.styles.heading)
        if not table.rows:
            self.note(table.empty)
            self.gap()
            return self.row, self.row - 1
        self.head(table.columns)
        first = self.row
        for row in table.rows:
            for position, value in enumerate(row):
                self.cell(position, value)
            self.row += 1
        last = self.row - 1
        self.note(table.note)
        self.gap()
        return first, last

    def filtered(self, first: int, last: int, columns: int) -> None:
        """Filter buttons on a table's headings, which stay in sight."""
        if last >= first:
            self.page.autofilter(first - 1, 0, last, columns - 1)
            self.page.freeze_panes(first, 1)
            self.page.repeat_rows(first - 1)

    def widths(self, *widths: float) -> None:
        """Widths of the columns from the first on, in characters."""
        for column, width in enumerate(widths):
            self.page.set_column(column, column, width)


def bar(fill: str) -> dict[str, Any]:
    """The look of a chart's series."""
    return {"fill": {"color": fill}, "border": {"none": True}}


def look(chart: Any, title: str, *, legend: bool = False) -> None:
    """Titles of charts are ours: a title that begins with = would be read as a formula."""
    font = {"name": OFFICE_FONT, "size": 11, "bold": False, "color": LIGHT.ink}
    chart.set_title({"name": title, "name_font": font, "overlay": False})
    chart.set_legend({"position": "bottom"} if legend else {"none": True})


def grid() -> dict[str, Any]:
    """Quiet grid lines of a chart."""
    return {"visible": True, "line": {"color": LIGHT.line, "width": 0.5}}
