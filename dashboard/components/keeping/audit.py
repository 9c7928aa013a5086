"""The audit, for administrators: who did what, and who was shown people."""

from __future__ import annotations

import streamlit as st

from dashboard import cache
from dashboard.components.basics.picture import heading
from dashboard.components.basics.text import plain, quiet
from dashboard.wording import audit as wording
from data.store.people.audited import audit, check

ALL = "All"


def audited() -> None:
    """The latest lines, chosen by who and what, and all of these as a file."""
    heading("Audit")
    st.markdown(plain(wording.ABOUT))
    known = audit(cache.store())
    left, middle, right = st.columns([1, 1, 1], vertical_alignment="bottom")
    who = left.selectbox("Who", [ALL, *wording.different(e.who for e in known)], key="audit_who")
    what = middle.selectbox(
        "What", [ALL, *wording.different(e.action for e in known)], key="audit_what"
    )
    chosen = [e for e in known if who in (ALL, e.who) and what in (ALL, e.action)]
    right.download_button(
        "Download as CSV",
        lambda: wording.as_csv(chosen),
        "skillmix-audit.csv",
        "text/csv",
        on_click="ignore",
        icon=":material/download:",
        key="audit_csv",
    )
    st.dataframe(wording.latest(chosen), hide_index=True, alt="Lines of the audit")
    st.markdown(quiet(wording.shown(len(chosen))))
    if st.button("Check that every line is as it was written", key="audit_check"):
        found = check(cache.store())
        for fault in found.faults:
            st.error(plain(fault))
        st.markdown(plain(wording.checked(found)))
