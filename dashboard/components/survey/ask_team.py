"""A survey to send to a team: the skills that it asks, and the texts to paste into a form."""

from __future__ import annotations

import streamlit as st

from dashboard import cache
from dashboard.components.basics import notice, numbers
from dashboard.components.basics.text import bold, plain
from dashboard.wording import asking as wording
from dashboard.wording import helps
from data.files.asked import MOST_SKILLS
from data.load import asked_skills, form, notes, template

LONG = 10
"""Lines from which on a text scrolls in its own box; its button copies all of it."""


def show(*, first: bool) -> None:
    """Everything that a lead needs to ask a team; open where nothing was surveyed yet."""
    title = wording.TITLE if first else wording.AGAIN
    with st.expander(title, expanded=first, icon=":material/edit_note:", key="ask_team"):
        st.markdown(wording.ABOUT)
        asked = _skills()
        if not asked:
            numbers.line(wording.NOTHING_ASKED)
            return
        way = st.segmented_control(
            "How you ask",
            list(wording.WAYS),
            default="google-forms",
            required=True,
            format_func=wording.WAYS.__getitem__,
            key="ask_way",
            help=helps.HOW_YOU_ASK,
        )
        notice.lines(notes(way))
        if way == "survey":
            st.download_button(
                "Download the table",
                template(cache.store(), way, asked),
                "skillmix-survey.csv",
                "text/csv",
                on_click="ignore",
                icon=":material/download:",
            )
            return
        texts = form(cache.store(), way, asked)
        for step, part in enumerate(texts, start=1):
            number = f"{step}. " if len(texts) > 1 else ""
            st.markdown(f"{bold(number + part.title)} {plain(part.how)}")
            long = way != "mail" and part.text.count("\n") >= LONG
            st.code(part.text, language=None, wrap_lines=True, height=200 if long else "content")


def _skills() -> tuple[str, ...]:
    """Those that are asked: a beginning to choose, and each to take away or add."""
    have = cache.survey_choices()
    left, right = st.columns([1, 2.4], gap="small")
    begun = left.selectbox(
        "Begin with",
        [wording.USUAL, *map(wording.of_role, have.roles), *have.areas],
        key="ask_begin",
        filter_mode=None,
        help=wording.BEGIN_HELP,
    )
    role = next((role for role in have.roles if wording.of_role(role) == begun), None)
    usual = begun == wording.USUAL
    chosen = right.multiselect(
        f"Skills that are asked, at most {MOST_SKILLS}",
        list(have.skills),
        default=asked_skills(
            cache.store(),
            roles=[role] if role else (),
            areas=() if role or usual else [begun],
        ),
        max_selections=MOST_SKILLS,
        help=helps.ASKED_SKILLS,
        select_all=False,
        key=f"ask_skills_{begun}",
    )
    return tuple(chosen)
