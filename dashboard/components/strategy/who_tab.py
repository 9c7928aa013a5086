"""The tab of people: whom the plan proposes what to, who declined, and whether it is fair."""

from __future__ import annotations

import streamlit as st

from dashboard.components.basics.text import plain
from dashboard.components.strategy.asked import Asked
from dashboard.components.strategy.fairness import second_raters, spread_table
from dashboard.components.strategy.plan import action_table
from dashboard.wording import advice


def who_tab(asked: Asked) -> None:
    """By role and skill; by name only where the toggle asks for it."""
    plan = asked.plan
    people = action_table(plan, asked.start, asked.selection.viewer)
    if declined := advice.declined_cost(plan):
        st.markdown(plain(declined))
    spread_table(plan)
    second_raters(plan, people=people)
    asked.chances()
