"""What was imported, latest first; each can be undone."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import cache, session
from dashboard.components.basics import notice
from dashboard.components.basics.picture import heading
from dashboard.components.basics.text import bold, plain, quiet
from dashboard.components.survey.welcome import add_demo
from dashboard.wording import survey as wording
from data.ingest import undo
from data.store.history.imports import ImportRecord

MOST = 8


def show(records: Sequence[ImportRecord]) -> None:
    """The history, or the demo where there is none."""
    if not records:
        st.markdown(plain(wording.WHAT_HAPPENS))
        if st.button("Load the demo team instead", icon=":material/groups:"):
            add_demo()
        return
    _stored_last(records)
    heading("Imports, the latest first")
    for record in records[:MOST]:
        _row(record)
    if len(records) > MOST:
        with st.expander(f"{len(records) - MOST} earlier imports", type="compact"):
            for record in records[MOST:]:
                _row(record)


def _stored_last(records: Sequence[ImportRecord]) -> None:
    """What the visitor has just stored, with the way back."""
    sentence, import_id = session.stored_last() or ("", "")
    record = next((r for r in records if r.import_id == import_id and not r.undone_at), None)
    if record is None:
        return
    st.success(plain(f"{sentence} {wording.UNDO_BELOW}"), icon=":material/check_circle:")


def _row(record: ImportRecord) -> None:
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
        border=True,
        key=f"import_{record.import_id}",
    ):
        st.markdown(
            f"{bold(record.file_name)} {plain(wording.import_line(record))}  \n"
            f"{quiet(wording.import_detail(record))}"
        )
        with st.container(horizontal=True, width="content", gap="small"):
            with st.popover("What it changed", key=f"changed_{record.import_id}"):
                notice.lines(wording.import_changes(record))
            if record.undone_at is None:
                _undo(record)


def _undo(record: ImportRecord) -> None:
    with st.popover("Undo", key=f"ask_{record.import_id}"):
        st.markdown(plain(wording.undo_question(record)))
        if st.button("Take it back", key=f"undo_{record.import_id}", type="primary"):
            session.leave_message(undo(cache.store(), record.import_id))
            st.rerun()
