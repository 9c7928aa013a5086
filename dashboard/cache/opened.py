"""The store of this program, open; who asks; what every kept answer depends on."""

import math
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

import streamlit as st

from dashboard import signing
from data.store.database import URL_VARIABLE, Database, now, open_database
from data.store.facts.waves import is_due, version
from data.store.guard import Right, who_asks
from data.store.guard import may as role_may
from data.store.history.retention import end_waves
from data.store.people import accounts
from data.store.people.audited import delete_old_lines, has_old_lines
from data.vocabulary import OWNER, RefusedError, Viewer

P = ParamSpec("P")
R = TypeVar("R")
LOOKED_EACH = 5.0
"""Seconds in which a sign-in that held is not looked up again: one run of a page asks often."""
_MOST = 10_000
OF_PEOPLE = frozenset({"gaps", "heatmap", "ledger", "settings", "skill", "plan", "survey"})
"""Pages that show single people to who may see them. A test opens every page."""
WITHOUT_FILTERS = frozenset({"settings", "survey"})
"""Those of them that are of all the visitor's teams."""


def holds(store: Database, claims: Mapping[str, Any]) -> bool:
    """Whether a sign-in still opens anything; that it is used is noted. `store` is the owner's."""
    digest, moment = accounts.digest_of(claims), time.monotonic()
    looked = _looked_at()
    if moment - looked.get(digest, -math.inf) < LOOKED_EACH:
        return True
    if not accounts.still_holds(store, digest, now(), timedelta(minutes=signing.idle_minutes())):
        return False
    if len(looked) >= _MOST:
        looked.clear()
    looked[digest] = moment
    return True


@st.cache_resource(show_spinner=False)
def _looked_at() -> dict[str, float]:
    return {}


@dataclass(frozen=True)
class Key:
    """What every answer depends on beside the question: the store, and who asks, so that no answer
    reaches somebody who sees something else, whatever its question forgets to say. What studies
    share is the one exception: its question says all."""

    place: str
    version: str
    viewer: Viewer


@st.cache_resource(show_spinner=False, max_entries=4)
def _store(place: str) -> Database:
    return open_database(place or None)


def store() -> Database:
    """The store of this program, open, as the visitor sees it. Raises RefusedError where it cannot
    be opened."""
    return owners_store().seen_by(viewer())


def owners_store() -> Database:
    """The same for what the server does itself: as its owner sees it, never for a page."""
    return _store_of(os.environ.get(URL_VARIABLE, ""), date.today())


@st.cache_resource(show_spinner=False, max_entries=4)
def _store_of(place: str, today: date) -> Database:
    """Once a day, before anybody reads: the answers of waves whose last day is over are erased, and
    lines of the audit that are too old deleted."""
    opened = _store(place)
    if is_due(opened, today):
        end_waves(opened, today)
    if has_old_lines(opened, today):
        delete_old_lines(opened, today)
    return opened


def viewer() -> Viewer:
    """Who visits: who signed in, or where sign-in is not configured the person at the keyboard.
    Raises NoAccessError for who is not signed in or has no account."""
    return _known(signing.claims()) if signing.configured() else OWNER


def _known(claims: Mapping[str, Any] | None) -> Viewer:
    opened = owners_store()
    if claims is None or not holds(opened, claims):
        raise accounts.NoAccessError("You are not signed in.")
    known = _accounts(opened.place, version(opened))
    return accounts.viewer_of(claims, known, signing.claim_names())


def may_bring_files(cookies: Mapping[str, str]) -> bool:
    """Whether a request with these cookies is of somebody who finds a box for files on a page."""
    try:
        result = _known(signing.claims_of(cookies)) if signing.configured() else OWNER
    except RefusedError:
        return False
    return role_may(result, "scenarios")


def signed_in() -> bool:
    """Whether somebody is signed in, and was neither signed out nor away for too long."""
    claims = signing.claims()
    return claims is not None and holds(owners_store(), claims)


def sign_out() -> None:
    """End the visitor's sign-in: its cookie opens nothing any more, wherever it is."""
    claims = signing.claims()
    if claims is not None:
        digest = accounts.digest_of(claims)
        accounts.end(owners_store(), digest, now())
        _looked_at().pop(digest, None)
    st.logout()


@st.cache_resource(show_spinner=False, max_entries=4)
def _accounts(place: str, version: str) -> tuple[accounts.Account, ...]:
    return accounts.accounts(owners_store())


def may(right: Right) -> bool:
    return role_may(viewer(), right)


def who() -> str:
    """The visitor's name beside what they store."""
    return who_asks(viewer())


def key() -> Key:
    """The store's place and version, asked anew at each run of a page, and the visitor's scope."""
    opened = owners_store()
    return Key(opened.place, version(opened), viewer().scope)


def of_now(work: Callable[Concatenate[Key, P], R]) -> Callable[P, R]:
    """Asked without its key: of the store as it is now, by who visits."""

    @wraps(work)
    def asked(*question: P.args, **no_names: P.kwargs) -> R:
        return work(key(), *question, **no_names)

    return asked


def has_moved(since: str) -> bool:
    """Whether the store is of another version by now; False where it cannot be asked."""
    try:
        return version(owners_store(), anew=True) != since
    except RefusedError:
        return False


@dataclass
class _Visit:
    page: str = ""
    looked: set[tuple[str, str]] = field(default_factory=set)


@st.cache_resource(show_spinner=False, scope="session")
def _visit() -> _Visit:
    return _Visit()


def open_page(page: str) -> None:
    _visit().page = page
    if page in WITHOUT_FILTERS:
        note_page(None)


def note_page(team: str | None) -> None:
    """Somebody who signed in is about to be shown the page for a team (None: all they may see):
    noted where people are on it, once a visit, page and team. Fails where it cannot be noted, and
    then nothing is shown. Who uses a store of their own is not watched by it."""
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
