"""A report as a workbook: a sheet a section, numbers as numbers, native charts, ready to print.
User text is a string, never a formula, a link or a name."""

from __future__ import annotations

import io
import textwrap
from datetime import date
from functools import cache
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard import formats
from dashboard.render import blocks as kinds
from dashboard.render.files import Report
from dashboard.render.plots import safe_sign, shades
from dashboard.render.printable import visible
from dashboard.theme import LIGHT, OFFICE_FONT, OPEN_COLOUR

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
WIDTHS: dict[kinds.Kind, float] = {"text": 26, "money": 14, "date": 13, "lever": 12, "level": 8}
WIDTH, WIDEST = 11.0, 60.0
"""Letters of a column of another kind, and of the widest."""
DATE = "d mmm yyyy"
NOTE = 130
"""Letters of a line of a note."""
FRONT = "Start here"
COLOURS = shades(LIGHT)
Place = tuple[int, int, int]
"""First and last row of a table, and how many columns it has."""


def render(report: Report) -> bytes:
    """The XLSX of a report. Equal reports give equal bytes."""
    buffer = io.BytesIO()
    book = Workbook(buffer, OPTIONS)
    book.set_properties(
        {
            "title": visible(report.title, 250),
            "author": report.software,
            "created": report.made_at,
            "comments": report.stamp,
        }
    )
    styles = Styles(book, report.currency)
    front = Sheet(book, FRONT, styles)
    sheets = [section for section in report.sections if section.for_outlet("xlsx")]
    for section in sheets:
        _section(book, Sheet(book, section.name[:31], styles), section)
    _front(front, report, sheets)
    book.close()
    return buffer.getvalue()


def _front(sheet: Sheet, report: Report, sections: list[kinds.Section]) -> None:
    """Written last, when the names of the others are known."""
    sheet.line(visible(report.title, 400), sheet.styles.title)
    sheet.line(f"{visible(report.subject)} · {report.stamp}")
    sheet.row += 1
    for section in sections:
        sheet.text(0, section.name, sheet.styles.heading)
        sheet.text(1, visible(section.title, 400), sheet.styles.inside)
        sheet.row += 1
    sheet.row += 1
    sheet.line("For skillmix verify, which makes this workbook again", sheet.styles.heading)
    sheet.line(report.recipe)
    # The recipe is one long line; what is read stands in these columns.
    sheet.page.print_area(0, 0, sheet.row, 1)
    sheet.page.set_column(0, 0, 22)
    sheet.page.set_column(1, 1, 110)


class Styles:
    """The formats of one workbook, by kind of value and by what a cell means."""

    def __init__(self, book: Workbook, currency: str) -> None:
        base = {"font_name": OFFICE_FONT, "font_size": 10, "font_color": LIGHT.ink, "valign": "top"}
        patterns: dict[kinds.Kind, str] = {
            "text": "@",
            "flag": "@",
            "lever": "@",
            "count": "#,##0",
            "level": "0",
            "percent": "0.0%",
            "chance": "0.0%",
            "money": f'"{safe_sign(currency)}" #,##0',
            "hours": '#,##0 "h"',
            "weeks": "0",
            "decimal": "#,##0.####",
            "number": "#,##0.######",
            "statistic": "0.00",
        }

        def style(**look: object) -> Format:
            return book.add_format({**base, **look})

        self.kinds = {
            kind: style(num_format=pattern, text_wrap=kind == "text", align="left")
            if kind in kinds.TEXTS
            else style(num_format=pattern)
            for kind, pattern in patterns.items()
        }

        @cache
        def day(said: str, at: int) -> Format:
            text = said.replace('"', "'")
            pattern = f'{DATE}"{text}"' if text else DATE
            return style(num_format=pattern, align="left", indent=min(at, 1))

        self.day = day
        below = {"font_color": LIGHT.quiet, "bottom": 1, "bottom_color": LIGHT.line}
        frame = {"border": 2, "border_color": OPEN_COLOUR}
        self.title = style(font_size=14, bold=True)
        self.heading = style(font_size=11, bold=True)
        self.head = style(**below, text_wrap=True)
        self.head_number = style(**below, text_wrap=True, align="right")
        # Text beside a number keeps its distance from it.
        self.inside = style(num_format="@", text_wrap=True, align="left", indent=1)
        self.head_inside = style(**below, text_wrap=True, align="left", indent=1)
        self.quiet = style(font_color=LIGHT.quiet)
        self.reason = style(font_color=LIGHT.quiet, align="right")
        self.upright = style(font_color=LIGHT.quiet, rotation=90, valign="bottom")
        # A mean has a digit after the point, the level of a person has none.
        self.level = [style(num_format=p, align="center") for p in ("0", "0.0")]
        self.framed = [style(num_format=p, align="center", **frame) for p in ("0", "0.0")]
        self.absent = style(align="center", font_color=LIGHT.quiet)
        self.unknown = style(
            align="center", pattern=14, fg_color="#C9D0D6", bg_color="#FFFFFF", font_color=LIGHT.ink
        )


class Sheet:
    """A sheet that is written from top to bottom; `row` is the next free one."""

    def __init__(self, book: Workbook, name: str, styles: Styles) -> None:
        self.page: Worksheet = book.add_worksheet(name)
        self.name, self.styles, self.row = name, styles, 0
        self.page.hide_gridlines(2)
        self.page.set_landscape()
        self.page.set_paper(9)
        self.page.fit_to_pages(1, 0)
        self.page.set_footer("&L&A&R&P / &N")
        self._widths: dict[int, float] = {}

    def text(self, column: int, text: str, style: Format | None = None) -> None:
        """A string, whatever it begins with."""
        self.page.write_string(self.row, column, text, style or self.styles.quiet)

    def line(self, text: str, style: Format | None = None) -> None:
        if text:
            self.text(0, text, style)
            self.row += 1

    def note(self, text: str) -> None:
        """A paragraph, on as many rows as it needs: one long line would make print tiny."""
        for line in textwrap.wrap(text, NOTE, break_on_hyphens=False):
            self.line(line)

    def cell(self, at: int, value: kinds.Value, column: kinds.Column) -> None:
        """One cell in the next free row: a number as a number, a date as one, with what is said of
        it in its format; a reason in its words."""
        number, day = kinds.amount(value), value.value if isinstance(value, kinds.Said) else value
        text = kinds.written(value, column.kind, column.unit)
        if isinstance(day, date) and text.startswith(formats.day(day)):
            said = text.removeprefix(formats.day(day))
            self.page.write_datetime(self.row, at, day, self.styles.day(said, at))
        elif number is not None and column.kind not in kinds.TEXTS:
            self.page.write_number(self.row, at, number, self.styles.kinds[column.kind])
        elif column.kind in kinds.TEXTS:
            style = self.styles.inside if at else self.styles.kinds["text"]
            self.text(at, visible(text, 1000), style)
        else:
            self.text(at, text or kinds.UNKNOWN, self.styles.reason)

    def table(self, table: kinds.Table) -> Place:
        """A table below its title. Answers where its rows stand (last < first: none)."""
        self.line(visible(table.title), self.styles.heading)
        if not table.rows:
            self.note(table.empty)
            self.row += 1
            return self.row, self.row - 1, 0
        for at, column in enumerate(table.columns):
            inside = self.styles.head_inside if at else self.styles.head
            self.text(
                at, column.title, inside if column.kind in kinds.TEXTS else self.styles.head_number
            )
            share = max(1.0, column.share) if column.kind == "text" else 1.0
            width = min(WIDEST, WIDTHS.get(column.kind, WIDTH) * share)
            if column.kind == "date":  # one that is wider than its column is drawn as ####
                width = max([width, *(len(row[at]) for row in table.texts())])
            self._widths[at] = max(width, self._widths.get(at, 0.0))
            self.page.set_column(at, at, self._widths[at])
        self.row += 1
        first = self.row
        for row in table.rows:
            for at, (value, column) in enumerate(zip(row, table.columns, strict=True)):
                self.cell(at, value, column)
            self.row += 1
        last = self.row - 1
        self.note(visible(table.note, 1000))
        self.row += 1
        return first, last, len(table.columns)


def _section(book: Workbook, sheet: Sheet, section: kinds.Section) -> None:
    sheet.line(visible(section.title, 400), sheet.styles.title)
    sheet.note(visible(section.lead, 2000))
    sheet.row += 1
    for block in section.for_outlet("xlsx"):
        match block:
            case kinds.Note():
                sheet.note(visible(block.text, 2000))
                sheet.row += 1
            case kinds.Chart():
                _chart(book, sheet, block)
            case _ if table := kinds.as_table(block, "xlsx"):
                first, last, columns = sheet.table(table)
                if len(section.blocks) == 1 and isinstance(block, kinds.Table) and last >= first:
                    # It has its sheet alone: filter buttons on its headings, which stay in sight.
                    sheet.page.autofilter(first - 1, 0, last, columns - 1)
                    sheet.page.freeze_panes(first, 1)
                    sheet.page.repeat_rows(first - 1)


def _chart(book: Workbook, sheet: Sheet, block: kinds.Chart) -> None:
    if isinstance(block.form, kinds.Heat):
        _heat(sheet, block)
        return
    table = kinds.as_table(block, "xlsx")
    if table is None:
        return
    first, last, columns = sheet.table(table)
    if last < first:
        return
    drawn = _native(book, sheet.name, block.form, table, first, last)
    if drawn is not None:
        _look(drawn, visible(block.title, 200), legend=not isinstance(block.form, kinds.Bars))
        drawn.set_size({"width": 640, "height": min(900, 90 + 24 * (last - first + 1))})
        sheet.page.insert_chart(
            max(0, first - 2), columns + 1, drawn, {"description": visible(block.alt, 500)}
        )


def _native(
    book: Workbook, name: str, form: object, table: kinds.Table, first: int, last: int
) -> Any | None:
    places = {column.title: at for at, column in enumerate(table.columns)}
    match form:
        case kinds.Bars():
            shape = {"type": "bar"}
            numbers = [at for at, c in enumerate(table.columns) if c.kind == form.kind][:1]
            series = [(table.columns[at].title, at, "accent") for at in numbers]
        case kinds.Stacked() | kinds.Curves():
            shape = {"type": "line"}
            if isinstance(form, kinds.Stacked):
                shape = {"type": "column" if form.upright else "bar", "subtype": "stacked"}
            series = [(s.name, places[s.name], s.shade) for s in form.series if s.name in places]
        case _:
            return None
    if not series:
        return None
    chart = book.add_chart(shape)
    for title, at, shade in series:
        fill = {"color": COLOURS.get(shade, LIGHT.accent)}
        look = (
            {"line": {**fill, "width": 1.75}}
            if shape["type"] == "line"
            else {"fill": fill, "border": {"none": True}, "gap": 45}
        )
        chart.add_series(
            {
                "name": title,
                "categories": [name, first, 0, last, 0],
                "values": [name, first, at, last, at],
                **look,
            }
        )
    grid = {"visible": True, "line": {"color": LIGHT.line, "width": 0.5}}
    if shape["type"] == "bar":
        chart.set_x_axis({"major_gridlines": grid})
        chart.set_y_axis({"reverse": True})
    else:
        chart.set_y_axis({"major_gridlines": grid})
        chart.set_x_axis({"text_axis": True, "num_format": DATE})  # days are numbers in cells
    return chart


def _look(chart: Any, title: str, *, legend: bool) -> None:
    """Titles of charts are ours: a title that begins with = would be read as a formula."""
    font = {"name": OFFICE_FONT, "size": 11, "bold": False, "color": LIGHT.ink}
    chart.set_title({"name": title.lstrip("=+-@ "), "name_font": font, "overlay": False})
    chart.set_legend({"position": "bottom"} if legend else {"none": True})


def _heat(sheet: Sheet, block: kinds.Chart) -> None:
    form = block.form
    assert isinstance(form, kinds.Heat)
    styles, narrow = sheet.styles, form.decimals == 0
    sheet.line(visible(block.title, 200), styles.heading)
    for at, name in enumerate((*form.names, *form.columns)):
        sheet.text(at, visible(name, 60), styles.upright if narrow and at > 1 else styles.head)
    if narrow:
        sheet.page.set_row(sheet.row, 130)
    sheet.page.set_column(0, 1, 28)
    sheet.page.set_column(2, len(form.columns) + 1, 5 if narrow else 14)
    sheet.page.repeat_rows(sheet.row)
    sheet.row += 1
    first = sheet.row
    for group, label, cells in form.rows:
        sheet.text(0, visible(group, 60))
        sheet.text(1, visible(label, 60), styles.kinds["text"])
        for at, cell in enumerate(cells, start=2):
            number = kinds.amount(cell.value)
            if number is not None:
                looks = styles.framed if cell.framed else styles.level
                sheet.page.write_number(sheet.row, at, number, looks[form.decimals > 0])
            elif cell.text:
                sheet.text(at, cell.text, styles.unknown if cell.text == "?" else styles.absent)
        sheet.row += 1
    if form.rows and form.columns:
        scale = {"type": "3_color_scale", "min_type": "num", "mid_type": "num", "max_type": "num"}
        for end, value, level in (("min", 0, 0), ("mid", 2.5, 2), ("max", 5, 4)):
            scale |= {f"{end}_value": value, f"{end}_color": LIGHT.levels[level]}  # type: ignore[dict-item]
        sheet.page.conditional_format(first, 2, sheet.row - 1, 1 + len(form.columns), scale)
    sheet.note(visible(block.note, 1000))
    sheet.row += 1
