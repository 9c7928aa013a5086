"""Strategy: the blend for a budget and a deadline, why, and how sure; one tab at a time."""

from __future__ import annotations

import streamlit as st

from dashboard import cache, filters
from dashboard.components.basics import notice
from dashboard.components.keeping.targets import nothing_required
from dashboard.components.strategy import side_by_side as sides
from dashboard.components.strategy.asked import Asked
from dashboard.components.strategy.money import money_tab
from dashboard.components.strategy.plan_tab import plan_tab
from dashboard.components.strategy.scenario import (
    budget_slider,
    controls,
    start_note,
    way_to_controls,
    week_zero,
)
from dashboard.components.strategy.scenario_menu import menu
from dashboard.components.strategy.solved import solved
from dashboard.components.strategy.sure_tab import sure_tab
from dashboard.components.strategy.who_tab import who_tab
from dashboard.components.strategy.why_tab import why_tab
from dashboard.wording import blend as wording
from data.vocabulary import RefusedError

# By the word in the bar, which is also that in the address; the last one sets plans side by side.
DRAW = dict(zip(wording.TABS[:-1], (plan_tab, why_tab, sure_tab, money_tab, who_tab), strict=True))

notice.show()
head = filters.choose()
analysis = cache.analysis(head.selection)
if not analysis.requirements:
    head.say("Nothing is required yet, so there is nothing to plan")
    nothing_required(analysis)
    st.stop()

side, main = st.columns([1, 4.2], gap="medium")
way_to_controls(main)
head.link.check("tab", "tab", wording.TABS)
tabs = main.tabs(wording.TABS, key="tab", bind="query-params")
name, place = next(pair for pair in zip(wording.TABS, tabs, strict=True) if pair[1].open)
saved = cache.saved_scenarios()
try:
    with side, st.container(key="scenario"):
        chosen = controls(head.selection, saved)
    with place:
        plan = solved(head.selection, chosen.scenario, head.say)
except RefusedError as refusal:
    head.say(wording.NO_PLAN)
    with place:
        notice.refused(refusal)
    st.stop()
if plan is None:
    st.stop()
with side:
    budget_slider(chosen, head.selection)
    menu(chosen, plan, head.selection)
with place:
    if name in DRAW:
        asked = Asked(analysis, chosen, plan, week_zero(plan), head.say)
        asked.headline()
        DRAW[name](asked)
    else:
        plans = sides.choose(head.selection, chosen, saved)
        head.say(sides.compare(plans, saved), start_note(plan))
