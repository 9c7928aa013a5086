"""A file before it is stored: what was recognised, its columns, its words, its problems."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard import cache, session
from dashboard.components import notice
from dashboard.components.mapping_table import edit_columns, edit_values
from dashboard.components.picture import heading
from dashboard.components.problems import problem_table
from dashboard.components.text import plain
from dashboard.components.upload import Settings
from dashboard.wording import survey as wording
from data.ingest import Proposal, ingest
from data.intake.mapping_file import MappingFile
from data.vocabulary import ImportOutcome

MOST_CELLS = 1_000_000
"""Cells past which a file is not tried against the store before it is imported."""


def show(file: UploadedFile, settings: Settings) -> None:
    """Everything about one file, and the button that stores it."""
    upload = cache.Upload(file.file_id, file.name, settings.scale, settings.rater)
    content = file.getvalue()
    sheet = None
    first = cache.proposal(upload, content)
    if len(first.sheets) > 1:
        sheet = st.selectbox("Sheet", first.sheets, index=first.sheets.index(first.sheet))
        first = cache.proposal(upload, content, sheet)
    heading(wording.recognised(first))
    mapping = edit_columns(first, key=f"columns_{file.file_id}_{sheet}")
    second = cache.proposal(upload, content, sheet, mapping) if mapping else first
    mapping = edit_values(second, mapping, key=f"values_{file.file_id}_{sheet}")
    final = cache.proposal(upload, content, sheet, mapping) if mapping else second
    notice.lines(final.questions)
    if final.refusal:
        st.warning(plain(final.refusal), icon=":material/block:")
        problem_table(final.issues, file.name)
        return
    outcome = _tried(upload, content, settings, sheet, mapping, final)
    if outcome is not None:
        notice.lines([wording.accounted(outcome), *outcome.difference])
    problem_table(outcome.issues if outcome else final.issues, file.name)
    if st.button("Import", type="primary", icon=":material/check:"):
        _import(file, content, settings, sheet, mapping)


def _tried(
    upload: cache.Upload,
    content: bytes,
    settings: Settings,
    sheet: str | None,
    mapping: MappingFile | None,
    proposal: Proposal,
) -> ImportOutcome | None:
    """The outcome of a dry run; None where the file is so large that it would be felt."""
    if proposal.rows * len(proposal.columns) > MOST_CELLS:
        return None
    return cache.dry_run(
        upload, content, sheet, mapping, settings.wave, settings.held_on, settings.team
    )


def _import(
    file: UploadedFile,
    content: bytes,
    settings: Settings,
    sheet: str | None,
    mapping: MappingFile | None,
) -> None:
    with st.spinner("Importing"):
        outcome = ingest(
            cache.store(),
            content,
            file.name,
            wave=settings.wave,
            held_on=settings.held_on,
            rater=settings.rater,
            team=settings.team,
            scale=settings.scale,
            mapping=mapping,
            sheet=sheet,
        )
    session.leave_message(wording.imported(outcome))
    session.clear_upload()
    st.rerun()
