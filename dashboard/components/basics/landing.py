"""Ways to the page of a skill or a team, which take the filters along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from analytics.strategy.scenario.saved import Saved
from dashboard import navigation
from dashboard.components.basics import numbers
from dashboard.components.basics.text import plain, quiet
from dashboard.wording.scenarios import stands

MOST = 8


def skills(names: Sequence[str]) -> None:
    """Links to the pages of skills, as many as stand on a line or two."""
    shown = list(dict.fromkeys(names))[:MOST]
    _row("Skills", "skill", {name: {"skill": name} for name in shown})


def teams(names: Sequence[str], most: int = MOST) -> None:
    """Links to the pages of teams."""
    shown = list(dict.fromkeys(names))[:most]
    _row("Teams", "team", {name: {"team": name} for name in shown})


def decided(plans: Sequence[Saved], team: str | None) -> None:
    """Which plans are decided for these people, and the way to what became of them."""
    found = [one for one in plans if one.decided and team in (None, one.decided.team or team)]
    for one in found:
        if one.decided:
            numbers.line(stands(one.name, one.decided))
    if found:
        navigation.link("ledger", "Go to Ledger", {} if team is None else {"team": team})


def _row(word: str, page: str, to: Mapping[str, Mapping[str, str]]) -> None:
    if not to:
        return
    with st.container(
        horizontal=True, gap="xsmall", vertical_alignment="center", key=f"links_{page}"
    ):
        st.markdown(quiet(word), width="content")
        for name, query in to.items():
            navigation.link(page, plain(name), query)
