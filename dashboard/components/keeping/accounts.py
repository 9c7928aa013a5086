"""Whether people sign in, and for administrators who may."""

from __future__ import annotations

import streamlit as st

from dashboard import cache, session, signing
from dashboard.components.basics.picture import heading
from dashboard.components.basics.text import plain
from dashboard.wording import accounts as words
from dashboard.wording import helps
from dashboard.wording import signing as wording
from data.store.people.accounts import ROLES, Account, accounts, add_account, remove_account
from data.store.people.people import team_names


def sign_in() -> None:
    """How this app is served, and the accounts."""
    heading("Sign-in")
    if not signing.configured():
        st.markdown(plain(wording.FORCED if signing.forced() else wording.LOCAL))
        return
    st.markdown(plain(wording.SIGNED))
    if cache.may("everything"):
        _accounts()


def _accounts() -> None:
    known = accounts(cache.store())
    st.dataframe(words.rows(known), hide_index=True)
    with st.form("account", border=False, clear_on_submit=True):
        subject = st.text_input("E-mail, or the provider’s id")
        role = st.selectbox("Role", ROLES, format_func=words.ROLES.__getitem__)
        teams = st.multiselect("Teams (a leader without any sees all)", team_names(cache.store()))
        granted = st.checkbox("A leader who may see people")
        person = st.text_input("Known in the survey as, if not by that e-mail", help=helps.KNOWN_AS)
        added = st.form_submit_button("Let in, or change")
    if added:
        none = None if role == "leader" else ()
        said = add_account(
            cache.store(),
            Account(subject, role, tuple(teams) or none, granted, person.strip() or None),
        )
        session.leave_message(said)
        st.rerun()
    gone = st.selectbox("Let in no longer", [a.subject for a in known], index=None)
    if gone and st.button("Remove the account", key="remove_account"):
        session.leave_message(remove_account(cache.store(), gone))
        st.rerun()
