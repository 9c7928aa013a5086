"""What studies found of GenAI tools: beside the assumptions in Settings, and whole on Method."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from dashboard.components.basics.picture import heading
from dashboard.components.basics.table import show_table
from dashboard.components.basics.text import plain
from dashboard.wording import studies as wording
from data.files.studies import evidence


def studies_of(keys: Collection[str]) -> None:
    """The findings on one of these assumptions, chosen from those that have any."""
    known = [key for key in evidence() if key in keys]
    if not known:
        return
    with st.expander(wording.TITLE):
        _table(st.selectbox(wording.CHOOSE, known, key="studies_of"))


def show_studies() -> None:
    """The findings on every assumption that has any, one fold each."""
    heading(wording.TITLE)
    st.markdown(plain(wording.RULE))
    for key in evidence():
        with st.expander(plain(wording.title(key))):
            _table(key)


def _table(key: str) -> None:
    found = evidence()[key]
    table = wording.evidence_table(found)
    show_table(table, f"studies_{key}", alt=wording.title(key), tall=len(found))
