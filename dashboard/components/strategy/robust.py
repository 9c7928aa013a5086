"""How robust the verdicts are: tried on demand, draw by draw.

Trying ends when the visitor stops it or does something else, and goes on from there.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analytics.selection import Selection
from analytics.sensitivity.robust import Tried
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.verdicts.results import SkillLevers
from dashboard import cache, session
from dashboard.components.basics.picture import heading
from dashboard.components.basics.table import Columns, show_table
from dashboard.components.basics.text import plain
from dashboard.formats import percent
from dashboard.wording import robust as wording
from dashboard.wording.gaps import VERDICT_WORDS

SWITCH = "robust_on"


def robust(selection: Selection, scenario: Scenario) -> None:
    """Draw the switch and what is known; once it is on, try what is left."""
    wanted = st.toggle(wording.TRY, key=SWITCH, help=wording.TRY_HELP, persist_state="session")
    trying = cache.trying(selection, scenario)
    if wanted and not trying.finished:
        place = st.empty()
        with place.container(horizontal=True, vertical_alignment="center"):
            bar = st.progress(0.0, wording.TITLE)
            st.button(
                "Stop",
                icon=":material/close:",
                key="stop_robust",
                on_click=session.preset,
                args=(SWITCH, False),
            )
        while tried := trying.next():
            bar.progress(tried.draws / tried.of, f"{tried.draws} of {tried.of} draws")
        place.empty()
    tried = trying.found()
    if tried is not None:
        _answer(tried, cache.levers(selection, scenario))
    elif wanted:
        st.markdown(plain(wording.NOTHING_SHORT))


def _answer(tried: Tried, levers: Sequence[SkillLevers]) -> None:
    heading(wording.title(levers))
    show_table(robust_table(levers), "robust", alt=wording.title(levers), tall=20)
    st.caption(plain(wording.caption(tried)))


def robust_table(levers: Sequence[SkillLevers]) -> Columns:
    """One row a short skill: its verdict, how often it wins, on all ratings and on each kind."""
    rows = [(one, one.robustness) for one in levers if one.robustness]
    kinds = [kind for kind in wording.RATERS if any(kind in r.by_ratings for _, r in rows)]
    return {
        "Skill": [one.skill for one, _ in rows],
        "Verdict": [VERDICT_WORDS[one.verdict] for one, _ in rows],
        "": [wording.badge(one) for one, _ in rows],
        "Wins in": [percent(r.share) for _, r in rows],
        **{
            wording.RATERS[kind]: [
                "–" if (share := r.share_on(kind)) is None else percent(share) for _, r in rows
            ]
            for kind in kinds
        },
        "Otherwise": ["; ".join(wording.others(r)) or "–" for _, r in rows],
    }
