"""Team: everything about one team; reached by links and by its address (?team=Platform)."""

from dataclasses import replace

import streamlit as st

from dashboard import cache, filters
from dashboard.components import page, sections
from dashboard.components.scenario import saved_scenario
from dashboard.components.table_editor import nothing_required
from dashboard.subjects import coverage, gaps, standing, trends
from dashboard.subjects import team as subject

head = filters.choose()
if head.selection.team is None:
    head.say(subject.CHOOSE)
    page.links("team", cache.teams(head.selection.wave), most=200)
    st.stop()
analysis = cache.analysis(head.selection)
if few := subject.too_small(analysis, cache.analysis(replace(head.selection, team=None))):
    head.say(few)
    page.too_few(head.selection.viewer)
    st.stop()
reading = cache.reading(head.selection, saved_scenario(head.selection), names=True)
page.stop_where_few(head.say, reading)
head.say(subject.team_title(reading), standing.answered(analysis))
sections.cards(subject.figures(reading))
if analysis.requirements:
    left, right = st.columns([1, 1.05], gap="medium")
    with left:
        sections.chart(coverage.areas(reading), "areas")
        sections.table(subject.on_one_person(reading), "on_one_person")
    with right:
        sections.table(gaps.five(reading), "five_gaps")
        page.links("skill", [gap.skill.skill for gap in gaps.gaps(reading)])
else:
    nothing_required(analysis)
sections.draw(subject.readiness(reading))
before = cache.analysis_before(head.selection)
if before is not None:
    changed = cache.study(head.selection).change(before.waves[0][1])
    sections.draw(trends.flows(before, analysis, changed))
