"""Method: every formula in the reader's words, with a number worked from the data on screen."""

from __future__ import annotations

import streamlit as st

from analytics.chances.calibration import calibration
from analytics.ledger.shown import shown
from analytics.options.explain.results import Explanations
from dashboard import cache, filters
from dashboard.components.basics import sections
from dashboard.components.keeping.method import show, show_measures
from dashboard.components.keeping.studies import show_studies
from dashboard.components.strategy.scenario import saved_scenario
from dashboard.subjects.calibration import calibration as comes_true
from dashboard.wording.method_assess import assessing
from dashboard.wording.method_chances import simulating
from dashboard.wording.method_depends import depending
from dashboard.wording.method_ledger import following
from dashboard.wording.method_measures import rules
from dashboard.wording.method_plan import planning
from dashboard.wording.method_why import explaining

INTRODUCTION = "Every number of every page follows from these rules"

if not cache.all_waves():
    st.title(INTRODUCTION, anchor=False)
    show("Who and what is counted", rules(None))
    show_measures("decision", None, None)
    show_measures("analyst", None, None)
    show("How gaps are closed", planning(None, None, ()))
    show_studies()
    show("Chances of a plan", simulating(None))
    sections.draw(comes_true(calibration()))
    show("Assess first, or not", assessing(None))
    show("Why a plan is as it is", explaining(Explanations()))
    show("What a plan depends on", depending())
    show("Did it work", following(None))
    st.stop()

head = filters.choose()
analysis = cache.analysis(head.selection)
head.say(INTRODUCTION, "each with a number worked from what the filters choose")
show("Who and what is counted", rules(analysis))
evidence = cache.evidence(head.selection)
show_measures("decision", analysis, evidence)
scenario = saved_scenario()
planned = bool(analysis.requirements)
show(
    "How gaps are closed",
    planning(
        cache.plan(head.selection, scenario) if planned else None,
        cache.problem(head.selection, scenario) if planned else None,
        cache.levers(head.selection, scenario) if planned else (),
        cache.options(head.selection, scenario) if planned else None,
    ),
)
show_studies()
show(
    "Chances of a plan",
    simulating(cache.chances(head.selection, scenario) if planned else None),
)
sections.draw(comes_true(calibration()))
show(
    "Assess first, or not",
    assessing(cache.assessment(head.selection, scenario) if planned else None),
)
found = cache.explaining(head.selection, scenario).found() if planned else Explanations()
show("Why a plan is as it is", explaining(found))
show("What a plan depends on", depending())
decided, viewer = cache.decided(), head.selection.viewer
followed = cache.ledger(decided[-1], head.selection.wave) if decided else None
show("Did it work", following(shown(followed, viewer) if followed else None))
show_measures("analyst", analysis, evidence)
