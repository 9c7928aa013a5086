"""The tab of doubts: how likely the plan holds, what that hangs on, what to find out first.

How sure a plan is: coverage as a fan, each must-have's chance.
"""

from __future__ import annotations

from datetime import date

import streamlit as st

from analytics.chances.results import Chances
from analytics.options.results import Option
from analytics.strategy.answer.over_time import coverage_over_time
from analytics.strategy.results import Plan
from dashboard import cache
from dashboard.charts.fan import coverage_fan
from dashboard.components.basics import numbers
from dashboard.components.basics.numbers import line
from dashboard.components.basics.picture import heading, palette, picture
from dashboard.components.basics.table import Columns, show_table
from dashboard.components.basics.text import plain
from dashboard.components.strategy import assess
from dashboard.components.strategy.asked import Asked
from dashboard.components.strategy.drivers import drivers
from dashboard.formats import day, percent, week_day
from dashboard.wording import blend, figures
from dashboard.wording import chances as wording
from dashboard.wording import drivers as drivers_words
from dashboard.wording import options as option_words
from dashboard.wording.scenarios import when_left


def fan(chances: Chances, plan: Plan, start: date) -> None:
    """Coverage from week 0 until everything counts: as planned, and as simulated."""
    gone = when_left(plan, coverage_over_time(plan))
    picture(
        coverage_fan(chances, start, palette()),
        key="coverage_fan",
        title="; ".join(filter(None, (wording.fan_title(chances), gone))),
        alt=wording.fan_alt(chances, start),
        table=fan_table(chances, start),
        caption=wording.FAN_CAPTION,
    )


def must_haves(chances: Chances, option: Option, start: date) -> None:
    """One row a must-have, the least sure first."""
    if not chances.must_haves:
        return
    heading(wording.table_title(chances))
    show_table(
        chance_table(chances, option, start), "chances", alt=wording.weakest(chances), decimals=2
    )
    line(wording.TABLE_CAPTION)


def chance_table(chances: Chances, option: Option, start: date) -> Columns:
    """Planned and likely, by must-have, and from when."""
    rows = wording.least_sure_first(chances)
    by = {(one.scope, one.skill, one.level): one for one in option.judged.likely_by}
    when = [by[n.scope, n.skill, n.level] for n in rows]
    return {
        "Must-have": [n.skill for n in rows],
        "Level": [n.level for n in rows],
        "Scope": [n.scope for n in rows],
        "Due": [day(week_day(start, n.due_week)) for n in rows],
        "Required": [n.required for n in rows],
        "Planned": [n.planned for n in rows],
        "Likely to hold": [wording.chance(n.chance) for n in rows],
        "80 % likely by": [option_words.likely_by(one, start) for one in when],
        "Weeks late": [round(one.late) for one in when],
        "If ratings are right": [wording.chance(n.chance_as_rated) for n in rows],
        "By formula": [wording.chance(n.formula) for n in rows],
        "Missing": [n.missing for n in rows],
    }


def fan_table(chances: Chances, start: date) -> Columns:
    """Coverage week by week."""
    weeks = chances.weeks
    return {
        "On": [day(week_day(start, w.week)) for w in weeks],
        "Planned": [percent(w.planned) for w in weeks],
        "A tenth of the runs below": [percent(w.low) for w in weeks],
        "Half below": [percent(w.middle) for w in weeks],
        "Nine tenths below": [percent(w.high) for w in weeks],
    }


def sure_tab(asked: Asked) -> None:
    """Figures, each must-have, coverage as a fan, assess first; the rest on demand."""
    chances = asked.chances()
    if chances.must_haves:
        numbers.row(figures.sure(chances))
    must_haves(chances, asked.options.named(asked.chosen.scenario.option), asked.start)
    over_time, how = st.columns([1.5, 1], gap="medium")
    with over_time:
        fan(chances, asked.plan, asked.start)
    with how:
        heading(wording.HOW)
        numbers.line(wording.goes_with(chances))
        numbers.line(wording.how(chances))
    selection, scenario = asked.selection, asked.chosen.scenario
    found = cache.assessment(selection, scenario)
    assess.advice_line(found)
    ratings = st.container()
    if unknown := blend.assess_sentence(asked.plan):
        st.markdown(plain(unknown))
    heading(drivers_words.ON_STRATEGY)
    drivers(selection, scenario)
    with ratings:
        assess.ratings_to_verify(found, selection.viewer)
