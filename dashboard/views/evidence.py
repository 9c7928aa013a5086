"""Evidence: how well the survey measures, for the analyst; out of the decision's way."""

import streamlit as st

from dashboard import cache, filters
from dashboard.components.basics import page, sections
from dashboard.components.basics.text import heading
from dashboard.subjects import evidence as subject
from data.vocabulary import RefusedError

head = filters.choose()
areas = subject.areas(cache.analysis(head.selection))
try:
    result = cache.surveyed(head.selection).evidence()
except RefusedError as refusal:
    head.say(subject.NOTHING, subject.LEAD)
    page.refused(refusal)
    st.stop()
section = subject.evidence(result)
head.say(section.title, section.lead)
sections.draw(section, title=False)

heading(subject.ONE_THING)
chosen = st.multiselect(
    subject.DECLARE, areas, key="reflective", persist_state="session", help=subject.DECLARE_HELP
)
if declared := tuple(area for area in chosen if area in areas):
    sections.lines(subject.one_thing(cache.surveyed(head.selection).evidence(declared)))
