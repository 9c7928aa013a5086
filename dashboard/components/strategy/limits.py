"""What a plan may not do, or must: the folded part of the scenario's controls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

import streamlit as st

from analytics.results import LEVERS
from analytics.selection import Selection
from analytics.strategy.problem.problem import Problem
from analytics.strategy.problem.wishes import Bar, Pin
from analytics.strategy.scenario.scenario import Scenario, with_options
from dashboard import cache, session
from dashboard.wording import helps
from dashboard.wording import scenarios as wording

Wish = TypeVar("Wish", Pin, Bar)
LIMITS = ("max_hires", "hours_cap", "start", "pins", "bars")
"""Keys of the boxes, which are the names of the scenario's fields."""
WHY = "override_reason"
"""Key of the box for why something must or may not be part of the plan."""
LABELS = {
    "max_hires": "At most this many hires",
    "hours_cap": "At most this many hours",
}


def limit_values(scenario: Scenario) -> dict[str, Any]:
    """What the boxes show for a scenario."""
    values = {name: getattr(scenario, name) for name in LIMITS}
    return {
        **values,
        WHY: "",
        "hours_cap": None if scenario.hours_cap is None else round(scenario.hours_cap),
        "pins": list(scenario.pins),
        "bars": list(scenario.bars),
    }


def limit_boxes(selection: Selection, begin: Scenario) -> None:
    """Draw them; `read_limits` reads them."""
    _number("max_hires", tip=helps.MAX_HIRES)
    _number(
        "hours_cap",
        step=100,
        tip="People's hours in all: learning, mentoring, interviews, reviewing.",
    )
    st.date_input(
        "Starts on",
        value=None,
        key="start",
        persist_state="session",
        format="YYYY-MM-DD",
        help="Week 0 of the plan. Left empty, the date of the survey's wave.",
    )
    problem = cache.problem(selection, replace(Scenario(), hires=begin.hires, tools=begin.tools))
    _wishes("Must be part of it", "pins", offered(problem, Pin), begin.pins)
    _wishes("May not be part of it", "bars", offered(problem, Bar), begin.bars)
    if session.chosen("pins") or session.chosen("bars"):
        st.text_input(
            "Why",
            key=WHY,
            persist_state="session",
            placeholder="kept for the ledger",
            help="Of what must or may not be part of it and has no reason yet.",
        )


def read_limits(scenario: Scenario) -> Scenario:
    """The scenario with what the boxes say; raises RefusedError for what makes no sense."""
    hires, hours = (session.chosen(name) for name in LABELS)
    for name, label in LABELS.items():
        wording.checked(label, session.chosen(name), 0)
    limited = with_options(
        replace(scenario, max_hires=None, hours_cap=None), max_hires=hires, hours_cap=hours
    )
    return replace(
        limited,
        start=session.chosen("start"),
        pins=tuple(_reasoned(pin) for pin in session.chosen("pins") or ()),
        bars=tuple(_reasoned(bar) for bar in session.chosen("bars") or ()),
    )


def _reasoned(wish: Wish) -> Wish:
    """With the reason of the box where it has none of its own."""
    return wish if wish.reason else replace(wish, reason=(session.chosen(WHY) or "").strip())


def offered(problem: Problem, kind: type[Pin] | type[Bar]) -> list[Pin | Bar]:
    """What can be demanded or forbidden: a lever for a short skill, a profile, a tool."""
    short = dict.fromkeys(
        problem.skill_names[need.skill] for need in problem.needs if need.have < need.headcount
    )
    return [
        *(kind("hire", profile=hire.profile) for hire in problem.hires if hire.maximum),
        *(kind("equip", tool=tool.name) for tool in problem.tools),
        *(kind(lever, skill=skill) for skill in short for lever in LEVERS),
    ]


def _number(key: str, *, step: int = 1, tip: str | None = None) -> None:
    st.number_input(
        LABELS[key],
        value=None,
        step=step,
        placeholder="no limit",
        key=key,
        persist_state="session",
        help=tip,
    )


def _wishes(label: str, key: str, options: Sequence[Pin | Bar], kept: Sequence[Pin | Bar]) -> None:
    """Those that are offered, and those of the scenario that say more."""
    own = [*kept, *(session.chosen(key) or ())]
    said = {replace(wish, reason="") for wish in own}
    st.multiselect(
        label,
        list(dict.fromkeys([*(wish for wish in options if wish not in said), *own])),
        format_func=wording.wish,
        key=key,
        persist_state="session",
        select_all=False,  # all of them would demand, or forbid, what cannot go together
        placeholder="anything" if key == "pins" else "nothing",
        help=helps.PINS if key == "pins" else helps.BARS,
    )
