"""A report as slides: a section a page, few words, native charts and tables.

What a page has no room for is in its speaker's notes and in the other formats.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from functools import partial

from pptx.slide import Slide

from dashboard import formats
from dashboard.render.blocks import (
    Bars,
    Block,
    Chart,
    Curves,
    Heat,
    Lines,
    Note,
    Numbers,
    Points,
    Section,
    Spans,
    Stacked,
    Table,
    written,
)
from dashboard.render.files import Report
from dashboard.render.plots import shades
from dashboard.render.printable import visible
from dashboard.render.slides import charts
from dashboard.render.slides.page import (
    BODY,
    BODY_BOX,
    HEADING,
    LINE,
    Box,
    Deck,
    Grid,
    Look,
    cards,
    draw,
    headline,
    text,
)
from dashboard.render.slides.page import lines as lines_of
from dashboard.theme import LIGHT, OPEN_COLOUR

EPOCH = (1980, 1, 1, 0, 0, 0)
MOST, WIDE = 4, 4
"""Rows of a table on a page, unless it says another number, and columns."""
SIZES = (14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
"""Points of a table's type, of which the largest that fits is taken."""
CARD, WORD, LEAST = 0.95, 1.7, 2.2
"""Inches of a card's height, of the words before sentences, of a chart at least."""
BETWEEN = 0.22
COLOURS = shades(LIGHT)


def render(report: Report) -> bytes:
    """The PPTX of a report. Equal reports give equal bytes."""
    deck = Deck(visible(report.subject))
    properties = deck.pages.core_properties
    properties.title, properties.author = visible(report.title, 250), report.software
    properties.created = properties.modified = report.made_at
    properties.comments, properties.last_modified_by = report.stamp, report.software
    for place, section in enumerate(report.sections):
        if blocks := chosen(section):
            last = place + 1 == len(report.sections)
            _page(deck, section, blocks, report, [report.recipe] if last else [])
    buffer = io.BytesIO()
    deck.pages.save(buffer)
    return steady(buffer.getvalue())


def chosen(section: Section) -> list[Block]:
    """What of a section a page has: its first numbers or lines, and its first chart, or without one
    its first table. The rest is in the other formats."""
    blocks = section.for_outlet("pptx")
    words = [b for b in blocks if isinstance(b, Numbers | Lines)]
    chart = next((b for b in blocks if isinstance(b, Chart)), None)
    table = next((b for b in blocks if isinstance(b, Table) and b.rows), None)
    picture = chart or table
    return [*words[:1], picture] if picture else [*words[:2]]


def _page(
    deck: Deck, section: Section, blocks: Sequence[Block], report: Report, more: Sequence[str]
) -> None:
    notes = [section.lead]
    for block in blocks:
        if isinstance(block, Numbers):
            notes += [f"{f.label}: {f.text}; {f.note}" for f in block.figures if f.note]
        elif isinstance(block, Table | Chart):
            notes.append(block.note)
    notes = [visible(note, 2000) for note in dict.fromkeys(notes) if note]
    slide = deck.page(visible(section.title, 160), [*notes, report.stamp, *more])
    fixed = sum(_least(block) for block in blocks) + BETWEEN * (len(blocks) - 1)
    pictures = sum(_grows(block) for block in blocks)
    spare = max(0.0, BODY_BOX.height - fixed) / pictures if pictures else 0.0
    at = BODY_BOX.top
    for block in blocks:
        room = _least(block) + (spare if _grows(block) else 0.0)
        left = BODY_BOX.top + BODY_BOX.height - at
        at = _block(slide, block, Box(BODY_BOX.left, at, BODY_BOX.width, min(room, left)), report)
        at += BETWEEN


def _grows(block: Block) -> bool:
    return isinstance(block, Chart) and not isinstance(block.form, Heat)


def _least(block: Block) -> float:
    """Inches that a block takes at least."""
    match block:
        case Numbers():
            return CARD
        case Note():
            return 2 * BODY * LINE
        case Lines():
            return sum(_line_tall(said) for _, said in block.rows[:MOST])
        case Table():
            grid, size = _grid(block)
            return HEADING + sum(grid.heights(BODY_BOX.width, size))
    return HEADING + (LEAST if _grows(block) else BODY_BOX.height - HEADING)


def _line_tall(said: str) -> float:
    return max(1, lines_of(said, BODY_BOX.width - WORD, 14.0)) * 14.0 * LINE + 0.12


def _block(slide: Slide, block: Block, box: Box, report: Report) -> float:
    """Draws it; answers where it ends."""
    match block:
        case Numbers():
            cards(slide, block.figures, box.top, CARD)
        case Note():
            text(slide, box, visible(block.text, 400), BODY, LIGHT.quiet)
        case Lines():
            at = box.top
            for word, said in block.rows[:MOST]:
                tall = _line_tall(said)
                text(slide, Box(box.left, at, WORD - 0.1, tall), word, 14.0, bold=True)
                place = Box(box.left + WORD, at, box.width - WORD, tall)
                text(slide, place, visible(said, 400), 14.0)
                at += tall
        case Table():
            return _table(slide, block, box)
        case Chart():
            headline(slide, Box(box.left, box.top, box.width, 0.3), visible(block.title, 160))
            below = Box(box.left, box.top + HEADING, box.width, box.height - HEADING)
            _chart(slide, block, below, report)
    return box.top + box.height


def _grid(block: Table) -> tuple[Grid, float]:
    shown = block.for_outlet("pptx")
    places = [at for at, column in enumerate(shown.columns) if not column.below][:WIDE]
    columns = [shown.columns[at] for at in places]
    most = block.most.get("pptx", MOST)
    rows = [[visible(row[at], 120) for at in places] for row in shown.texts()[:most]]
    levers = [at for at, column in enumerate(columns) if column.kind == "lever"]
    looks = []
    for row in shown.rows[:most]:
        bars = {at: COLOURS.get(str(row[places[at]])) for at in levers}
        looks.append([Look(bar=bars.get(at), bold=not at) for at in range(len(columns))])
    grid = Grid(
        visible(block.title),
        [column.title for column in columns],
        [column.kind for column in columns],
        [column.share for column in columns],
        rows,
        looks,
    )
    fits = (
        size
        for size in SIZES
        if sum(grid.heights(BODY_BOX.width, size)) <= BODY_BOX.height - HEADING - 0.3
    )
    return grid, next(fits, SIZES[-1])


def _table(slide: Slide, block: Table, box: Box) -> float:
    headline(slide, Box(box.left, box.top, box.width, 0.3), visible(block.title, 160))
    below = Box(box.left, box.top + HEADING, box.width, box.height - HEADING)
    if not block.rows:
        text(slide, below, block.empty, BODY, LIGHT.quiet)
        return box.top + 2 * HEADING
    grid, size = _grid(block)
    end = draw(slide, below, grid, size)
    left = len(block.rows) - len(grid.rows)
    if left:
        place = Box(box.left, end + 0.06, box.width, 0.25)
        text(slide, place, f"{formats.number(left)} more in the workbook", 10.5, LIGHT.quiet)
        end += 0.31
    return end


def _chart(slide: Slide, block: Chart, box: Box, report: Report) -> None:
    alt, made_at = visible(block.alt, 2000), report.made_at
    match block.form:
        case Bars() as form:
            _bars(slide, box, form, alt, report)
        case Stacked() as form:
            series = [
                charts.Drawn(
                    one.name,
                    one.values,
                    [COLOURS[one.shade]] * len(form.labels),
                    None
                    if form.upright
                    else [written(v, form.kind, form.unit) if v else "" for v in one.values],
                )
                for one in form.series
                if any(one.values)
            ]
            wholes = zip(*(one.values for one in series), strict=True)
            totals = [sum(value or 0.0 for value in whole) for whole in wholes]
            draws = charts.columns if form.upright else partial(charts.bars, legend=True)
            draws(
                slide,
                box,
                [visible(label, 60) for label in form.labels],
                series,
                pattern=_pattern(form.kind, max(totals, default=0.0), form.unit),
                said=alt,
                made_at=made_at,
            )
        case Curves() as form:
            charts.curves(slide, box, form, alt, made_at)
        case Points() as form:
            charts.points(slide, box, form, alt, made_at)
        case Heat() as form:
            _heat(slide, box, form, block.title)
        case Spans() as form:
            _spans(slide, box, form, alt, report)


def _pattern(kind: str, most: float, unit: str) -> str:
    if kind == "percent":
        return "0%"
    return charts.money_pattern(most, unit) if kind == "money" else "0"


def _bars(slide: Slide, box: Box, form: Bars, alt: str, report: Report) -> None:
    rows = form.rows
    solid = [COLOURS.get(row.shade, LIGHT.accent) for row in rows]
    series = [charts.Drawn("Today", [r.value for r in rows], solid, [r.text for r in rows])]
    if any(row.high is not None and row.value is not None for row in rows):
        more = [(r.high or 0.0) - (r.value or 0.0) if r.high is not None else 0.0 for r in rows]
        series.append(charts.Drawn("At most", more, [LIGHT.line] * len(rows)))
    most = max((r.high or r.value or 0.0 for r in rows), default=0.0)
    charts.bars(
        slide,
        box,
        [visible(row.label, 60) for row in rows],
        series,
        pattern=_pattern(form.kind, most, form.unit),
        end=form.end,
        said=alt,
        made_at=report.made_at,
    )


def _spans(slide: Slide, box: Box, form: Spans, alt: str, report: Report) -> None:
    rows = form.rows[: 2 * MOST]
    before = charts.Drawn("Before it begins", [row.start for row in rows], None)
    runs = charts.Drawn(
        "Weeks until it counts",
        [row.end - row.start for row in rows],
        [COLOURS.get(row.shade, LIGHT.accent) for row in rows],
    )
    names = [visible(row.label, 60) for row in rows]
    charts.bars(slide, box, names, (before, runs), pattern="0", said=alt, made_at=report.made_at)


def _heat(slide: Slide, box: Box, form: Heat, title: str) -> None:
    """As many rows and columns as can be read on a page."""
    rows, columns = form.rows[:24], form.columns[:12]
    looks = [
        [
            Look(),
            *(
                Look(
                    None if cell.shade is None else LIGHT.levels[cell.shade],
                    cell.framed,
                    OPEN_COLOUR if cell.framed else None,
                    middle=True,
                )
                for cell in cells[: len(columns)]
            ),
        ]
        for _, _, cells in rows
    ]
    grid = Grid(
        title,
        [form.names[1], *(visible(name, 24) for name in columns)],
        ["text"] * (len(columns) + 1),
        [2.4, *[1.0] * len(columns)],
        [
            [visible(label, 40), *(c.text for c in cells[: len(columns)])]
            for _, label, cells in rows
        ],
        looks,
    )
    draw(slide, box, grid, 9.0, tall=min(0.27, (box.height - 0.4) / max(1, len(rows))))


def steady(content: bytes) -> bytes:
    """The same archive with every file dated alike, in the same order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(buffer, "w") as kept:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, made.read(name))
    return buffer.getvalue()
