"""What people hold of their role's profile, by role, team, area or skill."""

from __future__ import annotations

import streamlit as st

from analytics.results import Analysis
from dashboard.components.basics import numbers
from dashboard.components.basics.picture import heading
from dashboard.components.basics.table import show_table
from dashboard.components.basics.tables import readiness_table
from dashboard.components.basics.text import plain
from dashboard.wording import helps
from dashboard.wording import readiness as wording

GROUPS = ("role", "team", "area", "skill")


def readiness(analysis: Analysis) -> None:
    """A sentence, a choice of groups, a table; a hint where nobody's role has a profile."""
    heading(wording.title(analysis))
    if not analysis.roles:
        st.markdown(plain("Nobody's role has a profile. Settings, Roles names the profiles."))
        return
    by = st.segmented_control(
        "Readiness by",
        GROUPS,
        default="role",
        format_func=str.capitalize,
        key="readiness_by",
        help=helps.READINESS,
    )
    table, too_few = wording.told(readiness_table(analysis, by or "role"))
    if too_few:
        st.markdown(plain(wording.too_few(too_few, by or "role")))
    if len(next(iter(table.values()), [])):
        show_table(table, "readiness")
        numbers.line(wording.NOTE)
