"""What a report says beyond the plan, worked out on the page before its files can be taken: how far
that is, and a way to have the files without it."""

from __future__ import annotations

from streamlit.delta_generator import DeltaGenerator

from analytics.options.explain.explain import NAMES
from analytics.selection import Selection
from analytics.strategy.results import Plan
from analytics.strategy.scenario.scenario import Scenario
from dashboard import cache, session
from dashboard.components.basics.progress import stoppable
from dashboard.components.basics.text import plain
from dashboard.wording import report as wording

EXPLAINED = "report_explained"
"""Key of the toggle that wishes for reasons."""


def work_out(place: DeltaGenerator, selection: Selection, scenario: Scenario, plan: Plan) -> None:
    """Solve the rest of the reasons. To be called last of all: a click on anything ends it, and
    the next run goes on from there."""
    explaining = cache.explaining(selection, scenario)
    if not explaining.finished and not session.explaining_stopped(plan.scenario_hash):
        bar = stoppable(
            place,
            wording.EXPLAINING,
            "leave_reasons",
            session.preset,
            EXPLAINED,
            False,
            label=wording.WITHOUT,
        )
        while told := explaining.next():
            said = wording.explaining(told.done, told.of, NAMES[told.part])
            bar.progress(min(1.0, told.done / told.of), plain(said))
    place.empty()
