"""Assess first: a line of advice, and whose ratings in what."""

from __future__ import annotations

import streamlit as st

from analytics.assess.results import Assessment
from analytics.assess.telling import groups
from dashboard.components.basics.numbers import line
from dashboard.components.basics.picture import heading
from dashboard.components.basics.table import Columns, show_table
from dashboard.components.basics.text import bold, plain
from dashboard.wording import assess as wording
from data.vocabulary import Viewer


def advice_line(found: Assessment | None) -> None:
    """Whether to assess first, and what, in a sentence; nothing where nothing was found."""
    if found:
        st.markdown(f"{bold(wording.WORD)} {plain(wording.advice(found))}")


def ratings_to_verify(found: Assessment | None, viewer: Viewer) -> None:
    """By skill and role, or whose where the toggle asks for it."""
    if not found or not found.considered:
        return
    heading(wording.title(found))
    if found.worth_it:
        people = viewer.people_visible and st.toggle(
            "Show whose",
            value=False,
            key="assess_people",
            persist_state="session",
            help=wording.PEOPLE_HELP,
        )
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
