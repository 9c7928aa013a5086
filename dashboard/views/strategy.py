"""Strategy: the blend for a budget and a deadline, and why."""

from __future__ import annotations

import streamlit as st

from dashboard import cache, filters
from dashboard.charts import blend as charts
from dashboard.charts.options import pure_comparison
from dashboard.components import notice, numbers, tables
from dashboard.components.picture import heading, palette, picture
from dashboard.components.plan import action_table, reason_list
from dashboard.components.scenario import controls, start_note, week_zero
from dashboard.wording import blend as wording
from dashboard.wording import figures

notice.show()
head = filters.choose()
analysis = cache.analysis(head.selection)
if not analysis.requirements:
    head.say("Nothing is required yet, so there is nothing to plan")
    notice.nothing_required(analysis)
    st.stop()

side, main = st.columns([1, 4.2], gap="medium")
with side, st.container(key="scenario"):
    scenario = controls()
plan = cache.plan(head.selection, scenario)
levers = cache.levers(head.selection, scenario)
start = week_zero(plan)
area_of = {need.skill_id: need.area for need in analysis.requirements}
head.say(wording.plan_title(plan, start), f"{start_note(plan)} · {wording.solved(plan)}")
with main:
    numbers.row(figures.plan(plan))
    bars, reasons = st.columns([1.1, 1], gap="medium")
    with bars:
        picture(
            charts.lever_bars(plan, palette()),
            key="lever_bars",
            title=wording.bars_title(plan),
            alt=wording.bars_alt(plan),
            table=tables.needs_table(plan),
        )
    with reasons:
        heading("Why")
        reason_list(plan, levers)
    picture(
        charts.timeline(plan, start, palette()),
        key="timeline",
        title=wording.timeline_title(plan, start),
        alt=wording.timeline_alt(plan, start),
        table=tables.actions_table(plan, start, people=False),
        caption="Diamond: the last date on which the action can still be decided.",
    )
    after, pure = st.columns(2, gap="medium")
    with after:
        picture(
            charts.before_after(plan, area_of, palette()),
            key="before_after",
            title=wording.after_title(plan),
            alt=wording.after_title(plan),
            table=tables.before_after_table(plan, area_of),
        )
    with pure:
        picture(
            pure_comparison(plan, palette()),
            key="pure",
            title=wording.pure_title(plan),
            alt=wording.pure_alt(plan),
            table=tables.pure_table(plan),
        )
        notice.lines([wording.nothing_sentence(plan.do_nothing, plan.currency, start)])
    action_table(plan, start)
    notice.give_list(plan)
