"""Where the team stands: the brief, the gaps that matter, the heatmap, every requirement."""

from __future__ import annotations

import math
from collections.abc import Sequence

from pptx.slide import Slide

from dashboard.reports.content import AreaBar, Column, Gap, HeatCell, Heatmap, Number, Table
from dashboard.reports.model import ReportModel
from dashboard.reports.slides.charts import Series, bars
from dashboard.reports.slides.page import (
    BODY_BOX,
    BOTTOM,
    MARGIN,
    SMALL,
    TOP,
    WIDTH,
    Box,
    Deck,
    cards,
    text,
)
from dashboard.reports.slides.sources import sources
from dashboard.reports.slides.tables import Look, Looks, Told, draw, flow, pieces
from dashboard.theme import LEVER_COLOURS, LIGHT, OPEN_COLOUR

SIZE = 10.0
HALF = (WIDTH - 2 * MARGIN - 0.4) / 2
TONES = {"low": LIGHT.poor, "middle": LIGHT.fair, "good": LIGHT.good, "unknown": LIGHT.line}


def standing_pages(deck: Deck, model: ReportModel) -> None:
    """The first pages."""
    _brief(deck, model)
    if model.brief.gaps and model.has("gaps"):
        _reasons(deck, model)
    for heatmap in model.heatmaps if model.has("heatmap") else ():
        if heatmap.kind == "teams" and heatmap.rows:
            _heatmap(deck, model, heatmap)
    if model.has("gaps"):
        _gaps(deck, model)


def _brief(deck: Deck, model: ReportModel) -> None:
    brief = model.brief
    slide = deck.page(brief.title, model.subject, sources(model, brief.areas_note))
    cards(slide, brief.figures, TOP)
    top = TOP + 1.5
    text(slide, Box(MARGIN, top, HALF, 0.3), brief.areas_title, 13, bold=True)
    below = Box(MARGIN, top + 0.3, HALF, BOTTOM - top - 0.3)
    known = [area for area in brief.areas if area.coverage.value is not None]
    if known:
        _areas(slide, below, known, model)
    else:
        text(slide, below, "No coverage can be drawn.", SMALL, LIGHT.quiet)
    left = MARGIN + HALF + 0.4
    text(slide, Box(left, top, HALF, 0.3), brief.gaps_title, 13, bold=True)
    if brief.gaps:
        room = Box(left, top + 0.35, HALF, BOTTOM - top - 0.35)
        table = Table(
            brief.gaps_title,
            (Column("Skill", share=1.4), Column("Standing", share=2.2), Column("Lever"),
             Column("Total cost", "money")),
            tuple((gap.skill, gap.standing, gap.lever_text, gap.cost) for gap in brief.gaps),
        )  # fmt: skip
        rows = next(pieces(table, room, SIZE))
        draw(slide, room, table, rows, SIZE, looks=_lever_looks(brief.gaps, 2))


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
        (Column("Skill", share=1.2), Column("Standing", share=1.5), Column("Lever", share=0.8),
         Column("Total cost", "money"), Column("Why", share=3.6), Column("Sureness", share=0.8)),
        tuple((g.skill, g.standing, g.lever_text, g.cost, g.reason, g.sureness) for g in gaps),
    )  # fmt: skip
    line = "Each gap closed alone, by its cheapest lever"
    told = Told(table, 12, _lever_looks(gaps, 2))
    flow(deck, model.brief.gaps_title, line, [told], sources(model))


def _heatmap(deck: Deck, model: ReportModel, heatmap: Heatmap) -> None:
    """Two columns of skills on a page, as many pages as they need."""
    tall, size, gap = 0.245, 9.0, 0.35
    a_column = int((BODY_BOX.height - tall) / tall)
    count = len(heatmap.columns)
    wide = count > 4
    a_column = a_column if wide else min(a_column, math.ceil(len(heatmap.rows) / 2))
    a_page = a_column * (1 if wide else 2)
    width = BODY_BOX.width if wide else (BODY_BOX.width - gap) / 2
    for first in range(0, len(heatmap.rows), a_page):
        more = " (continued)" if first else ""
        line = "Mean level of those who answered, 0 to 5. Framed in red: a must-have is short"
        slide = deck.page(heatmap.title + more, line, sources(model, heatmap.note))
        for side, begin in enumerate(
            range(first, min(first + a_page, len(heatmap.rows)), a_column)
        ):
            rows = heatmap.rows[begin : begin + a_column]
            table = Table(
                heatmap.title,
                (Column("Skill", share=2.2 if not wide else 1.6),
                 *(Column(name, "text", 1.0) for name in heatmap.columns)),
                tuple((row.label, *(cell.number for cell in row.cells)) for row in rows),
            )  # fmt: skip
            looks: Looks = {
                (line_no, place): _heat_look(cell)
                for line_no, row in enumerate(rows)
                for place, cell in enumerate(row.cells, start=1)
            }
            box = Box(MARGIN + side * (width + gap), TOP, width, BODY_BOX.height)
            draw(slide, box, table, range(len(rows)), size, looks=looks, tall=tall)


def _heat_look(cell: HeatCell) -> Look:
    shade = None if cell.shade is None else LIGHT.levels[cell.shade]
    return Look(shade, cell.framed, OPEN_COLOUR if cell.framed else None, middle=True)


def _gaps(deck: Deck, model: ReportModel) -> None:
    columns = (
        Column("Skill", share=1.6), Column("Scope"), Column("Level", "level"),
        Column("Held", share=0.7), Column("Unknown", "count"), Column("Short", "count"),
        Column("Covered", share=1.0), Column("Due", share=1.05), Column("Lever", share=0.8),
        Column("What would turn it", share=2.4),
    )  # fmt: skip
    for group in model.gaps.groups:
        if not any(_short(row.shortage) for row in group.rows):
            continue  # what is covered stands in the workbook
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
        told = Told(table, SIZE, looks)
        flow(deck, model.gaps.title, group.title, [told], sources(model, model.gaps.note))


def _short(number: Number) -> bool:
    return number.value is None or number.value > 0
