"""Light and dark change while a page is open, at dusk for one: its charts change with it."""

from __future__ import annotations

import streamlit as st

from dashboard import static

KEY = "mode"
watch = st.components.v2.component("skillmix_mode", js=static.text("mode.js"))


def follow() -> None:
    """Run the page again where the visitor's mode is no longer the one that it was drawn for."""
    with st.container(key=KEY):
        watch(key="mode_watch", data={"mode": st.context.theme.type}, on_changed_change=_again)


def _again() -> None:
    """Being told is all: a run follows, and knows the mode."""
