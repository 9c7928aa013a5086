"""The marks of erased people as a file without anything personal, by which a restore leaves them
out again."""

from __future__ import annotations

import hashlib
import re

from data.store.database import Database
from data.store.facts.tombstones import ErasedPeople, erased_people
from data.vocabulary import RefusedError

_HEAD = """\
# Who was erased from a Skillmix store, as marks. A mark names nobody: only this store and its
# backups have the key by which it can be compared with a person.
"""
_LINE = re.compile(r"[0-9a-f]{64}")


def list_name(database: Database) -> str:
    """What the file of this store's list is called."""
    return f"skillmix-erased-{_fingerprint(erased_people(database))}.txt"


def list_text(database: Database, before: str = "") -> str:
    """The list, with what an earlier one has: a mark is never lost."""
    erased = erased_people(database)
    key = _fingerprint(erased)
    known = erased.hashes | (_read(before, key) if before else frozenset())
    return "\n".join([f"{_HEAD}key {key}", *sorted(known)]) + "\n"


def read_list(database: Database, text: str) -> ErasedPeople:
    """The marks of a list, to be compared with this store's people.

    Raises RefusedError for a file that is no such list, and for one of another store.
    """
    erased = erased_people(database)
    return ErasedPeople(erased.key, _read(text, _fingerprint(erased)))


def _read(text: str, key: str) -> frozenset[str]:
    lines = [line.strip() for line in text.splitlines() if line.strip() and line[0] != "#"]
    if not lines or not lines[0].startswith("key ") or not all(map(_LINE.fullmatch, lines[1:])):
        raise RefusedError("This is no list of erased people as a backup writes it.")
    if lines[0] != f"key {key}":
        raise RefusedError("The list of erased people is of another store.")
    return frozenset(lines[1:])


def _fingerprint(erased: ErasedPeople) -> str:
    return hashlib.sha256(erased.key.encode()).hexdigest()[:12]
