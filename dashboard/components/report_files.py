"""The files of the Report page, each made when its button is pressed, and the reasons in them."""

from collections.abc import Sequence
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics.options.explain.explain import NAMES
from analytics.results import Selection
from analytics.strategy.results import Plan
from analytics.strategy.scenario.scenario import Scenario
from dashboard import cache, session
from dashboard.components.controls import about, one_of
from dashboard.components.page import stoppable
from dashboard.components.text import plain
from dashboard.render.files import KINDS, FileKind
from dashboard.subjects import report, said
from dashboard.subjects.report import PARTS, Wanted
from data.store.facts.settings import note_report

EXPLAINED = "report_explained"
"""Key of the toggle that wishes for reasons."""
MANY = 1000
"""People up to whom reasons are in the files unless they are switched off: some seconds of work."""


def work_out(place: DeltaGenerator, selection: Selection, scenario: Scenario, plan: Plan) -> None:
    """Solve the rest of the reasons. To be called last of all: a click on anything ends it, and
    the next run goes on from there."""
    explaining = cache.study(selection, scenario).explaining()
    if not explaining.finished and not session.explaining_stopped(plan.scenario_hash):
        bar = stoppable(
            place,
            report.EXPLAINING,
            "leave_reasons",
            session.preset,
            EXPLAINED,
            False,
            label="Make the files without it",
        )
        while told := explaining.next():
            said = report.explaining(told.done, told.of, NAMES[told.part])
            bar.progress(min(1.0, told.done / told.of), plain(said))
    place.empty()


def choose_wanted(earlier: Sequence[str], roster: int) -> Wanted:
    """What the files say. `earlier` are the waves that changes can be counted from, `roster` how
    many people the report is of."""
    left, right = st.columns([1, 1], gap="medium")
    with left:
        audiences = report.AUDIENCES
        audience = one_of(
            "report_audience", list(audiences), default="full", format_func=audiences.__getitem__
        )
        parts: Sequence[str] = () if audience == "brief" else PARTS
        if audience == "chosen":
            parts = st.multiselect(
                options=PARTS,
                default=PARTS,
                format_func=report.SECTIONS.__getitem__,
                **about("report_sections"),
            )
    with right:
        since = st.selectbox(
            options=[None, *earlier],
            format_func=lambda wave: wave or "not in it",
            disabled=not earlier,
            **about("report_since"),
        )
    visible = cache.viewer().people_visible
    people = visible and st.toggle(value=False, **about("report_people"))
    if session.chosen(EXPLAINED) is None:
        session.preset(EXPLAINED, roster <= MANY)
    explained = st.toggle(
        "Say why: other levers, limits, budgets",
        key=EXPLAINED,
        help=said("report.explained", people=MANY),
    )
    return Wanted(people, explained and audience != "brief", since=since, parts=tuple(parts))


def downloads(selection: Selection, scenario: Scenario, wanted: Wanted, plan: Plan) -> None:
    """One button for each kind of file, all of one report model; they wait for what it says."""

    def made(kind: FileKind) -> bytes:
        content = kind.render(cache.report(selection, scenario, wanted))
        if wanted.people:
            cache.note_file("report", f"skillmix-report.{kind.ending}")
        note_report(cache.store())
        return content

    buttons, progress = st.empty(), st.empty()
    if wanted.explained:
        with buttons.container(horizontal=True, gap="small"):
            for ending, kind in KINDS.items():
                label = f"Download the {kind.name}"
                st.button(label, disabled=True, key=f"wait_{ending}", icon=kind.icon)
        work_out(progress, selection, scenario, plan)
    with buttons.container(horizontal=True, gap="small"):
        for ending, kind in KINDS.items():
            st.download_button(
                f"Download the {kind.name}",
                partial(made, kind),
                f"skillmix-report.{kind.ending}",
                kind.media_type,
                type="primary" if ending == "pdf" else "secondary",
                on_click="ignore",
                icon=kind.icon,
            )
