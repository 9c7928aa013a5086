"""What an empty store shows: two ways in, and nothing else."""

from __future__ import annotations

import streamlit as st

from dashboard import cache, navigation, session
from data.demo import load_demo

DEMO = (
    "The demo is an invented organisation: three teams, three waves, 42 people, of whom 39 are "
    "still there. Each of its imports can be undone on the Survey page."
)


def welcome() -> None:
    """Offer the demo organisation or the user's own survey, to whom either is open."""
    st.title("Can this team do what you are about to ask of it?", anchor=False)
    st.markdown(
        "Skillmix reads a skills survey, compares it with what is required, and answers per skill: "
        "hire, train, or equip people with GenAI tools, at what cost, by when, and how sure."
    )
    if not cache.may("surveys"):
        st.markdown("Nothing that you may see was surveyed yet. Leads and administrators import.")
        return
    whole = cache.may("everything")
    st.markdown(f"Nothing was surveyed yet.{' Two ways in:' if whole else ''}")
    with st.container(horizontal=True, gap="small"):
        own = st.button("Drop your survey", type="primary", icon=":material/upload_file:")
        demo = whole and st.button("Load the demo team", icon=":material/groups:")
    if own:
        navigation.go("survey")
    if demo:
        add_demo()
    if whole:
        st.caption(DEMO)


def add_demo() -> None:
    """Load the demo organisation and go to the overview."""
    with st.spinner("Loading three waves of the demo team"):
        load_demo(cache.store())
    session.leave_message("The demo team is loaded.")
    navigation.go("home")
