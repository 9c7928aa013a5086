"""The loss test: who is away, what breaks, the cheapest repair, and the best step beforehand."""

from __future__ import annotations

import streamlit as st

from analytics.results import Analysis
from analytics.strategy.scenario.scenario import Scenario
from dashboard import cache
from dashboard.components.basics import notice, numbers
from dashboard.components.basics.picture import heading
from dashboard.components.basics.text import quiet
from dashboard.wording import gaps, helps
from dashboard.wording import loss as wording

MOST_AWAY = 2


def loss_test(analysis: Analysis, scenario: Scenario) -> None:
    """Draw it. Where people may not be shown only the counts of single holders stand."""
    heading("If somebody is away")
    notice.lines([gaps.loss_sentence(analysis), *gaps.resilience_sentences(analysis)])
    selection = analysis.selection
    problem = cache.problem(selection, scenario)
    currency = problem.rules.currency
    right = st.container()
    if selection.viewer.people_visible:
        left, right = st.columns(2, gap="large")
        with left:
            people = dict(
                zip(
                    analysis.roster["person_no"].tolist(),
                    analysis.roster["person"].tolist(),
                    strict=True,
                )
            )
            away = st.multiselect(
                "Who is away",
                list(people),
                format_func=lambda number: str(people.get(number, "")),
                max_selections=MOST_AWAY,
                key="away",
                help=helps.AWAY,
                persist_state="session",
                placeholder="nobody",
            )
            chosen = tuple(sorted(number for number in away if number in people))
            if not chosen:
                st.markdown(quiet(wording.NOBODY))
            else:
                found = cache.loss(selection, scenario, chosen)
                notice.lines(
                    [*wording.loss_lines(found), *wording.repair_lines(found, currency, names=True)]
                )
    with right:
        steps = cache.repairing_steps(selection, scenario)
        heading("One step of training that repairs most")
        notice.lines(
            [wording.step_line(step, currency) for step in steps]
            or ["No one step of training repairs anything."]
        )
        numbers.line(wording.STEPS_NOTE)
