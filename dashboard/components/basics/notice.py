"""Short messages: what was just done, what is missing, lists of sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard import session
from dashboard.components.basics.text import plain
from dashboard.subjects.reading import Reading
from dashboard.wording import standing
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


def stop_where_few(say: Callable[[str], None], reading: Reading) -> None:
    """End the page of a group of which not even a total may be shown."""
    if reading.hidden.overall:
        viewer = reading.analysis.selection.viewer
        say(f"Fewer than {viewer.smallest_group} people: this is not shown")
        too_few(viewer)
        st.stop()


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
