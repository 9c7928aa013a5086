"""Options of tiny random problems beside the best of all plans that the rules allow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analytics.options.judge import Judge
from analytics.options.options import Candidate, Search
from analytics.options.program import DATES
from benchmarks.options.enumeration import Bought, Enumeration, bought_by
from benchmarks.options.instances import instance

INSTANCES = 500
NEAR = 0.01
FAR = 0.03
CENTS = 0.05
"""Charges are rounded one by one."""


@dataclass(frozen=True)
class Regret:
    """By how much dearer than the best plan is what is found, as a share, exactly priced.

    `at_dates`: the candidate of least net cost where open weeks are judged at the dates of the
    model, against the best plan at these dates. `weekly`: the same where they are judged in every
    week, as the product does, against the best plan so priced. `shown`: balanced over the
    candidate of least net cost, as judged.
    """

    seed: int
    plans: int
    at_dates: float
    weekly: float
    shown: float


def regret(seed: int) -> Regret:
    """Of one instance. Raises AssertionError where a plan breaks a limit, or costs something else
    than its purchases do."""
    one = instance(seed)
    dates, weekly = Enumeration(one), Enumeration(one, weekly=True)
    search = Search(one.problem, one.ranges, one.terms)
    judge = Judge(one.problem, search.judge.futures, DATES)
    judged = [replace(own, open_weeks=judge.open_weeks(own.planned)) for own in search.tried]
    least = min(own.net(search.values) for own in search.tried)
    as_shown = _least(search.tried, search.values, dates)
    return Regret(
        seed,
        dates.count(),
        _over(dates.net(_least(judged, search.values, dates)), dates.best()[0]),
        _over(weekly.net(as_shown), weekly.best()[0]),
        _over(search.chosen["balanced"].net(search.values), least),
    )


def _least(tried: Sequence[Candidate], values: Sequence[float], prices: Enumeration) -> Bought:
    """The candidate of least judged net cost."""
    found = min(tried, key=lambda own: own.net(values))
    bought = bought_by(found, len(prices.problem.workers))
    total, credit = prices.money(bought)
    if abs(total - found.total) > CENTS or abs(credit - found.credit) > CENTS:
        raise AssertionError(f"{bought} costs {total}, not {found.total}")
    if not prices.allowed(bought):
        raise AssertionError(f"{bought} breaks a limit")
    return bought


def _over(cost: float, least: float) -> float:
    return cost / least - 1 if least > 0 else float(cost > least + 0.01)


def figures(instances: int | None = None) -> Iterator[str]:
    """Counts and the worst of each way to price."""
    found = [regret(seed) for seed in range(instances or INSTANCES)]
    yield f"{len(found)} instances, {sum(one.plans for one in found)} plans listed"
    for name, shares in (
        ("judged and priced at the dates of the model", [one.at_dates for one in found]),
        ("judged and priced in every week", [one.weekly for one in found]),
    ):
        near = sum(share <= NEAR for share in shares)
        far = sum(share > FAR for share in shares)
        yield (
            f"candidate of least net cost, {name}: {near} of {len(found)} within {NEAR:.0%} of the "
            f"best of all plans, {far} beyond {FAR:.0%}, worst {max(shares):.2%}"
        )
    yield f"balanced over that candidate, as judged: at most {max(one.shown for one in found):.2%}"
