"""What the plan costs beside the other ways to act, when its cash falls, and who is trained."""

from __future__ import annotations

from dashboard import formats
from dashboard.reports.as_tables import ways
from dashboard.reports.content import Table
from dashboard.reports.model import ReportModel
from dashboard.reports.slides.charts import Series, columns, money_pattern
from dashboard.reports.slides.flow import Told, flow
from dashboard.reports.slides.page import BODY_BOX, Box, Deck
from dashboard.reports.slides.sources import sources
from dashboard.reports.slides.tables import Look, Looks, heights
from dashboard.theme import LEVER_COLOURS

SIZE = 10.0


def money_pages(deck: Deck, model: ReportModel) -> None:
    """Tables of what belongs together; each page is titled by what its first table says."""
    blend = model.blend
    table = ways(model)
    first: Looks = {(0, place): Look(bold=True) for place in range(len(table.columns))}
    told = [Told(table, SIZE, first)]
    tables = (blend.by_lever, blend.gives)
    told += [Told(one, SIZE, heading=one.title) for one in tables if one.rows]
    flow(deck, blend.strategies_title, blend.strategies_note, told, sources(model))
    _cash(deck, model)
    for one in (blend.slips, *blend.fair):
        if one.rows:
            _alone(deck, model, one)


def _alone(deck: Deck, model: ReportModel, table: Table) -> None:
    flow(deck, table.title, "", [Told(table, SIZE)], sources(model, table.note))


def _cash(deck: Deck, model: ReportModel) -> None:
    """Cash by month and lever as columns, the years as a table below."""
    table, periods = model.blend.by_year, model.costing.months
    if not table.rows:
        return
    said = sources(model, table.note)
    start = model.costing.start
    begins = f" Month 1 begins on {formats.day(start)}." if start else ""
    line = f"Cash of each month, by lever.{begins} A month is a twelfth of 52 weeks."
    slide = deck.page(table.title, line, said)
    head, tall = heights(table, BODY_BOX.width, SIZE)
    room = BODY_BOX.height - head - sum(tall) - 0.25
    box = Box(BODY_BOX.left, BODY_BOX.top, BODY_BOX.width, max(room, 2.5))
    spent = {
        lever: [period.by_lever[lever].cash if lever in period.by_lever else 0.0
                for period in periods]
        for lever in LEVER_COLOURS
    }  # fmt: skip
    series = [
        Series(lever, values, [LEVER_COLOURS[lever]] * len(values))
        for lever, values in spent.items()
        if any(values)
    ]
    largest = max((period.spent.cash for period in periods), default=0.0)
    names = ["later" if period.end_week is None else str(period.number) for period in periods]
    if series:
        columns(
            slide, box, names, series, pattern=money_pattern(largest, model.currency),
            said=table.title, made_at=model.made_at,
        )  # fmt: skip
    flow(deck, table.title, line, [Told(table, SIZE)], said, box.top + box.height + 0.1, slide)
