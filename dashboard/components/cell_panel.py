"""The cell that was clicked or chosen by two boxes: its parts, what the next step takes."""

from __future__ import annotations

import streamlit as st

from analytics.results import Analysis
from analytics.selection import Selection
from dashboard import cache
from dashboard.charts.matrix import Matrix
from dashboard.components import notice
from dashboard.components.heatmap_controls import PEOPLE, Choice
from dashboard.components.scenario import saved_scenario
from dashboard.components.text import bold, quiet
from dashboard.details import cell, next_step
from dashboard.wording import heatmap as wording


def show(
    selection: Selection,
    analysis: Analysis,
    chosen: Choice,
    matrix: Matrix,
    clicked: tuple[str, str] | None,
) -> None:
    """Two boxes that reach every cell by keyboard, and the cell below them."""
    if not matrix.rows or not matrix.columns:
        return
    row_names = dict(zip(matrix.row_keys, matrix.rows, strict=True))
    column_names = dict(zip(matrix.column_keys, matrix.columns, strict=True))
    row, column = clicked or (matrix.row_keys[0], matrix.column_keys[0])
    with st.container(border=True, key="cell"):
        row = (
            st.selectbox(
                "Row",
                matrix.row_keys,
                index=_place(matrix.row_keys, row),
                format_func=lambda key: row_names.get(key, key),
            )
            or matrix.row_keys[0]
        )
        column = (
            st.selectbox(
                "Column",
                matrix.column_keys,
                index=_place(matrix.column_keys, column),
                format_func=lambda key: column_names.get(key, key),
            )
            or matrix.column_keys[0]
        )
        if chosen.rows == PEOPLE:
            _person(selection, analysis, int(row), column, chosen.names)
        else:
            _group(matrix, row, column, analysis)


def _person(
    selection: Selection, analysis: Analysis, person_no: int, skill_id: str, names: bool
) -> None:
    facts = cell(analysis, person_no, skill_id)
    if facts is None:
        st.markdown(quiet("This skill was not asked of this person."))
        return
    st.metric("Level used", wording.level_figure(facts))
    st.caption(wording.target_line(facts))
    notice.lines(wording.said_lines(facts))
    st.markdown(bold("Could mentor"))
    notice.lines(wording.mentor_lines(facts, names))
    if analysis.requirements and facts.level is not None:
        step = next_step(cache.problem(selection, saved_scenario()), person_no, facts)
        st.markdown(bold(wording.next_title(facts)))
        st.markdown(quiet(wording.next_line(step)))


def _group(matrix: Matrix, row: str, column: str, analysis: Analysis) -> None:
    found = matrix.cells[matrix.row_keys.index(row)][matrix.column_keys.index(column)]
    st.metric(wording.group_label(matrix), wording.group_figure(found))
    notice.lines(wording.group_lines(analysis, row, column) or ["Nothing is required here."])


def _place(keys: tuple[str, ...], key: str) -> int:
    return keys.index(key) if key in keys else 0
