"""The scenario beside the answer that it changes; other pages plan with the one set last."""

from __future__ import annotations

from datetime import date

import streamlit as st

from analytics.results import LEVERS
from analytics.strategy.results import Plan
from analytics.strategy.scenario import Scenario, with_options
from dashboard import session
from dashboard.components.picture import heading
from dashboard.formats import day

BUDGET_ON = {"cash": "First-year cash", "total": "Total cost"}


def saved_scenario() -> Scenario:
    """The scenario that the visitor set on the Strategy page, else the default one."""
    return session.scenario() or Scenario()


def controls() -> Scenario:
    """Draw the controls and answer the scenario; checked again, since limits of a box are loose."""
    heading("Scenario")
    budget = st.number_input(
        "Budget, thousands",
        min_value=0.0,
        value=None,
        step=10.0,
        format="%.0f",
        placeholder="no limit",
        key="budget",
        persist_state="session",
        help="Left empty, must-haves only are closed, as cheaply as possible. With a budget, "
        "what is left of it also closes the other gaps.",
    )
    budget_on = None
    if budget is not None:
        budget_on = st.segmented_control(
            "Budget limits",
            list(BUDGET_ON),
            default="cash",
            required=True,
            format_func=lambda kind: BUDGET_ON[kind],
            key="budget_on",
            persist_state="session",
        )
    deadline = st.number_input(
        "Deadline, weeks",
        min_value=1,
        max_value=104,  # two years, the horizon of the costs
        value=None,
        step=1,
        placeholder="own due dates",
        key="deadline",
        persist_state="session",
        help="From week 0. Left empty, each requirement's own due date holds, and the assumed "
        "deadline where it has none. With a number, nothing may be later than this.",
    )
    levers = st.pills(
        "Levers",
        LEVERS,
        selection_mode="multi",
        default=LEVERS,
        format_func=lambda lever: lever.capitalize(),
        key="levers",
        persist_state="session",
    )
    hires = st.number_input(
        "At most this many hires",
        min_value=0,
        value=None,
        step=1,
        placeholder="no limit",
        key="max_hires",
        persist_state="session",
    )
    scenario = with_options(
        Scenario(),
        budget=None if budget is None else budget * 1000,
        budget_on=budget_on or "cash",
        deadline_weeks=deadline,
        levers=levers,
        max_hires=None if hires is None else int(hires),
    )
    session.keep_scenario(scenario)
    return scenario


def week_zero(plan: Plan) -> date:
    """The day from which the plan's weeks count; today where nothing was surveyed."""
    return plan.start or date.today()


def start_note(plan: Plan) -> str:
    """When week 0 is."""
    return f"week 0 is {day(week_zero(plan))}"
