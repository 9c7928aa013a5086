"""Which pages there are, in which order."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

VIEWS = Path(__file__).parent / "views"
PAGES = ("overview", "survey", "heatmap", "coverage", "trends", "gaps", "strategy", "report",
         "settings", "evidence", "method")  # fmt: skip
"""Files in dashboard/views; the first is what `/` shows."""


def page(name: str) -> Page:
    """The page of the file `name`."""
    return st.Page(
        VIEWS / f"{name}.py",
        title=name.capitalize(),
        url_path=name,
        default=name == PAGES[0],
    )


def choose() -> Page:
    """Draw the bar of pages and answer the one to run."""
    return st.navigation([page(name) for name in PAGES], position="top")


def go(name: str) -> None:
    """Leave for another page."""
    st.switch_page(VIEWS / f"{name}.py")
