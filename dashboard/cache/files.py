"""Files in and out: surveys that are read and stored, lists that are downloaded, reports."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

import streamlit as st

from analytics.results import Selection
from analytics.strategy.scenario.scenario import Scenario
from dashboard.cache.opened import Key, key, store, viewer
from dashboard.cache.studies import kept, now, study
from dashboard.render.files import Report
from dashboard.subjects.report import Wanted
from dashboard.subjects.report import report as made
from data.files.forms import Choices, choices
from data.files.lists import export
from data.ingest import PeopleAsked, Proposal, ingest, people_asked, propose
from data.intake.columns.mapping_file import MappingFile
from data.intake.reading.read import SurveyFile
from data.store.history.imports import ImportRecord, history
from data.vocabulary import ImportOutcome, Progress, Rater, silent


@dataclass(frozen=True)
class Upload:
    """A file that lies in the visitor's browser session, and how it is read.

    `file_id` changes with each upload, so the content itself need not be hashed at each run.
    """

    file_id: str
    name: str
    scale: str | None
    rater: Rater
    sheet: str | None = None
    fresh: bool = False


@dataclass(frozen=True)
class Round:
    """Where its answers go: the round of the survey, and the team of rows that name none."""

    wave: str
    held_on: date
    team: str | None = None


@now
@kept()
def exported(key: Key, kind: str) -> str:
    """All that the visitor may see of a kind, as CSV: what Settings shows and downloads."""
    return export(store(), kind, people=key.viewer.people_visible, surveyed=True)


@now
@kept()
def survey_choices(key: Key) -> Choices:
    """What a survey of a team can ask: skills, roles, areas."""
    return choices(store())


def imported() -> list[ImportRecord]:
    """Files that were imported, latest first."""
    return history(store(), viewer())


def report(selection: Selection, scenario: Scenario, wanted: Wanted) -> Report:
    """What every file of a report is made from. Not kept: it prints its moment.

    What explains the plan was solved by the page of the report; what it left is solved now. Of
    assumptions both ends as far as a page worked them out: a large plan takes minutes.
    """
    asked = study(selection, scenario)
    known = takewhile(lambda key: asked.knows("driver", key), asked.driver_keys())
    return made(asked, replace(wanted, assessed=True, numbers=len(tuple(known))))


@st.cache_resource(show_spinner=False, max_entries=1, scope="session", on_release=SurveyFile.close)
def _file(file_id: str, _content: bytes) -> SurveyFile:
    """The file as it is read, once, from its drop to its import."""
    return SurveyFile(_content)


@st.cache_resource(show_spinner="Reading the file", max_entries=8, scope="session")
def _proposal(key: Key, upload: Upload, mapping: MappingFile | None, _content: bytes) -> Proposal:
    return propose(
        _file(upload.file_id, _content),
        upload.name,
        store(),
        sheet=upload.sheet,
        scale=upload.scale,
        rater=upload.rater,
        mapping=mapping,
        fresh_mapping=upload.fresh,
    )


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
    outcome = ingest(
        store(),
        _file(upload.file_id, content),
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
    if not dry_run:
        _file.clear(upload.file_id, content)
    return outcome


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


@st.cache_resource(show_spinner="Looking who answered", max_entries=8, scope="session")
def _people_asked(
    key: Key, upload: Upload, mapping: MappingFile | None, _content: bytes
) -> PeopleAsked:
    return people_asked(
        _file(upload.file_id, _content),
        store(),
        sheet=upload.sheet,
        scale=upload.scale,
        rater=upload.rater,
        mapping=mapping,
        fresh_mapping=upload.fresh,
    )


def asked_of_people(upload: Upload, content: bytes, mapping: MappingFile | None) -> PeopleAsked:
    """Who of a large file may be known by another name."""
    return _people_asked(key(), upload, mapping, content)
