"""The sheet that a reviewer opens first: what the lines add up to, beside Skillmix's figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analytics.strategy.results import Cost
from dashboard.reports.cost_months import NAME as MONTHS_SHEET
from dashboard.reports.cost_months import Months
from dashboard.reports.costing import Billed, Costing
from dashboard.reports.live import LINES, LINES_FIRST, Live, at

FIGURES = (
    ("Cash once", "L"),
    ("Cash a year", "P"),
    ("Hours", "Q"),
    ("Total", "O"),
    ("First-year cash", "R"),
)
"""Each figure, and its column among the lines."""
SAYS = (
    "Each figure is computed here from Cost lines, and stands again as Skillmix printed it. "
    "After a change in Cost inputs the first is the new one, and Same says no."
)
_COMPUTED, _PRINTED, _SAME = 4, 9, 14


def check_sheet(sheet: Live, costing: Costing, months: Months) -> None:
    """Actions, levers, the plan, its years and its months, each with its check."""
    sheet.title("What the plan costs, computed from its lines")
    same_row = sheet.row
    sheet.row += 1
    sheet.page.write_string(sheet.row, 0, SAYS, sheet.styles.quiet)
    sheet.row += 1
    computed = tuple((name, 14.0) for name, _ in FIGURES)
    printed = tuple((f"{name}, as printed", 14.0) for name, _ in FIGURES)
    sheet.head(
        ("", 8),
        ("Lever", 9),
        ("What", 44),
        ("For", 30),
        *computed,
        *printed,
        ("Same", 8),
        numbers=range(_COMPUTED, _SAME + 1),
    )
    sheet.page.freeze_panes(sheet.row, 3)
    first = sheet.row + 1
    last_line = LINES_FIRST + len(costing.lines)
    for number, billed in enumerate(costing.actions, start=1):
        sheet.number(0, number, "count")
        keys = f"'{LINES}'!$A${LINES_FIRST + 1}:$A${last_line}"
        formulas = []
        for name, column in FIGURES:
            cells = f"'{LINES}'!${column}${LINES_FIRST + 1}:${column}${last_line}"
            found = f"SUMIFS({cells},{keys},$A{sheet.row + 1})"
            formulas.append(f"={found}" if name == "Hours" else f"=ROUND({found},2)")
        _billed(sheet, billed, formulas)
    last = sheet.row
    for billed in costing.levers:
        formulas = [
            f"=SUMIFS({_column(c, first, last)},$B${first}:$B${last},$B{sheet.row + 1})"
            for c in range(_COMPUTED, _PRINTED)
        ]
        _billed(sheet, billed, formulas)
    whole = [f"=SUM({_column(c, first, last)})" for c in range(_COMPUTED, _PRINTED)]
    _billed(sheet, Billed("The plan", "", "", costing.total), whole)
    plan_row = sheet.row
    _periods(sheet, costing, months, plan_row)
    checks = f"{at(_SAME, first)}:{at(_SAME, sheet.row)}"
    sheet.page.write_string(same_row, 0, "Same as Skillmix", sheet.styles.heading)
    end, sheet.row = sheet.row, same_row
    sheet.formula(3, f'=IF(COUNTIF({checks},"no")=0,"yes","no")', "yes", "check")
    sheet.row = end


def _column(column: int, first: int, last: int) -> str:
    return f"{at(column, first)}:{at(column, last)}"


def _billed(sheet: Live, billed: Billed, formulas: Sequence[str]) -> None:
    """A row of computed figures, beside the printed ones."""
    sheet.text(1, billed.lever)
    sheet.text(2, billed.name)
    sheet.text(3, billed.who)
    figures = _figures(billed.cost)
    for offset, (formula, value) in enumerate(zip(formulas, figures, strict=True)):
        sheet.formula(_COMPUTED + offset, formula, value, "cents")
        sheet.number(_PRINTED + offset, value, "cents")
    _same(sheet, range(len(FIGURES)))


def _figures(cost: Cost) -> tuple[float, ...]:
    return cost.one_off, cost.run_rate, cost.hours, cost.total, cost.first_year_cash


def _periods(sheet: Live, costing: Costing, months: Months, plan_row: int) -> None:
    """Years as sums of months, and all months against the plan."""
    sheet.row += 1
    for year in costing.years:
        first = months.first + (year.number - 1) * 12
        last = min(first + 11, months.first + months.count - 1)
        if year.end_week is None:
            last = months.first + months.count - 1
        sheet.text(2, f"Year {year.number}" if year.end_week is not None else "Later")
        for column, row, value in (
            (_COMPUTED, months.once, year.spent.one_off),
            (_COMPUTED + 3, months.total, year.spent.total),
        ):
            cells = f"'{MONTHS_SHEET}'!{at(first, row)}:{at(last, row)}"
            sheet.formula(column, f"=ROUND(SUM({cells}),2)", value, "cents")
            sheet.number(column + len(FIGURES), value, "cents")
        _same(sheet, (0, 3))
    sheet.text(2, "All months")
    for column, row, value in (
        (_COMPUTED, months.once, costing.total.one_off),
        (_COMPUTED + 3, months.total, costing.total.total),
    ):
        sheet.formula(column, f"='{MONTHS_SHEET}'!{at(3, row)}", value, "cents")
        sheet.formula(column + len(FIGURES), f"={at(column, plan_row)}", value, "cents")
    _same(sheet, (0, 3))


def _same(sheet: Live, figures: Iterable[int]) -> None:
    """Whether the computed figures of a row are the printed ones."""
    row = sheet.row + 1
    pairs = ",".join(
        f"ABS({at(_COMPUTED + n, row)}-{at(_PRINTED + n, row)})<0.005" for n in figures
    )
    sheet.formula(_SAME, f'=IF(AND({pairs}),"yes","no")', "yes", "check")
    sheet.row += 1
