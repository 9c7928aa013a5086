"""The door: who may come in, who is in, and the way out."""

from __future__ import annotations

import streamlit as st

from dashboard import cache, navigation, signing
from dashboard.components.basics.text import plain, quiet
from dashboard.wording import privacy
from dashboard.wording import signing as wording
from data.viewers import NoAccessError
from data.vocabulary import Viewer

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
    st.title(wording.TITLE, anchor=False)
    st.markdown(plain(wording.WHY))
    for provider in signing.providers():
        label = f"Sign in with {provider}" if provider else "Sign in"
        if st.button(label, type="primary", icon=":material/login:", key=f"sign_in_{provider}"):
            signing.sign_in(provider)


def _way_out() -> None:
    if st.button("Sign out", icon=":material/logout:", key="sign_out"):
        cache.sign_out()
