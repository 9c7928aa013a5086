"""What a confidence for each must-have costs, as a report prints it."""

from __future__ import annotations

from analytics.strategy.certainty import Confidence, Unsure
from analytics.strategy.results import Plan
from analytics.suppression import Hidden
from dashboard.formats import percent
from dashboard.reports import numbers
from dashboard.reports.content import Cell, Column, Number, Table
from dashboard.reports.numbers import TOO_FEW
from dashboard.reports.plain import plain
from dashboard.wording import confidence as wording


def confidence_tables(plan: Plan, hidden: Hidden) -> tuple[Table, ...]:
    """With spares and without, and the must-haves that stay below; nothing where none was asked.

    A count that would give away a hidden requirement is hidden with it.
    """
    asked = plan.confidence
    if asked is None:
        return ()
    secret = any(
        need.must_have and (need.scope, need.skill_id, need.level) in hidden.requirements
        for need in plan.needs
    )
    return _price(plan, asked, secret), _below(asked, hidden)


def _price(plan: Plan, asked: Confidence, secret: bool) -> Table:
    def money(what: str, of_plan: float, without: float) -> tuple[Cell, ...]:
        amounts = (of_plan, without, of_plan - without)
        return (what, *(numbers.money(amount, plan.currency) for amount in amounts))

    cost, bare = plan.cost, asked.without
    sure = (asked.sure, asked.sure_without, asked.sure - asked.sure_without)
    hours = (cost.hours, bare.hours, cost.hours - bare.hours)
    other = (plan.shortage_other, plan.shortage_other - asked.shortage_other, asked.shortage_other)
    rows: tuple[tuple[Cell, ...], ...] = (
        (f"Must-haves at {percent(asked.asked)} or more, by formula, of {asked.must_haves}",
         *(TOO_FEW if secret else numbers.count(n) for n in sure)),
        ("Purchases that are spares", numbers.count(asked.spares), numbers.count(0),
         numbers.count(asked.spares)),
        money("Cash once", cost.one_off, bare.one_off),
        money("Cash a year", cost.run_rate, bare.run_rate),
        ("People's hours", *(numbers.hours(value) for value in hours)),
        money("Total cost", cost.total, bare.total),
        ("Other positions that stay open", *(numbers.count(n) for n in other)),
    )  # fmt: skip
    note = "Spares close nothing: they make it more likely that enough people count when due."
    return Table(
        f"A confidence of {percent(asked.asked)} was asked for",
        (Column("What", share=2), Column("With spares", "number"), Column("Without", "number"),
         Column("Difference", "number")),
        rows,
        note if asked.exact else f"{note} {wording.NOT_EXACT}",
    )  # fmt: skip


def _below(asked: Confidence, hidden: Hidden) -> Table:
    return Table(
        f"Must-haves that stay below {percent(asked.asked)}",
        (Column("Must-have", share=2), Column("Level", "level"), Column("Scope"),
         Column("By formula", "percent"), Column("Missing as planned", "count"),
         Column("Why", share=2)),
        tuple(_row(one) for one in asked.unsure if not _hidden(one, hidden)),
        empty="None that may be named.",
    )  # fmt: skip


def _hidden(one: Unsure, hidden: Hidden) -> bool:
    return (one.scope, one.skill_id, one.level) in hidden.requirements


def _row(one: Unsure) -> tuple[Cell, ...]:
    return (
        plain(one.skill, 80), Number(one.level, str(one.level), "level"), plain(one.scope, 60),
        numbers.percent(one.chance), numbers.count(one.missing),
        wording.WHY_FOR_MONEY if one.for_money else wording.WHY_NOT_POSSIBLE,
    )  # fmt: skip
