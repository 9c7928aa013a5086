"""Where the team stands: the first page, the gaps that matter, the heatmap, every requirement."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.reports.content import Column, Gap, Table
from dashboard.reports.model import ReportModel
from dashboard.reports.slides.first_page import first_page
from dashboard.reports.slides.flow import Told, flow
from dashboard.reports.slides.heat_pages import heat_pages
from dashboard.reports.slides.page import Deck
from dashboard.reports.slides.sources import sources
from dashboard.reports.slides.tables import Look, Looks
from dashboard.theme import LEVER_COLOURS

SIZE = 10.0


def standing_pages(deck: Deck, model: ReportModel) -> None:
    """The first pages."""
    first_page(deck, model)
    if model.brief.gaps:
        _reasons(deck, model)
    if model.has("heatmap"):
        heat_pages(deck, model)
    if model.has("gaps"):
        _gaps(deck, model)


def _lever_looks(gaps: Sequence[Gap], column: int) -> Looks:
    return {
        (row, column): Look(bar=LEVER_COLOURS[name])
        for row, gap in enumerate(gaps)
        for name in LEVER_COLOURS
        if gap.lever == name
    }


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
