"""Short messages: what was just done, what is missing, lists of sentences."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analytics.strategy.results import Plan
from dashboard import session
from dashboard.components.basics.picture import heading
from dashboard.components.basics.text import plain
from dashboard.wording import blend, scenarios, standing
from data.vocabulary import RefusedError, Viewer


def show() -> None:
    """Say once what the run before did, and offer the way back where there is one."""
    message = session.take_message()
    if message:
        st.toast(plain(message), icon=":material/check_circle:")
    offered = session.undo_offered()
    if offered:
        _undo(offered)


def _undo(offered: session.Undo) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="undo"):
        st.success(plain(offered.said), icon=":material/check_circle:")
        wanted = st.button("Undo", icon=":material/undo:", key="undo_it")
        st.button("Close", key="undo_not", type="tertiary", on_click=session.forget_undo)
    if wanted:
        session.forget_undo()
        try:
            session.leave_message(offered.act())
        except RefusedError as refusal:
            refused(refusal)
            return
        st.rerun()


def refused(refusal: RefusedError) -> None:
    """Why a wish is not granted, in its own sentence."""
    st.warning(plain(str(refusal)), icon=":material/info:")


def too_few(viewer: Viewer) -> None:
    """Why nothing is shown of a small group, and what to do."""
    st.markdown(plain(standing.too_few(viewer.smallest_group)))


def lines(sentences: Sequence[str], most: int | None = None) -> None:
    """Sentences as a list; past `most` the rest is counted."""
    shown = list(sentences)[:most]
    text = "\n".join(f"- {plain(sentence)}" for sentence in shown)
    if most is not None and len(sentences) > most:
        text += f"\n- and {len(sentences) - most} more"
    st.markdown(text)


def give_list(plan: Plan) -> None:
    """What is demanded, and what would have to give where must-haves stay open."""
    if plan.demands:
        heading("What is demanded or forbidden")
        lines(scenarios.demanded(plan.demands, plan.currency))
    if plan.gives:
        heading("What would have to give")
        lines([blend.gives_sentence(give, plan) for give in plan.gives])
