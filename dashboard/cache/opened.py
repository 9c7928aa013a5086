"""The store of this program, open, and what every kept answer depends on."""

from __future__ import annotations

import os
from dataclasses import dataclass

import streamlit as st

from data.store.database import URL_VARIABLE, Database, open_database
from data.store.facts.assumptions import Assumption, assumptions
from data.store.facts.waves import Wave, version, waves
from data.vocabulary import OWNER, Viewer

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


@st.cache_resource(show_spinner=False, max_entries=4)
def _assumed(key: Key) -> dict[str, Assumption]:
    return assumptions(store())


def assumed() -> dict[str, Assumption]:
    """The assumptions by name, with unit and source."""
    return _assumed(key())
