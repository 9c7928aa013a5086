"""The scenario beside the answer that it changes; other pages plan with the one set last.

What a plan may not do, or must: the folded part of the scenario's controls.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics.results import ALLOWED, LEVERS
from analytics.selection import Selection
from analytics.strategy.problem.problem import Problem
from analytics.strategy.problem.wishes import Bar, Closed, Pin
from analytics.strategy.scenario.saved import Saved
from analytics.strategy.scenario.scenario import Scenario, with_options
from dashboard import cache, session
from dashboard.components.basics import numbers
from dashboard.components.basics.picture import heading
from dashboard.wording import helps
from dashboard.wording import scenarios as wording
from data.vocabulary import RefusedError

Wish = TypeVar("Wish", Pin, Bar)
LIMITS = ("max_hires", "hours_cap", "start", "closes", "pins", "bars")
"""Keys of the boxes, which are the names of the scenario's fields."""
OPTION, CLOSES = "option", "closes"
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
        "closes": list(scenario.closes),
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
        help="Week 0 of the plan. Left empty: today, and never before the latest survey.",
    )
    problem = cache.problem(selection, replace(Scenario(), hires=begin.hires, tools=begin.tools))
    _closes(problem, begin)
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
        replace(
            scenario,
            max_hires=None,
            hours_cap=None,
        ),
        max_hires=hires,
        hours_cap=hours,
    )
    return replace(
        limited,
        start=session.chosen("start"),
        closes=tuple(session.chosen(CLOSES) or ()),
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


def _closes(problem: Problem, begin: Scenario) -> None:
    """Targets that are short; every option closes those that are chosen."""
    short = [
        Closed(need.scope, problem.skill_names[need.skill], need.level)
        for need in problem.needs
        if need.have < need.headcount
    ]
    kept = [*begin.closes, *(session.chosen(CLOSES) or ())]
    st.multiselect(
        "Close whatever it costs",
        list(dict.fromkeys([*short, *kept])),
        format_func=wording.closed,
        key=CLOSES,
        persist_state="session",
        select_all=False,
        placeholder="nothing",
        help=helps.CLOSES,
    )


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


BUDGET_ON = {"cash": "First-year cash", "total": "Total cost"}
THOUSAND = 1000.0
NO_LIMIT = float("inf")
BUDGET, DEADLINE = "Budget, thousands", "Deadline, weeks"
VALUE = "Cost of an open must-have, a week"
MOST_WEEKS = 104
"""Two years, the horizon of the costs."""
BASE, SLIDE = "scenario_base", "budget_slide"
"""Keys of the box that says what the controls began with, and of the budget's slider."""


@dataclass(frozen=True)
class Chosen:
    """What is planned, and the saved scenario that the controls began with. `slide`: where the
    budget's slider goes once the plan is known, since its end rests on a plan."""

    scenario: Scenario
    base: Saved | None
    slide: DeltaGenerator

    @property
    def changed(self) -> bool:
        """Whether the controls say something else than what is saved."""
        return self.scenario != (self.base.scenario if self.base else Scenario())


def saved_scenario() -> Scenario:
    """The scenario that the visitor set on the Plan page, else the default one."""
    return session.scenario() or Scenario()


def way_to_controls(place: DeltaGenerator) -> None:
    """On a phone the answer stands first and the controls at the end: a link to them."""
    place.container(key="to_scenario").markdown(wording.TO_CONTROLS)


def controls(selection: Selection, saved: Sequence[Saved]) -> Chosen:
    """Draw the controls and answer the scenario; checked again, since limits of a box are loose."""
    heading("Scenario")
    base = _base(saved)
    begin = base.scenario if base else Scenario()
    own = session.overrides()
    if own is not None:
        begin = replace(begin, assumptions=own)
    budget = st.number_input(
        BUDGET,
        value=None,
        step=10.0,
        format="%.0f" if _whole(session.chosen("budget")) else "%.3f",
        placeholder="no limit",
        key="budget",
        persist_state="session",
        help="What all options may spend at most. Left empty, they spend what pays.",
    )
    slide = st.container()
    budget_on = None
    if budget is not None:
        budget_on = st.segmented_control(
            "Budget limits",
            list(BUDGET_ON),
            default="cash",
            required=True,
            format_func=lambda kind: BUDGET_ON[kind],
            key="budget_on",
            help=helps.BUDGET_ON,
            persist_state="session",
        )
    value = st.number_input(
        VALUE,
        value=None,
        step=500.0,
        min_value=0.0,
        format="%.0f",
        placeholder="by pay",
        key="value_per_week",
        persist_state="session",
        help=helps.VALUE,
    )
    deadline = st.number_input(
        DEADLINE,
        value=None,
        step=1,
        placeholder="own due dates",
        key="deadline",
        persist_state="session",
        help="From week 0. Left empty, each requirement's own due date holds, and the assumed "
        "deadline where it has none. With a number, the earlier of the two holds.",
    )
    numbers.line(wording.deadline_line(deadline))
    levers = st.pills(
        "Levers",
        ALLOWED,
        selection_mode="multi",
        default=LEVERS,
        format_func=lambda lever: lever.capitalize(),
        key="levers",
        help=helps.LEVERS,
        persist_state="session",
    )
    numbers.line(wording.offers(begin))
    with st.expander("More limits", type="compact", expanded=any(limit_values(begin).values())):
        limit_boxes(selection, begin)
    wording.checked(BUDGET, budget, 0.0)
    wording.checked(DEADLINE, deadline, 1, MOST_WEEKS)
    if not levers:
        raise RefusedError(wording.NO_LEVER)
    scenario = with_options(
        replace(begin, budget=None, budget_on="cash", deadline_weeks=None, value_per_week=None),
        budget=None if budget is None else round(budget * THOUSAND, 2),
        budget_on=budget_on or "cash",
        deadline_weeks=deadline,
        levers=levers,
        value_per_week=value,
        option=session.chosen(OPTION) or begin.option,
    )
    chosen = Chosen(read_limits(scenario), base, slide)
    session.keep_scenario(chosen.scenario)
    return chosen


def _base(saved: Sequence[Saved]) -> Saved | None:
    """The box of saved scenarios; there is none before the first is saved."""
    by_name = {one.name: one for one in saved}
    asked = session.take_next(BASE)
    if asked in by_name:
        session.preset(BASE, asked)
        _take(by_name)
    if not by_name:
        return None
    if session.chosen(BASE) not in by_name:
        session.preset(BASE, "")
    name = st.selectbox(
        "Begin with",
        ["", *by_name],
        format_func=lambda name: wording.option(by_name.get(name)),
        key=BASE,
        persist_state="session",
        filter_mode=None,
        on_change=_take,
        args=(by_name,),
        help=helps.BEGIN_WITH,
    )
    return by_name.get(name)


def _take(by_name: dict[str, Saved]) -> None:
    """Let the controls say what the chosen scenario does."""
    session.forget_overrides()
    name = session.chosen(BASE)
    scenario = by_name[name].scenario if name in by_name else Scenario()
    values = {
        "budget": None if scenario.budget is None else scenario.budget / THOUSAND,
        "budget_on": scenario.budget_on,
        "deadline": None if scenario.deadline_weeks is None else round(scenario.deadline_weeks),
        "levers": list(scenario.levers),
        "value_per_week": scenario.value_per_week,
        OPTION: scenario.option,
        **limit_values(scenario),
    }
    for box, value in values.items():
        session.preset(box, value)


def budget_slider(chosen: Chosen, selection: Selection) -> None:
    """The budget by hand; its right end is no limit, and reads so."""
    budget, top = session.chosen("budget"), _top(selection)
    session.preset(SLIDE, NO_LIMIT if budget is None else budget)
    chosen.slide.select_slider(
        "Budget by hand, thousands; no limit at the right end",
        budget_steps(budget, top),
        key=SLIDE,
        format_func=lambda step: "no limit" if step == NO_LIMIT else f"{step:g}",
        label_visibility="collapsed",
        on_change=_slid,
    )


def budget_steps(budget: float | None, top: float) -> list[float]:
    """Budgets up to `top`, or beyond the one that is set, that one among them, then no limit."""
    if budget is not None and budget > top:
        top = -(-1.25 * budget // 10) * 10
    step = 10.0 if top >= 500 else 1.0 if top >= 50 else 0.1
    even = [round(n * step, 1) for n in range(round(top / step) + 1)]
    return [*sorted({*even, *([] if budget is None else [budget])}), NO_LIMIT]


def _slid() -> None:
    value = session.chosen(SLIDE)
    session.preset("budget", None if value == NO_LIMIT else round(value, 3))


def _top(selection: Selection) -> float:
    """End of the slider, in thousands: twice the first year's cash for all must-haves, rounded."""
    cash = cache.plan(selection, Scenario()).cost.first_year_cash / THOUSAND
    step = 100.0 if cash > 50 else 10.0
    return max(step, -(-2 * cash // step) * step)


def _whole(value: object) -> bool:
    return not isinstance(value, float) or value.is_integer()
