"""What the plan costs beside the other ways to act, and when its cash falls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from pptx.slide import Slide

from dashboard import formats
from dashboard.reports.as_tables import ways
from dashboard.reports.model import ReportModel
from dashboard.reports.slides.blocks import Block, Chapter, Picture, Told
from dashboard.reports.slides.charts import Series, columns, money_pattern
from dashboard.reports.slides.page import BODY_BOX, Box
from dashboard.reports.slides.sources import sources
from dashboard.reports.slides.tables import Look, Looks, draw, heights
from dashboard.theme import LEVER_COLOURS

SIZE = 10.0
MONTHS = 2.0
"""Inches that the months take at least."""


def money_chapters(model: ReportModel) -> Iterator[Chapter]:
    """The ways to act, cash by month, and where it is priced what slips without a plan."""
    blend = model.blend
    table = ways(model)
    first: Looks = {(0, place): Look(bold=True) for place in range(len(table.columns))}
    blocks = [Told(table, looks=first)]
    blocks += [Told(one, heading=one.title) for one in (blend.by_lever, blend.gives) if one.rows]
    yield Chapter(blend.strategies_title, blend.strategies_note, blocks, sources(model))
    yield from _cash(model)
    slips = blend.slips
    if slips.rows and slips.columns[-1].kind == "money":
        yield Chapter(slips.title, "", [Told(slips)], sources(model, slips.note))


def _cash(model: ReportModel) -> Iterator[Chapter]:
    """Cash by month and lever as columns, the years as a table below."""
    table = model.blend.by_year
    if not table.rows:
        return
    start = model.costing.start
    begins = f" Month 1 begins on {formats.day(start)}." if start else ""
    line = f"Cash of each month, by lever.{begins} A month is a twelfth of 52 weeks."
    head, tall = heights(table, BODY_BOX.width, SIZE)
    block: Block = Told(table)
    if any(period.spent.cash for period in model.costing.months):
        block = Picture(MONTHS + head + sum(tall), partial(_both, model, head + sum(tall)))
    yield Chapter(table.title, line, [block], sources(model, table.note))


def _both(model: ReportModel, below: float, slide: Slide, box: Box) -> None:
    """The months above, the years below them."""
    table = model.blend.by_year
    upper = replace(box, height=box.height - below - 0.1)
    _months(model, table.title, slide, upper)
    lower = replace(box, top=upper.top + upper.height + 0.1, height=below)
    draw(slide, lower, table, range(len(table.rows)), SIZE)


def _months(model: ReportModel, said: str, slide: Slide, box: Box) -> None:
    periods = model.costing.months
    spent = {
        lever: [
            period.by_lever[lever].cash if lever in period.by_lever else 0.0 for period in periods
        ]
        for lever in LEVER_COLOURS
    }
    series = [
        Series(lever, values, [LEVER_COLOURS[lever]] * len(values))
        for lever, values in spent.items()
        if any(values)
    ]
    largest = max((period.spent.cash for period in periods), default=0.0)
    names = ["later" if period.end_week is None else str(period.number) for period in periods]
    columns(
        slide,
        box,
        names,
        series,
        pattern=money_pattern(largest, model.currency),
        said=said,
        made_at=model.made_at,
    )
