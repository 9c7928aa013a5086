"""How long the answers of each wave are kept."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard import cache, session
from dashboard.components.basics.picture import heading
from dashboard.components.basics.text import plain
from dashboard.wording import retention as wording
from data.store.facts.wave_ends import wave_ends
from data.store.history.retention import keep_until


def keeping_times() -> None:
    """The table of waves, and for administrators a last day for one of them."""
    heading("How long answers are kept")
    st.markdown(plain(wording.ABOUT))
    known = wave_ends(cache.store())
    if not known:
        return
    st.dataframe(wording.rows(known), hide_index=True)
    stored = [one.wave for one in known if one.ended_at is None]
    with st.form("retention", border=False, clear_on_submit=True):
        wave = st.selectbox("Wave", stored, index=None)
        until = st.date_input(
            "Kept until (empty: no end)", value=None, min_value=date.today(), format="YYYY-MM-DD"
        )
        pressed = st.form_submit_button("Keep until then")
    if pressed and wave and (until is None or isinstance(until, date)):
        session.leave_message(keep_until(cache.store(), wave, until, date.today()))
        st.rerun()


def ending_soon() -> None:
    """Which answers go within a month."""
    for sentence in wording.soon(wave_ends(cache.store()), date.today()):
        st.warning(plain(sentence), icon=":material/schedule:")
