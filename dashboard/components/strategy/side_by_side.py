"""Two or three scenarios side by side, folded below the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from analytics.selection import Selection
from analytics.strategy.answer.side_by_side import MOST, side_by_side
from analytics.strategy.scenario.saved import Saved
from dashboard import cache
from dashboard.components.basics import sections
from dashboard.components.basics.text import plain
from dashboard.components.strategy.scenario import Chosen
from dashboard.subjects.scenarios import compared
from dashboard.wording import helps
from dashboard.wording import scenarios as wording


def compare_fold(selection: Selection, chosen: Chosen, saved: Sequence[Saved]) -> None:
    """The one of the controls, where it is not saved, beside saved ones."""
    title = "Compare scenarios"
    fold = st.expander(title, key="fold_compare", on_change="rerun", bind="query-params")
    if not fold.open:
        return
    offered = {one.name: one.scenario for one in saved}
    if chosen.base is None or chosen.changed:
        current = wording.CURRENT if chosen.changed else wording.DEFAULT
        offered = {current: chosen.scenario, **offered}
    with fold:
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
        plans = [cache.plan(selection, scenario) for scenario in wanted]
        if len(plans) < 2:
            st.markdown(plain(wording.NOTHING_TO_COMPARE))
            return
        decided = {one.name: one.decided for one in saved if one.decided}
        lines = [
            wording.decision(plan.scenario, decided[plan.scenario], plan)
            if plan.scenario in decided
            else None
            for plan in plans
        ]
        sections.draw(compared(side_by_side(plans), lines))


def _first(names: list[str], chosen: Chosen) -> list[str]:
    """The one of the controls first."""
    own = [chosen.base.name] if chosen.base and not chosen.changed else []
    return [*own, *(name for name in names if name not in own)][:MOST]
