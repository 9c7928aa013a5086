"""Heatmap: who holds what, where it is unknown, and what one cell is made of."""

import streamlit as st

from dashboard import cache, filters
from dashboard.components import heatmap
from dashboard.components.heatmap import matrix_picture
from dashboard.subjects import heatmap as wording

head = filters.choose()
analysis = cache.analysis(head.selection)
seen = cache.reading(head.selection).seen
head.say(wording.heatmap_title(analysis, seen), wording.matrix_note(analysis))

wanted = heatmap.choose(analysis, cache.profiles(), head.link)
matrix = cache.matrix(head.selection, wanted)
left, right = st.columns([3.4, 1], gap="medium")
with right:
    chosen = heatmap.show_panel(head.selection, analysis, wanted, matrix, head.link)
with left:
    matrix_picture(matrix, wanted, chosen)
