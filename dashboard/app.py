"""The router: draws the frame, runs the chosen page, and turns whatever goes wrong into a sentence.
Start it with `skillmix serve` or `streamlit run dashboard/app.py`."""

import logging
from pathlib import Path

import streamlit as st

from dashboard import cache, navigation, session, signing
from dashboard.cache.opened import key
from dashboard.components import page as frame
from dashboard.components.text import plain
from dashboard.subjects import HELPS, privacy, text_at
from dashboard.subjects.settings import NOBODY_SIGNS_IN, NOT_FOR_YOU
from dashboard.theme import light_on_paper
from data.store.facts.settings import pinned_day
from data.vocabulary import RefusedError

STATIC = Path(__file__).parent / "static"


def main() -> None:
    st.set_page_config(
        page_title="Skillmix",
        page_icon=STATIC / "logo.svg",
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    st.html(STATIC / "page.css")
    st.html(STATIC / "print.css")
    st.html(f"<style>{light_on_paper()}</style>")
    st.logo(STATIC / "logo.svg", size="medium")
    try:
        visitor = frame.visitor()
        page = navigation.choose(visitor) if visitor else None
        if visitor and page is None:
            why = NOT_FOR_YOU if signing.configured() else NOBODY_SIGNS_IN
            st.warning(plain(why), icon=":material/lock:")
        if page is None:
            return
        if signing.configured():
            with st.sidebar:
                navigation.link("privacy", plain(privacy.TITLE), {})
    except RefusedError as refusal:
        frame.refused(refusal)
        return
    session.enter(page.url_path)
    frame.watch()
    began: str | None = None
    try:
        began = key().version
        cache.open_page(page.url_path)
        if (today := cache.of_store(pinned_day)) is not None:
            st.caption(plain(text_at("standing.pinned", today=today)))
        frame.guide(page.url_path or navigation.PAGES[0])
        page.run()
    except RefusedError as refusal:
        frame.refused(refusal)
    except Exception:
        logging.getLogger("skillmix").exception("The page %s failed", page.title)
        # Half of what it read may be of before somebody's change.
        if began is not None and cache.has_moved(began):
            st.rerun()
        st.error(HELPS["page.went_wrong"], icon=":material/error:")
    finally:
        cache.weigh_again()


main()
