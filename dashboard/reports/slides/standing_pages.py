"""Where the team stands: the first page, the gaps that matter, the heatmap, every requirement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.reports.content import Cell, Column, Gap, GapGroup, Table
from dashboard.reports.model import ReportModel
from dashboard.reports.slides.blocks import Chapter, Told
from dashboard.reports.slides.first_page import first_page
from dashboard.reports.slides.flow import flow
from dashboard.reports.slides.heat_pages import heat_chapter, heat_pages, paged_heatmaps
from dashboard.reports.slides.page import Deck
from dashboard.reports.slides.sources import sources
from dashboard.reports.slides.tables import Look, Looks
from dashboard.theme import LEVER_COLOURS


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
