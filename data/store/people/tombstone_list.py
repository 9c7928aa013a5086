"""The marks of erased people as a file without anything personal, by which a restore leaves them
out again."""

from __future__ import annotations

import hashlib
import re

from data.store.database import Database
from data.store.facts.tombstones import ErasedPeople, erased_people, salt_of
from data.vocabulary import RefusedError

_HEAD = """\
# Who was erased from a Skillmix store, as marks. A mark names nobody: only this store and its
# backups have the key by which it can be compared with a person.
"""
_LINE = re.compile(r"[0-9a-f]{64}")


def list_name(database: Database) -> str:
    """What the file of this store's list is called; a store without a key gets one."""
    with database.transaction() as change:
        return f"skillmix-erased-{_fingerprint(salt_of(change))}.txt"


def list_text(database: Database, before: str = "") -> str:
    """The list, with what an earlier one has: a mark is never lost."""
    with database.transaction() as change:
        key = _fingerprint(salt_of(change))
    known = erased_people(database).hashes | (_read(before, key) if before else frozenset())
    return "\n".join([f"{_HEAD}key {key}", *sorted(known)]) + "\n"


def read_list(database: Database, text: str) -> ErasedPeople:
    """The marks of a list, to be compared with this store's people.

    Raises RefusedError for a file that is no such list, and for one of another store.
    """
    salt = erased_people(database).salt
    if not salt:
        raise RefusedError(
            "This backup has no key for the list of erased people. "
            "Name the store that it replaces, or a later backup, with --erased."
        )
    return ErasedPeople(salt, _read(text, _fingerprint(salt)))


def _read(text: str, key: str) -> frozenset[str]:
    lines = [line.strip() for line in text.splitlines() if line.strip() and line[0] != "#"]
    if not lines or not lines[0].startswith("key ") or not all(map(_LINE.fullmatch, lines[1:])):
        raise RefusedError("This is no list of erased people as a backup writes it.")
    if lines[0] != f"key {key}":
        raise RefusedError("The list of erased people is of another store.")
    return frozenset(lines[1:])


def _fingerprint(salt: str) -> str:
    return hashlib.sha256(salt.encode()).hexdigest()[:12]
