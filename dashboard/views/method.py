"""Method: docs/methods.md, with numbers worked from the data on screen."""

import streamlit as st

from analytics.chances.results import calibration
from dashboard import cache, filters
from dashboard.components import sections
from dashboard.components.table_editor import show_studies
from dashboard.components.text import bold, heading, plain, quiet
from dashboard.subjects.method import Here, Part, Rule, parts, slug, worked
from dashboard.subjects.sure import calibration as comes_true

INTRODUCTION = "Every number of every page follows from these rules"
GAPS, CHANCES = "How gaps are closed", "Chances of a plan"


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


on_screen: Here = {}
if cache.all_waves():
    head = filters.choose()
    head.say(INTRODUCTION, "the measures with a number worked from what the filters choose")
    evidence = cache.study(head.selection).evidence()
    on_screen = {"analysis": cache.analysis(head.selection), "evidence": evidence}
else:
    st.title(INTRODUCTION, anchor=False)
for part in parts():
    draw(part, on_screen)
    if part.title == GAPS:
        show_studies()
    if part.title == CHANCES:
        sections.draw(comes_true(calibration()))
