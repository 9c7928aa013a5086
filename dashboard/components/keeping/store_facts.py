"""Where the data is, the demo, and erasing a person."""

from __future__ import annotations

import streamlit as st

from dashboard import cache, session
from dashboard.components.basics.picture import heading
from dashboard.components.basics.text import plain
from dashboard.components.keeping.accounts import sign_in
from dashboard.components.survey.welcome import add_demo
from dashboard.wording import settings as wording
from data.intake.identity.erasing import erase


def store_facts(place: str) -> None:
    """What concerns the store as a whole."""
    heading("Where the data is")
    st.markdown(plain(wording.PLACE))
    st.code(place, language=None)
    sign_in()
    if not cache.may("everything"):
        return
    heading("Demo team")
    if st.button("Load the demo team", icon=":material/groups:", key="settings_demo"):
        add_demo()
    heading("Erase a person")
    st.markdown(plain(wording.ERASE))
    with st.form("erase", border=False, clear_on_submit=True):
        person = st.text_input("E-mail, id or name, as the survey has it")
        sure = st.checkbox("I want everything of this person gone for good")
        pressed = st.form_submit_button("Erase")
    if pressed and person.strip() and sure:
        session.leave_message(erase(cache.store(), person.strip()))
        st.rerun()
    if pressed and not (person.strip() and sure):
        st.info("Write whom it concerns and tick the box.")
