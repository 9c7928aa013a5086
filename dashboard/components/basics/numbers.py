"""A row of figures, each with its bounds or its comparison in one quiet line."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.components.basics.text import plain

Figure = tuple[str, str, str]
"""What it is, the figure, the quiet line."""


def places(number: int) -> list[DeltaGenerator]:
    """Room for `number` figures, to be filled as they become known."""
    with st.container(key=f"numbers_{number}"):
        grid = st.grid(number, min_column_width=165, gap="small")
    with grid:
        cards = [st.container(border=True, gap=None, height="stretch") for _ in range(number)]
    return [card.empty() for card in cards]


def fill(place: DeltaGenerator, figure: Figure) -> None:
    """Write one figure in its place."""
    label, value, note = figure
    with place.container(gap=None):
        st.metric(label, value)
        st.caption(plain(note))


def wait(place: DeltaGenerator, label: str) -> None:
    """Say that a figure is being found: what stood in its place is of an earlier question."""
    fill(place, (label, "…", "being worked out"))


def row(figures: Sequence[Figure]) -> None:
    """All of them at once."""
    for place, figure in zip(places(len(figures)), figures, strict=True):
        fill(place, figure)


def line(text: str) -> None:
    """A quiet line of its own."""
    if text:
        st.caption(plain(text))
