"""The sheet of the plan's cash and hours by month, computed from its charges."""

from __future__ import annotations

import math
from dataclasses import dataclass

from analytics.strategy.money.cash import Period
from analytics.strategy.money.charges import spent_by
from analytics.strategy.setup.bases import MONTHS
from dashboard import formats
from dashboard.reports.costing import WEEKS, Costing, Line
from dashboard.reports.live import LINES, LINES_FIRST, Live, at, share

NAME = "Cost by month"
_FIRST = 4
"""The column of the first month."""
_FROM_WEEK, _TO_WEEK = 6, 7
"""Rows, from 1, in which the months' weeks stand."""
_LATER = 1e9
"""A week after all others."""


@dataclass(frozen=True)
class Months:
    """Where the sums of the months stand, for the check: rows from 1, columns from 0."""

    once: int
    running: int
    total: int
    first: int
    count: int


def months_sheet(sheet: Live, costing: Costing, cells: dict[str, str]) -> Months:
    """Sums by kind and by lever above, one row a charge below."""
    periods = costing.months
    sheet.title("Cash and people's time, month by month")
    sheet.note(
        "A month is a twelfth of 52 weeks, from the plan's start. Each charge is cut so "
        "that its months add up to it to the cent."
    )
    sheet.head(
        ("", 44),
        ("Lever", 9),
        ("Kind", 9),
        ("All months", 14),
        *((_month(period), 12) for period in periods),
        numbers=range(3, _FIRST + len(periods)),
    )
    _weeks(sheet, costing, cells)
    sheet.page.freeze_panes(sheet.row, _FIRST)
    sheet.page.repeat_columns(0, 2)
    sheet.page.fit_to_pages(2, 0)
    kinds = (
        ("Cash once", "once", "one_off"),
        ("Pay, seats and usage", "yearly", "running"),
        ("People's time at its rate", "hours", "hours_cost"),
    )
    levers = list(periods[0].by_lever)
    top = sheet.row + 1
    lines_first = top + len(kinds) + 1 + len(levers) + 2
    last = lines_first + len(costing.lines) - 1
    for label, kind, figure in kinds:
        values = [getattr(period.spent, figure) for period in periods]
        _sum(sheet, label, f'"{kind}"', "C", values, lines_first, last)
    total_row = sheet.row + 1
    sheet.text(0, "Total")
    for offset, period in enumerate(periods):
        column = _FIRST + offset
        parts = f"=ROUND(SUM({at(column, top)}:{at(column, top + 2)}),2)"
        sheet.formula(column, parts, period.spent.total, "cents")
    _across(sheet, len(periods), sum(period.spent.total for period in periods))
    sheet.row += 1
    for lever in levers:
        values = [period.by_lever[lever].total for period in periods]
        _sum(sheet, lever, f'"{lever}"', "B", values, lines_first, last)
    sheet.row += 1
    sheet.text(0, "Every charge")
    sheet.row += 1
    for number, line in enumerate(costing.lines):
        _line(sheet, number, line, periods)
    return Months(top, top + 1, total_row, _FIRST, len(periods))


def _month(period: Period) -> str:
    return f"Month {period.number}" if period.end_week is not None else "Later"


def _weeks(sheet: Live, costing: Costing, cells: dict[str, str]) -> None:
    """When each month starts and ends."""
    sheet.text(0, "Starts on")
    for offset, period in enumerate(costing.months):
        day = formats.week_day(costing.start, period.start_week) if costing.start else None
        sheet.text(_FIRST + offset, formats.day(day) if day else "–")
    sheet.row += 1
    for label, shift in (("From week", 1), ("To week", 0)):
        sheet.text(0, label)
        for offset, period in enumerate(costing.months):
            number = period.number - shift
            formula = f"={number}*{cells[WEEKS]}/{cells[MONTHS]}"
            week = period.start_week if shift else period.end_week
            if week is None:
                sheet.number(_FIRST + offset, _LATER, "number")
            else:
                sheet.formula(_FIRST + offset, formula, week, "number")
        sheet.row += 1


def _sum(
    sheet: Live, label: str, wanted: str, by: str, values: list[float], first: int, last: int
) -> None:
    """A row that sums the charges of a kind (column C) or of a lever (column B)."""
    sheet.text(0, label)
    for offset, value in enumerate(values):
        column = _FIRST + offset
        cells = f"{at(column, first)}:{at(column, last)}"
        keys = f"${by}${first}:${by}${last}"
        sheet.formula(column, f"=ROUND(SUMIFS({cells},{keys},{wanted}),2)", value, "cents")
    _across(sheet, len(values), sum(values))
    sheet.row += 1


def _across(sheet: Live, months: int, value: float) -> None:
    row = sheet.row + 1
    cells = f"{at(_FIRST, row)}:{at(_FIRST + months - 1, row)}"
    sheet.formula(3, f"=ROUND(SUM({cells}),2)", round(value, 2), "cents")


def _line(sheet: Live, number: int, line: Line, periods: tuple[Period, ...]) -> None:
    """A charge by month: what is spent by the month's end less what was by its start."""
    row, source = sheet.row + 1, LINES_FIRST + 1 + number
    lines = f"'{LINES}'!"
    sheet.text(0, line.what)
    sheet.text(1, line.lever)
    sheet.text(2, line.kind)
    for offset, period in enumerate(periods):
        column = _FIRST + offset
        parts = [
            f"ROUND({lines}$K{source}*{share(at(column, week), source, lines)},2)"
            for week in (_TO_WEEK, _FROM_WEEK)
        ]
        end = math.inf if period.end_week is None else period.end_week
        spent = spent_by(line.charge, end) - spent_by(line.charge, period.start_week)
        formula = f"={lines}$F{source}*({parts[0]}-{parts[1]})"
        sheet.formula(column, formula, line.count * spent, "cents")
    cells = f"{at(_FIRST, row)}:{at(_FIRST + len(periods) - 1, row)}"
    total = line.count * spent_by(line.charge, math.inf)
    sheet.formula(3, f"=ROUND(SUM({cells}),2)", total, "cents")
    sheet.row += 1
