"""Four sheets with live formulas: a reviewer recomputes the plan's cost from the assumptions.

Every formula is made of our own cells; what a user wrote is a string beside them. The values
that the cells carry before a spreadsheet recomputes them are Skillmix's own.

The sheet that a reviewer opens first: what the lines add up to, beside Skillmix's figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xlsxwriter import Workbook

from analytics.strategy.money.charges import WEEKS_PER_YEAR, amount, cents, spent_by
from analytics.strategy.results import Cost
from analytics.strategy.setup.bases import Basis
from dashboard.reports.cost_months import NAME as MONTHS_SHEET
from dashboard.reports.cost_months import Months, months_sheet
from dashboard.reports.costing import GIVEN, HORIZON, KEPT, WEEKS, Billed, Costing, Line, in_words
from dashboard.reports.live import LINES, LINES_FIRST, Live, at, share
from dashboard.reports.plain import plain
from dashboard.reports.sheet import Styles

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


INPUTS = "Cost inputs"
_ONE = '=ROUND(G{r}*H{r}*IF(E{r}="yearly",(J{r}-I{r})/{weeks},1),2)'
"""What one purchase is charged, to the cent."""


def cost_sheets(book: Workbook, styles: Styles, costing: Costing) -> None:
    """The check, the inputs, the lines and the months; nothing where nothing is bought."""
    if not costing.lines:
        return
    check = Live(book, "Cost check", styles)
    cells, prices = _inputs(Live(book, INPUTS, styles), costing)
    _lines(Live(book, LINES, styles), costing, cells, prices)
    months = months_sheet(Live(book, "Cost by month", styles), costing, cells)
    check_sheet(check, costing, months)


def _inputs(sheet: Live, costing: Costing) -> tuple[dict[str, str], list[str]]:
    """The numbers and the prices. Answers the address of each number by key, of each price."""
    sheet.title("What the plan's cost rests on")
    sheet.note(
        "Change a blue number and every cost is computed again. Which actions are taken, "
        "for whom and in which weeks stays as planned: for that, plan again."
    )
    sheet.head(("Number", 34), ("Value", 16), ("Unit", 18), ("Source", 60), numbers=range(1, 2))
    cells: dict[str, str] = {}
    for given in costing.inputs:
        cells[given.key] = f"'{INPUTS}'!$B${sheet.row + 1}"
        sheet.text(0, plain(given.key, 120))
        sheet.number(1, given.value, "number" if given.source == KEPT else "input")
        sheet.text(2, given.unit)
        sheet.text(3, given.source)
        sheet.row += 1
    sheet.row += 1
    sheet.head(("Price", 34), ("Value", 16), ("Unit", 18), ("From", 60), numbers=range(1, 2))
    prices = []
    for price in costing.prices:
        prices.append(f"'{INPUTS}'!$B${sheet.row + 1}")
        sheet.text(0, price.item)
        if price.basis:
            sheet.formula(1, "=" + _product(price.basis, cells), price.value, "price")
        else:
            sheet.number(1, price.value, "input")
        sheet.text(2, price.unit)
        sheet.text(3, in_words(price.basis) if price.basis else GIVEN)
        sheet.row += 1
    return cells, prices


def _product(basis: Basis, cells: dict[str, str]) -> str:
    """A basis as a formula of cells, in the order in which the planner multiplies."""
    said = ""
    for factor in basis:
        cell = cells[factor.key]
        if factor.how == "less":
            said = f"MAX(0,{said}-{cell})"
            continue
        part = f"(1+{cell})" if factor.how == "one plus" else cell
        if said:
            said += "/" if factor.how == "divided by" else "*"
        said += part
    return said


def _lines(sheet: Live, costing: Costing, cells: dict[str, str], prices: list[str]) -> None:
    """One row a charge: its quantity, price and weeks, and what follows from them."""
    sheet.title("Every charge of every action")
    sheet.note(
        "once: paid in the week given, which is the start of a training step, of a hire's work, or "
        "of the plan for a tool. yearly: spread evenly over its weeks. hours: people's time, "
        "spread evenly, at the loaded rate. One purchase is rounded to the cent, then multiplied."
    )
    sheet.head(
        ("Action", 8),
        ("Lever", 9),
        ("What", 44),
        ("Item", 28),
        ("Kind", 9),
        ("Count", 8),
        ("Quantity each", 12),
        ("Price", 14),
        ("From week", 10),
        ("To week", 10),
        ("One costs", 14),
        ("Cash once", 14),
        ("To the horizon", 14),
        ("Value of hours", 14),
        ("Total", 14),
        ("Cash a year", 14),
        ("Hours", 10),
        ("First-year cash", 14),
        numbers=range(5, 18),
    )
    sheet.page.freeze_panes(LINES_FIRST, 3)
    for line in costing.lines:
        _line(sheet, line, cells, prices[line.price])
        sheet.row += 1


def _line(sheet: Live, line: Line, cells: dict[str, str], price: str) -> None:
    charge, r = line.charge, sheet.row + 1
    one, count = amount(charge), line.count
    once, yearly, hours = (charge.kind == kind for kind in ("once", "yearly", "hours"))
    sheet.number(0, line.action, "count")
    for column, text in enumerate((line.lever, line.what, line.item, line.kind), start=1):
        sheet.text(column, text)
    sheet.number(5, count, "count")
    if line.quantity:
        sheet.formula(6, "=" + _product(line.quantity, cells), charge.quantity, "number")
    else:
        sheet.number(6, charge.quantity, "number")
    sheet.formula(7, f"={price}", charge.price, "price")
    sheet.number(8, charge.start_week, "number")
    if line.to_horizon:
        horizon = f"=MAX({at(8, r)},{cells[HORIZON]})"
        sheet.formula(9, horizon, charge.end_week, "number")
    else:
        sheet.number(9, charge.end_week, "number")
    sheet.formula(10, _ONE.format(r=r, weeks=cells[WEEKS]), one, "cents")
    each = {"once": 11, "yearly": 12, "hours": 13}
    for kind, column in each.items():
        own = f'=IF(E{r}="{kind}",K{r}*F{r},0)'
        sheet.formula(column, own, one * count * (charge.kind == kind), "cents")
    sheet.formula(14, f"=L{r}+M{r}+N{r}", one * count, "cents")
    rate = cents(charge.quantity * charge.price) * count
    sheet.formula(15, f'=IF(E{r}="yearly",ROUND(G{r}*H{r},2)*F{r},0)', rate * yearly, "cents")
    sheet.formula(16, f'=IF(E{r}="hours",G{r}*F{r},0)', charge.quantity * count * hours, "number")
    first = f'=IF(E{r}="hours",0,F{r}*ROUND(K{r}*{share(cells[WEEKS], r)},2))'
    sheet.formula(17, first, (once or yearly) * count * spent_by(charge, WEEKS_PER_YEAR), "cents")
