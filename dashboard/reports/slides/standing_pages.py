"""Where the team stands: the brief, the gaps that matter, the heatmap, every requirement."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.slide import Slide

from dashboard.reports.content import AreaBar, Column, Gap, Table
from dashboard.reports.model import ReportModel
from dashboard.reports.slides.charts import Series, bars
from dashboard.reports.slides.flow import Told, flow, pieces
from dashboard.reports.slides.heat_pages import heat_pages
from dashboard.reports.slides.page import (
    BOTTOM,
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

SIZE = 10.0
HALF = (WIDTH - 2 * MARGIN - 0.4) / 2
TONES = {"low": LIGHT.poor, "middle": LIGHT.fair, "good": LIGHT.good, "unknown": LIGHT.line}


def standing_pages(deck: Deck, model: ReportModel) -> None:
    """The first pages."""
    _brief(deck, model)
    if model.brief.gaps and model.has("gaps"):
        _reasons(deck, model)
    if model.has("heatmap"):
        heat_pages(deck, model)
    if model.has("gaps"):
        _gaps(deck, model)


def _brief(deck: Deck, model: ReportModel) -> None:
    brief = model.brief
    slide = deck.page(brief.title, model.subject, sources(model, brief.areas_note))
    cards(slide, brief.figures, TOP)
    top = TOP + 1.5
    headline(slide, Box(MARGIN, top, HALF, 0.3), brief.areas_title)
    below = Box(MARGIN, top + 0.3, HALF, BOTTOM - top - 0.3)
    known = [area for area in brief.areas if area.coverage.value is not None]
    if known:
        _areas(slide, below, known, model)
    else:
        text(slide, below, "No coverage can be drawn.", SMALL, LIGHT.quiet)
    left = MARGIN + HALF + 0.4
    headline(slide, Box(left, top, HALF, 0.3), brief.gaps_title)
    if brief.gaps:
        room = Box(left, top + 0.35, HALF, BOTTOM - top - 0.35)
        table = Table(
            brief.gaps_title,
            (Column("Skill", share=1.4), Column("Standing", share=2.2), Column("Lever"),
             Column("Total cost", "money")),
            tuple((gap.skill, gap.standing, gap.lever_text, gap.cost) for gap in brief.gaps),
        )  # fmt: skip
        # Of two sizes the larger in which all stand; where names are very long, the first ones.
        size = next((z for z in (SIZE, 8.5) if _tall(table, z) <= room.height), 8.5)
        rows = pieces(*heights(table, HALF, size), room.height, 1)[0]
        draw(slide, room, table, rows, size, looks=_lever_looks(brief.gaps, 2))


def _tall(table: Table, size: float) -> float:
    """Inches of a table in one half of the page."""
    head, tall = heights(table, HALF, size)
    return head + sum(tall)


def _lever_looks(gaps: Sequence[Gap], column: int) -> Looks:
    return {
        (row, column): Look(bar=LEVER_COLOURS[name])
        for row, gap in enumerate(gaps)
        for name in LEVER_COLOURS
        if gap.lever == name
    }


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
        slide, box, names, (covered, headroom), pattern="0%", end=1.0, made_at=model.made_at,
        said="Coverage by area: " + "; ".join(
            f"{area.area} {area.coverage.text}, at most {area.high.text}" for area in areas
        ),
    )  # fmt: skip


def _reasons(deck: Deck, model: ReportModel) -> None:
    gaps = model.brief.gaps
    table = Table(
        model.brief.gaps_title,
        (Column("Skill", share=1.4), Column("Standing", share=2.4), Column("Lever", share=0.8),
         Column("Total cost", "money"), Column("Why", share=3.6), Column("Sureness", share=0.8)),
        tuple((g.skill, g.standing, g.lever_text, g.cost, g.reason, g.sureness) for g in gaps),
    )  # fmt: skip
    line = "Each gap closed alone, by its cheapest lever"
    told = Told(table, 14, _lever_looks(gaps, 2))
    flow(deck, model.brief.gaps_title, line, [told], sources(model))


def _gaps(deck: Deck, model: ReportModel) -> None:
    columns = (
        Column("Skill", share=1.6), Column("Scope", share=1.5), Column("Level", "level"),
        Column("Held", share=0.85), Column("Unknown", "count"), Column("Short", "count"),
        Column("Covered", share=1.1), Column("Due", share=1.1), Column("Lever", share=0.8),
        Column("What would turn it", share=3),
    )  # fmt: skip
    for group in model.gaps.groups:
        if not any(row.shortage.value for row in group.rows):
            continue  # what is covered, or too few to be printed, stands in the workbook
        table = Table(
            group.title,
            columns,
            tuple(
                (r.skill, r.scope, r.level, r.held.text, r.unknown, r.shortage, r.range_text,
                 r.due, r.lever_text, r.flip)
                for r in group.rows
            ),
        )  # fmt: skip
        looks: Looks = {
            (row, 8): Look(bar=LEVER_COLOURS[name])
            for row, gap in enumerate(group.rows)
            for name in LEVER_COLOURS
            if gap.lever == name
        }
        told = Told(table, SIZE, looks, pages=2)
        flow(deck, model.gaps.title, group.title, [told], sources(model, model.gaps.note))
