"""What stands folded below a plan: why, how sure, money by month, who; worked out on opening."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from analytics.options.explain.explain import NAMES
from analytics.options.explain.explaining import Explaining
from dashboard import cache, session
from dashboard.components.basics import sections
from dashboard.components.basics.progress import stoppable
from dashboard.components.basics.text import plain
from dashboard.components.strategy.declining import declining
from dashboard.subjects import money, sure, who, why
from dashboard.subjects import plan as subject
from dashboard.subjects.reading import Reading
from dashboard.wording import advice
from dashboard.wording import assess as asked_words
from dashboard.wording import drivers as driver_words

DRIVERS = "drivers_on"


def folds(reading: Reading) -> None:
    """Four folds; the title of each says what it holds."""
    for key, title, draw in (
        ("why", "Why", _why),
        ("sure", "How sure", _sure),
        ("money", "Money by month", _money),
        ("who", "Who", _who),
    ):
        fold = st.expander(title, key=f"fold_{key}", on_change="rerun", bind="query-params")
        if fold.open:
            with fold:
                draw(reading)


def _why(reading: Reading) -> None:
    sections.table(why.alone(reading), "why_alone")
    found = _explained(reading, reading.study.explaining())
    if found is not None and (section := why.why(reading, found.found())):
        sections.draw(section, title=False)


def _explained(reading: Reading, explaining: Explaining) -> Explaining | None:
    """Goes on solving while the visitor waits; None where they do not want to."""
    plan_hash = reading.plan.scenario_hash
    if explaining.finished:
        return explaining
    if session.explaining_stopped(plan_hash):
        st.button(
            "Work out the rest",
            on_click=session.go_on_explaining,
            args=(plan_hash,),
            key="go_on_explaining",
        )
        return explaining
    place = st.empty()
    said = "Solving the plan again with one thing changed"
    bar = stoppable(place, said, "stop_explaining", session.stop_explaining, plan_hash)
    while told := explaining.next():
        bar.progress(min(1.0, told.done / told.of), plain(f"Trying: {NAMES[told.part]}"))
    place.empty()
    return explaining


def _sure(reading: Reading) -> None:
    if section := sure.sure(reading):
        sections.draw(section, title=False)
    visible = reading.analysis.selection.viewer.people_visible
    if assess := sure.assess(reading):
        named = visible and st.toggle(
            "Show whose ratings",
            value=False,
            key="assess_people",
            persist_state="session",
            help=asked_words.PEOPLE_HELP,
        )
        shown = sure.assess(replace(reading, people=True)) if named else assess
        sections.draw(shown or assess)
    drivers(reading)


def drivers(reading: Reading) -> None:
    """Which assumption the plan hangs on most: worked out on demand, one after the other."""
    label, tip = driver_words.DRIVE, driver_words.DRIVE_HELP
    if not st.toggle(label, key=DRIVERS, help=tip, persist_state="session"):
        return
    study = reading.study
    keys = study.driver_keys()
    place = st.empty()
    bar = stoppable(place, "Trying the numbers", "stop_drivers", session.preset, DRIVERS, False)
    for number, key in enumerate(keys):
        bar.progress(number / len(keys), plain(f"Planning with {key} at both ends"))
        study.driver(key)
    place.empty()
    if section := why.depends(reading, study.drivers(), len(keys)):
        sections.draw(section)


def _money(reading: Reading) -> None:
    section = money.money(reading)
    if section is None:
        st.markdown("The plan buys nothing, so no money falls due.")
        return
    sections.draw(section, title=False)


def _who(reading: Reading) -> None:
    """By role and skill; by name only where the toggle asks for it."""
    named = reading.analysis.selection.viewer.people_visible and st.toggle(
        "Show whom training concerns",
        value=False,
        key="plan_people",
        persist_state="session",
        help=advice.TOGGLE,
    )
    shown = replace(reading, people=named)
    sections.table(subject.actions(shown), "who_actions")
    if named and cache.may("declines"):
        declining(reading.plan)
    if section := who.who(shown):
        sections.draw(section)
