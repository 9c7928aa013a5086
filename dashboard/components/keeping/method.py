"""Rules and measures with their worked numbers."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analytics.catalogue import MEASURES, Use
from analytics.evidence.results import Evidence
from analytics.results import Analysis
from dashboard.components.basics.picture import heading
from dashboard.components.basics.text import bold, plain, quiet
from dashboard.wording.catalogue import HEADINGS, facts
from dashboard.wording.method_measures import Method
from dashboard.wording.worked import worked


def show(title: str, methods: Sequence[Method]) -> None:
    """A part of the page: two columns of rules."""
    heading(title)
    with st.container(key=f"method_{title.split()[0].lower()}"):
        grid = st.grid(2, min_column_width=420, gap="medium")
    with grid:
        for method in methods:
            lines = [bold(method.name), plain(method.rule)]
            if method.worked:
                lines.append(f"{quiet('Here:')} {plain(method.worked)}")
            st.markdown("  \n".join(lines))


def show_measures(use: Use, analysis: Analysis | None, evidence: Evidence | None) -> None:
    """The measures of the catalogue for one use: what each says, its formula, its facts."""
    heading(HEADINGS[use])
    with st.container(key=f"measures_{use}"):
        grid = st.grid(2, min_column_width=420, gap="medium")
    with grid:
        for measure in MEASURES:
            if measure.use != use:
                continue
            lines = [
                bold(measure.name),
                plain(measure.says),
                plain(measure.formula),
                quiet(facts(measure)),
            ]
            if analysis is not None and evidence is not None:
                said = worked(measure.key, analysis, evidence)
                if said:
                    lines.append(f"{quiet('Here:')} {plain(said)}")
            st.markdown("  \n".join(lines))
