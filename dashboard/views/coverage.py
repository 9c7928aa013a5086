"""Coverage: what is required against what is held, requirement by requirement."""

import streamlit as st

from dashboard import cache, filters
from dashboard.components import page, sections
from dashboard.components.table_editor import nothing_required
from dashboard.components.text import line
from dashboard.details import most_missing
from dashboard.subjects import coverage, standing

head = filters.choose()
analysis = cache.analysis(head.selection)
reading = cache.reading(head.selection)
page.stop_where_few(head.say, reading)
head.say(coverage.coverage_title(analysis, reading.seen), standing.answered(analysis))
if not analysis.requirements:
    nothing_required(analysis)
    st.stop()

sections.cards(coverage.figures(reading))
sections.chart(coverage.areas(reading), "areas")
groups = filters.groups(reading, head.link)
if groups:
    sections.chart(coverage.held_against_required(reading, groups), "requirements")
else:
    st.markdown("No target is of this kind.")
page.links(
    "skill",
    [
        need.skill
        for need in most_missing([need for group in groups for need in group.requirements])
        if need.shortage and need in reading.seen
    ],
)
if head.selection.team is None:
    page.links("team", cache.teams(head.selection.wave))
line(standing.at_once(analysis))
line(standing.not_asked(analysis))
