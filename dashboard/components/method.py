"""Rules and their worked numbers."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.components.picture import heading
from dashboard.components.text import bold, plain, quiet
from dashboard.wording.method_measures import Method


def show(title: str, methods: Sequence[Method]) -> None:
    """A part of the page: two columns of rules."""
    heading(title)
    with st.container(key=f"method_{title.split()[0].lower()}"):
        grid = st.grid(2, min_column_width=420, gap="medium")
    with grid:
        for method in methods:
            lines = [bold(method.name), plain(method.rule)]
            if method.worked:
                lines.append(f"{quiet('Here:')} {plain(method.worked)}")
            st.markdown("  \n".join(lines))
