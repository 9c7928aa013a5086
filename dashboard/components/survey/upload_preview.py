"""A file before it is stored: what was recognised, what is asked, what is stored, its problems."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard import cache
from dashboard.components.basics import notice, numbers
from dashboard.components.basics.picture import heading
from dashboard.components.basics.text import plain
from dashboard.components.survey import gate, import_run
from dashboard.components.survey.mapping_table import download_mapping, edit_columns, edit_values
from dashboard.components.survey.problems import problem_table
from dashboard.components.survey.upload import Settings
from dashboard.wording import helps
from dashboard.wording import survey as wording
from dashboard.wording.renamed import renamed
from data.ingest import Proposal
from data.intake.columns.mapping_file import MappingFile
from data.people_asked import PeopleAsked
from data.vocabulary import ImportOutcome, RefusedError

MOST_CELLS = 1_000_000
"""Cells past which a file is not tried against the store before it is imported."""


def show(file: UploadedFile, settings: Settings) -> None:
    """Everything about one file, and the button that stores it."""
    try:
        _show(file, settings)
    except RefusedError as refusal:
        st.warning(plain(str(refusal)), icon=":material/block:")


def _show(file: UploadedFile, settings: Settings) -> None:
    content = file.getvalue()
    upload = cache.Upload(file.file_id, file.name, settings.scale, settings.rater)
    first = cache.proposal(upload, content, settings.mapping)
    top = st.container(key="gate")
    if len(first.sheets) > 1:
        sheet = top.selectbox(
            "Sheet", first.sheets, index=first.sheets.index(first.sheet), help=helps.SHEET
        )
        upload = replace(upload, sheet=sheet)
        first = cache.proposal(upload, content, settings.mapping)
    if first.remembered:
        top.info(plain(first.remembered), icon=":material/history:")
        fresh = top.toggle(
            "Use a fresh proposal instead", key=f"fresh_{file.file_id}", help=helps.FRESH
        )
        upload = replace(upload, fresh=fresh)
        first = cache.proposal(upload, content, settings.mapping)
    with top:
        heading(wording.recognised(first))
        st.caption(plain(wording.read_as(first)))
        numbers.line(wording.told_scale(first))
        asked = st.container()
    if first.scale:
        with asked:
            scale = gate.choose_scale(first.scale, f"scale_{file.file_id}_{upload.sheet}")
        upload = replace(upload, scale=scale or upload.scale)
        first = cache.proposal(upload, content, settings.mapping)
    key = f"{file.file_id}_{upload.sheet}_{upload.fresh}"
    mapping = edit_columns(first, key=f"columns_{key}")
    second = cache.proposal(upload, content, mapping)
    mapping = edit_values(second, mapping, key=f"values_{key}")
    final = cache.proposal(upload, content, mapping)
    download_mapping(final, mapping)
    with asked:
        mapping, outcome = _gate(upload, content, settings, mapping, final)
    issues = (*outcome.issues, *renamed(outcome.renamed)) if outcome else final.issues
    problem_table([i for i in issues if i.reason != first.told], file.name)  # said above


def _gate(
    upload: cache.Upload,
    content: bytes,
    settings: Settings,
    mapping: MappingFile | None,
    proposal: Proposal,
) -> tuple[MappingFile | None, ImportOutcome | None]:
    """What is asked and what would be stored; the outcome of a dry run, where there is one."""
    if proposal.refusal:
        st.warning(plain(proposal.refusal), icon=":material/block:")
        st.markdown(plain(wording.refused_help(proposal.refusal)))
        return mapping, None
    outcome = None
    large = proposal.rows * len(proposal.columns) > MOST_CELLS
    if large:
        st.markdown(plain(wording.large(proposal)))
    compared = not large or st.toggle(
        wording.COMPARE, key=f"compare_{upload.file_id}", help=helps.COMPARE
    )
    mapping, asked = _people(upload, content, settings, mapping, compared)
    if isinstance(asked, ImportOutcome):
        outcome = asked
        scale = proposal.scale.sentence if proposal.scale else ""
        gate.other_questions([q for q in outcome.questions if q != scale])
        heading(wording.stored_title(outcome))
        notice.lines(wording.stored(outcome))
    new_people = gate.may_store(asked.must_choose, f"near_{upload.file_id}")
    waits = bool(asked.must_choose) and not new_people
    pressed, replaces = gate.import_buttons(outcome, waits)
    if pressed:
        import_run.run(upload, content, mapping, settings.into, replaces, new_people)
    return mapping, outcome


def _people(
    upload: cache.Upload,
    content: bytes,
    settings: Settings,
    mapping: MappingFile | None,
    compared: bool,
) -> tuple[MappingFile | None, ImportOutcome | PeopleAsked]:
    """Who is asked about, by a dry run where the file is compared, and the mapping that answers."""

    def ask(said: MappingFile | None) -> ImportOutcome | PeopleAsked:
        if compared:
            return cache.dry_run(upload, content, said, settings.into)
        return cache.asked_of_people(upload, content, said)

    asked = ask(mapping)
    if not asked.near_people:
        return mapping, asked
    mapping = gate.choose_people(asked.near_people, mapping, f"near_{upload.file_id}")
    return mapping, ask(mapping)
