"""Home: where the team stands in five seconds, and what must be decided."""

import streamlit as st

from analytics.ledger.ledger import decided_scenarios
from dashboard import cache, filters, navigation
from dashboard.components import page, sections
from dashboard.components import table_editor as tables
from dashboard.components.scenario import saved_scenario
from dashboard.components.text import bold, heading, line, plain
from dashboard.subjects import gaps, home, ledger, plan, standing

head = filters.choose()
analysis = cache.analysis(head.selection)
reading = cache.reading(head.selection, saved_scenario(head.selection))
page.stop_where_few(head.say, reading)
if not analysis.requirements:
    head.say(home.title(reading), standing.answered(analysis))
    tables.nothing_required(analysis)
    st.stop()

if not reading.study.knows("planned"):  # what the ratings say needs no plan
    head.say(home.title(reading), home.who(analysis))
every = decided_scenarios(cache.store())
page.decided(every, head.selection.team)
tables.without_people(analysis)
following = st.container(border=True, horizontal=True, vertical_alignment="center", key="next")
left, right = st.columns([1, 1], gap="medium")
with left:
    figures = st.container()
    sections.table(gaps.five(reading), "five_gaps")
    page.links("skill", [gap.skill.skill for gap in gaps.gaps(reading)[: gaps.FIVE]])
with following:  # where it is waited for the plan
    note, decided = home.note(reading), home.decided_of(reading, every)
    told = cache.begun(decided) if decided else ()
    whole = ledger.total(cache.ledger(decided, None)) if decided and told else None
    done = whole is not None and not whole.not_known
    st.markdown(f"{bold('Next:')} {plain(home.following(reading, decided, told, done))}")
    label = "See the plan" if decided else "Compare options"
    if st.button(label, type="secondary" if decided else "primary", key="compare_options"):
        navigation.go("plan")
head.say(home.title(reading), note)
with figures:
    sections.cards(home.figures(reading, decided))
with right:
    if not reading.secret:
        for chart in plan.curve(reading):
            sections.chart(chart, chart.key)
    before = cache.analysis_before(head.selection)
    if before is not None and (moved := home.changes(reading, before)):
        heading(home.since(reading, before))
        page.lines(moved, most=3)
        navigation.link("trends", "Trends", {})
    for sentence in standing.beside_the_roster(analysis, reading.seen):
        line(sentence)
    line(standing.not_asked(analysis))
    tables.for_other_teams(analysis)
