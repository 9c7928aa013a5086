"""The heatmap on the page: scrolls in its own frame, can be clicked, has words and a table."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard import session
from dashboard.charts.base import CONFIG
from dashboard.charts.heatmap import heatmap, natural_width
from dashboard.charts.matrix import Matrix
from dashboard.components import numbers
from dashboard.components.picture import palette, twin
from dashboard.wording import heatmap as wording


def matrix_picture(matrix: Matrix, key: str) -> tuple[str, str] | None:
    """Draw it; answers the (row key, column key) that was chosen last."""
    if not matrix.rows or not matrix.columns:
        st.markdown("There is nothing to show for this choice.")
        return None
    width = natural_width(matrix)
    with st.container(key="scroll_heatmap"):
        st.html(
            "<style>.st-key-scroll_heatmap .stElementContainer:has(.stPlotlyChart)"
            f"{{min-width:{width}px !important}}</style>"
        )
        event: Any = st.plotly_chart(
            heatmap(matrix, palette()),
            key=key,
            theme=None,
            config=CONFIG,
            on_select="rerun",
            selection_mode="points",
            alt=wording.matrix_alt(matrix),
        )
    numbers.line(wording.legend(matrix))
    twin(matrix.table(), key)
    points = event["selection"]["points"] if event else []
    if points and points[0].get("customdata"):
        row, column = points[0]["customdata"][:2]
        session.choose_cell(str(row), str(column))
    return session.chosen_cell()
