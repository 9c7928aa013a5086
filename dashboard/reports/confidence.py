"""What a confidence for each must-have costs, as a report prints it."""

from __future__ import annotations

from analytics.chances.results import Chances
from analytics.strategy.certainty import Confidence, Unsure
from analytics.strategy.results import Cost, Plan
from analytics.suppression import Hidden
from dashboard.formats import percent
from dashboard.reports import numbers
from dashboard.reports.content import Cell, Column, Number, Table
from dashboard.reports.numbers import NONE, TOO_FEW
from dashboard.reports.plain import plain
from dashboard.wording import confidence as wording
from dashboard.wording.confidence import as_sure

COLUMNS = (
    Column("What", share=2),
    Column("With spares", "number"),
    Column("Without", "number"),
    Column("Difference", "number"),
)


def confidence_tables(
    plan: Plan, hidden: Hidden, found: Chances | None = None
) -> tuple[Table, ...]:
    """With spares and without, and the must-haves that stay below; nothing where none was asked.

    A count that would give away a hidden requirement is hidden with it.
    """
    secret = any(
        need.must_have and (need.scope, need.skill_id, need.level) in hidden.requirements
        for need in plan.needs
    )
    if plan.confidence is None:
        return ()
    return _price(plan, plan.confidence, found, secret), _below(plan.confidence, hidden)


def _price(plan: Plan, asked: Confidence, found: Chances | None, secret: bool) -> Table:
    level = f"Must-haves at {percent(asked.asked)} or more"
    what = f"{level}, by formula (ratings taken as true), of {asked.must_haves}"
    sure = _counts(what, asked.sure, asked.sure_without)
    in_runs = (
        ()
        if found is None
        else (
            f"{level}, in the runs",
            TOO_FEW if secret else numbers.count(as_sure(asked, found)),
            NONE,
            NONE,
        )
    )
    note = "Spares close nothing: they make it more likely that enough people count when due."
    title = f"A confidence of {percent(asked.asked)} was asked for"
    if found is not None and not secret:
        title += f": {plain(wording.in_the_runs(asked, found), 400)}"
    return Table(
        title,
        COLUMNS,
        (
            *([in_runs] if in_runs else []),
            (what, TOO_FEW, TOO_FEW, TOO_FEW) if secret else sure,
            _counts("Purchases that are spares", asked.spares, 0),
            *_in_the_runs(found, secret),
            *_costs(plan, asked.without),
            _counts(
                "Other positions that stay open",
                plan.shortage_other,
                plan.shortage_other - asked.shortage_other,
            ),
        ),
        note if asked.exact else f"{note} {wording.NOT_EXACT}",
    )


def _counts(what: str, with_spares: int, without: int) -> tuple[Cell, ...]:
    values = (with_spares, without, with_spares - without)
    return (what, *(numbers.count(value) for value in values))


def _in_the_runs(found: Chances | None, secret: bool) -> list[tuple[Cell, ...]]:
    """How many must-haves hold, and who is missing, in the same simulated runs."""
    if found is None or found.without is None:
        return []
    other = found.without
    pairs = (
        ("Must-haves that hold in the runs, on average", found.holding, other.holding),
        ("People missing, on average", found.shortage_expected, other.shortage_expected),
        (
            "People missing in the worst tenth",
            found.shortage_worst_tenth,
            other.shortage_worst_tenth,
        ),
    )
    return [
        (what, *([TOO_FEW] * 3 if secret else map(numbers.decimal, (own, bare, own - bare))))
        for what, own, bare in pairs
    ]


def _costs(plan: Plan, bare: Cost) -> list[tuple[Cell, ...]]:
    def money(what: str, own: float, without: float) -> tuple[Cell, ...]:
        amounts = (own, without, own - without)
        return (what, *(numbers.money(amount, plan.currency) for amount in amounts))

    cost = plan.cost
    hours = (cost.hours, bare.hours, cost.hours - bare.hours)
    return [
        money("Cash once", cost.one_off, bare.one_off),
        money("Cash a year", cost.run_rate, bare.run_rate),
        ("People's hours", *(numbers.hours(value) for value in hours)),
        money("Total cost", cost.total, bare.total),
    ]


def _below(asked: Confidence, hidden: Hidden) -> Table:
    return Table(
        f"Must-haves that stay below {percent(asked.asked)}",
        (
            Column("Must-have", share=2),
            Column("Level", "level"),
            Column("Scope", share=1.6),
            Column("By formula", "percent"),
            Column("Missing as planned", "count"),
            Column("Why", share=2),
        ),
        tuple(_row(one) for one in asked.unsure if not _hidden(one, hidden)),
        empty="None that may be named.",
    )


def _hidden(one: Unsure, hidden: Hidden) -> bool:
    return (one.scope, one.skill_id, one.level) in hidden.requirements


def _row(one: Unsure) -> tuple[Cell, ...]:
    return (
        plain(one.skill, 80),
        Number(one.level, str(one.level), "level"),
        plain(one.scope, 60),
        numbers.percent(one.chance),
        numbers.count(one.missing),
        wording.WHY_FOR_MONEY if one.for_money else wording.WHY_NOT_POSSIBLE,
    )
