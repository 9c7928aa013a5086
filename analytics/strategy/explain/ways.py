"""Each lever alone, each pair, and what the plan would lose without a lever (METHODS 5)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from analytics.results import ACTION_LEVERS, LEVERS, ActionLever, Lever
from analytics.strategy.explain.asking import Asking, dearer
from analytics.strategy.explain.change import Change
from analytics.strategy.explain.results import LeverWorth, Outcome, Way
from analytics.strategy.explain.sentences import way_sentence, worth_sentence

SETS: tuple[tuple[Lever, ...], ...] = (
    *((lever,) for lever in LEVERS),
    *((one, two) for one, two in combinations(LEVERS, 2)),
)


def ways(ask: Asking) -> Iterator[Way | LeverWorth]:
    """The three pure strategies and the three pairs, then each allowed lever's worth."""
    solved: dict[frozenset[ActionLever], Outcome] = {}
    for levers in SETS:
        change = Change("levers", levers=levers)
        solved[frozenset(levers)] = outcome = ask.outcome(change)
        regret = dearer(outcome, ask.base, ask.by_others)
        positions = outcome.shortage - ask.base.shortage
        yield Way(
            levers=levers,
            change=change,
            outcome=outcome,
            regret=regret,
            regret_positions=positions,
            sentence=way_sentence(ask, levers, outcome),
            scenario_hash=ask.hash,
        )
    allowed = [lever for lever in ACTION_LEVERS if lever in ask.problem.rules.levers]
    for lever in allowed:
        rest = frozenset(allowed) - {lever}
        if rest and rest not in solved:
            solved[rest] = ask.outcome(_only_these(rest))
        if rest:
            yield _worth(ask, lever, rest, solved[rest])


def _only_these(levers: frozenset[ActionLever]) -> Change:
    return Change("levers", levers=tuple(one for one in ACTION_LEVERS if one in levers))


def _worth(
    ask: Asking, lever: ActionLever, rest: frozenset[ActionLever], without: Outcome
) -> LeverWorth:
    return LeverWorth(
        lever=lever,
        change=_only_these(rest),
        outcome=without,
        worth=dearer(without, ask.base, ask.by_others),
        worth_positions=without.shortage - ask.base.shortage,
        sentence=worth_sentence(ask, lever, without),
        scenario_hash=ask.hash,
    )


def count_ways(ask: Asking) -> int:
    """How many findings `ways` makes."""
    return len(SETS) + (len(ask.problem.rules.levers) if len(ask.problem.rules.levers) > 1 else 0)
