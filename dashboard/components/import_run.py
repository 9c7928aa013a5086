"""The import itself, with what it says when it is done."""

from __future__ import annotations

import streamlit as st

from dashboard import cache, session
from dashboard.wording import survey as wording
from data.intake.mapping_file import MappingFile


def run(
    upload: cache.Upload, content: bytes, mapping: MappingFile | None, into: cache.Round
) -> None:
    """Store the file and go on to the history."""
    with st.spinner("Importing"):
        outcome = cache.import_file(upload, content, mapping, into)
    session.leave_message(wording.imported(outcome))
    session.clear_upload()
    st.rerun()
