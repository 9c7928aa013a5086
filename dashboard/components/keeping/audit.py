"""The audit, for administrators: who did what, and who was shown people."""

from __future__ import annotations

import streamlit as st

from dashboard import cache
from dashboard.components.basics.picture import heading
from dashboard.components.basics.text import plain, quiet
from dashboard.wording import audit as wording
from data.store.people.audited import audit, check, kinds, lines

ALL = "All"


def audited() -> None:
    """The latest lines, chosen by who and what, and all of these as a file. The page reads no more
    than it shows."""
    heading("Audit")
    st.markdown(plain(wording.ABOUT))
    store = cache.store()
    known = kinds(store)
    left, middle, right = st.columns([1, 1, 1], vertical_alignment="bottom")
    who = left.selectbox("Who", [ALL, *wording.different(known.who)], key="audit_who")
    what = middle.selectbox("What", [ALL, *wording.different(known.actions)], key="audit_what")
    of, did = "" if who == ALL else who, "" if what == ALL else what
    right.download_button(
        "Download as CSV",
        lambda: wording.as_csv(audit(store, who=of, action=did)),
        "skillmix-audit.csv",
        "text/csv",
        on_click="ignore",
        icon=":material/download:",
        key="audit_csv",
    )
    latest = audit(store, who=of, action=did, newest=wording.LATEST)
    st.dataframe(wording.latest(latest), hide_index=True, alt="Lines of the audit")
    st.markdown(quiet(wording.shown(lines(store, who=of, action=did))))
    if st.button("Check that every line is as it was written", key="audit_check"):
        found = check(store)
        for fault in found.faults:
            st.error(plain(fault))
        st.markdown(plain(wording.checked(found)))
