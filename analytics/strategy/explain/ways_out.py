"""Ways out that are not a lever: do less, or later. Each is priced by solving without it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analytics.strategy.explain.asking import SAME, Asking, outcome_of
from analytics.strategy.explain.change import Change, key
from analytics.strategy.explain.results import WayOut
from analytics.strategy.explain.sentences import way_out_sentence
from analytics.strategy.problem.problem import Need
from analytics.strategy.results import Plan

QUARTER = 13.0
LATER: tuple[float | None, ...] = (QUARTER, 2 * QUARTER, None)
"""Weeks to postpone by; None: drop."""
LEAST = 0.5
"""Money that is worth a word."""


@dataclass(frozen=True)
class Scope:
    """What could be left: one requirement, or all short ones of an initiative."""

    what: str
    needs: tuple[Need, ...]
    initiative: bool


def ways_out(ask: Asking) -> Iterator[WayOut]:
    """Each initiative and each short must-have, postponed by a quarter, by two, dropped."""
    for scope in scopes(ask):
        for weeks in LATER:
            yield _way_out(ask, scope, weeks)


def scopes(ask: Asking) -> list[Scope]:
    """Initiatives first: they save most; then the heaviest shortages."""
    short = sorted(
        (n for n in ask.problem.needs if n.must_have and n.have < n.headcount),
        key=lambda n: -n.weight * (n.headcount - n.have),
    )
    by_initiative: dict[str, list[Need]] = {}
    for need in short:
        if need.initiative:
            by_initiative.setdefault(need.initiative, []).append(need)
    found = [
        Scope(name, tuple(needs), True) for name, needs in by_initiative.items() if len(needs) > 1
    ]
    return found + [Scope(_name(ask, need, short), (need,), False) for need in short]


def _name(ask: Asking, need: Need, short: Sequence[Need]) -> str:
    """The skill, with scope and level where another short requirement has the same skill."""
    name = ask.problem.skill_names[need.skill]
    if sum(other.skill == need.skill for other in short) == 1:
        return name
    return f"{name} at level {need.level} ({need.scope})"


def _way_out(ask: Asking, scope: Scope, weeks: float | None) -> WayOut:
    keys = tuple(key(need) for need in scope.needs)
    change = Change("drop", needs=keys) if weeks is None else Change("postpone", weeks, needs=keys)
    outcome = ask.outcome(change)
    delay = sum(_delay(ask, need, weeks) for need in scope.needs)
    saves = ask.base.cost.total - outcome.cost.total
    return WayOut(
        what=scope.what,
        weeks=weeks,
        initiative=scope.initiative,
        change=change,
        outcome=outcome,
        saves=saves,
        delay_cost=delay,
        net=saves - delay,
        hires_saved=ask.base.hires - outcome.hires,
        short_less=ask.base.shortage - outcome.shortage,
        sentence=way_out_sentence(ask, scope.what, weeks, outcome, delay),
        scenario_hash=ask.hash,
    )


def _delay(ask: Asking, need: Need, weeks: float | None) -> float:
    """What being later costs: the weeks postponed, or all weeks from the due date on.

    Nothing where the plan leaves the requirement short and so late anyway.
    """
    if key(need) in ask.still_short:
        return 0.0
    left = max(0.0, ask.problem.rules.horizon_weeks - need.due_week)
    return need.delay_cost_per_week * (left if weeks is None else min(weeks, left))


def helpful(found: Sequence[WayOut], plan: Plan) -> list[WayOut]:
    """Those that help, the best first in the plan's order of wishes.

    A later one of the same scope is left out where an earlier one does as much.
    """
    base, by_others = outcome_of(plan), plan.budget is not None
    now = (base.must, base.other if by_others else 0.0, 0.0)
    best: dict[tuple[str, bool], list[WayOut]] = {}
    for way in found:
        own = best.setdefault((way.what, way.weeks is None), [])
        rank = _rank(way, by_others)
        helps = not way.outcome.unmet and _before(rank, now)
        if helps and all(_before(rank, _rank(earlier, by_others)) for earlier in own):
            own.append(way)
    listed = [way for own in best.values() for way in own]
    return sorted(listed, key=lambda way: (*_rank(way, by_others), way.what))


def _rank(way: WayOut, by_others: bool) -> tuple[float, float, float]:
    """What stays open, weighted, then what is saved."""
    return way.outcome.must, way.outcome.other if by_others else 0.0, -way.net


def _before(one: tuple[float, float, float], other: tuple[float, float, float]) -> bool:
    """Whether `one` is better by more than rounding, in the first wish in which they differ."""
    for mine, theirs, room in zip(one, other, (SAME, SAME, LEAST), strict=True):
        if abs(mine - theirs) > room:
            return mine < theirs
    return False


def count_ways_out(ask: Asking) -> int:
    """How many findings `ways_out` makes."""
    return len(scopes(ask)) * len(LATER)
