"""Around every page: the menu on a phone, light and dark, who is signed in, and work that can be
stopped.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import cache, navigation, signing, static
from dashboard.components.basics.text import plain, quiet
from dashboard.subjects import privacy
from dashboard.subjects import settings as wording
from data.viewers import NoAccessError
from data.vocabulary import Viewer

watch_menu = st.components.v2.component("skillmix_menu", js=static.text("menu.js"))


def close_when_chosen() -> None:
    """Listen for a click on an entry of the menu."""
    with st.container(key="menu"):
        watch_menu(key="menu_watch")


KEY = "mode"
watch_mode = st.components.v2.component("skillmix_mode", js=static.text("mode.js"))


def follow() -> None:
    """Run the page again where the visitor's mode is no longer the one that it was drawn for."""
    with st.container(key=KEY):
        watch_mode(key="mode_watch", data={"mode": st.context.theme.type}, on_changed_change=_again)


def _again() -> None:
    """Being told is all: a run follows, and knows the mode."""


NOT_FOR_YOU = wording.NOT_FOR_YOU


def visitor() -> Viewer | None:
    """Who visits, with their name and a way out at the side; None where the door stays shut, which
    says why. Without sign-in it is the person at the keyboard, and nothing is drawn."""
    refusal = signing.refusal()
    if refusal:
        st.error(plain(refusal), icon=":material/lock:")
        return None
    if not signing.configured():
        return cache.viewer()
    if not cache.signed_in():
        _way_in()
        return None
    try:
        viewer = cache.viewer()
    except NoAccessError as shut:
        st.title(wording.NO_ACCESS, anchor=False)
        st.markdown(plain(str(shut)))
        _way_out()
        return None
    with st.sidebar:
        st.markdown(f"{plain(viewer.name)}  \n{quiet(wording.role(viewer))}")
        _way_out()
    return viewer


def notice_link() -> None:
    """The way to what is stored about who signed in, at the side; once the pages are known."""
    if signing.configured():
        with st.sidebar:
            navigation.link("privacy", plain(privacy.LINK), {})


def _way_in() -> None:
    st.title(wording.SIGNING_TITLE, anchor=False)
    st.markdown(plain(wording.WHY))
    for provider in signing.providers():
        label = f"Sign in with {provider}" if provider else "Sign in"
        if st.button(label, type="primary", icon=":material/login:", key=f"sign_in_{provider}"):
            signing.sign_in(provider)


def _way_out() -> None:
    if st.button("Sign out", icon=":material/logout:", key="sign_out"):
        cache.sign_out()


def stoppable(
    place: DeltaGenerator,
    said: str,
    key: str,
    stop: Callable[..., None],
    *args: Any,
    label: str = "Stop",
) -> DeltaGenerator:
    """Draws both in `place` and answers the bar; a click on the button calls `stop`."""
    with place.container(horizontal=True, vertical_alignment="center"):
        bar = st.progress(0.0, said)
        st.button(label, icon=":material/close:", key=key, on_click=stop, args=args)
    return bar
