"""Headings, figures in a line, quiet lines, and the colours of the visitor's mode."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.components.basics.text import plain
from dashboard.theme import PALETTES, Palette

ROW = 33
"""Height in px at the page's type size; with more, an empty row shows below the last."""


def palette() -> Palette:
    """The colours of the visitor's mode."""
    return PALETTES["dark" if st.context.theme.type == "dark" else "light"]


def heading(sentence: str) -> None:
    """The sentence above a part of a page."""
    st.markdown(f"## {plain(sentence)}")


Figure = tuple[str, str, str]
"""What it is, the figure, the quiet line."""


def row(figures: Sequence[Figure]) -> None:
    """All of them side by side."""
    with st.container(key=f"numbers_{len(figures)}"):
        grid = st.grid(len(figures), min_column_width=165, gap="small")
    with grid:
        for label, value, note in figures:
            with st.container(border=True, gap=None, height="stretch"):
                st.metric(label, value)
                st.caption(plain(note))


def line(text: str) -> None:
    """A quiet line of its own."""
    if text:
        st.caption(plain(text))
