"""The tab of reasons: why these levers, what else could be, what would have to give."""

from __future__ import annotations

import streamlit as st

from dashboard import cache
from dashboard.components.basics import notice
from dashboard.components.basics.picture import heading
from dashboard.components.strategy import plan_pictures as pictures
from dashboard.components.strategy import why
from dashboard.components.strategy.asked import Asked


def why_tab(asked: Asked) -> None:
    """What is known first; what is found by solving again is added part by part."""
    plan = asked.plan
    reasons, instead = st.columns([1.1, 1], gap="medium")
    with instead:
        pictures.alternatives(asked.pure, asked.start)
        notice.give_list(plan)
    levers = cache.levers(asked.selection, asked.chosen.scenario)
    with reasons:
        heading("What closes each gap, and what would turn that")
        skills = why.reasons(plan, levers)
    asked.chances()
    explaining = cache.explaining(asked.selection, asked.chosen.scenario)
    why.explanations(explaining, plan, levers, skills)
