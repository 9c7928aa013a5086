"""Skill: everything about one skill; reached by links and by its address (?skill=Python)."""

from __future__ import annotations

import streamlit as st

from dashboard import cache, filters
from dashboard.components.basics import notice, numbers
from dashboard.components.standing import skill as parts
from dashboard.wording import skill as wording

notice.show()
head = filters.choose()
analysis = cache.analysis(head.selection)
facts = parts.choose(analysis, head.link)
if facts is None:
    head.say("Nothing was asked and nothing is required: there is no skill to show")
    st.stop()
head.say(wording.skill_title(facts), wording.skill_note(facts))
numbers.row(wording.figures(facts, parts.hidden(analysis, facts)))
left, right = st.columns([1.3, 1], gap="large")
with left:
    parts.spread(analysis, facts)
    parts.requirements(facts)
    parts.since_last_wave(head.selection, analysis, facts)
with right:
    parts.verdict(head.selection, analysis, facts)
    parts.people(analysis, facts)
