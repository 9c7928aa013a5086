"""Compare: two teams or two waves side by side."""

from __future__ import annotations

import streamlit as st

from dashboard import cache, filters
from dashboard.components.basics import notice, numbers
from dashboard.components.standing import compare as parts
from dashboard.components.standing.over_time import one_wave
from dashboard.wording import compare as wording

notice.show()
head = filters.choose()
chosen = parts.choose(head.selection, head.link)
if chosen is None:
    head.say(wording.NOTHING)
    one_wave()
    st.stop()

kind, sides, (left, right) = chosen
head.say(wording.compare_title(left, right, sides), wording.compare_note(left, right, sides))
if sides[0] == sides[1]:
    st.markdown(wording.SAME)
    st.stop()
areas, skills = cache.compare(left, right)
one, other = st.columns([1, 1.2], gap="medium")
with one:
    if areas:
        parts.pair_picture(areas, "area", sides, "compare_areas", "Coverage")
with other:
    parts.pair_picture(skills, "skill", sides, "compare_skills", "At level 3 or more")
numbers.line(wording.caption(sides))
if kind == parts.WAVES:
    numbers.line(wording.WAVES_NOTE)
