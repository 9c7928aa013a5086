"""Plan: the options side by side, the chosen one in five lines, what to do by when."""

import streamlit as st

from analytics.strategy.scenario.saved import saved_scenarios
from dashboard import cache, filters
from dashboard.components import page, sections
from dashboard.components import plan as parts
from dashboard.components import scenario as controls
from dashboard.components.table_editor import nothing_required
from dashboard.components.text import line
from dashboard.subjects import home, options, standing
from dashboard.subjects import plan as subject
from dashboard.subjects.scenarios import TO_CONTROLS
from data.vocabulary import RefusedError

head = filters.choose()
analysis = cache.analysis(head.selection)
page.stop_where_few(head.say, cache.reading(head.selection))
if not analysis.requirements:
    head.say(f"{standing.nothing(analysis)}, so there is nothing to plan")
    nothing_required(analysis)
    st.stop()

side, main = st.columns([1, 4.2], gap="medium")
# On a phone the answer stands first, its controls at the end.
main.container(key="to_scenario").markdown(TO_CONTROLS)
saved = saved_scenarios(cache.store())
try:
    with side, st.container(key="scenario"):
        chosen = controls.controls(head.selection, saved)
    with main:
        plan = parts.solved(head.selection, chosen.scenario, head.say)
except RefusedError as refusal:
    head.say("No plan can be made within these limits")
    with main:
        page.refused(refusal)
    st.stop()
reading = cache.reading(head.selection, chosen.scenario)
with side:
    controls.menu(chosen, plan, head.selection, options.in_a_word(reading.option))

head.say(options.headline(reading.option, reading.options.named("nothing")), subject.note(reading))
with main:
    controls.decision_line(chosen, plan, head.selection)
    stays_open = parts.left_open(reading)
    parts.option_cards(reading)
    lines, cost = st.columns([1.4, 1], gap="medium")
    with lines, st.container(key="in_short", border=True):
        sections.lines(home.five_lines(reading, home.decided_of(reading, saved) is not None))
    if compared := subject.net_cost(reading):
        with cost:
            sections.chart(compared, "net_cost")
    if demands := subject.demands(reading):
        sections.lines(demands)
    if drawn := subject.roadmap(reading):
        sections.chart(drawn, "roadmap")
    line(options.value(reading.options))
    line(options.own_values(reading.options))
    parts.price_open(reading, stays_open)
    parts.folds(reading)
    parts.compare_fold(head.selection, chosen, saved)
