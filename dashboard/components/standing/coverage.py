"""The controls and the table of the coverage page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from analytics.results import Analysis, RequirementCoverage
from dashboard.components.basics.link import Link
from dashboard.components.basics.tables import Table, cost_per_week
from dashboard.formats import percent
from dashboard.order import By, Group, weighted_shortage
from dashboard.wording import helps
from dashboard.wording.due import due_day

BY: dict[str, By | None] = {
    "Initiative": "initiative",
    "Scope": "scope",
    "Area": "area",
    "One list": None,
}
SHOWN = ("All", "Must-haves", "Open")


@dataclass(frozen=True)
class Shown:
    """What of the requirements is looked at."""

    by: By | None
    requirements: tuple[RequirementCoverage, ...]


def choose(analysis: Analysis, link: Link) -> Shown:
    """Draw the two switches, kept in the address of the page."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="controls"):
        link.check("by", "group by", list(BY))
        by = st.segmented_control(
            "Group by",
            list(BY),
            default="Initiative",
            required=True,
            key="by",
            bind="query-params",
            help=helps.GROUP_BY,
        )
        link.check("show", "show", SHOWN)
        which = st.segmented_control(
            "Show",
            SHOWN,
            default="All",
            required=True,
            key="show",
            bind="query-params",
            help=helps.OPEN,
        )
    needs = tuple(
        need
        for need in analysis.requirements
        if which in (None, "All")
        or (which == "Must-haves" and need.must_have)
        or (which == "Open" and need.shortage)
    )
    return Shown(BY[by or "Initiative"], needs)


def requirement_table(groups: Sequence[Group]) -> Table:
    """Every requirement that is shown, in the order of the picture."""
    rows = [need for group in groups for need in group.requirements]
    stated = [n.have_as_surveyed for n in rows]
    return {
        "Initiative": [n.initiative for n in rows],
        "Scope": [n.scope for n in rows],
        "Skill": [n.skill for n in rows],
        "Level": [n.level for n in rows],
        "Must-have": ["yes" if n.must_have else "no" for n in rows],
        "Have": [n.have for n in rows],
        **({"Have as surveyed": list(stated)} if any(n is not None for n in stated) else {}),
        "Required": [n.required for n in rows],
        "Unknown": [n.unknown for n in rows],
        "Coverage": [percent(n.coverage) for n in rows],
        "At most": [percent(n.coverage_high) for n in rows],
        "Short": [n.shortage for n in rows],
        "Short × weight": [weighted_shortage(n) for n in rows],
        "Due": [due_day(n) for n in rows],
        **cost_per_week(rows),
        "Owner": [n.owner for n in rows],
        "Reason": [n.reason for n in rows],
    }
