"""Every problem of a file as a table that can be taken along."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.components.basics.picture import heading
from dashboard.components.basics.table import ROW
from dashboard.components.basics.text import plain
from dashboard.wording import survey as wording
from data.files.escape import csv_text, escape
from data.vocabulary import Issue

COLUMNS = ("row", "column", "value", "reason", "severity")
WRAPPED = 40
"""Rows up to which every reason is shown whole, over several lines."""


def problem_table(issues: Sequence[Issue], file_name: str) -> None:
    """The problems, errors first, and their CSV."""
    if not issues:
        return
    order = ("error", "warning", "note")
    rows = sorted(issues, key=lambda i: (order.index(i.severity), i.row or 0, i.column or ""))
    heading(wording.problems_title(rows))
    cells = [
        ("" if i.row is None else str(i.row), i.column or "", i.value or "", i.reason, i.severity)
        for i in rows
    ]
    if len(rows) <= WRAPPED:
        shown = {
            "Where": [plain(wording.place_of(issue)) for issue in rows],
            "What and why": [plain(issue.reason) for issue in rows],
            "Kind": [issue.severity for issue in rows],
        }
        st.table(shown, border="horizontal", hide_index=True, alt=wording.problems_title(rows))
    else:
        _scrolling(rows, file_name)
    st.download_button(
        "Download the problems",
        lambda: csv_text(COLUMNS, cells),  # made when asked for: the page soon goes on
        "problems.csv",
        "text/csv",
        on_click="ignore",
        icon=":material/download:",
        key=f"problems_csv_{file_name}",
    )


def _scrolling(rows: Sequence[Issue], file_name: str) -> None:
    """Many problems, one line each; the file that can be downloaded has them whole."""
    st.dataframe(
        {
            "Row": [issue.row for issue in rows],
            "Column": [escape(issue.column or "") for issue in rows],
            "Value": [escape(issue.value or "") for issue in rows],
            "What and why": [escape(issue.reason) for issue in rows],
            "Kind": [issue.severity for issue in rows],
        },
        hide_index=True,
        column_config={
            "Row": st.column_config.NumberColumn(width=50),
            "Column": st.column_config.TextColumn(width=120),
            "Value": st.column_config.TextColumn(width=110),
            "What and why": st.column_config.TextColumn(width=610),
            "Kind": st.column_config.TextColumn(width=80),
        },
        height=min(ROW * (len(rows) + 1) + 2, 330),
        placeholder="",
        key=f"problems_{file_name}",
    )
