"""Somebody says no to a proposal, and may change their mind: below the actions, beside names."""

from __future__ import annotations

from datetime import date

import streamlit as st

from analytics.strategy.results import Action, Plan
from dashboard import cache, session
from dashboard.components.basics import notice
from dashboard.components.basics.text import plain
from dashboard.order import by_decision
from dashboard.wording import advice as wording
from dashboard.wording import helps
from data.store.people.declines import Decline, decline, take_back
from data.vocabulary import PERSON_LEVERS, PersonLever, RefusedError


def declining(plan: Plan) -> None:
    """Two small menus; the plan is made anew once something was noted or taken back."""
    proposals = [a for a in by_decision(plan) if a.person_no is not None]
    standing = cache.declines()
    with st.container(horizontal=True, gap="small", key="declining"):
        if proposals:
            with st.popover(wording.NO):
                _note(proposals)
        if standing:
            with st.popover("Declined so far"):
                _standing(standing)


def _note(proposals: list[Action]) -> None:
    st.markdown(plain(wording.NO_NOTE))
    with st.form("decline", border=False):
        which = st.selectbox(
            "Proposal", range(len(proposals)), format_func=lambda n: wording.proposal(proposals[n])
        )
        far = st.segmented_control(
            "Of training",
            wording.HOW_FAR,
            default=wording.HOW_FAR[0],
            required=True,
            help=helps.OF_TRAINING,
        )
        on = st.date_input("On", value="today", format="YYYY-MM-DD")
        reason = st.text_input("Reason, if one was given")
        if st.form_submit_button("Note it", type="primary"):
            _keep(proposals[which], far == wording.HOW_FAR[1], on or date.today(), reason)


def _keep(action: Action, altogether: bool, on: date, reason: str) -> None:
    """A tool's seat and a move are declined as a whole."""
    lever = next(own for own in PERSON_LEVERS if own == action.lever)
    skill = action.skill if lever == "train" and not altogether else None
    try:
        decline(cache.store(), action.person_no or 0, lever, skill, on, reason)
    except RefusedError as refusal:
        notice.refused(refusal)
        return
    person_no = action.person_no or 0
    session.offer_undo(wording.NOTED, lambda: _taken_back(person_no, lever, skill))
    st.rerun()


def _taken_back(person_no: int, lever: PersonLever, skill: str | None) -> str:
    take_back(cache.store(), person_no, lever, skill)
    return wording.TAKEN_BACK


def _standing(standing: tuple[Decline, ...]) -> None:
    which = st.selectbox(
        "Declined",
        range(len(standing)),
        format_func=lambda n: wording.declined(standing[n], standing[n].person),
        key="declined",
    )
    if st.button("Take it back", key="take_back_declined"):
        one = standing[which]
        try:
            take_back(cache.store(), one.person_no, one.lever, one.skill)
        except RefusedError as refusal:
            notice.refused(refusal)
            return
        session.offer_undo(wording.TAKEN_BACK, lambda: _noted_again(one))
        st.rerun()


def _noted_again(one: Decline) -> str:
    decline(cache.store(), one.person_no, one.lever, one.skill, one.declined_on, one.reason)
    return wording.NOTED
