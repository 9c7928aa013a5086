"""Two or three scenarios side by side: figures, coverage over time, what closes each gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from analytics.selection import Selection
from analytics.strategy.answer.over_time import last_week
from analytics.strategy.answer.side_by_side import MOST, SideBySide, side_by_side
from analytics.strategy.results import Plan
from analytics.strategy.scenario.saved import Saved
from dashboard import cache
from dashboard.charts import roadmap
from dashboard.components.basics import notice
from dashboard.components.basics.picture import heading, palette, picture
from dashboard.components.basics.table import show_table
from dashboard.components.basics.tables import growth_table
from dashboard.components.basics.text import plain
from dashboard.components.strategy.scenario import Chosen, week_zero
from dashboard.components.strategy.sides_table import figures_table, needs_table
from dashboard.wording import helps
from dashboard.wording import scenarios as wording


def choose(selection: Selection, chosen: Chosen, saved: Sequence[Saved]) -> list[Plan]:
    """The plans to compare: the one of the controls where it is not saved, and saved ones."""
    offered = {one.name: one.scenario for one in saved}
    if chosen.base is None or chosen.changed:
        offered = {
            wording.CURRENT if chosen.changed else wording.DEFAULT: chosen.scenario,
            **offered,
        }
    names = st.multiselect(
        "Scenarios, two or three",
        list(offered),
        default=_first(list(offered), chosen),
        max_selections=MOST,
        key="sides",
        help=helps.SCENARIOS,
        persist_state="session",
    )
    wanted = [replace(offered[name], name=name) for name in names if name in offered]
    return [cache.plan(selection, scenario) for scenario in wanted]


def _first(names: list[str], chosen: Chosen) -> list[str]:
    """The one of the controls first."""
    own = [chosen.base.name] if chosen.base and not chosen.changed else []
    return [*own, *(name for name in names if name not in own)][:MOST]


def compare(plans: Sequence[Plan], saved: Sequence[Saved]) -> str:
    """Draw the comparison and answer its finding; says what to do where there is nothing."""
    if len(plans) < 2:
        st.markdown(plain(wording.NOTHING_TO_COMPARE))
        return wording.NOTHING_TO_COMPARE_TITLE
    compared = side_by_side(plans)
    decided = {one.name: one.decided for one in saved if one.decided}
    figures, growth = st.columns([1.25, 1], gap="medium")
    with figures:
        show_table(figures_table(compared), "sides_figures", alt=wording.FIGURES_ALT, tall=20)
    with growth:
        _growth(compared)
    lines = [
        wording.decision(plan.scenario, decided[plan.scenario], plan)
        for plan in plans
        if plan.scenario in decided
    ]
    if lines:
        notice.lines(lines)
    heading(wording.needs_title(compared))
    show_table(needs_table(compared), "sides_needs", alt=wording.NEEDS_ALT, tall=20)
    return wording.sides_title(compared.sides)


def _growth(compared: SideBySide) -> None:
    plans = [side.plan for side in compared.sides]
    lines = [(side.plan.scenario, side.over_time) for side in compared.sides]
    start = week_zero(plans[0])
    picture(
        roadmap.coverage_steps(lines, start, max(map(last_week, plans)), palette()),
        key="sides_growth",
        title=wording.growth_title(compared.sides),
        alt=wording.growth_alt(lines, start),
        table=growth_table(lines, start),
    )
