"""Native charts of a deck. Their data stand in a workbook inside, as text and numbers only."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
)
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Pt
from xlsxwriter import Workbook

from dashboard.reports.content import Cell, Table
from dashboard.reports.numbers import safe_sign
from dashboard.reports.slides.metrics import cut, width
from dashboard.reports.slides.page import SMALL, Box, colour, describe, words
from dashboard.theme import LIGHT

MANY, NAMES = 16, 0.5
"""Bars whose names are set large at most; the share of a chart that names may take."""
BESIDE = (SMALL, 9.5, 8.5)
"""Sizes of names beside bars, of which the largest that fits is taken."""
DATES = (SMALL, 9.5, 8.5, 7.5)
"""Sizes of dates below an axis, of which the largest that fits is taken."""
UNBROKEN = "\u00a0"
"""A space at which a name beside a bar is not broken: there is one line for it."""


@dataclass(frozen=True)
class Series:
    """One series. `shades`: a colour for each point; None: it is there, but not seen.

    `labels` are printed instead of the numbers, one a point; None: no labels.
    """

    name: str
    values: Sequence[float | None]
    shades: Sequence[str] | None
    labels: Sequence[str] | None = None
    ink: str = "#FFFFFF"


def bars(
    slide: Slide,
    box: Box,
    categories: Sequence[str],
    series: Sequence[Series],
    *,
    pattern: str,
    said: str,
    legend: bool = False,
    end: float | None = None,
    step: float | None = None,
    made_at: datetime,
) -> None:
    """Horizontal stacked bars, the first category on top; `step`: between the ticks."""
    kind = XL_CHART_TYPE.BAR_STACKED
    longest = max((width(name, 1.0) for name in categories), default=0.0)
    sizes = BESIDE if len(categories) <= MANY else BESIDE[1:]
    size = next((one for one in sizes if longest * one <= NAMES * box.width), sizes[-1])
    room = min(NAMES * box.width, longest * size + 0.01)
    categories = [cut(name, room, size).replace(" ", UNBROKEN) for name in categories]
    chart = _chart(slide, box, kind, categories, series, pattern, said, made_at)
    _look(chart, legend=legend, end=end, pattern=pattern)
    chart.category_axis.tick_labels.font.size = Pt(size)
    _plot_at(chart, box, room + 0.2, legend=legend)
    if step:
        chart.value_axis.major_unit = step
    for drawn, told in zip(chart.plots[0].series, series, strict=True):
        _paint(drawn, told)


def columns(
    slide: Slide,
    box: Box,
    categories: Sequence[str],
    series: Sequence[Series],
    *,
    pattern: str,
    said: str,
    made_at: datetime,
) -> None:
    """Stacked columns, the first category at the left. Names are short: each is written."""
    kind = XL_CHART_TYPE.COLUMN_STACKED
    chart = _chart(slide, box, kind, categories, series, pattern, said, made_at)
    _look(chart, legend=True, end=None, pattern=pattern)
    _from_left(chart)
    for drawn, told in zip(chart.plots[0].series, series, strict=True):
        _paint(drawn, told)


def _from_left(chart: Chart, named: int = 1) -> None:
    """The first category at the left, the numbers beside it; each `named`th has its name."""
    chart.category_axis.reverse_order = False
    cast(Any, chart.value_axis).tick_label_position = XL_TICK_LABEL_POSITION.LOW
    skip = chart.category_axis._element.find(qn("c:tickLblSkip"))
    skip.set("val", str(named))


def money_step(largest: float) -> float:
    """The distance of the ticks of an axis of money: 1, 2 or 5 of a power of ten, at most six."""
    rough = max(largest, 1.0) / 5
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= rough)


def money_pattern(largest: float, currency: str) -> str:
    """How an axis of money is written: whole, in thousands or in millions."""
    scale = '0.0,," M"' if largest >= 8e5 else '#,##0," k"' if largest >= 2e4 else "#,##0"
    return f'"{safe_sign(currency)}" {scale}'


def curve(slide: Slide, box: Box, table: Table, made_at: datetime) -> None:
    """Lines of shares along the first column of a table: the first one strong, the last pale."""
    names = [words(row[0]) for row in table.rows]
    shades = (LIGHT.accent, LIGHT.poor, LIGHT.ink, LIGHT.quiet)
    series = [
        Series(column.title, [amount(row[place]) for row in table.rows], [shades[place % 4 - 1]])
        for place, column in enumerate(table.columns[1:], start=1)
    ]
    kind = XL_CHART_TYPE.LINE
    chart = _chart(slide, box, kind, names, series, "0%", table.title, made_at)
    _look(chart, legend=True, end=1.0, pattern="0%")
    each = (box.width - 1.2) / max(1, len(names))
    longest = max((width(name, 1.0) for name in names), default=0.0)
    size = next((size for size in DATES if longest * size * 1.1 <= each), DATES[-1])
    chart.category_axis.tick_labels.font.size = Pt(size)
    _from_left(chart, math.ceil(longest * size * 1.1 / each))
    for drawn, told in zip(chart.plots[0].series, series, strict=True):
        drawn.smooth = False
        drawn.format.line.width = Pt(2.25)
        drawn.format.line.color.rgb = colour((told.shades or [LIGHT.ink])[0])


def amount(cell: Cell) -> float | None:
    """The number of a cell, where it has one."""
    return None if isinstance(cell, str) else cell.value


def _chart(
    slide: Slide,
    box: Box,
    kind: XL_CHART_TYPE,
    categories: Sequence[str],
    series: Sequence[Series],
    pattern: str,
    said: str,
    made_at: datetime,
) -> Chart:
    data = CategoryChartData(number_format=pattern)
    data.categories = categories
    for one in series:
        data.add_series(one.name, one.values)
    frame = cast(Any, slide.shapes.add_chart(kind, *box.room, cast(Any, data)))
    describe(frame, said)
    chart = cast(Chart, frame.chart)
    cast(Any, chart.part).chart_workbook.update_from_xlsx_blob(_data(categories, series, made_at))
    return chart


def _data(categories: Sequence[str], series: Sequence[Series], made_at: datetime) -> bytes:
    """The workbook behind a chart: text stays text, also where it begins with =."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(buffer, options)
    book.set_properties({"created": made_at})
    sheet = book.add_worksheet("Sheet1")
    for row, name in enumerate(categories, start=1):
        sheet.write_string(row, 0, name)
    for column, one in enumerate(series, start=1):
        sheet.write_string(0, column, one.name)
        for row, value in enumerate(one.values, start=1):
            if value is not None:
                sheet.write_number(row, column, value)
    book.close()
    return buffer.getvalue()


def _plot_at(chart: Chart, box: Box, left: float, *, legend: bool) -> None:
    """Where bars are drawn, so that names have their room in every program, and pages are alike."""
    top, below, right = (0.4 if legend else 0.1), 0.35, 0.3
    places = (
        ("x", left / box.width),
        ("y", top / box.height),
        ("w", 1 - (left + right) / box.width),
        ("h", 1 - (top + below) / box.height),
    )
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    said = "".join(f'<c:{name} val="{share:.4f}"/>' for name, share in places)
    layout = f"<c:layout {nsdecls('c')}><c:manualLayout>{modes}{said}</c:manualLayout></c:layout>"
    area.insert(0, parse_xml(layout))


def _look(chart: Chart, *, legend: bool, end: float | None, pattern: str) -> None:
    chart.has_title = False
    chart.has_legend = legend
    chart.font.size, chart.font.color.rgb = Pt(SMALL), colour(LIGHT.ink)
    if legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
    plot = cast(Any, chart.plots[0])
    if chart.chart_type in (XL_CHART_TYPE.BAR_STACKED, XL_CHART_TYPE.COLUMN_STACKED):
        plot.gap_width, plot.overlap = 45, 100
    names, numbers = chart.category_axis, cast(Any, chart.value_axis)
    names.reverse_order = True
    # Every bar has its name, and no name stands askew.
    axis = names._element
    axis.find(qn("c:noMultiLvlLbl")).addprevious(
        axis.makeelement(qn("c:tickLblSkip"), {"val": "1"})
    )
    for one in (names, numbers):
        one.tick_labels.font.size = Pt(SMALL)
        one._element.find(qn("c:txPr")).find(qn("a:bodyPr")).set("rot", "0")
    names.format.line.fill.background()
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.has_major_gridlines = False
    numbers.minimum_scale = 0
    if end is not None:
        numbers.maximum_scale = end
    numbers.has_major_gridlines = True
    numbers.major_gridlines.format.line.color.rgb = colour(LIGHT.line)
    numbers.format.line.fill.background()
    numbers.tick_labels.number_format = pattern
    numbers.tick_labels.number_format_is_linked = False
    # The numbers stand below although the first category is on top.
    numbers.tick_label_position = XL_TICK_LABEL_POSITION.HIGH


def _paint(drawn: Any, told: Series) -> None:
    if told.shades is None:
        drawn.format.fill.background()
        drawn.format.line.fill.background()
    else:
        for place, shade in enumerate(told.shades):
            fill = drawn.points[place].format.fill
            fill.solid()
            fill.fore_color.rgb = colour(shade)
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = colour([*told.shades, LIGHT.line][0])
    for place, said in enumerate(told.labels or ()):
        if said:
            label = drawn.points[place].data_label
            label.has_text_frame = True
            run = label.text_frame.paragraphs[0].add_run()
            run.text = said
            run.font.size, run.font.color.rgb = Pt(SMALL), colour(told.ink)
            label.position = XL_LABEL_POSITION.CENTER
