"""What is asked before a file is stored: which scale, who is one person, and what looks odd."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dashboard.components.basics import notice
from dashboard.components.basics.picture import heading
from dashboard.components.basics.text import plain
from dashboard.wording import helps
from dashboard.wording import survey as wording
from data.intake.columns.mapping_file import MappingFile
from data.intake.levels.scale_question import ScaleQuestion
from data.vocabulary import ImportOutcome, NearPeople

FROM_MANY = 4
"""Pairs from which on one box answers for all of them."""


def choose_scale(question: ScaleQuestion, key: str) -> str | None:
    """The scale that was chosen; None for the one that is assumed."""
    heading(wording.SCALE_TITLE)
    st.markdown(plain(question.sentence))
    chosen = st.segmented_control(
        "Scale of the numbers",
        question.choices,
        help=helps.SCALE_CHOICE,
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
    names = [name for pair in pairs for name in (pair.one, pair.other)]
    each = len(set(names)) == len(names) >= 2 * FROM_MANY
    every = each and st.checkbox(wording.EACH_PAIR, key=f"{key}_each")
    for place, pair in enumerate(pairs):
        if every or st.checkbox(plain(wording.near_people(pair)), key=f"{key}_{place}_{pair.one}"):
            same.append((pair.one, pair.other))
    if not same:
        return mapping
    base = mapping or MappingFile()
    return replace(base, same_person=(*base.same_person, *same))


def may_store(must_choose: str, key: str) -> bool:
    """Whether it was said that those who may be known by another name are new people."""
    if not must_choose:
        return False
    st.warning(plain(must_choose), icon=":material/group:")
    return st.checkbox(wording.NEW_PEOPLE, key=f"{key}_new")


def import_buttons(outcome: ImportOutcome | None, waits: bool) -> tuple[bool, str | None]:
    """Whether to store the file now, and the id of the import that it replaces."""
    known = outcome is not None and outcome.duplicate
    again = outcome.repeats if outcome and not known else ()
    for one in again:
        st.warning(plain(one.reason), icon=":material/content_copy:")
    with st.container(horizontal=True, gap="small"):
        for one in again:
            if st.button(
                plain(wording.replace_button(one)),
                type="primary",
                disabled=waits,
                icon=":material/swap_horiz:",
                key=f"replace_{one.import_id}",
            ):
                return True, one.import_id
        pressed = st.button(
            wording.KEEP_BOTH if again else "Import",
            type="secondary" if again else "primary",
            icon=":material/check:",
            disabled=known or waits,
        )
    return pressed, None


def other_questions(questions: Sequence[str]) -> None:
    """What only a look at the file can answer."""
    if questions:
        heading(wording.LOOK_TITLE)
        notice.lines(questions)
