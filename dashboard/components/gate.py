"""What is asked before a file is stored: which scale, who is one person, and what looks odd."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dashboard.components import notice
from dashboard.components.picture import heading
from dashboard.components.text import plain
from dashboard.wording import survey as wording
from data.intake.mapping_file import MappingFile
from data.intake.scale_question import ScaleQuestion
from data.vocabulary import NearPeople


def choose_scale(question: ScaleQuestion, key: str) -> str | None:
    """The scale that was chosen; None for the one that is assumed."""
    heading(wording.SCALE_TITLE)
    st.markdown(plain(question.sentence))
    chosen = st.segmented_control(
        "Scale of the numbers",
        question.choices,
        label_visibility="collapsed",
        default=question.assumed,
        required=True,
        key=key,
    )
    return None if chosen == question.assumed else chosen


def choose_people(
    pairs: Sequence[NearPeople], mapping: MappingFile | None, key: str
) -> MappingFile | None:
    """The mapping, with those who were said to be one person."""
    heading(wording.near_title(pairs))
    same = []
    for place, pair in enumerate(pairs):
        if st.checkbox(plain(wording.near_people(pair)), key=f"{key}_{place}_{pair.one}"):
            same.append((pair.one, pair.other))
    if not same:
        return mapping
    base = mapping or MappingFile()
    return replace(base, same_person=(*base.same_person, *same))


def other_questions(questions: Sequence[str]) -> None:
    """What only a look at the file can answer."""
    if questions:
        heading(wording.LOOK_TITLE)
        notice.lines(questions)
