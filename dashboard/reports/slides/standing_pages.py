"""Where the team stands: the first page, the gaps that matter, the heatmap, every requirement.

The first page of the deck: the finding, the plan in short, five numbers, and the picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pptx.slide import Slide

from dashboard.reports.content import AreaBar, Cell, Column, Gap, GapGroup, Table
from dashboard.reports.model import ReportModel
from dashboard.reports.slides.blocks import Chapter, Told
from dashboard.reports.slides.charts import Series, bars
from dashboard.reports.slides.flow import flow
from dashboard.reports.slides.heat_pages import heat_chapter, heat_pages, paged_heatmaps
from dashboard.reports.slides.metrics import lines as lines_of
from dashboard.reports.slides.page import (
    BOTTOM,
    LINE,
    MARGIN,
    SMALL,
    TOP,
    WIDTH,
    Box,
    Deck,
    cards,
    headline,
    text,
)
from dashboard.reports.slides.sources import sources
from dashboard.reports.slides.tables import Look, Looks, draw, heights
from dashboard.theme import LEVER_COLOURS, LIGHT

HALF = (WIDTH - 2 * MARGIN - 0.4) / 2
TONES = {"low": LIGHT.poor, "middle": LIGHT.fair, "good": LIGHT.good, "unknown": LIGHT.line}
WORD = 0.95
"""Inches of the word before a line."""
SENTENCE = WIDTH - 2 * MARGIN - WORD
MOST, APART = 2.0, 0.05
"""Inches for all lines, and between two."""
SIZES = (11.5, 10.5, 9.5, 8.5)
CARD = 1.15
ROW = 0.27
"""Inches that a bar needs to be told from its neighbours."""


def first_page(deck: Deck, model: ReportModel) -> None:
    """The page that a budget meeting reads."""
    brief = model.brief
    slide = deck.page(brief.title, model.subject, sources(model, brief.areas_note))
    top = _short(slide, brief.lines, TOP)
    cards(slide, brief.figures, top, CARD)
    top += CARD + 0.2
    headline(slide, Box(MARGIN, top, HALF, 0.3), brief.areas_title)
    below = Box(MARGIN, top + 0.3, HALF, BOTTOM - top - 0.3)
    known = [area for area in brief.areas if area.coverage.value is not None]
    if known:
        _areas(slide, below, known[: max(1, int(below.height / ROW))], model)
    else:
        text(slide, below, "No coverage can be drawn.", SMALL, LIGHT.quiet)
    left = MARGIN + HALF + 0.4
    headline(slide, Box(left, top, HALF, 0.3), brief.gaps_title)
    if brief.gaps:
        _first_page_gaps(slide, Box(left, top + 0.35, HALF, BOTTOM - top - 0.35), model)


def _short(slide: Slide, lines: Sequence[tuple[str, str]], top: float) -> float:
    """The plan in short, as large as it fits. Answers where what follows may begin."""
    if not lines:
        return top
    size = next((size for size in SIZES if _tall(lines, size) <= MOST), SIZES[-1])
    for word, said in lines:
        height = lines_of(said, SENTENCE, size) * size * LINE
        text(slide, Box(MARGIN, top, WORD, height), word, size, bold=True)
        text(slide, Box(MARGIN + WORD, top, SENTENCE, height), said, size)
        top += height + APART
    return top + 0.12


def _tall(lines: Sequence[tuple[str, str]], size: float) -> float:
    return sum(lines_of(said, SENTENCE, size) * size * LINE + APART for _, said in lines)


def _first_page_gaps(slide: Slide, room: Box, model: ReportModel) -> None:
    """Skill, lever and price; why stands on the next page."""
    gaps = model.brief.gaps
    table = Table(
        model.brief.gaps_title,
        (Column("Skill", share=2.2), Column("Lever"), Column("Total cost", "money")),
        tuple((gap.skill, gap.lever_text, gap.cost) for gap in gaps),
    )
    looks: Looks = {
        (row, 1): Look(bar=LEVER_COLOURS[name])
        for row, gap in enumerate(gaps)
        for name in LEVER_COLOURS
        if gap.lever == name
    }
    # Of two sizes the larger in which all stand; where names are very long, the first ones.
    tall = {size: heights(table, room.width, size) for size in (10.0, 8.5)}
    size = next((z for z, (head, rows) in tall.items() if head + sum(rows) <= room.height), 8.5)
    head, rows = tall[size]
    fits = [n for n in range(1, len(rows) + 1) if head + sum(rows[:n]) <= room.height]
    draw(slide, room, table, range(max(fits, default=1)), size, looks=looks)


def _areas(slide: Slide, box: Box, areas: Sequence[AreaBar], model: ReportModel) -> None:
    names = [f"{area.area}  {area.coverage.text}" for area in areas]
    covered = Series(
        "Covered", [area.coverage.value for area in areas], [TONES[area.tone] for area in areas]
    )
    headroom = Series(
        "Possible, if every unknown level is high enough",
        [area.headroom.value for area in areas],
        [LIGHT.line] * len(areas),
    )
    bars(
        slide,
        box,
        names,
        (covered, headroom),
        pattern="0%",
        end=1.0,
        step=0.2,
        made_at=model.made_at,
        said="Coverage by area: "
        + "; ".join(
            f"{area.area} {area.coverage.text}, at most {area.high.text}" for area in areas
        ),
    )


def standing_pages(deck: Deck, model: ReportModel) -> None:
    """The first pages. A heatmap that is small stands below what comes before it."""
    first_page(deck, model)
    chapters = list(_reasons(model))
    if model.has("heatmap"):
        small = heat_chapter(model)
        chapters += [small] if small else []
        if paged := paged_heatmaps(model, teams=small is None):
            flow(deck, chapters)
            heat_pages(deck, model, paged)
            chapters = []
    flow(deck, [*chapters, *(_gaps(model) if model.has("gaps") else ())])


def lever_looks(levers: Sequence[str], column: int) -> Looks:
    """A bar of each lever's colour beside it."""
    return {
        (row, column): Look(bar=LEVER_COLOURS[name])
        for row, lever in enumerate(levers)
        for name in LEVER_COLOURS
        if lever == name
    }


def _reasons(model: ReportModel) -> Iterator[Chapter]:
    gaps = model.brief.gaps
    if not gaps:
        return
    loose = any(gap.sureness for gap in gaps)
    columns = [
        Column("Skill", share=1.4),
        Column("Standing", share=2.4),
        Column("Lever", share=0.9),
        Column("Total cost", "money"),
        Column("Why", share=3.6),
    ]
    if loose:
        columns.append(Column("Sureness", share=0.9))
    table = Table(
        model.brief.gaps_title, tuple(columns), tuple(_reason(gap, loose=loose) for gap in gaps)
    )
    looks = lever_looks([gap.lever for gap in gaps], 2)
    line = "Each gap closed alone, by its cheapest lever"
    yield Chapter(model.brief.gaps_title, line, [Told(table, 11, looks)], sources(model))


def _reason(gap: Gap, *, loose: bool) -> tuple[Cell, ...]:
    said = (gap.skill, gap.standing, gap.lever_text, gap.cost, gap.reason)
    return (*said, gap.sureness) if loose else said


def _gaps(model: ReportModel) -> Iterator[Chapter]:
    """What is short; what is covered, or too few to be printed, stands in the workbook."""
    short = [g for g in model.gaps.groups if any(row.shortage.value for row in g.rows)]
    if short:
        notes = sources(model, model.gaps.note)
        yield Chapter(model.gaps.title, "", [_group(group) for group in short], notes)


def _group(group: GapGroup) -> Told:
    columns = (
        Column("Skill", share=1.6),
        Column("Scope", share=1.4),
        Column("Level", "level"),
        Column("Held", share=0.85),
        Column("Unknown", "count"),
        Column("Short", "count"),
        Column("Covered", share=1.4),
        Column("Due", share=1.1),
        Column("Lever", share=0.8),
        Column("What would turn it", share=3),
    )
    rows = tuple(
        (
            r.skill,
            r.scope,
            r.level,
            r.held.text,
            r.unknown,
            r.shortage,
            r.range_text,
            r.due,
            r.lever_text,
            r.flip,
        )
        for r in group.rows
    )
    table = Table(group.title, columns, rows)
    looks = lever_looks([row.lever for row in group.rows], 8)
    return Told(table, 10, looks, group.title, most=12, pages=2)
