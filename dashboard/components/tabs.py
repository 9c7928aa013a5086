"""Pages of several tabs: learning, loss, roles; and the groups of Coverage."""

import streamlit as st

from analytics.results import Analysis
from analytics.strategy.scenario.scenario import Scenario
from dashboard import cache
from dashboard.components import sections
from dashboard.components.controls import about, one_of, switch
from dashboard.components.page import Link
from dashboard.components.text import line
from dashboard.details import By, Group, grouped
from dashboard.subjects import gaps, team
from dashboard.subjects.reading import Reading

MOST_AWAY = 2
GROUPS = ("role", "team", "area", "skill")
BY: dict[str, By | None] = {
    "Initiative": "initiative",
    "Scope": "scope",
    "Area": "area",
    "One list": None,
}
SHOWN = ("All", "Must-haves", "Open")


def loss_test(analysis: Analysis, scenario: Scenario) -> None:
    """What rests on one person; who is away is asked only of who may see people."""
    reading = cache.reading(analysis.selection, scenario, names=True)
    sections.draw(gaps.resilience(reading))
    if reading.people:
        roster = analysis.roster
        people = dict(zip(roster["person_no"].tolist(), roster["person"].tolist(), strict=True))
        away = st.multiselect(
            options=list(people),
            format_func=lambda number: str(people.get(number, "")),
            max_selections=MOST_AWAY,
            **about("away"),
        )
        chosen = tuple(sorted(number for number in away if number in people))
        if chosen:
            sections.draw(gaps.away(reading, chosen))
        else:
            line(gaps.CHOOSE)
    sections.draw(gaps.steps(reading))


def mentors(analysis: Analysis, scenario: Scenario) -> None:
    reading = cache.reading(analysis.selection, scenario, names=True)
    sections.draw(gaps.mentors(reading))
    circles = {gaps.name(circle): circle for circle in reading.study.circles()}
    if not circles or not reading.people:
        return
    chosen = st.selectbox(options=list(circles), **about("circle"))
    circle = circles.get(chosen) or next(iter(circles.values()))
    pairs = gaps.pairs(reading, circle)
    line(pairs.lead)
    sections.draw(pairs, title=False)


def readiness(analysis: Analysis) -> None:
    reading = cache.reading(analysis.selection, names=True)
    by = one_of("readiness_by", GROUPS, format_func=str.capitalize) if analysis.roles else "role"
    sections.draw(team.readiness(reading, by))


def choose(reading: Reading, link: Link) -> list[Group]:
    """Groups of requirements by two switches, kept in the address of the page."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="controls"):
        by = switch(link, "by", list(BY))
        which = switch(link, "show", SHOWN)
    needs = [
        need
        for need in reading.analysis.requirements
        if which == "All"
        or (which == "Must-haves" and need.must_have)
        or (which == "Open" and need.shortage and need in reading.seen)
    ]
    return grouped(needs, BY[by])
