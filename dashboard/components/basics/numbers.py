"""A row of figures, each with its bounds or its comparison in one quiet line."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.components.basics.text import plain

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
