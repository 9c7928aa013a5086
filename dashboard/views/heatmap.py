"""Heatmap: who holds what, where it is unknown, and what one cell is made of."""

from __future__ import annotations

import streamlit as st

from dashboard import cache, filters
from dashboard.components import cell_panel, heatmap_controls, notice
from dashboard.components.matrix_picture import matrix_picture
from dashboard.wording import heatmap as wording

notice.show()
head = filters.choose()
analysis = cache.analysis(head.selection)
head.say(wording.heatmap_title(analysis), wording.matrix_note(analysis))

chosen = heatmap_controls.choose(analysis)
matrix = heatmap_controls.matrix(analysis, chosen)
left, right = st.columns([3.4, 1], gap="medium")
with left:
    clicked = matrix_picture(matrix, key=f"heatmap_{chosen.rows}_{chosen.value}")
with right:
    cell_panel.show(head.selection, analysis, chosen, matrix, clicked)
