"""The tab of people: whom the plan proposes what to, who declined, and whether it is fair.

How training is spread over groups, and whom to have rated by somebody else first.
"""

from __future__ import annotations

import streamlit as st

from analytics.strategy.results import Plan
from dashboard.components.basics.picture import heading
from dashboard.components.basics.table import show_table
from dashboard.components.basics.text import plain
from dashboard.components.strategy.asked import Asked
from dashboard.components.strategy.plan import action_table
from dashboard.wording import advice
from dashboard.wording import fairness as wording

TALL = 8
"""Rows that are shown before the table scrolls."""


def spread_table(plan: Plan) -> None:
    """Steps and hours by team, role, pay band and free hours, beside the share of people."""
    if plan.spread is None:
        return
    title = wording.spread_title(plan.spread)
    heading(title)
    show_table(wording.spread_columns(plan.spread), "spread", alt=title, decimals=2)
    st.caption(plain(wording.spread_note(plan.spread)))


def second_raters(plan: Plan, *, people: bool) -> None:
    """Whom a single rating leaves out; by role unless people are shown."""
    if not plan.one_rater:
        return
    heading(wording.SECOND_RATER)
    st.markdown(plain(wording.SECOND_RATER_NOTE))
    table = wording.second_rater_columns(plan.one_rater, people=people)
    show_table(table, "second_rater", alt=wording.SECOND_RATER, tall=TALL)


def who_tab(asked: Asked) -> None:
    """By role and skill; by name only where the toggle asks for it."""
    plan = asked.plan
    people = action_table(plan, asked.start, asked.selection.viewer)
    if declined := advice.declined_cost(plan):
        st.markdown(plain(declined))
    spread_table(plan)
    second_raters(plan, people=people)
    asked.chances()
