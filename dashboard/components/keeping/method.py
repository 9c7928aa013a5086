"""The parts of docs/methods.md, each rule with its worked number."""

from __future__ import annotations

import streamlit as st

from dashboard.components.basics.text import bold, heading, plain, quiet
from dashboard.subjects.method import Part, Rule, slug
from dashboard.subjects.worked import Here, worked


def show(part: Part, here: Here) -> None:
    """A part of the page: two columns of rules."""
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
