"""What is said of a plan that was asked for a confidence: how far it is met, and its price."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.chances.results import Chances
from analytics.strategy.certainty import Confidence, Unsure
from analytics.strategy.results import Cost, Plan
from dashboard.formats import count, hours, joined, money_exact, number, percent

MOST = 6
NOT_EXACT = (
    "People of nearly equal chances were counted alike to find the spares: what is bought is "
    "enough, and a cheaper choice of spares may exist."
)
WHY_FOR_MONEY = "the budget"
WHY_NOT_POSSIBLE = "the people, offers and limits there are"
FOR_MONEY = "The budget does not pay for the spares of"
NOT_POSSIBLE = (
    "Not so sure even with all who could be trained, hired or equipped in time, within the limits "
    "on hires, hours, mentors and tools, so no spare is bought for"
)


def met(asked: Confidence, chances: Chances | None = None) -> str:
    """How many must-haves are as sure as was asked, with and without spares.

    Once the plan was played through, what the runs find comes first, the formula after it.
    """
    sure = f"{asked.sure} of {count(asked.must_haves, 'must-have')}"
    verb = "holds" if asked.sure == 1 else "hold"
    spares = count(asked.spares, "spare") if asked.spares else "No spare"
    does = "closes nothing and makes" if asked.spares == 1 else "close nothing and make"
    more = f"{spares} {does} them surer" if asked.spares else f"{spares} is bought"
    if chances is not None:
        return f"{in_the_runs(asked, chances)}. {more}."
    return (
        f"{sure} {verb} with a chance of {percent(asked.asked)} or more, by formula, which takes "
        f"ratings as true; without spares {asked.sure_without} would. {more}."
    )


def in_the_runs(asked: Confidence | None, chances: Chances) -> str:
    """How many are as sure in the simulated runs, then by the formula that chose the spares; ""
    where no confidence was asked for."""
    if asked is None:
        return ""
    sure = as_sure(asked, chances)
    verb = "holds" if sure == 1 else "hold"
    return (
        f"{sure} of {count(asked.must_haves, 'must-have')} {verb} with a chance of "
        f"{percent(asked.asked)} or more in the simulated runs, where ratings may be wrong; by "
        f"formula, which takes ratings as true and chose the spares, {asked.sure} would, and "
        f"without spares {asked.sure_without}"
    )


def as_sure(asked: Confidence, chances: Chances) -> int:
    """Must-haves that hold in as many of the runs as was asked for."""
    return sum(need.must_have and need.chance >= asked.asked for need in chances.needs)


def price(asked: Confidence, currency: str) -> str:
    """What the confidence costs beside the plan without one, in the four figures."""
    said = f"The confidence costs {extra(asked.extra, currency)}, beside the plan without it"
    if asked.shortage_other > 0:
        other = count(asked.shortage_other, "other position stays", "other positions stay")
        said += f", and {other} open for it"
    return f"{said}."


def extra(cost: Cost, currency: str) -> str:
    """A difference of costs: "$ 12,800 once, $ 0 a year, 184 hours, $ 23,700 in total"."""
    figures = (
        f"{_money(cost.one_off, currency)} once",
        f"{_money(cost.run_rate, currency)} a year",
        f"{'−' if cost.hours < 0 else ''}{hours(abs(cost.hours))}",
        f"{_money(cost.total, currency)} in total",
    )
    return ", ".join(figures)


def _money(amount: float, currency: str) -> str:
    return ("−" if round(amount) < 0 else "") + money_exact(abs(amount), currency)


def below(asked: Confidence) -> list[str]:
    """The must-haves that stay below it, by what keeps them there."""
    by_reason = (
        (FOR_MONEY, [one for one in asked.unsure if one.for_money]),
        (NOT_POSSIBLE, [one for one in asked.unsure if not one.for_money]),
    )
    return [f"{reason}: {_named(few)}." for reason, few in by_reason if few]


def _named(few: Sequence[Unsure]) -> str:
    return joined([f"{u.skill} {u.level}, {u.scope} ({standing(u)})" for u in few], most=MOST)


def standing(one: Unsure) -> str:
    """How sure it is, or that it is not even filled."""
    return f"{number(one.missing)} still missing" if one.missing else percent(one.chance)


def sentences(plan: Plan, chances: Chances | None = None) -> list[str]:
    """All of it; nothing where no confidence was asked for. `chances`: once they are known."""
    asked = plan.confidence
    if asked is None:
        return []
    said = [met(asked, chances), price(asked, plan.currency), *below(asked)]
    return said if asked.exact else [*said, NOT_EXACT]


def reasons_of(plan: Plan) -> str:
    """Which plan the reasons are of; "" where no spares are asked for."""
    return "" if plan.confidence is None else "Reasons are those of the plan without spares."


def asked_for(plan: Plan) -> str:
    """ "80 %: 12 of 16 must-haves by formula"; a dash where none was."""
    asked = plan.confidence
    if asked is None:
        return "–"
    sure = f"{asked.sure} of {count(asked.must_haves, 'must-have')}"
    return f"{percent(asked.asked)}: {sure} by formula"
