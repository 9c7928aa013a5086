"""One line above a page: the tour of the demo, or what comes next until the first report."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from analytics.selection import Selection
from dashboard import cache, navigation, session
from dashboard.components.basics.text import bold, plain
from dashboard.components.strategy.scenario import saved_scenario
from dashboard.wording import first_steps, tour

TOUR, FIRST = "tour", "first steps"
PLAN = "strategy"
"""The page that makes the plan, below this line."""


def show(page: str) -> None:
    """Draw it for who keeps the store, where there is something to say; `page` as in an address."""
    if not cache.viewer().whole:
        return
    if not cache.all_waves():
        if page == "survey":
            _next_step(page)
    elif not cache.demo_only():
        _next_step(page)
    elif page in tour.STOPS and not session.guide_hidden(TOUR):
        _tour(page)


def _tour(page: str) -> None:
    place = tour.STOPS.index(page)
    said = tour.FILTERED if session.filtered() else _sentence(page)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="guide"):
        st.markdown(f"{bold(f'Tour {place + 1} of {len(tour.STOPS)}')} {plain(said)}")
        if place + 1 < len(tour.STOPS):
            after = tour.STOPS[place + 1]
            if st.button(
                f"Next: {after.capitalize()}", icon=":material/arrow_forward:", key="guide_next"
            ):
                navigation.go(after)
        _close(TOUR, "End the tour")


def _sentence(page: str) -> str:
    """What to see on the page, of everybody in the latest wave."""
    everybody = Selection(viewer=cache.viewer())
    analysis = cache.analysis(everybody)
    if page == "overview" or not analysis.requirements:
        return tour.overview(analysis)
    if page == "heatmap":
        return tour.heatmap(analysis, cache.analysis(replace(everybody, ratings="self")))
    if page == "report":
        return tour.report(analysis, len(cache.decided()))
    if page == "gaps":
        scenario = saved_scenario()
        currency = cache.problem(everybody, scenario).rules.currency
        return tour.gaps(cache.levers(everybody, scenario), currency)
    return tour.STRATEGY


def _next_step(page: str) -> None:
    if session.guide_hidden(FIRST) or cache.report_made():
        return
    surveyed, own_needs = bool(cache.all_waves()), cache.own_requirements()
    found = first_steps.steps(
        surveyed=surveyed,
        own_needs=own_needs,
        planned=page == PLAN or session.scenario() is not None or bool(cache.saved_scenarios()),
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
        _close(FIRST, "Hide the first steps")


def _close(which: str, label: str) -> None:
    if st.button(label, type="tertiary", key="guide_close"):
        session.hide_guide(which)
        st.rerun()
