"""What the heatmap shows: rows, value, area, names."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from analytics.results import Analysis
from dashboard.charts import matrices
from dashboard.charts.matrix import Matrix

PEOPLE, TEAMS, AREAS = "People × skills", "Teams × skills", "Teams × areas"
ALL_AREAS = "All areas"
VALUES = {
    PEOPLE: {"Level": "level", "Gap to the team's requirement": "gap", "Interest": "interest"},
    TEAMS: {"Share at level 3 or more": "share", "People against the requirement": "gap"},
    AREAS: {"Coverage": "coverage"},
}


@dataclass(frozen=True)
class Choice:
    """What was chosen above the heatmap."""

    rows: str
    value: str
    area: str | None
    names: bool


def choose(analysis: Analysis) -> Choice:
    """Draw the controls. People leave the choice where the viewer may not see them."""
    views = [PEOPLE, TEAMS] if analysis.selection.viewer.people_visible else [TEAMS]
    if analysis.requirements:
        views.append(AREAS)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="controls"):
        rows = st.segmented_control(
            "Show", views, default=views[0], required=True, key="rows", persist_state="session"
        )
        rows = rows or views[0]
        value = st.selectbox(
            "Value", list(VALUES[rows]), key=f"value_{rows}", width=260, persist_state="session"
        )
        area = None
        if rows != AREAS:
            names = list(dict.fromkeys(analysis.levels["area"]))
            area = st.selectbox(
                "Area", [ALL_AREAS, *names], key="area", width=260, persist_state="session"
            )
        named = True
        if rows == PEOPLE:
            named = st.toggle(
                "Show names",
                value=True,
                key="names",
                persist_state="session",
                help="Off, each row is told by a number and a role: for a screen that others see.",
            )
    return Choice(
        rows,
        VALUES[rows][value or next(iter(VALUES[rows]))],
        None if area in (None, ALL_AREAS) else area,
        named,
    )


def matrix(analysis: Analysis, chosen: Choice) -> Matrix:
    """The cells of what was chosen."""
    if chosen.rows == AREAS:
        return matrices.areas(analysis)
    if chosen.rows == TEAMS:
        return matrices.teams(analysis, "gap" if chosen.value == "gap" else "share", chosen.area)
    value: matrices.PeopleValue = "level"
    if chosen.value in ("gap", "interest"):
        value = "gap" if chosen.value == "gap" else "interest"
    return matrices.people(analysis, value, chosen.area, chosen.names)
