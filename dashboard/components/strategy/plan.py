"""Reasons and actions of a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics.options.explain.results import SkillReason
from analytics.options.results import SkillLevers
from analytics.strategy.results import Plan
from dashboard import cache
from dashboard.components.basics.picture import heading
from dashboard.components.basics.table import show_table
from dashboard.components.basics.tables import actions_table
from dashboard.components.basics.text import bold, plain
from dashboard.components.strategy.declining import declining
from dashboard.order import short_needs
from dashboard.wording import advice, nothing
from dashboard.wording import blend as wording
from dashboard.wording.reasons import reasons
from data.vocabulary import Viewer

MOST = 6


def reason_list(
    plan: Plan,
    levers: Sequence[SkillLevers],
    solved: Mapping[str, SkillReason] = MappingProxyType({}),
) -> None:
    """One reason a skill; past the first few they are folded away.

    `solved`: by skill id, the reasons that were found by solving the whole plan again.
    """
    lines = [f"- {bold(what)} {plain(why)}" for what, why in reasons(plan, levers, solved)]
    if not lines:
        st.markdown("No requirement is short.")
        return
    st.markdown("\n".join(lines[:MOST]))
    if len(lines) > MOST:
        with st.expander(f"{len(lines) - MOST} more reasons", type="compact"):
            st.markdown("\n".join(lines[MOST:]))


def action_table(plan: Plan, start: date, viewer: Viewer) -> bool:
    """What is bought, by when it must be decided. Answers whether people are shown: only where the
    toggle asks for them."""
    heading(nothing.actions_title(plan))
    people = viewer.people_visible and st.toggle(
        "Show whom training concerns",
        value=False,
        key="plan_people",
        persist_state="session",
        help=advice.TOGGLE,
    )
    if plan.actions:
        table = actions_table(plan, start, people)
        show_table(table, "actions", alt="Actions of the plan with dates and costs")
        st.caption(plain(wording.FOUR_FIGURES))
    else:
        short = short_needs(plan)
        st.caption(plain(nothing.NOTHING_BOUGHT if short else nothing.NOTHING_SHORT_HELP))
    if people and cache.may("declines"):
        declining(plan)
    return people


def short_lines(lines: Sequence[tuple[str, str]]) -> None:
    """The plan in a few lines, each with its word in front."""
    for word, sentence in lines:
        if sentence:
            st.markdown(f"{bold(word)} {plain(sentence)}")


def turn_line(place: DeltaGenerator, sentence: str) -> None:
    """What would turn the plan, as far as it is known; it is found after the plan is drawn."""
    if sentence:
        with place.container():
            short_lines([("Rethink if this changes", sentence)])
