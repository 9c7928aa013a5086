"""The heatmap on the page: a canvas that scrolls in its own frame, with words and a table."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard import session, static
from dashboard.charts.heatmap import drawing
from dashboard.charts.matrix import Matrix, Wanted
from dashboard.components.basics import numbers
from dashboard.components.basics.picture import palette
from dashboard.components.basics.table import show_table
from dashboard.components.basics.text import plain
from dashboard.wording import heatmap as wording

KEY = "heatmap"
FRAME = """
<div class="heatmap">
  <div class="scroller" role="grid" tabindex="0" aria-activedescendant="cell">
    <div class="room"><canvas aria-hidden="true"></canvas></div>
    <div class="spoken row" role="row">
      <span class="name" role="rowheader">Row</span>
      <span class="cell" id="cell" role="gridcell">Cell</span>
    </div>
  </div>
  <div class="tip" hidden></div>
  <div class="paper"></div>
</div>
"""
canvas = st.components.v2.component(
    "skillmix_heatmap",
    html=FRAME,
    css=static.text("heatmap.css"),
    js=static.text("heatmap.js", "heatmap_paint.js"),
)


def matrix_picture(matrix: Matrix, wanted: Wanted, chosen: tuple[str, str]) -> None:
    """Draw it, with the chosen cell framed. A click or Enter chooses another one."""
    if not matrix.rows or not matrix.columns:
        st.markdown(plain(wording.nothing_shown(wanted)))
        return
    told: dict[str, Any] = drawing(matrix, palette(), wording.matrix_alt(matrix))
    told["chosen"] = list(chosen)
    told["row_lines"] = wanted.rows == "people" and wanted.row_order != "alike"
    told["column_lines"] = wanted.rows != "areas" and wanted.column_order == "area"
    numbers.line(wording.left_out(matrix))
    with st.container(key="heatmap_frame"):
        canvas(key=KEY, data=told, on_cell_change=_clicked)
    numbers.line(wording.legend(matrix, wanted))
    numbers.line(wording.more_rows(matrix, wanted))
    with st.expander("The same as a table", type="compact", on_change="rerun") as twin:
        if twin.open:
            show_table(matrix.table(), f"{KEY}_table", paper=False)


def _clicked() -> None:
    session.choose_clicked(KEY)
