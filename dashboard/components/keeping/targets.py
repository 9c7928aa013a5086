"""Where nothing is required yet: what is proposed, and the way to accept it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from analytics.proposals import Proposal, as_file
from analytics.results import Analysis
from dashboard import cache, navigation
from dashboard.components.basics.table import show_table
from dashboard.components.basics.text import plain
from dashboard.components.keeping.table_editor import done, save
from dashboard.wording import standing, targets
from data.load import move_targets


def nothing_required(analysis: Analysis) -> None:
    """What to do first, for who may do it."""
    if not cache.may("lists"):
        st.markdown(plain(standing.WAIT_REQUIRED))
        return
    st.markdown(plain(standing.SAY_REQUIRED))
    proposed = cache.proposals(analysis.selection)
    if proposed:
        st.markdown(plain(targets.title(proposed)))
        _offer(proposed)
    else:
        st.markdown(plain(targets.NOTHING_PROPOSED))
    with st.container(horizontal=True, gap="small"):
        if st.button("Load or write your own list"):
            navigation.go("settings")
        if st.button("See the heatmap"):
            navigation.go("heatmap")


def without_people(analysis: Analysis) -> None:
    """Targets of teams that have nobody: said first, each with the way to mend it."""
    for scope in standing.empty_scopes(analysis):
        st.warning(plain(standing.without_people(analysis, scope)), icon=":material/group_off:")
        teams = sorted({team for team, _, _ in analysis.waves})
        if not (cache.may("lists") and teams):
            continue
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            team = st.selectbox("Give them to", teams, index=None, key=f"move_to_{scope}")
            if st.button("Move them", key=f"move_{scope}", disabled=team is None) and team:
                done(partial(move_targets, cache.store(), scope, team))


def for_other_teams(analysis: Analysis) -> None:
    """Proposals for teams without targets beside others that have some."""
    proposed = cache.proposals(analysis.selection)
    if proposed:
        with st.expander(plain(targets.title(proposed))):
            _offer(proposed)


def _offer(proposed: Sequence[Proposal]) -> None:
    show_table(targets.columns(proposed), "proposed_targets")
    if st.button(targets.USE, type="primary", key="use_targets"):
        save("requirements", as_file(proposed), "proposals")
