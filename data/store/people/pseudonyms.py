"""Names for people that say nothing of who they are, and stay the same in one store."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import replace

from data.store.database import Database, scope_of
from data.store.facts.identity import identify
from data.store.people.people import SEEN, PersonFact
from data.store.schema import PSEUDONYM_KEY

_LETTERS = 10
"""50 bits: of a million people two are called alike in one store of two thousand."""


def pseudonyms(database: Database) -> dict[int, str]:
    """What to call everybody whom the viewer may see, by the person's number.

    A keyed hash of how the survey identifies them: the same in every wave, report and export of
    this store, another one in another store.
    """
    key = _key(database)
    rows = database.rows(
        f"select p.person_no, p.identity_kind, p.identity from person p where {SEEN}",
        scope_of(database),
    )
    return {int(number): _name(key, kind, identity) for number, kind, identity in rows}


def under_pseudonyms(database: Database, facts: Iterable[PersonFact]) -> tuple[PersonFact, ...]:
    """The lines of a people list without names, in the order of the pseudonyms."""
    key = _key(database)
    called = (replace(f, person=_name(key, *identify(f.person)), name=None) for f in facts)
    return tuple(sorted(called, key=lambda fact: fact.person))


def _name(key: str, kind: str, identity: str) -> str:
    digest = hmac.new(bytes.fromhex(key), f"{kind}\n{identity}".encode(), hashlib.sha256).digest()
    return f"P-{base64.b32encode(digest).decode()[:_LETTERS].lower()}"


def _key(database: Database) -> str:
    (row,) = database.facts_of_the_store(
        f"select value from setting where name = '{PSEUDONYM_KEY}'"
    )
    return str(row[0])
