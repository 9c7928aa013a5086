"""The only module with cache decorators: what pages ask for, computed once for each store version.

Keys are the store's place and version and frozen values (selection with its viewer, scenario);
never a frame. Answers are shared between visitors and never changed by a page.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from analytics.analyse import analyse, previous_wave
from analytics.results import Analysis
from analytics.selection import Selection
from analytics.strategy.levers import area_levers, skill_levers
from analytics.strategy.loss import Loss, Step
from analytics.strategy.loss import loss as take_away
from analytics.strategy.loss import repairing_steps as best_steps
from analytics.strategy.mentors import Circle
from analytics.strategy.mentors import circles as learning_circles
from analytics.strategy.plan import plan as make_plan
from analytics.strategy.problem import Problem
from analytics.strategy.results import AreaLevers, Plan, SkillLevers
from analytics.strategy.scenario import Scenario
from analytics.strategy.setup import build_problem
from dashboard.charts.matrices import Beside
from dashboard.charts.matrix import Matrix, Wanted
from dashboard.reports.explore import compared, explored
from dashboard.reports.facts import collect_facts
from dashboard.reports.model import ReportModel, report_model
from dashboard.uploads import Round as Round
from dashboard.uploads import Upload as Upload
from data.ingest import Proposal, ingest, propose
from data.intake.mapping_file import MappingFile
from data.load import export
from data.store.assumptions import Assumption, assumptions
from data.store.database import URL_VARIABLE, Database, open_database
from data.store.imports import ImportRecord, history
from data.store.waves import Wave, version, waves
from data.vocabulary import OWNER, ImportOutcome, Progress, Viewer, silent

if TYPE_CHECKING:
    from analytics.evidence.results import Evidence, RatingModel

MOST = 32
"""Answers kept of each kind: some filters of a few visitors, in bounded memory."""


@dataclass(frozen=True)
class Key:
    """What every answer depends on, beside the question."""

    place: str
    version: str


@st.cache_resource(show_spinner=False, max_entries=4)
def _store(place: str) -> Database:
    return open_database(place or None)


def store() -> Database:
    """The store of this program, open. Raises RefusedError where it cannot be opened."""
    return _store(os.environ.get(URL_VARIABLE, ""))


def key() -> Key:
    """The store's place and version, asked anew at each run of a page."""
    database = store()
    return Key(database.place, version(database))


@st.cache_resource(show_spinner=False, max_entries=MOST)
def _waves(key: Key, viewer: Viewer) -> tuple[Wave, ...]:
    return waves(store(), viewer)


def all_waves(viewer: Viewer = OWNER) -> tuple[Wave, ...]:
    """Rounds of the survey, latest first; none where nothing was surveyed yet."""
    return _waves(key(), viewer)


@st.cache_resource(show_spinner="Measuring", max_entries=MOST)
def _analysis(key: Key, selection: Selection) -> Analysis:
    return analyse(store(), selection)


def analysis(selection: Selection) -> Analysis:
    """Everything measured of a selection."""
    return _analysis(key(), selection)


@st.cache_resource(show_spinner=False, max_entries=MOST)
def _previous(key: Key, selection: Selection) -> str | None:
    return previous_wave(store(), selection)


def analysis_before(selection: Selection) -> Analysis | None:
    """The same of the wave before, None where there is none of this team."""
    wave = _previous(key(), selection)
    if wave is None or selection.team not in (None, *teams(wave, selection.viewer)):
        return None
    return analysis(Selection(selection.team, wave, selection.ratings, selection.viewer))


@st.cache_resource(show_spinner="Weighing the ratings", max_entries=MOST)
def _evidence(key: Key, selection: Selection, reflective: tuple[str, ...]) -> Evidence:
    from analytics.evidence.evidence import evidence as weigh  # only one page needs scipy

    return weigh(store(), _analysis(key, selection), reflective)


def evidence(selection: Selection, reflective: tuple[str, ...] = ()) -> Evidence:
    """How well the survey measures what a selection shows."""
    return _evidence(key(), selection, reflective)


@st.cache_resource(show_spinner=False, max_entries=MOST)
def _rating_models(key: Key, selection: Selection) -> dict[str, RatingModel]:
    from analytics.evidence.raters import models_of

    return models_of(_analysis(key, selection).levels)


def rating_model(selection: Selection, skill_id: str) -> RatingModel | None:
    """How far a rating of a skill can be trusted; None: too few ratings, or all are the same."""
    return _rating_models(key(), selection).get(skill_id)


def beside(selection: Selection) -> Beside:
    """What a heatmap compares with."""
    return compared(store(), analysis_before(selection))


@st.cache_resource(show_spinner=False, max_entries=MOST)
def _matrix(key: Key, selection: Selection, wanted: Wanted) -> Matrix:
    return explored(_analysis(key, selection), wanted, beside(selection))


def matrix(selection: Selection, wanted: Wanted) -> Matrix:
    """The cells of a heatmap."""
    return _matrix(key(), selection, wanted)


def teams(wave: str | None, viewer: Viewer = OWNER) -> tuple[str, ...]:
    """Teams that were surveyed in a wave (None: in any team's latest)."""
    found = analysis(Selection(wave=wave, viewer=viewer)).waves
    return tuple(sorted({team for team, _, _ in found}))


@st.cache_resource(show_spinner=False, max_entries=MOST)
def _problem(key: Key, selection: Selection, scenario: Scenario) -> Problem:
    return build_problem(store(), _analysis(key, selection), scenario)


def problem(selection: Selection, scenario: Scenario) -> Problem:
    """What the planner is told."""
    return _problem(key(), selection, scenario)


@st.cache_resource(show_spinner="Solving the plan", max_entries=MOST)
def _plan(key: Key, selection: Selection, scenario: Scenario) -> Plan:
    return make_plan(_problem(key, selection, scenario))


def plan(selection: Selection, scenario: Scenario) -> Plan:
    """The blend for a selection and a scenario."""
    return _plan(key(), selection, scenario)


@st.cache_resource(show_spinner="Weighing hire, train and equip", max_entries=MOST)
def _levers(key: Key, selection: Selection, scenario: Scenario) -> tuple[SkillLevers, ...]:
    return skill_levers(store(), selection, scenario)


def levers(selection: Selection, scenario: Scenario) -> tuple[SkillLevers, ...]:
    """Hire versus train versus equip, skill by skill."""
    return _levers(key(), selection, scenario)


def levers_by_area(selection: Selection, scenario: Scenario) -> tuple[AreaLevers, ...]:
    """The same, area by area."""
    return area_levers(levers(selection, scenario))


@st.cache_resource(show_spinner="Looking for the cheapest repair", max_entries=MOST)
def _loss(key: Key, selection: Selection, scenario: Scenario, away: tuple[int, ...]) -> Loss:
    return take_away(_problem(key, selection, scenario), away)


def loss(selection: Selection, scenario: Scenario, away: tuple[int, ...]) -> Loss:
    """What breaks while these people are away, and the cheapest repair."""
    return _loss(key(), selection, scenario, away)


@st.cache_resource(show_spinner=False, max_entries=MOST)
def _steps(key: Key, selection: Selection, scenario: Scenario) -> tuple[Step, ...]:
    return best_steps(_problem(key, selection, scenario))


def circles(selection: Selection, scenario: Scenario) -> tuple[Circle, ...]:
    """Who could teach whom, gap by gap; quick enough to be worked out anew."""
    return learning_circles(_problem(key(), selection, scenario))


def repairing_steps(selection: Selection, scenario: Scenario) -> tuple[Step, ...]:
    """The steps of training that repair most."""
    return _steps(key(), selection, scenario)


@st.cache_data(show_spinner=False, max_entries=MOST)
def _exported(key: Key, kind: str, viewer: Viewer) -> str:
    return export(store(), kind, viewer, people=viewer.people_visible)


def exported(kind: str, viewer: Viewer = OWNER) -> str:
    """Everything of a kind as CSV: what Settings shows and downloads."""
    return _exported(key(), kind, viewer)


def imported(viewer: Viewer = OWNER) -> list[ImportRecord]:
    """Files that were imported, latest first."""
    return history(store(), viewer)


def assumed() -> dict[str, Assumption]:
    """The assumptions by name, with unit and source."""
    return assumptions(store())


def report(selection: Selection, scenario: Scenario, people: bool) -> ReportModel:
    """The one model from which every file of a report is made. Not kept: it prints its moment."""
    blend = plan(selection, scenario)
    measured = analysis(selection)
    facts = collect_facts(store(), measured, scenario)
    return report_model(measured, blend, levers(selection, scenario), facts, people)


@st.cache_resource(show_spinner="Reading the file", max_entries=8, scope="session")
def _proposal(key: Key, upload: Upload, mapping: MappingFile | None, _content: bytes) -> Proposal:
    return propose(
        _content, upload.name, store(), sheet=upload.sheet, scale=upload.scale,
        rater=upload.rater, mapping=mapping, fresh_mapping=upload.fresh,
    )  # fmt: skip


def proposal(upload: Upload, content: bytes, mapping: MappingFile | None = None) -> Proposal:
    """What Skillmix makes of a file."""
    return _proposal(key(), upload, mapping, content)


def import_file(
    upload: Upload,
    content: bytes,
    mapping: MappingFile | None,
    into: Round,
    *,
    dry_run: bool = False,
    replaces: str | None = None,
    new_people: bool = False,
    progress: Progress = silent,
) -> ImportOutcome:
    """Store the file, or say what storing it would do."""
    return ingest(
        store(),
        content,
        upload.name,
        wave=into.wave,
        held_on=into.held_on,
        rater=upload.rater,
        team=into.team,
        scale=upload.scale,
        mapping=mapping,
        sheet=upload.sheet,
        fresh_mapping=upload.fresh,
        dry_run=dry_run,
        replaces=replaces,
        new_people=new_people,
        progress=progress,
    )


@st.cache_resource(show_spinner="Comparing with the store", max_entries=8, scope="session")
def _dry_run(
    key: Key, upload: Upload, mapping: MappingFile | None, into: Round, _content: bytes
) -> ImportOutcome:
    return import_file(upload, _content, mapping, into, dry_run=True)


def dry_run(
    upload: Upload, content: bytes, mapping: MappingFile | None, into: Round
) -> ImportOutcome:
    """What importing the file would do."""
    return _dry_run(key(), upload, mapping, into, content)
