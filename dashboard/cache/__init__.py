"""The only package with cache decorators: what pages ask for, computed once for each store version.
Keys are the store's place and version, who asks, and frozen values (selection, scenario); never a
frame. Answers are shared between visitors who see the same, and never changed by a page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, takewhile
from typing import Any

import pandas as pd
import streamlit as st

from analytics import change as trends
from analytics.ledger.ledger import begun as begun_of
from analytics.ledger.ledger import learned_rates
from analytics.ledger.ledger import ledger as follow
from analytics.ledger.results import Learned, Ledger
from analytics.results import Analysis, Selection
from analytics.strategy.scenario.saved import Saved
from analytics.strategy.scenario.scenario import Scenario
from analytics.study import Study
from dashboard.cache.opened import (
    Key,
    P,
    R,
    has_moved,
    may,
    note_file,
    note_page,
    of_now,
    open_page,
    sign_out,
    signed_in,
    store,
    viewer,
    who,
)
from dashboard.cache.studies import kept, plan, reading, study, weigh_again
from dashboard.charts.heatmap import explored, profiles_of
from dashboard.charts.matrices import Matrix, Profiles, Wanted
from dashboard.render.files import Report
from dashboard.subjects.report import Wanted as ReportWanted
from dashboard.subjects.report import report as made
from data.files.lists import export
from data.ingest import Proposal, ingest, propose
from data.intake.columns.mapping_file import MappingFile
from data.intake.reading.read import SurveyFile
from data.store.database import Database
from data.store.facts.waves import Wave, waves
from data.vocabulary import ImportOutcome, Rater

SMALL = 10_000
"""Rows of a frame that is copied in a twentieth of a millisecond."""
FRAMES = ("roster", "levels", "team_skills")
MOST_WAVES = 8
"""The latest waves that are looked through."""


def _own(frame: pd.DataFrame) -> pd.DataFrame:
    if len(frame) >= SMALL:
        return frame
    own = frame.copy()
    own.index, own.columns = frame.index.copy(deep=True), frame.columns.copy(deep=True)
    return own


def analysis(selection: Selection) -> Analysis:
    """Everything measured of a selection. Its small frames are copies that end with the page:
    pandas notes each column that was taken of one, which would add more to it than it holds."""
    shared = study(selection).analysis()
    own: dict[str, Any] = {name: _own(getattr(shared, name)) for name in FRAMES}
    return replace(shared, **own)


def analysis_before(selection: Selection) -> Analysis | None:
    """The same of the wave before, None where there is none of this team."""
    wave = study(selection).previous_wave()
    if wave is None or selection.team not in (None, *teams(wave)):
        return None
    return analysis(Selection(selection.team, wave, selection.ratings, selection.viewer))


def earlier_waves(selection: Selection) -> tuple[str, ...]:
    """Waves from which changes can be counted, latest first."""
    return tuple(_up_to(selection.wave)[1:])


def _up_to(wave: str | None) -> list[str]:
    """Names of the waves up to this one (None: of all), latest first."""
    names = [item.name for item in all_waves()]
    return names[names.index(wave) :] if wave in names else names


def profiles() -> Profiles:
    return profiles_of(store())


@of_now
@kept()
def matrix(key: Key, selection: Selection, wanted: Wanted) -> Matrix:
    return explored(analysis(selection), wanted, profiles())


def teams(wave: str | None) -> tuple[str, ...]:
    """The visitor's teams that were surveyed in a wave (None: in any team's latest)."""
    return study(Selection(wave=wave, viewer=viewer().scope)).teams()


def rounds(selection: Selection) -> tuple[Selection, ...]:
    """The selection in each wave up to the chosen one, oldest first, as surveyed; waves that did
    not ask the team are left out."""
    names, team = _up_to(selection.wave), selection.team
    asked = (name for name in names if not team or team in teams(name))
    latest = [replace(selection, wave=name) for name in islice(asked, MOST_WAVES)]
    return tuple(reversed(latest))


@of_now
@kept()
def trend(key: Key, *waves: Selection) -> trends.Trend:
    """Lines through single waves, oldest first."""
    return trends.trend([analysis(wave) for wave in waves])


@of_now
@kept()
def compare(
    key: Key, left: Selection, right: Selection
) -> tuple[tuple[trends.Pair, ...], tuple[trends.Pair, ...]]:
    """Coverage by area, and the share at level 3 by skill, of both."""
    return trends.compare(analysis(left), analysis(right))


@of_now
@kept()
def of_store(key: Key, question: Callable[[Database], R]) -> R:
    """What a question answers of the store as it is now: `cache.of_store(pinned_day)`."""
    return question(store())


@of_now
@kept()
def all_waves(key: Key) -> tuple[Wave, ...]:
    """Rounds of the survey, latest first; none where nothing was surveyed yet."""
    return waves(store(), key.viewer)


@of_now
@kept(spinner="Following the plan")
def ledger(key: Key, saved: Saved, wave: str | None) -> Ledger:
    return follow(store(), saved, wave)


@of_now
@kept()
def begun(key: Key, saved: Saved) -> frozenset[int]:
    return begun_of(store(), saved)


@of_now
@kept()
def learned(key: Key, decided: tuple[Saved, ...], wave: str | None) -> tuple[Learned, ...]:
    """`decided`: every plan that is: a decision leaves the store's version as it is."""
    return learned_rates(store(), wave)


@dataclass(frozen=True)
class Upload:
    """A file in the visitor's browser session, how it is read, and where its answers go: the round
    of the survey, and the team of rows that name none. `file_id` is another for each upload, so
    that the content itself is not hashed at each run."""

    file_id: str
    name: str
    content: bytes
    scale: str | None = None
    rater: Rater = "self"
    sheet: str | None = None
    fresh_mapping: bool = False
    mapping: MappingFile | None = None
    wave: str = ""
    held_on: date | None = None
    team: str | None = None


READING = ("sheet", "scale", "rater", "mapping", "fresh_mapping")
GOING = ("wave", "held_on", "team")


def _said(upload: Upload, names: Sequence[str] = READING) -> dict[str, Any]:
    return {name: getattr(upload, name) for name in names}


READ: Any = {Upload: lambda upload: (upload.file_id, _said(upload))}
STORED: Any = {Upload: lambda upload: (upload.file_id, _said(upload, READING + GOING))}
FEW: Any = {"max_entries": 8, "scope": "session"}


@of_now
@kept()
def exported(key: Key, kind: str) -> str:
    """All that the visitor may see of a kind, as CSV: what Settings shows and downloads."""
    return export(store(), kind, people=key.viewer.people_visible)


def report(selection: Selection, scenario: Scenario, wanted: ReportWanted) -> Report:
    """What every file of a report is made from. Not kept: it prints its moment. What explains the
    plan and the page has left is solved now; of assumptions there are both ends as far as a page
    worked them out, since a large plan takes minutes."""
    asked = study(selection, scenario)
    known = takewhile(lambda key: asked.knows("driver", key), asked.driver_keys())
    return made(asked, replace(wanted, assessed=True, numbers=len(tuple(known))))


@st.cache_resource(show_spinner=False, max_entries=1, scope="session", on_release=SurveyFile.close)
def _file(file_id: str, _content: bytes) -> SurveyFile:
    return SurveyFile(_content)


@of_now
@st.cache_resource(show_spinner="Reading the file", hash_funcs=READ, **FEW)
def proposal(key: Key, upload: Upload) -> Proposal:
    file = _file(upload.file_id, upload.content)
    return propose(file, upload.name, store(), **_said(upload))


def import_file(upload: Upload, *, dry_run: bool = False, **more: Any) -> ImportOutcome:
    """Store the file, or say what storing it would do. `more`: as `ingest` takes it."""
    file = _file(upload.file_id, upload.content)
    result = _said(upload, READING + GOING)
    outcome = ingest(store(), file, upload.name, **result, dry_run=dry_run, **more)
    if not dry_run:
        _file.clear(upload.file_id, upload.content)
    return outcome


@of_now
@st.cache_resource(show_spinner="Comparing with the store", hash_funcs=STORED, **FEW)
def dry_run(key: Key, upload: Upload) -> ImportOutcome:
    return import_file(upload, dry_run=True)
