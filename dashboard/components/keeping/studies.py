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
        key = st.selectbox(wording.CHOOSE, known, key="studies_of")
        found = evidence()[key]
        show_table(wording.evidence_table(found), f"studies_{key}", alt=wording.alt(found))


def show_studies() -> None:
    """All findings, each once."""
    heading(wording.TITLE)
    st.markdown(plain(wording.RULE))
    table = wording.studies_table()
    show_table(table, "studies", alt=wording.TITLE, tall=len(table["Study"]))
