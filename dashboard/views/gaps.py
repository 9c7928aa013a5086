"""Gaps: what is short, one gap at a time, and what each lever would do for it."""

import streamlit as st

from dashboard import cache, filters
from dashboard.components import page, sections
from dashboard.components.page import about
from dashboard.components.scenario import saved_scenario
from dashboard.components.table_editor import nothing_required
from dashboard.components.text import line
from dashboard.subjects import gaps, home, standing, team

TABS = ("This gap", "If someone leaves", "Learn from each other", "Roles")

head = filters.choose()
analysis = cache.analysis(head.selection)
scenario = saved_scenario(head.selection)
reading = cache.reading(head.selection, scenario)
page.stop_where_few(head.say, reading)
if not analysis.requirements:
    head.say(f"{standing.nothing(analysis)}, so there is no gap to show")
    nothing_required(analysis)
    st.stop()

if not reading.study.knows("levers"):
    head.say(home.title(reading))
all_gaps = gaps.gaps(reading)
head.say(gaps.finding(reading, all_gaps), "Each gap by itself. What to do together is in Plan.")
head.link.check("tab", "tab", TABS)
gap_tab, loss_tab, learn_tab, roles_tab = st.tabs(TABS, key="tab", bind="query-params")
if gap_tab.open and all_gaps:
    with gap_tab:
        left, right = st.columns([1.5, 1], gap="large")
        with left:
            by_skill = {gap.skill.skill: gap for gap in all_gaps}
            chosen = st.selectbox(options=list(by_skill), **about("gap"))
            sections.draw(gaps.this_gap(reading, by_skill.get(chosen, all_gaps[0])))
        with right:
            sections.table(gaps.every_gap(reading, all_gaps), "every_gap", tall=20)
            page.links("skill", [gap.skill.skill for gap in all_gaps])
named = cache.reading(head.selection, scenario, names=True)
if loss_tab.open:
    with loss_tab:
        sections.draw(gaps.resilience(named))
        away = filters.away(named) if named.people else ()
        if away:
            sections.draw(gaps.away(named, away))
        elif named.people:
            line(gaps.CHOOSE)
if learn_tab.open:
    with learn_tab:
        sections.draw(gaps.mentors(named))
        circles = {gaps.name(circle): circle for circle in named.study.circles()}
        if circles and named.people:
            wanted = st.selectbox(options=list(circles), **about("circle"))
            pairs = gaps.pairs(named, circles.get(wanted) or next(iter(circles.values())))
            line(pairs.lead)
            sections.draw(pairs, title=False)
if roles_tab.open:
    with roles_tab:
        sections.draw(team.readiness(named))
