"""What one plan closes that another leaves open, and the other way round.

Two plans may leave as many positions open, of the same weight and at the same cost, and still not
do the same: whoever chooses between them must be told which positions are exchanged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from analytics.strategy.amounts import money_exact
from analytics.strategy.explain.results import Exchanged, Left, Outcome, Point

MOST = 4
"""Requirements that a sentence names; the rest is counted."""


@dataclass(frozen=True)
class Exchange:
    """Positions that are closed now and were open before, and those that are given up for them."""

    closed: tuple[Left, ...]
    given_up: tuple[Left, ...]

    def must(self, given_up: bool) -> tuple[Left, ...]:
        """Only must-haves of one side."""
        return tuple(one for one in (self.given_up if given_up else self.closed) if one.must_have)


def exchange(before: Outcome, after: Outcome) -> Exchange:
    """What `after` closes and gives up against `before`."""
    return Exchange(_more(after, before), _more(before, after))


def _more(one: Outcome, other: Outcome) -> tuple[Left, ...]:
    """Positions that `other` leaves open and `one` does not."""
    left = {place.key: place.headcount for place in one.left}
    more = ((place, place.headcount - left.get(place.key, 0)) for place in other.left)
    return tuple(place.of(headcount) for place, headcount in more if headcount > 0)


def named(places: Sequence[Left]) -> str:
    """ "AI security, Python (2) and 3 more", must-haves first."""
    ordered = sorted(places, key=lambda p: (not p.must_have, -p.weight * p.headcount, p.label))
    words = [p.label if p.headcount == 1 else f"{p.label} ({p.headcount})" for p in ordered]
    if len(words) > MOST:
        words = [*words[: MOST - 1], f"{len(words) - MOST + 1} more"]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def positions(places: Sequence[Left]) -> int:
    """How many positions."""
    return sum(place.headcount for place in places)


def weight(places: Sequence[Left]) -> float:
    """Their weight, as the order of wishes counts it."""
    return sum(place.weight * place.headcount for place in places)


def exchanges(points: Sequence[Point]) -> tuple[Exchanged, ...]:
    """Where more money closes fewer positions, or no longer the same must-haves.

    `points` stand in the order of their budgets.
    """
    return tuple(
        Exchanged(
            less.budget,
            more.budget,
            exchange_sentence(less, more.budget, more.outcome),
            more.scenario_hash,
        )
        for less, more in pairwise(points)
        if is_exchange(less.outcome, more.outcome)
    )


def exchanged_for(points: Sequence[Point], budget: float, outcome: Outcome) -> str:
    """What a plan at `budget` gives up against the nearest smaller budget that closes more, or
    other must-haves; "" where there is none."""
    below = [p for p in points if p.budget < budget and is_exchange(p.outcome, outcome)]
    return exchange_sentence(below[-1], budget, outcome) if below else ""


def is_exchange(less: Outcome, more: Outcome) -> bool:
    """Whether positions are given up that a reader would expect to stay closed."""
    found = exchange(less, more)
    fewer = positions(found.given_up) > positions(found.closed)
    return bool(found.closed) and (fewer or bool(found.must(given_up=True)))


def exchange_sentence(less: Point, budget: float, outcome: Outcome) -> str:
    """What is closed with more money, what is no longer, and why by weight."""
    found = exchange(less.outcome, outcome)
    amounts = [money_exact(amount, less.currency) for amount in (budget, less.budget)]
    return (
        f"With {amounts[0]} instead of {amounts[1]} {named(found.closed)} "
        f"{'is' if positions(found.closed) == 1 else 'are'} closed and {named(found.given_up)} "
        f"no longer, since {_reason(found)}."
    )


def _reason(found: Exchange) -> str:
    """The first wish by which the plan with more money is the better one (DEFINITIONS 25)."""
    won, lost = found.must(given_up=False), found.must(given_up=True)
    if won and not lost:
        return "must-haves come before other requirements, however many"
    if weight(won) > weight(lost):
        return f"must-haves count by weight: {weight(won):g} against {weight(lost):g}"
    won, lost = found.closed, found.given_up
    if weight(won) > weight(lost):
        return f"positions count by weight: {weight(won):g} against {weight(lost):g}"
    return "both weigh the same and the plan costs less in total"
