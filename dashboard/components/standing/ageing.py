"""The box that ages levels to a day, with what that does, and the line that says it is on."""

from __future__ import annotations

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics.results import Analysis
from dashboard import cache, session
from dashboard.components.basics.link import Link
from dashboard.components.basics.text import plain, quiet
from dashboard.wording import ageing as wording

KEY = "aged"


def choose(place: DeltaGenerator, link: Link) -> date | None:
    """The day that levels are aged to, kept in the address; None: as surveyed."""
    link.check(KEY, "day", [text for text in link.asked.get(KEY, ()) if _day(text)])
    asked = _day(session.asked_filter(KEY))
    if asked is not None:
        session.preset(KEY, asked)
    half_life = cache.assumed()["people.level_half_life"]
    with place.popover("Age", icon=":material/history:", help=wording.LABEL + " a day"):
        chosen = st.date_input(
            wording.LABEL,
            value=None,
            key=KEY,
            format="YYYY-MM-DD",
            persist_state="session",
            help=wording.HELP,
        )
        parts = (
            quiet(wording.ABOUT),
            quiet(wording.TABLE),
            wording.fading_table(half_life),
            quiet(wording.source(half_life)),
        )
        st.markdown("\n\n".join(parts))  # one element: it is drawn at every run of every page
    day = chosen if isinstance(chosen, date) else None
    if day is not None:
        st.query_params[KEY] = day.isoformat()
    elif KEY in st.query_params:
        del st.query_params[KEY]
    return day


def banner(analysis: Analysis) -> None:
    """What ageing changed, wherever it is on."""
    if analysis.ageing is not None:
        with st.container(key="aged_banner"):
            st.info(
                plain(wording.banner(analysis.ageing, analysis.overall)), icon=":material/history:"
            )


def _day(text: object) -> date | None:
    """A day as an address or the box has it; None for anything else."""
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None
