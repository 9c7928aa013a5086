"""What is chosen in the tabs of the Gaps page: who is away, whose pairs, readiness of whom."""

from __future__ import annotations

import streamlit as st

from analytics.results import Analysis
from analytics.strategy.scenario.scenario import Scenario
from dashboard import cache
from dashboard.components.basics import sections
from dashboard.components.basics.numbers import line
from dashboard.subjects import loss, team
from dashboard.subjects import mentors as learning
from dashboard.wording import helps

MOST_AWAY = 2
GROUPS = ("role", "team", "area", "skill")


def loss_test(analysis: Analysis, scenario: Scenario) -> None:
    """What rests on one person; who is away is asked only of who may see people."""
    reading = cache.reading(analysis.selection, scenario, names=True)
    sections.draw(loss.resilience(reading))
    if reading.people:
        roster = analysis.roster
        people = dict(zip(roster["person_no"].tolist(), roster["person"].tolist(), strict=True))
        away = st.multiselect(
            "Who is away",
            list(people),
            format_func=lambda number: str(people.get(number, "")),
            max_selections=MOST_AWAY,
            key="away",
            help=helps.AWAY,
            persist_state="session",
            placeholder="nobody",
        )
        chosen = tuple(sorted(number for number in away if number in people))
        if chosen:
            sections.draw(loss.away(reading, chosen))
        else:
            line(loss.CHOOSE)
    sections.draw(loss.steps(reading))


def mentors(analysis: Analysis, scenario: Scenario) -> None:
    """Every gap, and the pairs of one for who may see people."""
    reading = cache.reading(analysis.selection, scenario, names=True)
    sections.draw(learning.mentors(reading))
    circles = {learning.name(circle): circle for circle in reading.study.circles()}
    if not circles or not reading.people:
        return
    chosen = st.selectbox(
        "Pairs for", list(circles), key="circle", persist_state="session", help=helps.PAIRS
    )
    circle = circles.get(chosen) or next(iter(circles.values()))
    pairs = learning.pairs(reading, circle)
    line(pairs.lead)
    sections.draw(pairs, title=False)


def readiness(analysis: Analysis) -> None:
    """How ready people are for their roles, by what is chosen."""
    reading = cache.reading(analysis.selection, names=True)
    by = "role"
    if analysis.roles:
        by = (
            st.segmented_control(
                "Readiness by",
                GROUPS,
                default="role",
                format_func=str.capitalize,
                key="readiness_by",
                help=helps.READINESS,
            )
            or "role"
        )
    sections.draw(team.readiness(reading, by))
