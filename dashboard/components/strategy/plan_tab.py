"""The first tab: what to decide by when, what it costs and gives, how sure that is, and when."""

from __future__ import annotations

import streamlit as st

from dashboard import cache
from dashboard.components.basics import numbers
from dashboard.components.basics.text import bold, plain, quiet
from dashboard.components.strategy import assess
from dashboard.components.strategy import plan_pictures as pictures
from dashboard.components.strategy.asked import Asked
from dashboard.components.strategy.option_cards import left_open, option_cards
from dashboard.components.strategy.plan import short_lines, turn_line
from dashboard.components.strategy.scenario_menu import decision_line
from dashboard.wording import chances as sure_words
from dashboard.wording import figures, in_short, leaving
from dashboard.wording import options as option_words

SURE = "How sure"


def plan_tab(asked: Asked) -> None:
    """What the solved plan says first; what takes longer is put in its place afterwards."""
    plan, start, options = asked.plan, asked.start, asked.options
    option = options.named(asked.chosen.scenario.option)
    left_open(option)
    for sentence in option_words.ways_out(options):
        st.markdown(plain(sentence))
    option_cards(options, option.name)
    numbers.line(option_words.value(options))
    numbers.line(option_words.own_values(options))
    with st.container(key="in_short", border=True):
        assess.advice_line(cache.assessment(asked.selection, asked.chosen.scenario))
        short_lines(in_short.in_short(plan, start, asked.analysis.today))
        short_lines([("Would change our mind", option_words.change_mind(options, option.name))])
        sure, turns = st.empty(), st.empty()
        sure.markdown(f"{bold(SURE)} {quiet(sure_words.RUNNING)}")
        numbers.line(in_short.start_today(start, asked.analysis.today))
    for sentence in leaving.lines(plan, people=cache.viewer().people_visible):
        numbers.line(sentence)
    decision_line(asked.chosen, plan)
    known = figures.plan(plan)
    *cards, chance = numbers.places(len(known) + 1)
    for card, figure in zip(cards, known, strict=True):
        numbers.fill(card, figure)
    numbers.wait(chance, sure_words.WEAKEST)
    bars, coverage = st.columns([1.1, 1], gap="medium")
    with bars:
        pictures.gap_bars(plan)
    with coverage:
        pictures.areas(plan, {need.skill_id: need.area for need in asked.analysis.requirements})
    pictures.timeline(plan, start, asked.chosen.scenario.deadline_given)
    selection, scenario = asked.selection, asked.chosen.scenario
    chances = asked.chances()
    numbers.fill(chance, figures.weakest(chances))
    with sure.container():
        short_lines([(SURE, sure_words.in_short(chances))])
    points = cache.explaining(selection, scenario).found().whole_frontier  # once “Why” solved it
    levers = cache.levers(selection, scenario)  # slower than the plan
    turn_line(turns, in_short.rethink(plan, in_short.known_flips(plan, levers), points))
