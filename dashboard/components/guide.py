"""One line above a page: what comes next until the first report."""

from __future__ import annotations

import streamlit as st

from analytics.strategy.scenario.saved import saved_scenarios
from dashboard import cache, navigation, session
from dashboard.components.basics.text import bold, plain
from dashboard.subjects import home as first_steps
from data.store.facts.settings import report_made

PLAN = "plan"
"""The page that makes the plan, below this line."""


def show(page: str) -> None:
    """Draw it for who keeps the store, where there is something to say; `page` as in an address."""
    if not cache.viewer().whole:
        return
    if cache.all_waves():
        if not cache.demo_only():
            _next_step(page)
    elif page == "survey":
        _next_step(page)


def _next_step(page: str) -> None:
    if session.guide_hidden.get() or report_made(cache.store()):
        return
    surveyed, own_needs = bool(cache.all_waves()), cache.own_requirements()
    planned = page == PLAN or session.scenario.get() is not None
    found = first_steps.steps(
        surveyed=surveyed,
        own_needs=own_needs,
        planned=planned or bool(saved_scenarios(cache.store())),
        reported=False,
    )
    following = first_steps.next_step(found)
    if following is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="guide"):
        st.markdown(
            f"{bold(first_steps.line(found, following))}  \n{plain(f'Next: {following.wanted}')}"
        )
        if following.page != page and st.button(
            f"Go to {following.page.capitalize()}",
            icon=":material/arrow_forward:",
            key="guide_next",  # one button through reruns, whatever it says
        ):
            navigation.go(following.page)
        st.button(
            "Hide the first steps",
            type="tertiary",
            key="guide_close",
            on_click=session.guide_hidden.keep,
            args=(True,),
        )
