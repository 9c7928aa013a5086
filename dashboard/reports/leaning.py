"""What the plan's cost leans on: assumptions by kind, and those without a source that most money
is computed with."""

from __future__ import annotations

from collections.abc import Mapping

from analytics.strategy.money.charges import amount
from dashboard import formats
from dashboard.reports import numbers
from dashboard.reports.content import Cell, Column, Table
from dashboard.reports.costing import GIVEN, Costing
from dashboard.reports.facts import ReportFacts
from dashboard.reports.plain import plain
from data.store.facts.assumptions import UNSOURCED

KINDS = {
    "hire": "Hiring",
    "training": "Training",
    "contract": "Contractors",
    "tool": "Tools",
    "pay": "Pay",
    "people": "People",
    "work": "Hours of work",
    "plan": "Planning",
    "money": "Money",
    "assess": "Assessing first",
    "vacancy": "Open positions",
}
ORDER = {kind: place for place, kind in enumerate(KINDS.values())}
MOST = 8


def kinds_table(facts: ReportFacts) -> Table:
    """How many assumptions there are of each kind, and how many have no source."""
    found: dict[str, list[bool]] = {}
    for one in facts.assumptions:
        kind = KINDS.get(one.key.partition(".")[0], plain(one.key.partition(".")[0], 40))
        found.setdefault(kind, []).append(_unsourced(one.source))
    rows: list[tuple[Cell, ...]] = [
        (kind, numbers.count(len(ones)), numbers.count(sum(ones))) for kind, ones in found.items()
    ]
    rows.sort(key=lambda row: ORDER.get(str(row[0]), len(KINDS)))
    return Table(
        "Assumptions by kind",
        (Column("Kind"), Column("In all", "count"), Column("Without a source", "count")),
        tuple(rows),
    )


def leaning_table(facts: ReportFacts, costing: Costing, currency: str) -> Table:
    """Assumptions without a source, by the money of the plan's total that is computed with each.

    Of these lines some have several: the amounts do not add up.
    """
    money = _money(costing)
    leant = [
        (money[plain(one.key, 80)], one)
        for one in facts.assumptions
        if _unsourced(one.source) and money.get(plain(one.key, 80))
    ]
    leant = [pair for pair in leant if _source(costing, pair[1].key) != GIVEN]
    leant.sort(key=lambda pair: (-pair[0], pair[1].key))
    rows = tuple(
        (
            plain(one.key, 80),
            numbers.assumption(one.low, one.unit),
            numbers.assumption(one.likely, one.unit),
            numbers.assumption(one.high, one.unit),
            plain(one.unit, 60),
            numbers.money(spent, currency),
        )
        for spent, one in leant[:MOST]
    )
    left = len(leant) - len(rows)
    return Table(
        "Without a source, and leant on most",
        (
            Column("Assumption", share=1.5),
            Column("Low", "number"),
            Column("Likely", "number"),
            Column("High", "number"),
            Column("Unit"),
            Column("Total cost computed with it", "money"),
        ),
        rows,
        "A cost may be computed with several, so the amounts do not add up."
        + (f" {formats.number(left)} more carry less." if left else ""),
        "No cost of the plan is computed with an assumption that has no source.",
    )


def _unsourced(source: str | None) -> bool:
    return not source or source == UNSOURCED


def _source(costing: Costing, key: str) -> str:
    return next((one.source for one in costing.inputs if one.key == plain(key, 80)), "")


def _money(costing: Costing) -> Mapping[str, float]:
    """By key, the cost of all lines whose price or quantity is computed with it."""
    found: dict[str, float] = {}
    for line in costing.lines:
        spent = amount(line.charge) * line.count
        keys = {factor.key for factor in (*line.quantity, *costing.prices[line.price].basis)}
        for key in keys:
            found[plain(key, 80)] = found.get(plain(key, 80), 0.0) + spent
    return found
