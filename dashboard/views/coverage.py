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
sections.chart(coverage.held_against_required(reading), "requirements")
page.links("skill", [need.skill for need in most_missing(reading.seen) if need.shortage])
if head.selection.team is None:
    page.links("team", cache.teams(head.selection.wave))
line(standing.at_once(analysis))
line(standing.not_asked(analysis))
