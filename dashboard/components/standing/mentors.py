"""Who could teach whom, gap by gap; names only where people may be shown."""

from __future__ import annotations

import streamlit as st

from analytics.results import Analysis
from analytics.strategy.scenario.scenario import Scenario
from dashboard import cache
from dashboard.components.basics import notice, numbers
from dashboard.components.basics.picture import heading
from dashboard.components.basics.table import show_table
from dashboard.components.basics.text import plain
from dashboard.wording import helps
from dashboard.wording import mentors as wording


def mentors(analysis: Analysis, scenario: Scenario) -> None:
    """A line a gap, and one gap in full."""
    found = cache.circles(analysis.selection, scenario)
    heading(wording.circles_title(found))
    if not found:
        st.markdown(plain(wording.NONE))
        return
    show_table(
        {
            "Skill": [c.skill for c in found],
            "Scope": [c.scope for c in found],
            "To level": [c.level for c in found],
            "Short": [c.short for c in found],
            "Must-have": ["yes" if c.must_have else "no" for c in found],
            "Could learn": [len(c.learners) for c in found],
            "Want to": [c.wanting for c in found],
            "In time": [c.in_time for c in found],
            "Mentors": [len(c.mentors) for c in found],
            "Pairs": [len(c.pairs) for c in found],
        },
        "circles",
    )
    tutored = any(c.tutor_hours for c in found)
    numbers.line(f"{wording.NOTE} {wording.TUTOR}" if tutored else wording.NOTE)
    if not analysis.selection.viewer.people_visible:
        return
    people = {
        int(number): str(name)
        for number, name in zip(
            analysis.roster["person_no"], analysis.roster["person"], strict=True
        )
    }
    names = {f"{c.skill}, {c.scope}, level {c.level}": c for c in found}
    chosen = st.selectbox(
        "Pairs for", list(names), key="circle", persist_state="session", help=helps.PAIRS
    )
    notice.lines(wording.circle_lines(names.get(chosen, found[0]), people))
