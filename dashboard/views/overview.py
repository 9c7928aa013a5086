"""Overview: where the team stands in five seconds, and what must be decided."""

from __future__ import annotations

import streamlit as st

from dashboard import cache, filters
from dashboard.charts.coverage import coverage_bars
from dashboard.components.basics import landing, notice, numbers
from dashboard.components.basics.picture import heading, palette, picture
from dashboard.components.basics.tables import areas_table
from dashboard.components.keeping.targets import (
    for_other_teams,
    nothing_required,
    without_people,
)
from dashboard.components.standing.gaps import gap_list
from dashboard.components.strategy.scenario import saved_scenario
from dashboard.order import open_skills
from dashboard.wording import figures, standing
from dashboard.wording.chances import WEAKEST
from dashboard.wording.scenarios import whose
from dashboard.wording.twice import required_twice

notice.show()
head = filters.choose()
analysis = cache.analysis(head.selection)
before = cache.analysis_before(head.selection)
head.say(standing.overview_title(analysis), standing.answered(analysis))
landing.decided(cache.decided(), head.selection.team)
if not analysis.requirements:
    nothing_required(analysis)
    st.stop()

without_people(analysis)
places = numbers.places(5)
for place, figure in zip(places, figures.standing(analysis, before), strict=False):
    numbers.fill(place, figure)
for place, label in zip(places[3:], (figures.PLAN, WEAKEST), strict=True):
    numbers.wait(place, label)
left, right = st.columns([1, 1.05], gap="medium")
with left:
    picture(
        coverage_bars(analysis.areas, palette()),
        key="coverage_by_area",
        title=standing.areas_title(analysis.areas),
        alt=standing.areas_alt(analysis.areas),
        table=areas_table(analysis.areas),
        caption=standing.AREAS_CAPTION,
    )
    if head.selection.team is None:
        landing.teams(cache.teams(head.selection.wave))

scenario = saved_scenario()
plan = cache.plan(head.selection, scenario)
options = cache.options(head.selection, scenario)
nothing = options.named("nothing")
whose_plan = whose(scenario, cache.saved_scenarios())
numbers.fill(places[3], figures.planned(options.named(scenario.option), nothing, whose_plan))
with right:
    numbers.line(figures.expected(analysis, nothing))
    heading("The gaps that matter, and what closes each alone")
    levers = cache.levers(head.selection, scenario)
    gap_list(levers, plan.currency)
    landing.skills([skill.skill for skill in open_skills(levers)[:5]])
    landing.strategy()
    heading("Since the last wave")
    notice.lines(
        standing.changes(analysis, before) or [standing.no_change(analysis, before)], most=4
    )
    numbers.line(standing.at_once_note(analysis))
    for said in standing.beside_the_roster(analysis):
        numbers.line(said)
    numbers.line(standing.not_asked(analysis))
    numbers.line(required_twice(analysis))
    for_other_teams(analysis)
numbers.fill(places[4], figures.weakest(cache.chances(head.selection, scenario)))
