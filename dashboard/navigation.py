"""Which pages there are, in which order."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

VIEWS = Path(__file__).parent / "views"
PAGES = ("overview", "survey", "heatmap", "coverage", "trends", "compare", "gaps", "strategy",
         "ledger", "report", "settings", "evidence", "method")  # fmt: skip
"""Files in dashboard/views; the first is what `/` shows."""
LANDING = ("skill", "team")
"""Pages of one skill and of one team: by links and by their address, not in the bar."""


def page(name: str) -> Page:
    """The page of the file `name`."""
    return st.Page(
        VIEWS / f"{name}.py",
        title=name.capitalize(),
        url_path=name,
        default=name == PAGES[0],
        visibility="hidden" if name in LANDING else "visible",
    )


def choose() -> Page:
    """Draw the bar of pages and answer the one to run."""
    return st.navigation([page(name) for name in PAGES + LANDING], position="top")


def go(name: str) -> None:
    """Leave for another page."""
    st.switch_page(VIEWS / f"{name}.py")


def link(name: str, label: str, query: Mapping[str, str]) -> None:
    """A link to a page with this address; `label` is Markdown."""
    st.page_link(page(name), label=label, query_params=dict(query))
