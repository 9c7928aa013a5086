"""What decided plans propose to the visitor, and what they say of it."""

from __future__ import annotations

import streamlit as st

from dashboard import cache, session
from dashboard.components.basics import notice
from dashboard.components.basics.picture import heading
from dashboard.components.basics.text import bold, plain, quiet
from dashboard.wording import proposals as wording
from data.store.people.proposals import Proposal, answer
from data.vocabulary import RefusedError


def show() -> None:
    """Each proposal with two answers; pressing the one that is given takes it back."""
    heading(wording.TITLE)
    found = cache.own_proposals()
    if not found:
        st.markdown(plain(wording.NOTHING))
        return
    st.markdown(quiet(wording.NOTE))
    for one in found:
        with st.container(border=True, key=f"proposal_{one.decision_no}_{one.action_no}"):
            st.markdown(f"{bold(wording.what(one))}  \n{quiet(wording.when(one))}")
            _answers(one)


def _answers(one: Proposal) -> None:
    key = f"wants_{one.decision_no}_{one.action_no}"
    given = next((name for name, wants in wording.ANSWERS.items() if wants == one.wants), None)
    said = st.segmented_control(
        f"Your answer to: {wording.what(one)}",
        list(wording.ANSWERS),
        default=given,
        key=key,
        label_visibility="collapsed",
    )
    if said != given:
        _say(one, None if said is None else wording.ANSWERS[said])


def _say(one: Proposal, wants: bool | None) -> None:
    try:
        answer(cache.store(), one.decision_no, one.action_no, wants)
    except RefusedError as refusal:
        notice.refused(refusal)
        return
    session.leave_message(wording.SAID[wants])
    st.rerun()
