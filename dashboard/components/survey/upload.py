"""The file box of the Survey page and what the file itself cannot say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard import cache, session
from dashboard.components.basics.text import plain
from dashboard.wording import helps
from dashboard.wording import survey as wording
from data.intake.columns.mapping_file import MappingFile, read_mapping
from data.intake.identity.answered_in import AnsweredIn
from data.vocabulary import RATERS, Rater, RefusedError


@dataclass(frozen=True)
class Settings:
    """What the visitor says about a file. Empty answers are None."""

    into: cache.Round
    rater: Rater
    scale: str | None
    mapping: MappingFile | None


def choose_file() -> UploadedFile | None:
    """The box for a file."""
    return st.file_uploader(
        "Answers of a survey: CSV, TSV, XLSX, XLS or ODS",
        key=session.upload_key("survey"),
        help=helps.FILE,
    )


def settings(file: UploadedFile | None) -> Settings | None:
    """Wave, date, raters, and what is rarely needed; None while there is no file."""
    if file is None:
        return None
    answered = _answered_in(file)
    held_on = st.date_input(
        "Date of the survey",
        value=answered.day or "today",
        format="YYYY-MM-DD",
        key=f"import_date_{file.file_id}",
        help=helps.DAY,
    )
    day = held_on if isinstance(held_on, date) else date.today()
    if answered.reason:
        st.caption(plain(answered.reason))
    waves = [wave.name for wave in cache.all_waves()]
    wave = st.selectbox(
        "Wave (choose one, or write a new name)",
        list(dict.fromkeys([f"{day:%Y-%m}", *waves])),
        accept_new_options=True,
        key=f"import_wave_{file.file_id}",
        help=helps.WAVE,
    )
    rater = st.segmented_control(
        "Who rated",
        RATERS,
        default="self",
        required=True,
        format_func=lambda kind: kind.capitalize(),
        key="import_rater",
        help=helps.RATER,
    )
    with st.expander("What the file does not say", type="compact"):
        team = st.text_input("Team of rows that name none", key="import_team", help=helps.TEAM)
        scale = st.text_input(
            "Scale of the numbers",
            placeholder="for example 1-5",
            key="import_scale",
            help=helps.SCALE,
        )
        mapping = _mapping_file()
    return Settings(
        into=cache.Round(
            wave=(wave or "").strip() or f"{day:%Y-%m}",
            held_on=day,
            team=(team or "").strip() or None,
        ),
        rater=rater,
        scale=(scale or "").strip() or None,
        mapping=mapping,
    )


def _answered_in(file: UploadedFile) -> AnsweredIn:
    """When its answers were given, as the file is understood at first."""
    try:
        return cache.proposal(
            cache.Upload(file.file_id, file.name, None, "self"), file.getvalue()
        ).answered
    except RefusedError:
        return AnsweredIn()  # the page says why, beside


def _mapping_file() -> MappingFile | None:
    """A mapping that was downloaded here or written by the command."""
    file = st.file_uploader(
        wording.MAPPING_FILE,
        type=["toml"],
        key=session.upload_key("mapping"),
        help=wording.MAPPING_FILE_HELP,
    )
    if file is None:
        return None
    try:
        return read_mapping(file.getvalue())
    except RefusedError as refusal:
        st.warning(plain(str(refusal)), icon=":material/block:")
        return None
