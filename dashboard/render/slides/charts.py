"""Native charts of a deck. Their data stand in a workbook inside, as text and numbers only."""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Pt
from xlsxwriter import Workbook

from dashboard.render.blocks import Curves, Points
from dashboard.render.plots import safe_sign, shades, whole_numbers
from dashboard.render.slides.page import SMALL, Box, colour, cut, describe, width
from dashboard.render.workbook import OPTIONS
from dashboard.theme import LIGHT

QUARTER = 91
"""Days between two dates of an axis."""
MANY, NAMES = 16, 0.5
"""Bars whose names are set large at most; the share of a chart that names may take."""
BESIDE = (SMALL, 9.5, 8.5)
"""Sizes of names beside bars, of which the largest that fits is taken."""
DATES = (SMALL, 9.5, 8.5, 7.5)
"""Sizes of dates below an axis, of which the largest that fits is taken."""
SHORT = 0.1
"""Of the longest bar: so short a one has no room for its number."""
UNBROKEN = "\u00a0"
"""A space at which a name beside a bar is not broken: there is one line for it."""


@dataclass(frozen=True)
class Drawn:
    """One series. `shades`: a colour for each point; None: it is there, but not seen. `labels` are
    printed instead of the numbers, one a point; None: no labels."""

    name: str
    values: Sequence[float | None]
    shades: Sequence[str] | None
    labels: Sequence[str] | None = None


def bars(
    slide: Slide,
    box: Box,
    categories: Sequence[str],
    series: Sequence[Drawn],
    pattern: str,
    alt: str,
    made_at: datetime,
    *,
    legend: bool = False,
    begin: float = 0.0,
    end: float | None = None,
    upright: bool = False,
) -> None:
    """Stacked bars, the first category on top; upright ones from left to right, by short names. The
    axis runs from `begin`, a day where it is not 0, to `end`."""
    kind = XL_CHART_TYPE.COLUMN_STACKED if upright else XL_CHART_TYPE.BAR_STACKED
    longest = max((width(name, 1.0) for name in categories), default=0.0)
    sizes = BESIDE if len(categories) <= MANY else BESIDE[1:]
    size = next((size for size in sizes if longest * size <= NAMES * box.width), sizes[-1])
    room = min(NAMES * box.width, longest * size + 0.01)
    if upright:  # "Oct 2026" may stand on two lines
        categories = [name.replace(UNBROKEN, " ") for name in categories]
    else:
        categories = [cut(name, room, size).replace(" ", UNBROKEN) for name in categories]
    chart = _chart(slide, box, kind, categories, series, pattern, alt, made_at)
    _look(chart, legend=legend or upright, begin=begin, end=end, pattern=pattern)
    if upright:
        _along(chart, box, categories)
    else:
        chart.category_axis.tick_labels.font.size = Pt(size)
        _plot_at(chart, box, room + 0.2, legend=legend)
    plot = cast(Any, chart.plots[0])
    plot.gap_width, plot.overlap = 45, 100
    for drawn, own in zip(plot.series, series, strict=True):
        _paint(drawn, own)


def _along(chart: Chart, box: Box, labels: Sequence[str]) -> None:
    each = (box.width - 1.2) / max(1, len(labels))
    longest = max((width(name, 1.0) for name in labels), default=0.0)
    size = next((size for size in DATES if longest * size * 1.1 <= each), DATES[-1])
    chart.category_axis.tick_labels.font.size = Pt(size)
    # The first category at the left, the numbers beside it; each so many-th has its name.
    chart.category_axis.reverse_order = False
    cast(Any, chart.value_axis).tick_label_position = XL_TICK_LABEL_POSITION.LOW
    skip = chart.category_axis._element.find(qn("c:tickLblSkip"))
    skip.set("val", str(math.ceil(longest * size * 1.1 / each)))


def money_pattern(largest: float, currency: str) -> str:
    """How an axis of money is written: whole, in thousands or in millions."""
    scales = (8e5, '0.0,," M"'), (2e4, '0," k"'), (1e3, '0.0," k"'), (0.0, "0")
    scale = next(own for least, own in scales if largest >= least)
    return f'"{safe_sign(currency)}" {scale}'


def curves(slide: Slide, box: Box, form: Curves, alt: str, made_at: datetime) -> None:
    """Lines through the same labels: the first one strong."""
    colours, pattern = shades(LIGHT), "0%"
    series = [Drawn(own.name, own.values, [colours[own.shade]]) for own in form.series]
    chart = _chart(slide, box, XL_CHART_TYPE.LINE, form.labels, series, pattern, alt, made_at)
    _look(chart, legend=True, end=1.0, pattern=pattern)
    _along(chart, box, form.labels)
    for place, (drawn, own) in enumerate(zip(chart.plots[0].series, series, strict=True)):
        drawn.smooth = False
        drawn.format.line.width = Pt(1.5 if place else 2.5)
        drawn.format.line.color.rgb = colour((own.shades or [LIGHT.ink])[0])


def points(slide: Slide, box: Box, form: Points, alt: str, made_at: datetime) -> None:
    """Points on two scales, each with its name, joined in their order."""
    most = max((point.x for point in form.points), default=0.0)
    data = XyChartData()
    series = data.add_series(form.y_title)
    for point in form.points:
        series.add_data_point(point.x, point.y)
    values = [
        Drawn(form.x_title, [point.x for point in form.points], None),
        Drawn(form.y_title, [point.y for point in form.points], None),
    ]
    names, kind = [point.label for point in form.points], XL_CHART_TYPE.XY_SCATTER_LINES
    frame = cast(Any, slide.shapes.add_chart(kind, *box.room, data))
    describe(frame, alt)
    chart = cast(Chart, frame.chart)
    cast(Any, chart.part).chart_workbook.update_from_xlsx_blob(_data(names, values, made_at))
    chart.has_title = chart.has_legend = False
    chart.font.size, chart.font.color.rgb = Pt(SMALL), colour(LIGHT.ink)
    across, up = cast(Any, chart.category_axis), cast(Any, chart.value_axis)
    across.has_major_gridlines, up.has_major_gridlines = False, True
    up.major_gridlines.format.line.color.rgb = colour(LIGHT.line)
    pattern = money_pattern(most, form.unit) if form.x_kind == "money" else "0.0"
    low, high, up.major_unit = _steps(*form.heights)
    for axis, title, (first, last), numbers in (
        (across, form.x_title, (0, most * 1.1 or 1.0), pattern),
        (up, form.y_title, (low, high), "0" if up.major_unit >= 1 else "0.0"),
    ):
        axis.format.line.fill.background()
        axis.has_title = True
        axis.axis_title.text_frame.text = title
        run = axis.axis_title.text_frame.paragraphs[0].runs[0]
        run.font.size, run.font.bold = Pt(SMALL), False
        axis.minimum_scale, axis.maximum_scale = first, last
        axis.tick_labels.number_format = numbers
        axis.tick_labels.number_format_is_linked = False
    (drawn,) = cast(Any, chart.plots[0].series)
    drawn.smooth = False
    drawn.format.line.color.rgb = colour(LIGHT.accent)
    for place, point in enumerate(form.points):
        mark = drawn.points[place]
        mark.marker.style, mark.marker.size = XL_MARKER_STYLE.CIRCLE, 11 if point.strong else 8
        mark.marker.format.fill.solid()
        inside = LIGHT.accent if point.strong else LIGHT.page
        mark.marker.format.fill.fore_color.rgb = colour(inside)
        mark.marker.format.line.color.rgb = colour(LIGHT.accent)
        run = mark.data_label.text_frame.paragraphs[0].add_run()
        run.text = f"{point.text} {point.label}"
        run.font.size, run.font.bold = Pt(12), point.strong
        at_axis = point.x <= 0  # where the numbers of the other axis stand
        mark.data_label.position = XL_LABEL_POSITION.RIGHT if at_axis else XL_LABEL_POSITION.ABOVE


def _steps(low: float, high: float) -> tuple[int, int, float]:
    """Ends of an axis, whole and with room for marks and their names, and its steps: whole, too,
    or halves of up to three."""
    first, last = max(min(low, 0.0), low - 0.1 * (high - low)), high + 0.15 * (high - low)
    step: int = whole_numbers(math.ceil(last - first))["dtick"]
    ends = step * math.floor(first / step), step * math.ceil(last / step)
    return *ends, 0.5 if ends[1] - ends[0] <= 3 else step


def _chart(
    slide: Slide,
    box: Box,
    kind: XL_CHART_TYPE,
    categories: Sequence[str],
    series: Sequence[Drawn],
    pattern: str,
    alt: str,
    made_at: datetime,
) -> Chart:
    data = CategoryChartData(number_format=pattern)
    data.categories = categories
    for own in series:
        data.add_series(own.name, own.values)
    frame = cast(Any, slide.shapes.add_chart(kind, *box.room, cast(Any, data)))
    describe(frame, alt)
    chart = cast(Chart, frame.chart)
    cast(Any, chart.part).chart_workbook.update_from_xlsx_blob(_data(categories, series, made_at))
    return chart


def _data(categories: Sequence[str], series: Sequence[Drawn], made_at: datetime) -> bytes:
    """The workbook behind a chart: text stays text, also where it begins with =."""
    buffer = io.BytesIO()
    book = Workbook(buffer, OPTIONS)
    book.set_properties({"created": made_at})
    sheet = book.add_worksheet("Sheet1")
    for row, name in enumerate(categories, start=1):
        sheet.write_string(row, 0, name)
    for column, own in enumerate(series, start=1):
        sheet.write_string(0, column, own.name)
        for row, value in enumerate(own.values, start=1):
            if value is not None:
                sheet.write_number(row, column, value)
    book.close()
    return buffer.getvalue()


def _plot_at(chart: Chart, box: Box, left: float, *, legend: bool) -> None:
    top, below, right = (0.4 if legend else 0.1), 0.35, 0.3
    places = (
        ("x", left / box.width),
        ("y", top / box.height),
        ("w", 1 - (left + right) / box.width),
        ("h", 1 - (top + below) / box.height),
    )
    area = chart._chartSpace.chart.plotArea
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    text = "".join(f'<c:{name} val="{share:.4f}"/>' for name, share in places)
    layout = f"<c:layout {nsdecls('c')}><c:manualLayout>{modes}{text}</c:manualLayout></c:layout>"
    area.insert(0, parse_xml(layout))


def _look(
    chart: Chart, *, legend: bool, begin: float = 0.0, end: float | None, pattern: str
) -> None:
    chart.has_title = False
    chart.has_legend = legend
    chart.font.size, chart.font.color.rgb = Pt(SMALL), colour(LIGHT.ink)
    if legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
    names, numbers = chart.category_axis, cast(Any, chart.value_axis)
    names.reverse_order = True
    # Every bar has its name, and no name stands askew.
    axis = names._element
    axis.find(qn("c:noMultiLvlLbl")).addprevious(
        axis.makeelement(qn("c:tickLblSkip"), {"val": "1"})
    )
    for item in (names, numbers):
        item.tick_labels.font.size = Pt(SMALL)
        item._element.find(qn("c:txPr")).find(qn("a:bodyPr")).set("rot", "0")
    names.format.line.fill.background()
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.has_major_gridlines = False
    numbers.minimum_scale = begin
    if begin:
        numbers.major_unit = QUARTER
    if end is not None:
        numbers.maximum_scale = end
    numbers.has_major_gridlines = True
    numbers.major_gridlines.format.line.color.rgb = colour(LIGHT.line)
    numbers.format.line.fill.background()
    numbers.tick_labels.number_format = pattern
    numbers.tick_labels.number_format_is_linked = False
    # The numbers stand below although the first category is on top.
    numbers.tick_label_position = XL_TICK_LABEL_POSITION.HIGH


def _paint(drawn: Any, own: Drawn) -> None:
    if own.shades is None:
        drawn.format.fill.background()
        drawn.format.line.fill.background()
    else:
        for place, shade in enumerate(own.shades):
            fill = drawn.points[place].format.fill
            fill.solid()
            fill.fore_color.rgb = colour(shade)
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = colour([*own.shades, LIGHT.line][0])
    longest = max((value or 0.0 for value in own.values), default=0.0)
    for place, text in enumerate(own.labels or ()):
        if text:
            label = drawn.points[place].data_label
            label.has_text_frame = True
            run = label.text_frame.paragraphs[0].add_run()
            run.text = text
            short = (own.values[place] or 0.0) < SHORT * longest
            run.font.size, run.font.color.rgb = (
                Pt(SMALL),
                colour(LIGHT.ink if short else LIGHT.page),
            )
            label.position = XL_LABEL_POSITION.INSIDE_BASE if short else XL_LABEL_POSITION.CENTER
