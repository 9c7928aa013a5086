"""A chart with what belongs to it: a finding above, a text alternative, the same as a table."""

from __future__ import annotations

import plotly.graph_objects as go
import streamlit as st

from dashboard.charts.base import CONFIG
from dashboard.components.basics.table import Columns, show_table
from dashboard.components.basics.text import plain
from dashboard.theme import PALETTES, Palette


def palette() -> Palette:
    """The colours of the visitor's mode."""
    return PALETTES["dark" if st.context.theme.type == "dark" else "light"]


def picture(
    figure: go.Figure,
    *,
    key: str,
    title: str = "",
    alt: str,
    table: Columns,
    caption: str = "",
    decimals: int = 1,
    wide: bool = True,
) -> None:
    """Draw a figure. `alt` says it in words; `table` has the same numbers, one list a column.
    `wide`: on a phone it scrolls in its frame; else it fits there."""
    if title:
        heading(title)
    with st.container(key=f"{'scroll' if wide else 'fits'}_{key}"):
        st.plotly_chart(figure, key=key, theme=None, config=CONFIG, alt=alt)
    if caption:
        st.caption(plain(caption))
    twin(table, key, decimals)


def heading(sentence: str) -> None:
    """The sentence above a part of a page."""
    st.markdown(f"## {plain(sentence)}")


def twin(table: Columns, key: str, decimals: int = 1) -> None:
    """The numbers of a picture as a table, folded away."""
    with st.expander("The same as a table", type="compact"):
        show_table(table, f"{key}_table", decimals=decimals, paper=False)
