"""Method: docs/methods.md, with numbers worked from the data on screen."""

import streamlit as st

from analytics.chances.results import calibration
from analytics.ledger.ledger import decided_scenarios, shown
from dashboard import cache, filters
from dashboard.components import sections
from dashboard.components.scenario import saved_scenario
from dashboard.components.table_editor import show_studies
from dashboard.components.text import bold, heading, plain, quiet
from dashboard.filters import Head
from dashboard.subjects.method import Here, Part, Rule, parts, slug, worked
from dashboard.subjects.sure import calibration as comes_true

INTRODUCTION = "Every number of every page follows from these rules"
GAPS, CHANCES = "How gaps are closed", "Chances of a plan"
"""From the first on, numbers need a plan: what stands above is there before it is solved."""
PLANNED = ("plan", "problem", "options", "levers", "chances", "assessment")
"""What numbers need of the plan, as a Study calls it."""


def measured(head: Head) -> Here:
    selection, decided = head.selection, decided_scenarios(cache.store())
    evidence = cache.surveyed(selection).evidence()
    result = {"analysis": cache.analysis(selection), "evidence": evidence}
    if not decided:
        return result
    followed = cache.ledger(decided[-1], selection.wave)
    return {**result, "ledger": shown(followed, selection.viewer)}


def planned(head: Head, known: Here) -> Here:
    if not known["analysis"].requirements:
        return known
    study = cache.study(head.selection, saved_scenario(head.selection))
    own = {name: getattr(study, name)() for name in PLANNED}
    return {**known, **own, "reasons": study.explaining().explanations()}


def draw(part: Part, here: Here) -> None:
    heading(part.title)
    with st.container(key=f"method_{slug(part.title)}"):
        grid = st.grid(2, min_column_width=420, gap="medium")
    with grid:
        for rule in part.rules:
            st.markdown(_lines(rule, worked(rule.key, here)))


def _lines(rule: Rule, number: str) -> str:
    lines = [bold(rule.name), rule.text]
    if rule.measure:
        lines += [plain(rule.measure.formula), quiet(rule.measure.facts)]
    if number:
        lines.append(f"{quiet('Here:')} {plain(number)}")
    return "\n\n".join(lines)


head: Head | None = None
on_screen: Here = {}
if cache.all_waves():
    head = filters.choose()
    head.say(INTRODUCTION, "each with a number worked from what the filters choose")
    on_screen = measured(head)
else:
    st.title(INTRODUCTION, anchor=False)
for part in parts():
    if part.title == GAPS and head is not None:
        on_screen = planned(head, on_screen)
    draw(part, on_screen)
    if part.title == GAPS:
        show_studies()
    if part.title == CHANCES:
        sections.draw(comes_true(calibration()))
