"""Team: everything about one team; reached by links and by its address (?team=Platform)."""

from __future__ import annotations

import streamlit as st

from dashboard import cache, filters
from dashboard.components.basics import landing, notice
from dashboard.components.keeping.targets import nothing_required
from dashboard.components.standing import team as parts
from dashboard.wording import standing
from dashboard.wording import team as wording

notice.show()
head = filters.choose()
if head.selection.team is None:
    head.say(wording.CHOOSE)
    landing.teams(cache.teams(head.selection.wave), most=200)
    st.stop()
analysis = cache.analysis(head.selection)
before = cache.analysis_before(head.selection)
small = parts.too_small(analysis)
if small:
    head.say(small)
    notice.too_few(head.selection.viewer)
    st.stop()
head.say(wording.team_title(analysis), standing.answered(analysis))
parts.head(analysis, before)
if analysis.requirements:
    left, right = st.columns([1, 1.05], gap="medium")
    with left:
        parts.coverage(analysis)
        parts.single_points(analysis)
    with right:
        parts.gaps(head.selection)
else:
    nothing_required(analysis)
parts.rest(analysis, before)
