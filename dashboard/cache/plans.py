"""What is planned for a selection: the blend, the levers, who is away, who teaches.

One plan that is solved once, by whoever asks first; a visitor who leaves ends it.
"""

from __future__ import annotations

import threading
from contextlib import nullcontext
from dataclasses import replace

import streamlit as st

from analytics.chances.results import SEED, Chances
from analytics.options.choice import Choice, choose
from analytics.options.drivers import Basis, Driver, basis, ranged
from analytics.options.drivers import driver as drive
from analytics.options.explain.explaining import Explaining
from analytics.options.results import AreaLevers, Options, SkillLevers
from analytics.options.verdicts import area_levers, skill_levers
from analytics.results import RECOMMENDED
from analytics.selection import Selection
from analytics.solver import EVERY, Look, watched
from analytics.strategy.loss import Loss, Step
from analytics.strategy.loss import loss as take_away
from analytics.strategy.loss import repairing_steps as best_steps
from analytics.strategy.mentors import Circle
from analytics.strategy.mentors import circles as learning_circles
from analytics.strategy.plan import Planned
from analytics.strategy.problem.problem import Problem
from analytics.strategy.results import Plan
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.setup import build_problem
from dashboard.cache.kept import kept
from dashboard.cache.measures import analysed
from dashboard.cache.opened import Key, key, store


class Solving:
    """Solved by the first who asks; others wait, and the next one begins anew if it was ended."""

    def __init__(self, choice: Choice) -> None:
        self.choice = choice
        self._lock = threading.Lock()
        self.found: Planned | None = None

    def planned(self, look: Look | None = None) -> Planned:
        """The answer. `look` is called a few times a second until it is there, and may raise to end
        the wait."""
        while not self._lock.acquire(timeout=EVERY):
            if look:
                look()
        try:
            if self.found is None:
                with watched(look) if look else nullcontext():
                    self.found = self.choice.planned
            return self.found
        finally:
            self._lock.release()


@kept()
def _problem(key: Key, selection: Selection, scenario: Scenario) -> Problem:
    return build_problem(store(), analysed(key, selection), scenario)


def problem(selection: Selection, scenario: Scenario) -> Problem:
    """What the planner is told."""
    return _problem(key(), selection, scenario)


@kept(grows=True)
def _choice(key: Key, selection: Selection, scenario: Scenario) -> Choice:
    """Whatever option is named: they are found together."""
    return choose(store(), analysed(key, selection), scenario)


@kept(grows=True)
def _solving(key: Key, selection: Selection, scenario: Scenario) -> Solving:
    other = _choice(key, selection, replace(scenario, option=RECOMMENDED))
    return Solving(choose(store(), analysed(key, selection), scenario, other))


def choice(selection: Selection, scenario: Scenario) -> Choice:
    """The question, and every answer to it."""
    return _solving(key(), selection, replace(scenario, name="")).choice


def options(selection: Selection, scenario: Scenario) -> Options:
    """The ways to go on, side by side."""
    return _solved(key(), selection, replace(scenario, name="")).options


def _solved(key: Key, selection: Selection, scenario: Scenario) -> Choice:
    solving = _solving(key, selection, scenario)
    solving.planned()
    return solving.choice


def plan(selection: Selection, scenario: Scenario, look: Look | None = None) -> Plan:
    """The blend for a selection and a scenario, whose name asks nothing: it is put on after.

    `look` is called while it is solved; without one a spinner turns. Either way a visitor who does
    something else ends the solve.
    """
    solving = _solving(key(), selection, replace(scenario, name=""))
    if solving.found is None and look is None:
        with st.spinner("Solving the plan"):
            solving.planned(st.empty().empty)
    return replace(solving.planned(look).plan, scenario=scenario.name)


@kept("Playing the plan through")
def _chances(key: Key, selection: Selection, scenario: Scenario, seed: int) -> Chances:
    return _solved(key, selection, scenario).chances(seed)


def chances(selection: Selection, scenario: Scenario, seed: int = SEED) -> Chances:
    """How sure the blend is, of 10,000 runs."""
    return _chances(key(), selection, replace(scenario, name=""), seed)


@kept(grows=True)
def _explaining(key: Key, selection: Selection, scenario: Scenario) -> Explaining:
    return Explaining(_solved(key, selection, scenario))


def explaining(selection: Selection, scenario: Scenario) -> Explaining:
    """Why the blend is as it is: what was found so far, and the rest on demand.

    A scenario's name asks nothing, so that naming it does not solve everything again.
    """
    return _explaining(key(), selection, replace(scenario, name=""))


@kept("Weighing hire, train and equip")
def _levers(key: Key, selection: Selection, scenario: Scenario) -> tuple[SkillLevers, ...]:
    return skill_levers(store(), analysed(key, selection), scenario)


def levers(selection: Selection, scenario: Scenario) -> tuple[SkillLevers, ...]:
    """Train, hire, equip, contract or leave open, skill by skill."""
    return _levers(key(), selection, _without_budget(scenario))


def _without_budget(scenario: Scenario) -> Scenario:
    """No budget plays a part in a verdict."""
    return replace(scenario, name="", budget=None, budget_on="cash")


def levers_by_area(selection: Selection, scenario: Scenario) -> tuple[AreaLevers, ...]:
    """The same, area by area."""
    return area_levers(levers(selection, scenario))


@kept("Looking for the cheapest repair")
def _loss(key: Key, selection: Selection, scenario: Scenario, away: tuple[int, ...]) -> Loss:
    return take_away(_problem(key, selection, scenario), away)


def loss(selection: Selection, scenario: Scenario, away: tuple[int, ...]) -> Loss:
    """What breaks while these people are away, and the cheapest repair."""
    return _loss(key(), selection, scenario, away)


@kept()
def _steps(key: Key, selection: Selection, scenario: Scenario) -> tuple[Step, ...]:
    return best_steps(_problem(key, selection, scenario))


def circles(selection: Selection, scenario: Scenario) -> tuple[Circle, ...]:
    """Who could teach whom, gap by gap; quick enough to be worked out anew."""
    return learning_circles(_problem(key(), selection, scenario))


def repairing_steps(selection: Selection, scenario: Scenario) -> tuple[Step, ...]:
    """The steps of training that repair most."""
    return _steps(key(), selection, scenario)


def driver_keys(scenario: Scenario) -> tuple[str, ...]:
    """Assumptions that have a range."""
    return ranged(store(), scenario)


@kept()
def _basis(key: Key, selection: Selection, scenario: Scenario) -> Basis:
    return basis(_solved(key, selection, scenario))


@kept(grows=True)
def _drivers(key: Key, selection: Selection, scenario: Scenario) -> dict[str, Driver]:
    return {}  # filled by `driver`, number by number


def driver(selection: Selection, scenario: Scenario, number: str) -> Driver:
    """What the plan is at both ends of one assumption, as it stands and planned anew."""
    now, asked = key(), replace(scenario, name="")
    found = _drivers(now, selection, asked)
    if number not in found:
        base = _basis(now, selection, asked)
        found[number] = drive(store(), analysed(now, selection), asked, base, number)
    return found[number]


def drivers(selection: Selection, scenario: Scenario) -> tuple[Driver, ...]:
    """Those that were worked out until now."""
    return tuple(_drivers(key(), selection, replace(scenario, name="")).values())
