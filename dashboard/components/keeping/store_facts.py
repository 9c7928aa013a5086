"""Where the data is, the demo, and erasing a person."""

from __future__ import annotations

import streamlit as st

from dashboard import cache, navigation, session
from dashboard.components.basics.picture import heading
from dashboard.components.basics.text import plain
from dashboard.components.keeping.accounts import sign_in
from dashboard.components.keeping.audit import audited
from dashboard.components.keeping.one_person import erase_one, hand_out
from dashboard.components.keeping.retention import keeping_times
from dashboard.components.survey.welcome import add_demo
from dashboard.wording import privacy
from dashboard.wording import settings as wording
from data.store.facts.survey_interest import use_interest, uses_interest


def interest() -> None:
    """Whether plans use what surveys asked about interest; the switch is its own way back."""
    heading("Interest")
    used = uses_interest(cache.store())
    wanted = st.toggle("Plans may use the interest that surveys asked for", used, key="interest")
    if wanted != used:
        session.leave_message(use_interest(cache.store(), wanted))
        st.rerun()


def store_facts(place: str) -> None:
    """What concerns the store as a whole."""
    with st.container(key="store_facts"):
        _facts(place)


def _facts(place: str) -> None:
    heading("Where the data is")
    st.markdown(plain(wording.PLACE))
    st.code(place, language=None)
    navigation.link("privacy", plain(privacy.LINK), {})
    sign_in()
    if not cache.may("everything"):
        return
    if not cache.all_waves():
        heading("Demo team")
        if st.button("Load the demo team", icon=":material/groups:", key="settings_demo"):
            add_demo()
    interest()
    keeping_times()
    hand_out()
    erase_one()
    audited()
