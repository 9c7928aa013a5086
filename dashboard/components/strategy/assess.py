"""Assess first: a line in the short account of the plan, and below it whose ratings in what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.assess.assessing import Assessing
from analytics.assess.results import Assessment
from analytics.assess.telling import groups
from analytics.strategy.results import Plan
from dashboard import session
from dashboard.components.basics.numbers import line
from dashboard.components.basics.picture import heading
from dashboard.components.basics.table import Columns, show_table
from dashboard.components.basics.text import bold, plain, quiet
from dashboard.components.strategy.plan import short_lines
from dashboard.wording import assess as wording
from data.vocabulary import Viewer

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

EVERY = 10
"""Solves between two words of progress."""


def advice_line(place: DeltaGenerator, assessing: Assessing) -> None:
    """What is known of it when the page is drawn; it keeps its room until the rest is."""
    if assessing.found:
        with place.container():
            short_lines([(wording.WORD, wording.advice(assessing.found))])
    else:
        place.markdown(f"{bold(wording.WORD)} {quiet(wording.WORKING)}")


def worked_out(
    place: DeltaGenerator, below: DeltaGenerator, assessing: Assessing, plan: Plan, viewer: Viewer
) -> None:
    """Work out the rest, unless the visitor stopped the explanations; then draw it. To be called
    last of all."""
    if not assessing.found and session.assessing_stopped(plan.scenario_hash):
        place.markdown(f"{bold(wording.WORD)} {quiet(wording.STOPPED)}")
        return
    while told := assessing.next():
        if told.done % EVERY == 1:
            place.markdown(f"{bold(wording.WORD)} {quiet(wording.working(told))}")
    if not assessing.found:
        place.markdown(f"{bold(wording.WORD)} {quiet(wording.STOPPED)}")
        return
    advice_line(place, assessing)
    with below:
        _asks(assessing.found, viewer)


def _asks(found: Assessment, viewer: Viewer) -> None:
    """By skill and role, or whose where the toggle asks for it."""
    if not found.considered:
        return
    heading(wording.title(found))
    if found.worth_it:
        people = viewer.people_visible and st.toggle(
            "Show whose", value=False, key="assess_people", persist_state="session",
            help=wording.PEOPLE_HELP,
        )  # fmt: skip
        table = people_table(found) if people else group_table(found, viewer)
        show_table(table, "assess_first", alt="Ratings to verify before anything is bought")
        st.caption(plain(wording.CAPTION))
    line(f"{wording.numbers(found)} {wording.how(found)}")


def group_table(found: Assessment, viewer: Viewer) -> Columns:
    """One row a skill and role."""
    rows = groups(found, viewer.smallest_group)
    worth = {one.skill_id: one.value for one in found.skills}
    return {
        "Skill": [g.skill for g in rows],
        "Level": [wording.levels(g.levels) for g in rows],
        "Role": [g.role for g in rows],
        "Unknown": [g.unknown for g in rows],
        "Rated": [g.rated for g in rows],
        f"Worth of knowing the skill, {found.currency}": [round(worth[g.skill_id]) for g in rows],
    }


def people_table(found: Assessment) -> Columns:
    """One row a rating."""
    return {
        "Skill": [a.skill for a in found.asks],
        "Level": [wording.levels(a.levels) for a in found.asks],
        "Person": [a.person for a in found.asks],
        "Role": [a.role for a in found.asks],
        "Team": [a.team for a in found.asks],
        "Today": ["rated" if a.known else "unknown" for a in found.asks],
    }
