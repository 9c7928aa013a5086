"""Evidence: how well the survey measures, for the analyst; out of the decision's way."""

import streamlit as st

from dashboard import cache, filters
from dashboard.components import page, sections
from dashboard.components.page import about
from dashboard.components.text import heading
from dashboard.subjects import evidence
from data.vocabulary import RefusedError

head = filters.choose()
areas = evidence.areas(cache.analysis(head.selection))
try:
    result = cache.study(head.selection).evidence()
except RefusedError as refusal:
    head.say("Too few people to say how well the survey measures", evidence.LEAD)
    page.refused(refusal)
    st.stop()
section = evidence.evidence(result)
head.say(section.title, section.lead)
sections.draw(section, title=False)

heading("Does one thing show in all skills of an area?")
chosen = st.multiselect(options=areas, **about("reflective"))
if declared := tuple(area for area in chosen if area in areas):
    sections.lines(evidence.one_thing(cache.study(head.selection).evidence(declared)))
