"""The plan; while it is solved for long, how long, with a way to cancel."""

from __future__ import annotations

import time
from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics.selection import Selection
from analytics.strategy.plan import SECONDS
from analytics.strategy.results import Plan
from analytics.strategy.scenario.scenario import Scenario
from dashboard import cache, session
from dashboard.components.basics.progress import stoppable
from dashboard.components.basics.text import plain
from dashboard.wording import blend as wording

SOON = 0.7
"""Seconds after which somebody wonders."""


def solved(
    selection: Selection, scenario: Scenario, say: Callable[[str, str], None]
) -> Plan | None:
    """The plan, None where the visitor cancelled it. `say` writes the finding of the page."""
    if session.plan_cancelled(scenario):
        say(wording.CANCELLED, "")
        st.markdown(plain(wording.CANCELLED_NOTE))
        st.button("Solve it", type="primary", on_click=session.ask_plan, key="solve_plan")
        return None
    place, began = st.empty(), time.monotonic()
    bars: list[DeltaGenerator] = []

    def look() -> None:
        spent = time.monotonic() - began
        if spent < SOON:
            return
        if not bars:
            say(wording.SOLVING, "")
            bar = stoppable(place, "", "cancel_plan", session.cancel_plan, scenario, label="Cancel")
            bars.append(bar)
        bars[0].progress(min(1.0, spent / SECONDS), plain(wording.solving(spent, SECONDS)))

    plan = cache.plan(selection, scenario, look)
    place.empty()
    return plan
