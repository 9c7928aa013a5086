"""The tab of doubts: how likely the plan holds, what that hangs on, what to find out first."""

from __future__ import annotations

import streamlit as st

from dashboard import cache
from dashboard.components.basics import numbers
from dashboard.components.basics.picture import heading
from dashboard.components.basics.text import plain
from dashboard.components.strategy import assess
from dashboard.components.strategy.asked import Asked
from dashboard.components.strategy.chances import fan, must_haves
from dashboard.components.strategy.drivers import drivers
from dashboard.wording import blend, figures
from dashboard.wording import chances as wording
from dashboard.wording import drivers as drivers_words


def sure_tab(asked: Asked) -> None:
    """Figures, each must-have, coverage as a fan, assess first; the rest on demand."""
    chances = asked.chances()
    if chances.must_haves:
        numbers.row(figures.sure(chances))
    must_haves(chances, asked.start)
    over_time, how = st.columns([1.5, 1], gap="medium")
    with over_time:
        fan(chances, asked.plan, asked.start)
    with how:
        heading(wording.HOW)
        numbers.line(wording.goes_with(chances))
        numbers.line(wording.how(chances))
    first, ratings = assess.Line.begin(), st.container()
    if unknown := blend.assess_sentence(asked.plan):
        st.markdown(plain(unknown))
    selection, scenario = asked.selection, asked.chosen.scenario
    heading(drivers_words.ON_STRATEGY)
    drivers(selection, scenario)
    assessing = cache.assessing(selection, scenario)
    first.work_out(assessing, asked.plan)
    with ratings:
        assess.ratings_to_verify(assessing, selection.viewer)
