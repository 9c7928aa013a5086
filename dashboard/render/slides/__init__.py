"""A report as slides: a section a page, few words, native charts and tables. What a page has no
room for is in its speaker's notes and in the other formats."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pptx.slide import Slide

from dashboard import formats
from dashboard.render import blocks as kinds
from dashboard.render.files import EPOCH, Report
from dashboard.render.plots import shades
from dashboard.render.printable import visible
from dashboard.render.slides import charts
from dashboard.render.slides.page import (
    BODY_BOX,
    HEADING,
    LINE,
    Box,
    Deck,
    Grid,
    cards,
    draw,
    headline,
    text,
)
from dashboard.render.slides.page import lines as lines_of
from dashboard.theme import LIGHT

MOST, WIDE = 4, 6
"""Rows of a table on a page, unless it says another number, and columns."""
SIZES = (14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
"""Points of a table's type, of which the largest that fits is taken."""
CARD, WORD = 0.95, 1.7
"""Inches of a card's height, and of the words before sentences."""
BETWEEN = 0.22
COLOURS = shades(LIGHT)
NO_DAY = date(1899, 12, 30)
"""From which a spreadsheet counts days."""
Shown = kinds.Numbers | kinds.Lines | kinds.Chart | kinds.Table


def render(report: Report) -> bytes:
    """The PPTX of a report. Equal reports give equal bytes."""
    deck = Deck(visible(report.subject))
    properties = deck.pages.core_properties
    properties.title, properties.author = visible(report.title, 250), report.software
    properties.created = properties.modified = report.made_at
    properties.comments, properties.last_modified_by = report.stamp, report.software
    pages = [(section, blocks) for section in report.sections if (blocks := chosen(section))]
    for section, blocks in pages:
        _page(deck, section, blocks, report, [report.recipe] if section is pages[-1][0] else [])
    buffer = io.BytesIO()
    deck.pages.save(buffer)
    return steady(buffer.getvalue())


def chosen(section: kinds.Section) -> list[Shown]:
    """What of a section a page has: its first numbers or lines, and its first chart (a heat or a
    cloud has no room), or without one its first table. The rest is in the other formats."""
    blocks = section.for_outlet("pptx")
    words = [b for b in blocks if isinstance(b, kinds.Numbers | kinds.Lines)]
    charts = (
        b for b in blocks if isinstance(b, kinds.Chart) and not isinstance(b.form, kinds.Heat)
    )
    chart = next((b for b in charts if not isinstance(b.form, kinds.Points) or b.form.joined), None)
    table = next((b for b in blocks if isinstance(b, kinds.Table) and b.rows), None)
    picture = chart or table
    return [*words[:1], picture] if picture else [*words[:2]]


def _page(
    deck: Deck, section: kinds.Section, blocks: Sequence[Shown], report: Report, more: Sequence[str]
) -> None:
    notes = [section.lead]
    for block in blocks:
        if isinstance(block, kinds.Numbers):
            notes += [f"{f.label}: {f.text}; {f.note}" for f in block.figures if f.note]
        elif isinstance(block, kinds.Lines):
            notes += [": ".join(filter(None, row)) for row in block.rows[block.most :]]
        elif isinstance(block, kinds.Chart) and isinstance(block.form, kinds.Bars | kinds.Spans):
            notes.append(block.alt)  # native bars have no marks: they are said in words
        else:
            notes.append(block.note)
    notes = [visible(note, 2000) for note in dict.fromkeys(notes) if note]
    slide = deck.page(visible(section.title, 160), [*notes, report.stamp, *more])
    at = BODY_BOX.top
    for block in blocks:
        left = BODY_BOX.top + BODY_BOX.height - at
        room = left if isinstance(block, kinds.Chart) else min(_least(block), left)
        at = _block(slide, block, Box(BODY_BOX.left, at, BODY_BOX.width, room), report)
        at += BETWEEN


def _least(block: kinds.Numbers | kinds.Lines | kinds.Table) -> float:
    match block:
        case kinds.Numbers():
            return CARD
        case kinds.Lines():
            return sum(_line_tall(text) for _, text in block.rows[: block.most])
    grid, size = _grid(block)
    return HEADING + sum(grid.heights(BODY_BOX.width, size))


def _line_tall(text: str) -> float:
    return max(1, lines_of(text, BODY_BOX.width - WORD, 14.0)) * 14.0 * LINE + 0.12


def _block(slide: Slide, block: Shown, box: Box, report: Report) -> float:
    """Draws it; answers where it ends."""
    match block:
        case kinds.Numbers():
            cards(slide, block.figures, box.top, CARD)
        case kinds.Lines():
            at = box.top
            for word, result in block.rows[: block.most]:
                tall = _line_tall(result)
                text(slide, Box(box.left, at, WORD - 0.1, tall), word, 14.0, bold=True)
                place = Box(box.left + WORD, at, box.width - WORD, tall)
                text(slide, place, visible(result, 400), 14.0)
                at += tall
        case kinds.Table():
            return _table(slide, block, _titled(slide, block, box))
        case kinds.Chart():
            _chart(slide, block, _titled(slide, block, box), report)
    return box.top + box.height


def _titled(slide: Slide, block: kinds.Table | kinds.Chart, box: Box) -> Box:
    """Writes its title; answers the room below it."""
    headline(slide, Box(box.left, box.top, box.width, 0.3), visible(block.title, 160))
    return Box(box.left, box.top + HEADING, box.width, box.height - HEADING)


def _grid(block: kinds.Table) -> tuple[Grid, float]:
    shown = block.for_outlet("pptx")
    places = [at for at, column in enumerate(shown.columns) if not column.below][:WIDE]
    columns = [shown.columns[at] for at in places]
    most = block.most.get("pptx", MOST)
    rows = [[visible(row[at], 120) for at in places] for row in shown.texts()[:most]]
    levers = [at for at, column in enumerate(columns) if column.kind == "lever"]
    bars = [{at: COLOURS.get(str(row[places[at]])) for at in levers} for row in shown.rows[:most]]
    grid = Grid(visible(block.title), columns, rows, bars)
    fits = (
        size
        for size in SIZES
        if sum(grid.heights(BODY_BOX.width, size)) <= BODY_BOX.height - HEADING - 0.3
        and sum(grid.widths(BODY_BOX.width, size)) <= BODY_BOX.width + 1e-6
    )
    return grid, next(fits, SIZES[-1])


def _table(slide: Slide, block: kinds.Table, box: Box) -> float:
    grid, size = _grid(block)
    end = draw(slide, box, grid, size)
    left = len(block.rows) - len(grid.rows)
    return _more(slide, box, end, left) if left else end


def _more(slide: Slide, box: Box, end: float, left: int) -> float:
    place = Box(box.left, end + 0.06, box.width, 0.25)
    text(slide, place, f"{formats.number(left)} more in the workbook", 10.5, LIGHT.quiet)
    return end + 0.31


def _chart(slide: Slide, block: kinds.Chart, box: Box, report: Report) -> None:
    alt, made_at = visible(block.alt, 2000), report.made_at
    match block.form:
        case kinds.Bars() as form:
            _bars(slide, box, form, alt, report)
        case kinds.Stacked() as form:
            series = []
            for drawn in (series for series in form.series if any(series.values)):
                texts = [kinds.written(v, form.kind, form.unit) if v else "" for v in drawn.values]
                labels, fills = None if form.upright else texts, [COLOURS[drawn.shade]] * len(texts)
                series.append(charts.Drawn(drawn.name, drawn.values, fills, labels))
            wholes = zip(*(series.values for series in series), strict=True)
            totals = [sum(value or 0.0 for value in whole) for whole in wholes]
            names = [visible(label, 60) for label in form.labels]
            pattern = "0"
            if form.kind == "money":
                pattern = charts.money_pattern(max(totals, default=0.0), form.unit)
            more = {"legend": True, "upright": form.upright}
            charts.bars(slide, box, names, series, pattern, alt, made_at, **more)
        case kinds.Curves() as form:
            charts.curves(slide, box, form, alt, made_at)
        case kinds.Points() as form:
            charts.points(slide, box, form, alt, made_at)
        case kinds.Spans() as form:
            _spans(slide, box, form, alt, report)


def _bars(slide: Slide, box: Box, form: kinds.Bars, alt: str, report: Report) -> None:
    rows = form.rows
    solid = [COLOURS.get(row.shade, LIGHT.accent) for row in rows]
    series = [charts.Drawn("Today", [r.value for r in rows], solid, [r.text for r in rows])]
    if any(row.high is not None and row.value is not None for row in rows):
        more = [(r.high or 0.0) - (r.value or 0.0) if r.high is not None else 0.0 for r in rows]
        series.append(charts.Drawn("At most", more, [LIGHT.line] * len(rows)))
    names = [visible(row.label, 60) for row in rows]
    pattern = "0%" if form.kind == "percent" else "0"
    charts.bars(slide, box, names, series, pattern, alt, report.made_at, end=form.end)


def _spans(slide: Slide, box: Box, form: kinds.Spans, alt: str, report: Report) -> None:
    rows = form.rows[: 2 * MOST]
    first = float((form.start - NO_DAY).days)
    before = charts.Drawn("Begins", [first + 7 * row.start for row in rows], None)
    fills = [COLOURS.get(row.shade, LIGHT.accent) for row in rows]
    days = [7 * (row.end - row.start) for row in rows]
    runs = charts.Drawn("Days until it counts", days, fills)
    names = [visible(row.label, 60) for row in rows]
    if left := len(form.rows) - len(rows):
        box = replace(box, height=box.height - 0.31)
        _more(slide, box, box.top + box.height, left)
    charts.bars(slide, box, names, (before, runs), "mmm yyyy", alt, report.made_at, begin=first)


def steady(content: bytes) -> bytes:
    """The same archive with every file dated alike, in the same order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(buffer, "w") as kept:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, made.read(name))
    return buffer.getvalue()
