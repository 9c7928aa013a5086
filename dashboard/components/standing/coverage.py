"""The controls and the table of the coverage page."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from analytics.results import RequirementCoverage
from dashboard.components.basics.link import Link
from dashboard.order import By
from dashboard.subjects.reading import Reading
from dashboard.wording import helps

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


def choose(reading: Reading, link: Link) -> Shown:
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
        for need in reading.analysis.requirements
        if which in (None, "All")
        or (which == "Must-haves" and need.must_have)
        or (which == "Open" and need.shortage and need in reading.seen)
    )
    return Shown(BY[by or "Initiative"], needs)
