"""Beside a rating: what its person says of it, and the lead's answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard import cache, session
from dashboard.components.basics import notice
from dashboard.components.basics.text import bold, plain, quiet
from dashboard.wording import contests as wording
from dashboard.wording import mine
from data import contesting
from data.store.people.contests import LONGEST, Contest
from data.vocabulary import LEVEL_NAMES, RefusedError


def show(person_no: int, skill_id: str) -> None:
    """All of this person and skill; nothing where there is nothing, or it is not theirs to keep."""
    found = [
        one for one in cache.contests() if (one.person_no, one.skill_id) == (person_no, skill_id)
    ]
    if not found:
        return
    st.markdown(bold(wording.TITLE))
    for one in found:
        said = f"{plain(one.said)}  \n" if one.said else ""
        st.markdown(f"{plain(wording.wish(one))}  \n{said}{quiet(wording.state(one))}")
        if one.is_open:
            _answer(one)
        elif st.button("Take the answer back", icon=":material/undo:", key=f"reopen_{one.number}"):
            _do(partial(contesting.reopen, cache.store(), one.number))


def _answer(one: Contest) -> None:
    with st.popover("Answer", key=f"answer_{one.number}"):
        st.markdown(plain(wording.ANSWER_NOTE))
        with st.form(f"answer_form_{one.number}", border=False):
            level = st.selectbox(
                wording.LEVEL, range(len(LEVEL_NAMES)), index=one.wanted, format_func=mine.named
            )
            reason = st.text_area(wording.REASON, max_chars=LONGEST)
            accepted = st.form_submit_button(wording.ACCEPT)
            declined = st.form_submit_button(wording.DECLINE)
    if accepted:
        _do(lambda: contesting.accept(cache.store(), one.number, level, reason))
    if declined:
        _do(lambda: contesting.decline(cache.store(), one.number, reason))


def _do(act: Callable[[], Contest]) -> None:
    try:
        now = act()
    except RefusedError as refusal:
        notice.refused(refusal)
        return
    if now.is_open:
        session.leave_message(wording.REOPENED)
    else:
        session.offer_undo(wording.done(now), lambda: _reopened(now.number))
    st.rerun()


def _reopened(number: int) -> str:
    contesting.reopen(cache.store(), number)
    return wording.REOPENED
