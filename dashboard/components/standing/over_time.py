"""The waves of a selection as lines, who moved between two, and what one wave lacks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from analytics.change import Change
from analytics.results import Analysis
from analytics.trend import Line, Trend
from dashboard import cache, navigation
from dashboard.charts.slopes import label_room, named, slopes
from dashboard.charts.trends import FLOW_NAMES, flow_bars, moving
from dashboard.components.basics.numbers import line
from dashboard.components.basics.picture import heading, palette, picture
from dashboard.components.basics.table import show_table
from dashboard.components.basics.tables import Table
from dashboard.components.basics.text import plain, quiet
from dashboard.formats import coverage_range
from dashboard.wording import trends as wording

PHONE_ROOM = 160
"""px beside the lines that a phone can spare."""


def one_wave() -> None:
    """What to do where there is nothing to compare with."""
    if not cache.may("surveys"):
        st.markdown(plain(wording.ONE_WAVE_WAIT))
        return
    st.markdown(plain(wording.ONE_WAVE_HELP))
    if st.button("Import the next wave", type="primary"):
        navigation.go("survey")


def slope_picture(lines: Sequence[Line], trend: Trend, one: str, key: str) -> None:
    """Coverage through the waves, one line each."""
    if not any(any(line.points) for line in lines):
        return
    picture(
        slopes(lines, trend.waves, palette()),
        key=key,
        title=wording.slopes_title(lines, one),
        alt=wording.slopes_alt(lines, trend),
        table=line_table(lines, trend.waves, one.capitalize()),
        caption=wording.named_note(lines, one),
        wide=label_room(named(lines)) > PHONE_ROOM,
    )


def line_table(lines: Sequence[Line], waves: Sequence[tuple[str, date]], one: str) -> Table:
    """One row a line: the share in each wave with its bounds, and of how many."""
    table: Table = {one: [line.name for line in lines]}
    for n, (wave, _) in enumerate(waves):
        points = [line.points[n] for line in lines]
        table[wave] = [coverage_range(p.low, p.high) if p else "–" for p in points]
        table[f"{wave}, of"] = [p.of if p else None for p in points]
    return table


def flow_picture(before: Analysis, after: Analysis, since: str) -> None:
    """Who crossed a level since a wave, by reason."""
    hidden = wording.too_few(before, after)
    if hidden:
        st.markdown(quiet(hidden))
        return
    found = cache.change(before, after)
    if not moving(found.flows):
        heading(wording.flows_title(found, since))
        st.markdown(quiet(wording.flows_note(found)))
        return
    picture(
        flow_bars(found.flows, palette()),
        key="flows",
        title=wording.flows_title(found, since),
        alt=wording.flows_alt(found),
        table=flow_table(found),
        caption=f"{wording.flows_note(found)} {wording.FLOWS_CAPTION}",
    )


def flow_table(found: Change) -> Table:
    """Every skill of both surveys: before, after and the reasons between."""
    rows = [*moving(found.flows), *(f for f in found.flows if f not in moving(found.flows))]
    return {
        "Skill": [f.skill for f in rows],
        "Area": [f.area for f in rows],
        "Level": [f.level for f in rows],
        "Before": [f.before for f in rows],
        **{
            word.capitalize(): [getattr(f, name) for f in rows] for name, word in FLOW_NAMES.items()
        },
        "After": [f.after for f in rows],
    }


def share_table(trend: Trend) -> None:
    """The share of people at level 3 or more, skill by skill."""
    heading("Share of people at level 3 or more, skill by skill")
    show_table(line_table(trend.skills, trend.waves, "Skill"), "level_3_shares")
    line(
        "Of everyone asked; unknown levels count as below and, in the upper bound, as at the "
        "level. A share also moves when people join, leave or answer: see above who learned."
    )
