"""On a narrow screen the menu of pages closes once an entry is chosen."""

from __future__ import annotations

import streamlit as st

from dashboard import static

watch = st.components.v2.component("skillmix_menu", js=static.text("menu.js"))


def close_when_chosen() -> None:
    """Listen for a click on an entry of the menu."""
    with st.container(key="menu"):
        watch(key="menu_watch")
