"""What the audit is told of reading: pages that show people, and files with names."""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

from dashboard import signing
from dashboard.cache.opened import store

OF_PEOPLE = frozenset({"gaps", "heatmap", "ledger", "settings", "skill", "plan", "survey"})
"""Pages that show single people to who may see them. A test opens every page."""
WITHOUT_FILTERS = frozenset({"settings", "survey"})
"""Those of them that are of all the visitor's teams."""


@dataclass
class _Visit:
    page: str = ""
    looked: set[tuple[str, str]] = field(default_factory=set)


@st.cache_resource(show_spinner=False, scope="session")
def _visit() -> _Visit:
    return _Visit()


def open_page(page: str) -> None:
    """A page begins to be drawn."""
    _visit().page = page
    if page in WITHOUT_FILTERS:
        note_page(None)


def note_page(team: str | None) -> None:
    """Somebody who signed in is about to be shown the page for a team (None: all they may see):
    noted where people are on it, once a visit, page and team. Fails where it cannot be noted, and
    then nothing is shown.

    Who uses a store of their own is not watched by it.
    """
    visit = _visit()
    look = (visit.page, team or "all teams")
    if visit.page not in OF_PEOPLE or look in visit.looked or not signing.configured():
        return
    database = store()
    if database.viewer.people_visible:
        database.note_read("page", ": ".join(look))
        visit.looked.add(look)


def note_file(what: str, file: str, person: int | None = None) -> None:
    """Somebody takes a file along in which people are."""
    store().note_read(what, file=file, person=person)
