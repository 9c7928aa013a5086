"""Strategy: the blend for a budget and a deadline, and why."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard import cache, filters
from dashboard.components.basics import notice, numbers
from dashboard.components.basics.picture import heading
from dashboard.components.strategy import assess, why
from dashboard.components.strategy import plan_pictures as pictures
from dashboard.components.strategy import side_by_side as sides
from dashboard.components.strategy.chances import fan, must_haves, sure_line
from dashboard.components.strategy.drivers import depends
from dashboard.components.strategy.fairness import second_raters, spread_table
from dashboard.components.strategy.money import money
from dashboard.components.strategy.plan import action_table, exchange_line, short_lines, turn_line
from dashboard.components.strategy.robust import robust
from dashboard.components.strategy.scenario import controls, start_note, week_zero
from dashboard.components.strategy.scenario_menu import decision_line, menu
from dashboard.wording import blend as wording
from dashboard.wording import confidence, explained, figures, in_short
from data.vocabulary import RefusedError

notice.show()
head = filters.choose()
analysis = cache.analysis(head.selection)
if not analysis.requirements:
    head.say("Nothing is required yet, so there is nothing to plan")
    notice.nothing_required(analysis)
    st.stop()

side, main = st.columns([1, 4.2], gap="medium")
saved = cache.saved_scenarios()
try:
    with side, st.container(key="scenario"):
        chosen = controls(head.selection, saved)
    plan = cache.plan(head.selection, chosen.scenario)
except RefusedError as refusal:
    head.say(wording.NO_PLAN)
    with main:
        notice.refused(refusal)
    st.stop()
start = week_zero(plan)
with side:
    menu(chosen, plan, head.selection)
one, others, money_tab, several = main.tabs(wording.TABS, on_change="rerun", key="strategy_tab")
if several.open:
    with several:
        plans = sides.choose(head.selection, chosen, saved)
        head.say(sides.compare(plans, saved), start_note(plan))
    st.stop()

head.say(wording.plan_title(plan, start), f"{start_note(plan)} · {wording.solved(plan)}")
with one:
    with st.container(key="in_short", border=True):
        first = st.empty()
        short_lines(in_short.in_short(plan, start, date.today()))
        sure, turns, given_up = st.empty(), st.empty(), st.empty()
        numbers.line(in_short.started(start, date.today()))
    decision_line(chosen, plan)
    numbers.row(figures.plan(plan))
    bars, reasons = st.columns([1.1, 1], gap="medium")
    with bars:
        pictures.gap_bars(plan)
    pictures.timeline(plan, start)
    before_after, instead = st.columns(2, gap="medium")
    with before_after:
        growing = st.container()
        pictures.areas(plan, {need.skill_id: need.area for need in analysis.requirements})
    with instead:
        pictures.alternatives(plan, start)
        notice.give_list(plan)
    surest, depending, ratings = st.container(), st.container(), st.container()
    people = action_table(plan, start, head.selection.viewer)
    spread_table(plan)
    second_raters(plan, people=people)
with money_tab:
    money(plan, start)

assessing = cache.assessing(head.selection, chosen.scenario)
assess.advice_line(first, assessing)
chances = cache.chances(head.selection, chosen.scenario)  # once the plan is on the screen
sure_line(sure, chances, plan, start)
with growing:
    fan(chances, plan, start)
with surest:
    must_haves(chances, start)
levers = cache.levers(head.selection, chosen.scenario)  # slower than the plan, so it comes last
explaining = cache.explaining(head.selection, chosen.scenario)
with reasons:
    heading("Why")
    numbers.line(confidence.reasons_of(plan))
    skills = why.reasons(plan, levers)
turn_line(turns, in_short.rethink(plan, in_short.known_flips(plan, levers)))
with depending:
    depends(head.selection, chosen.scenario)
    robust(head.selection, chosen.scenario)
levers = cache.levers(head.selection, chosen.scenario)  # with how robust they are by now
with others:
    why.explanations(explaining, plan, levers, skills)
found = explaining.found()
every = in_short.all_flips(plan, found.skills, levers)
turn_line(turns, in_short.rethink(plan, every, found.frontier))
exchange_line(given_up, explained.plan_exchange(found, plan))
assess.worked_out(first, ratings, assessing, plan, head.selection.viewer)
