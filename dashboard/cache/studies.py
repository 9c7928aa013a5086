"""Studies, kept: the questions of all visitors, and the answers that were worked out for them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace

import streamlit as st

from analytics.assess.doubts import Assessment
from analytics.chances.results import SEED, Chances
from analytics.options.explain.explain import Explaining
from analytics.options.results import Options, SkillLevers
from analytics.selection import Selection
from analytics.solver import Look, looking, watched
from analytics.strategy.problem.problem import Problem
from analytics.strategy.results import Plan
from analytics.strategy.scenario.scenario import Scenario
from analytics.study import Study
from dashboard.cache.kept import kept
from dashboard.cache.opened import Key, key, store
from dashboard.subjects.reading import Reading

WAITING = {
    "analysis": "Measuring",
    "evidence": "Weighing the ratings",
    "planned": "Solving the plan",
    "chances": "Playing the plan through",
    "levers": "Weighing hire, train and equip",
    "loss": "Looking for the cheapest repair",
}
"""What a visitor reads who waits for an answer of a study."""


@contextmanager
def waiting(name: str) -> Iterator[None]:
    """A spinner for who waits. A visitor who does something else meanwhile ends the solve."""
    if name not in WAITING or looking():
        yield
        return
    with st.spinner(WAITING[name]), watched(st.empty().empty):
        yield


@kept(grows=True)
def _study(key: Key, selection: Selection, scenario: Scenario) -> Study:
    def find(selection: Selection, scenario: Scenario) -> Study:
        return _study(key, selection, scenario)

    return Study(store(), selection, scenario, find, waiting)


def study(selection: Selection, scenario: Scenario | None = None) -> Study:
    """Of the store as it is now. A scenario's name asks nothing: it is not part of the question."""
    return _study(key(), selection, replace(scenario or Scenario(), name=""))


def problem(selection: Selection, scenario: Scenario) -> Problem:
    """What the planner is told."""
    return study(selection, scenario).problem()


def options(selection: Selection, scenario: Scenario) -> Options:
    """The ways to go on, side by side."""
    return study(selection, scenario).options()


def plan(selection: Selection, scenario: Scenario, look: Look | None = None) -> Plan:
    """The plan of a scenario, under its name. `look` is called while it is solved."""
    asked = study(selection, scenario)
    with watched(look) if look else nullcontext():
        return replace(asked.plan(), scenario=scenario.name)


def chances(selection: Selection, scenario: Scenario, seed: int = SEED) -> Chances:
    """How sure the plan is, of 10,000 runs."""
    return study(selection, scenario).chances(seed)


def assessment(selection: Selection, scenario: Scenario) -> Assessment | None:
    """Which ratings to verify first, as the options took it."""
    return study(selection, scenario).assessment()


def explaining(selection: Selection, scenario: Scenario) -> Explaining:
    """Why the plan is as it is: what was found so far, and the rest on demand."""
    return study(selection, scenario).explaining()


def levers(selection: Selection, scenario: Scenario) -> tuple[SkillLevers, ...]:
    """Train, hire, equip, contract or leave open, skill by skill."""
    return study(selection, scenario).levers()


def reading(
    selection: Selection, scenario: Scenario | None = None, *, names: bool = False
) -> Reading:
    """A study for the visitor. `names`: persons may stand in what is said."""
    shown = selection.viewer.people_visible
    return Reading(study(selection, scenario), names and shown, shown)
