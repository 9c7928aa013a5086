"""The plan's bill for a reviewer: assumptions, prices that follow from them, and every charge."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from analytics.strategy.money.cash import Period, by_lever, months, years
from analytics.strategy.money.charges import WEEKS_PER_YEAR
from analytics.strategy.results import Action, Charge, ChargeKind, Cost, Plan
from analytics.strategy.setup.bases import (
    MONTHS,
    Basis,
    price_basis,
    quantity_basis,
    with_months,
)
from dashboard.reports.facts import ReportFacts
from dashboard.reports.plain import plain

HORIZON = "plan.horizon_weeks"
WEEKS = "weeks in a year"
GIVEN = "given by the scenario"
KEPT = "Skillmix's own definition"
_SIGNS = {"divided by": " ÷ ", "less": " − "}


@dataclass(frozen=True)
class Input:
    """A number that the plan rests on."""

    key: str
    value: float
    unit: str
    source: str


@dataclass(frozen=True)
class Price:
    """What one unit of an item costs; an empty basis: the number itself was given."""

    item: str
    value: float
    unit: str
    basis: Basis


@dataclass(frozen=True)
class Line:
    """A charge of an action. `price` is a place in `Costing.prices`."""

    action: int
    lever: str
    what: str
    item: str
    kind: ChargeKind
    count: int
    charge: Charge
    quantity: Basis
    price: int
    to_horizon: bool


@dataclass(frozen=True)
class Billed:
    """An action, a lever or the plan, with the figures that the report prints of it."""

    name: str
    lever: str
    who: str
    cost: Cost


@dataclass(frozen=True)
class Costing:
    """All that a reviewer needs to compute the plan's cost again."""

    start: date | None
    inputs: tuple[Input, ...]
    prices: tuple[Price, ...]
    lines: tuple[Line, ...]
    actions: tuple[Billed, ...]
    levers: tuple[Billed, ...]
    total: Cost
    months: tuple[Period, ...]
    years: tuple[Period, ...]


def costing(plan: Plan, actions: Iterable[tuple[Action, str, str]], facts: ReportFacts) -> Costing:
    """The bill of a plan. `actions` are (action, what, for whom), as the report prints them."""
    given = {own.key: own.number for own in facts.given}
    numbers = with_months({**_likely(plan, facts), **given})
    prices: dict[Price, int] = {}
    lines: list[Line] = []
    billed: list[Billed] = []
    for number, (action, what, who) in enumerate(actions, start=1):
        billed.append(Billed(what, action.lever, who, action.cost))
        for charge, level in _with_levels(action):
            price = _price(charge, numbers, plan.currency, _offer(action), given)
            prices.setdefault(price, len(prices))
            lines.append(
                Line(
                    number,
                    action.lever,
                    what,
                    charge.item,
                    charge.kind,
                    action.count,
                    charge,
                    quantity_basis(charge, numbers, level) or (),
                    prices[price],
                    charge.kind == "yearly" and charge.end_week == plan.horizon_weeks,
                )
            )
    used = {
        factor.key
        for basis in (*(price.basis for price in prices), *(line.quantity for line in lines))
        for factor in basis
    }
    return Costing(
        start=plan.start,
        inputs=_inputs(plan, facts, numbers, used),
        prices=tuple(prices),
        lines=tuple(lines),
        actions=tuple(billed),
        levers=tuple(
            Billed(f"All of {lever}", lever, "", common.cost)
            for lever, common in by_lever(plan).items()
        ),
        total=plan.cost,
        months=months(plan),
        years=years(plan),
    )


def in_words(basis: Basis) -> str:
    """A basis as a reader would write it: "pay.base × (1 + hire.pay_premium)"."""
    said = ""
    for factor in basis:
        word = f"(1 + {factor.key})" if factor.how == "one plus" else factor.key
        if said:
            said += _SIGNS.get(factor.how, " × ")
        said += plain(word, 120)
    return said or GIVEN


def _with_levels(action: Action) -> Iterator[tuple[Charge, int]]:
    """The charges of an action, each with the level that its training step leads to."""
    level = action.from_level or 0
    for charge in action.charges:
        level += charge.item == "learning"
        yield charge, level


def _offer(action: Action) -> str:
    """What the scenario calls the thing that is bought: a tool, a profile, a course, a way."""
    if action.lever == "move":
        return f"{action.from_team} to {action.team}"
    return action.tool or action.profile or action.course or ""


def _likely(plan: Plan, facts: ReportFacts) -> dict[str, float]:
    """The numbers that the plan was made with: the store's, and the scenario's in their place."""
    found = {a.key: a.likely for a in facts.assumptions}
    return {**found, **dict(facts.overrides), HORIZON: plan.horizon_weeks}


def _price(
    charge: Charge, numbers: Mapping[str, float], currency: str, offer: str, given: Container[str]
) -> Price:
    """A price that the scenario gave bears the name of its offer."""
    basis = price_basis(charge, numbers, offer) or ()
    band = next((f.key for f in basis if f.key.startswith("pay.band.")), "")
    own = offer if not basis or any(factor.key in given for factor in basis) else ""
    item = ", ".join(part for part in (charge.item, band or own) if part)
    per = {"hours": " per hour", "yearly": " per year", "once": ""}[charge.kind]
    if charge.item in ("fees", "outside tutor"):
        per = " per hour"
    return Price(plain(item, 80), charge.price, f"{plain(currency, 8)}{per}", basis)


def _inputs(
    plan: Plan, facts: ReportFacts, numbers: Mapping[str, float], used: set[str]
) -> tuple[Input, ...]:
    overridden = dict(facts.overrides)
    found = [
        Input(
            plain(a.key, 80),
            numbers[a.key],
            plain(a.unit, 60),
            GIVEN if a.key in overridden else plain(a.source, 200),
        )
        for a in facts.assumptions
        if a.key in used
    ]
    currency = plain(plan.currency, 8)
    found += [
        Input(given.key, given.number, f"{currency} per {given.per}", GIVEN)
        for given in facts.given
        if given.key in used
    ]
    found.append(Input(HORIZON, plan.horizon_weeks, "weeks", "horizon of all costs"))
    found.append(Input(WEEKS, WEEKS_PER_YEAR, "weeks", KEPT))
    found.append(Input(MONTHS, numbers[MONTHS], "months", KEPT))
    return tuple(found)
