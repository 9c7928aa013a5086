"""How a plan's training is spread over teams, roles, pay bands and free hours.

Aggregates of five and more only, for everybody: a group that is smaller, and what would give it
away, by subtraction from the total or from a wider group, is told together with others or not at
all (methods.md#small-groups-and-names).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product

from analytics.strategy.concerned import GroupBy, Spread, SpreadGroup
from analytics.strategy.problem.problem import Problem, Worker
from analytics.strategy.results import Action
from analytics.suppression import Item, hide
from data.vocabulary import OWNER

SMALLEST = OWNER.smallest_group
TOGETHER = "smaller groups together"
NOT_GIVEN = "not given"

People = frozenset[int]
Groups = dict[GroupBy, dict[str, People]]


def spread(problem: Problem, actions: Iterable[Action]) -> Spread | None:
    """Steps and hours of learning by group of those who stay; None where nobody is trained, or all
    are too few."""
    steps, hours = _learned(actions)
    everyone = frozenset(worker.person_no for worker in _staying(problem))
    if not steps or len(everyone) < SMALLEST:
        return None
    shown = visible(_groups(problem), everyone)
    return Spread(
        *_sums(everyone, steps, hours),
        tuple(
            SpreadGroup(by, name, *_sums(people, steps, hours))
            for by, groups in shown.items()
            for name, people in groups.items()
        ),
    )


def _staying(problem: Problem) -> list[Worker]:
    return [worker for worker in problem.workers if worker.leaves_week is None]


def _learned(actions: Iterable[Action]) -> tuple[dict[int, int], dict[int, float]]:
    """By person: steps from one level to the next, and the hours of learning them."""
    steps: dict[int, int] = {}
    hours: dict[int, float] = {}
    for action in actions:
        who = action.person_no
        if action.lever == "train" and who is not None:
            steps[who] = steps.get(who, 0) + action.level - (action.from_level or 0)
            learning = sum(c.quantity for c in action.charges if c.item == "learning")
            hours[who] = hours.get(who, 0.0) + learning
    return steps, hours


def _sums(
    people: People, steps: Mapping[int, int], hours: Mapping[int, float]
) -> tuple[int, int, float]:
    """People, their steps, their hours."""
    own = sorted(people)
    return len(own), sum(steps.get(n, 0) for n in own), sum(hours.get(n, 0.0) for n in own)


def _groups(problem: Problem) -> Groups:
    """Everybody in one group of each kind, the groups in their order."""
    found: Groups = {"team": {}, "role": {}}
    if problem.own_hours_and_pay:
        found |= {"pay band": {}, "free hours": {}}
    for worker in sorted(_staying(problem), key=lambda w: (w.team, w.role, w.pay_band)):
        names: dict[GroupBy, str] = {
            "team": worker.team,
            "role": worker.role or NOT_GIVEN,
            "pay band": worker.pay_band or NOT_GIVEN,
            "free hours": free_hours(worker),
        }
        for by, groups in found.items():
            name = names[by]
            groups[name] = groups.get(name, frozenset()) | {worker.person_no}
    return {by: dict(sorted(groups.items())) for by, groups in found.items()}


def free_hours(worker: Worker) -> str:
    """Contract hours are not stored: hours free for learning stand for who works part of a week."""
    if not worker.hours_given:
        return NOT_GIVEN
    hours = worker.hours_per_week
    if hours == 0:
        return "0 a week"
    return "up to 2 a week" if hours <= 2 else "up to 4 a week" if hours <= 4 else "over 4 a week"


def visible(groups: Groups, everyone: People) -> Groups:
    """The groups that may be told, with the rest of each kind as one where it is large enough."""
    forced: set[tuple[GroupBy, str]] = set()
    kinds = list(groups)
    while True:
        shown = {by: _told(own, {n for b, n in forced if b == by}) for by, own in groups.items()}
        flat = [(by, name, people) for by, own in shown.items() for name, people in own.items()]
        wider = [*(people for _, _, people in flat), everyone]
        given_away = [
            (by, name)
            for (by, name, people), wide in product(flat, wider)
            if people < wide and len(wide - people) < SMALLEST
        ]
        if not given_away:
            return shown
        by, name = max(given_away, key=lambda one: (kinds.index(one[0]), one[1]))
        # one at a time, teams last; the rest cannot be hidden alone: its whole kind goes
        forced |= {(by, n) for n in groups[by]} if name == TOGETHER else {(by, name)}


def _told(groups: Mapping[str, People], forced: set[str]) -> dict[str, People]:
    names = list(groups)
    items = [Item(len(groups[n]), frozenset({n}), n in forced) for n in names]
    hidden, total_too = hide(items, {n: len(groups[n]) for n in names}, SMALLEST)
    if total_too or len(hidden) == len(names):
        return {}
    told = {n: groups[n] for at, n in enumerate(names) if at not in hidden}
    if hidden:
        told[TOGETHER] = frozenset().union(*(groups[names[at]] for at in hidden))
    return told
