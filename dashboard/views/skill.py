"""Skill: everything about one skill; reached by links and by its address (?skill=Python)."""

import streamlit as st

from dashboard import cache, filters
from dashboard.components import page, sections
from dashboard.components.scenario import saved_scenario
from dashboard.subjects import team

head = filters.choose()
analysis = cache.analysis(head.selection)
facts = filters.skill(analysis, head.link)
if facts is None:
    head.say(team.NO_SKILL)
    st.stop()
reading = cache.reading(head.selection, saved_scenario(head.selection), names=True)
page.stop_where_few(head.say, reading)
head.say(team.skill_title(reading, facts), team.skill_note(facts))
sections.cards(team.skill_figures(reading, facts))
left, right = st.columns([1.3, 1], gap="large")
with left:
    sections.draw(team.held(reading, facts))
    teams = [row.team for row in facts.shown(head.selection.viewer)]
    page.links("team", teams if len(teams) > 1 else ())
    before = cache.analysis_before(head.selection)
    if before is not None:
        changed = cache.study(head.selection).change(before.waves[0][1])
        sections.draw(team.since(facts, before, analysis, changed))
with right:
    sections.draw(team.closing(reading, facts))
if people := team.holders(reading, facts):
    sections.side_by_side(people)
