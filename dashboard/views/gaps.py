"""Gaps: hire, train or equip, for each skill and each area."""

from __future__ import annotations

import streamlit as st

from dashboard import cache, filters
from dashboard.charts.options import has_price, price_dots
from dashboard.components.basics import landing, notice, numbers
from dashboard.components.basics.picture import heading, palette, picture, twin
from dashboard.components.basics.table import show_table
from dashboard.components.basics.tables import requirements_table
from dashboard.components.basics.text import plain
from dashboard.components.keeping.targets import nothing_required
from dashboard.components.standing.gaps import area_table, skill_details, skill_table
from dashboard.components.standing.loss import loss_test
from dashboard.components.standing.mentors import mentors
from dashboard.components.standing.readiness import readiness
from dashboard.components.strategy.scenario import saved_scenario
from dashboard.order import open_skills
from dashboard.wording import gaps as wording
from dashboard.wording import standing
from dashboard.wording.twice import required_twice

notice.show()
head = filters.choose()
analysis = cache.analysis(head.selection)
if not analysis.requirements:
    head.say(wording.gaps_title(()))
    nothing_required(analysis)
    st.stop()

scenario = saved_scenario()
levers = cache.levers(head.selection, scenario)
currency = cache.problem(head.selection, scenario).rules.currency
head.say(wording.gaps_title(levers), wording.FORCED_CHOICE)

left, right = st.columns([1.25, 1], gap="large")
with left:
    if has_price(levers):
        picture(
            price_dots(levers, currency, palette()),
            key="price_by_lever",
            title="What one closed position costs by each lever (filled: the verdict)",
            alt=wording.prices_alt(levers, currency),
            table=skill_table(levers, currency),
        )
    elif open_skills(levers):
        heading("No lever alone closes a position in time")
        st.markdown(plain(wording.NO_PRICE))
        twin(skill_table(levers, currency), "price_by_lever")
    landing.skills([skill.skill for skill in open_skills(levers)])
with right:
    skill_details(levers, currency)
if open_skills(levers):
    heading("By skill area")
    show_table(area_table(cache.levers_by_area(head.selection, scenario), currency), "areas")
loss_test(analysis, scenario)
mentors(analysis, scenario)
readiness(analysis)
heading("Every requirement against what is there")
numbers.line(required_twice(analysis))
numbers.line(standing.not_asked(analysis))
show_table(requirements_table(analysis), "requirements")
