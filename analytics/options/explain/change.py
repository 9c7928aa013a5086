"""One change of a problem, as a value: whoever has it can make the change again and re-solve."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from analytics.results import ACTION_LEVERS, LEVERS, ActionLever
from analytics.strategy.problem.problem import Problem, Worker
from analytics.strategy.problem.relax import later, with_levers
from analytics.strategy.problem.wishes import Bar
from data.vocabulary import MAX_LEVEL

Kind = Literal[
    "nothing",
    "levers",
    "only",
    "budget",
    "hours_cap",
    "max_hires",
    "profile_max",
    "mentor_hours",
    "learning_hours",
    "tool_share",
    "max_steps",
    "more_weeks",
]
MENTOR_FROM_OUTSIDE = -1
"""Number of the person who stands for more mentoring; nobody in a store has it."""


@dataclass(frozen=True)
class Change:
    """What is changed; `amount` is the new value, or hours, weeks or a factor, by `kind`.

    levers: only these. only: this skill is closed by these levers alone. budget, hours_cap,
    max_hires, tool_share, max_steps: the limit's new value. profile_max: of one `profile`.
    mentor_hours: so many hours more in one `skill`, spread evenly up to its last due week.
    learning_hours: everybody's hours a week times `amount`. more_weeks: for every due week.
    """

    kind: Kind = "nothing"
    amount: float = 0.0
    levers: tuple[ActionLever, ...] = ()
    skill: str = ""
    profile: str = ""


def changed(problem: Problem, change: Change) -> Problem:
    """The problem with the change made."""
    return _HOW[change.kind](problem, change)


def _only(problem: Problem, change: Change) -> Problem:
    """Bar the skill from all other levers; every other skill keeps them."""
    bars = tuple(
        Bar(lever, skill=change.skill) for lever in ACTION_LEVERS if lever not in change.levers
    )
    return replace(problem, bars=(*problem.bars, *bars))


def _profile(problem: Problem, change: Change) -> Problem:
    hires = tuple(
        replace(h, maximum=int(change.amount)) if h.profile == change.profile else h
        for h in problem.hires
    )
    return replace(problem, hires=hires)


def _mentor(problem: Problem, change: Change) -> Problem:
    """An expert from outside who only mentors: of no team, so counted nowhere."""
    last = last_due(problem, change.skill)
    mentor = Worker(
        person_no=MENTOR_FROM_OUTSIDE,
        label="",
        team="",
        role="",
        hours_per_week=0.0,
        mentor_hours_per_week=change.amount / last if last else 0.0,
        hourly_rate=0.0,
        levels={change.skill: MAX_LEVEL},
    )
    return replace(problem, workers=(*problem.workers, mentor))


def last_due(problem: Problem, skill: str) -> float:
    """The last due week of the skill's short requirements, 0 where none is short."""
    return max(
        (n.due_week for n in problem.needs if n.skill == skill and n.have < n.headcount),
        default=0.0,
    )


def _learning(problem: Problem, change: Change) -> Problem:
    workers = tuple(
        replace(w, hours_per_week=w.hours_per_week * change.amount) for w in problem.workers
    )
    return replace(problem, workers=workers)


def _rules(problem: Problem, **values: object) -> Problem:
    return replace(problem, rules=replace(problem.rules, **values))  # type: ignore[arg-type]


_HOW: Mapping[Kind, Callable[[Problem, Change], Problem]] = {
    "nothing": lambda problem, _: problem,
    "levers": lambda problem, c: with_levers(problem, c.levers or LEVERS),
    "only": _only,
    "budget": lambda problem, c: _rules(problem, budget=c.amount),
    "hours_cap": lambda problem, c: _rules(problem, hours_cap=c.amount),
    "max_hires": lambda problem, c: _rules(problem, max_hires=int(c.amount)),
    "profile_max": _profile,
    "mentor_hours": _mentor,
    "learning_hours": _learning,
    "tool_share": lambda problem, c: _rules(problem, cap_share=c.amount),
    "max_steps": lambda problem, c: _rules(problem, max_steps=int(c.amount)),
    "more_weeks": lambda problem, c: later(problem, c.amount),
}
