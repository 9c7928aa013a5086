"""On the Survey page: what people say of their ratings and waits for an answer."""

from __future__ import annotations

import streamlit as st

from dashboard import cache, navigation
from dashboard.components.basics.picture import heading
from dashboard.components.basics.text import plain
from dashboard.wording import contests as wording

MOST = 12


def show() -> None:
    """A link to each, beside its ratings; nothing where nothing waits."""
    found = [one for one in cache.contests() if one.is_open]
    if not found:
        return
    heading(wording.waiting(found))
    for one in found[:MOST]:
        navigation.link(
            "heatmap",
            plain(f"{one.person}, {one.skill}: {wording.wish(one)}"),
            {"rows": "People", "row": str(one.person_no), "column": one.skill_id, "wave": one.wave},
        )
    if len(found) > MOST:
        st.markdown(plain(f"and {len(found) - MOST} more; “skillmix contest list” has all."))
