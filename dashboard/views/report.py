"""Report: the same numbers on paper and in a workbook, for the budget meeting."""

from __future__ import annotations

import streamlit as st

from dashboard import cache, filters
from dashboard.components.basics import notice, numbers
from dashboard.components.keeping.report_files import choose_wanted, downloads
from dashboard.components.strategy.scenario import saved_scenario, week_zero
from dashboard.wording import blend, figures
from dashboard.wording import report as wording
from dashboard.wording.chances import WEAKEST

notice.show()
head = filters.choose()
analysis = cache.analysis(head.selection)
scenario = saved_scenario()
plan = cache.plan(head.selection, scenario)
head.say(wording.report_title(analysis), wording.report_note(scenario, plan))
st.markdown(wording.CONTENTS)
options = cache.options(head.selection, scenario)
paid = figures.planned(options.named(scenario.option), options.named("nothing"))
known = [*figures.standing(analysis, None), paid]
*places, sure = numbers.places(len(known) + 1)
for place, figure in zip(places, known, strict=True):
    numbers.fill(place, figure)
numbers.wait(sure, WEAKEST)
numbers.line(blend.plan_title(plan, week_zero(plan)) + ".")
wanted = choose_wanted(cache.earlier_waves(head.selection), len(analysis.roster))
files = st.container()
st.caption(wording.VERIFY)
numbers.fill(sure, figures.weakest(cache.chances(head.selection, scenario)))
with files:
    downloads(head.selection, scenario, wanted, plan)
