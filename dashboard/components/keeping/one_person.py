"""What is stored of one person, to hand to them, and erasing them."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard import cache, session
from dashboard.components.basics.picture import heading
from dashboard.components.basics.text import plain
from dashboard.wording import settings as wording
from data.files.person import FORMATS, PersonFormat, person_text
from data.intake.identity.erasing import erase
from data.store.people.stored_of import StoredOf, stored_of
from data.vocabulary import RefusedError


def hand_out() -> None:
    """Files of everything that is stored of one person."""
    heading("What is stored of a person")
    st.markdown(plain(wording.STORED_OF))
    person = st.text_input("Of whom: e-mail, id or name", key="stored_of")
    if not person.strip():
        return
    try:
        found = stored_of(cache.store(), person.strip())
    except RefusedError as refusal:
        st.error(plain(str(refusal)))
        return
    _downloads(lambda: found)


def own_copy() -> None:
    """The same of the visitor, for themselves, where something is stored of them. It is read when
    it is asked for: that takes longer than all else on the page."""
    mine = cache.store()
    _downloads(lambda: stored_of(mine))


def _downloads(read: Callable[[], StoredOf]) -> None:
    def made(kind: PersonFormat) -> Callable[[], str]:
        def make() -> str:
            found = read()
            cache.note_file("person export", f"skillmix-person.{kind}", found.person_no)
            return person_text(found, kind)

        return make

    with st.container(horizontal=True, gap="small"):
        for kind in FORMATS:
            st.download_button(
                f"Download as {kind.upper()}",
                made(kind),
                f"skillmix-person.{kind}",
                f"text/{kind}" if kind == "csv" else "application/json",
                on_click="ignore",
                icon=":material/download:",
                key=f"stored_of_{kind}",
            )


def erase_one() -> None:
    """Erase somebody, for good."""
    heading("Erase a person")
    st.markdown(plain(wording.ERASE))
    with st.form("erase", border=False, clear_on_submit=True):
        person = st.text_input("E-mail, id or name, as the survey has it")
        sure = st.checkbox("I want everything of this person gone for good")
        pressed = st.form_submit_button("Erase")
    if pressed and person.strip() and sure:
        session.leave_message(erase(cache.store(), person.strip()))
        st.rerun()
    if pressed and not (person.strip() and sure):
        st.info("Write whom it concerns and tick the box.")
