"""The audit, read: what was done with the store and what was shown of people, and whether every
line is as it was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from data.store.database import Database
from data.store.guard import refuse_unless
from data.store.noting import CHAINS, COLUMNS, Chain, line_digest, text_digest
from data.vocabulary import RefusedError

ERASED = "(erased)"
"""Stands where a text was that named somebody who was erased since."""


@dataclass(frozen=True)
class Entry:
    """One thing that was done, or read. `happened_at` is UTC; `who` "" where nobody is known;
    `person` is the store's number of whom it concerns; `read`: nothing was changed by it."""

    happened_at: datetime
    who: str
    action: str
    file: str
    detail: str
    person: int | None
    read: bool


@dataclass(frozen=True)
class Checked:
    """What a check found. `mark` names the last lines of now: kept elsewhere, it proves later that
    they still stand. `erased` counts texts of people who were erased."""

    lines: int
    erased: int
    mark: str
    faults: tuple[str, ...]


def audit(database: Database, since: date | None = None) -> tuple[Entry, ...]:
    """All of it from a day (UTC) on, oldest first. For the owner and administrators."""
    refuse_unless(database.viewer, "everything")
    found = []
    for chain in CHAINS:
        rows = database.rows(
            _ENTRIES.format(chain=chain),
            {
                "since": datetime.combine(since or date.min, time()),
                "erased": ERASED,
                "read": chain == "audit_read",
            },
        )
        found += [Entry(*row) for row in rows]
    return tuple(sorted(found, key=lambda entry: entry.happened_at))


_ENTRIES = """
    select a.happened_at,
           case when a.who is null then '' else coalesce(w.text, :erased) end,
           a.action,
           case when a.file is null then '' else coalesce(f.text, :erased) end,
           case when a.detail is null then '' else coalesce(d.text, :erased) end,
           a.person_no,
           cast(:read as boolean)
    from {chain} a
    left join audit_text w on w.digest = a.who
    left join audit_text f on f.digest = a.file
    left join audit_text d on d.digest = a.detail
    where a.happened_at >= :since
    order by a.line_no
"""


def check(database: Database, mark: str = "") -> Checked:
    """Whether every line is as it was written and none is missing; `mark` of an earlier check:
    whether the lines of then are among them.

    Who can write the store's file can also write every digest anew; only a mark that was kept
    elsewhere tells. Raises RefusedError for a mark that is none.
    """
    refuse_unless(database.viewer, "everything")
    marks = _read_mark(mark)
    faults: list[str] = []
    ends, lines = [], 0
    used: set[str] = set()
    for chain in CHAINS:
        digests = [""]
        for row in database.rows(f"select {', '.join(COLUMNS)} from {chain} order by line_no"):
            faults += _faults(chain, digests, row)
            digests.append(row[-1])
            used |= {text for text in (row[2], row[4], row[5]) if text}
        number, digest = marks.get(chain, (0, ""))
        if number >= len(digests) or not digests[number].startswith(digest):
            faults.append(f"{_NAMES[chain]}: line {number} is not the one of the mark")
        lines += len(digests) - 1
        ends.append(f"{len(digests) - 1}-{digests[-1][:_MARKED]}")
    kept = database.rows("select digest, salt, text from audit_text")
    faults += [
        f"The text “{text}” is not the one that was noted"
        for digest, salt, text in kept
        if text_digest(salt, text) != digest
    ]
    return Checked(lines, len(used - {row[0] for row in kept}), ".".join(ends), tuple(faults))


_NAMES = {"audit": "Changes", "audit_read": "Reads"}
_MARKED = 16
"""Digits of a digest in a mark."""


def _faults(chain: Chain, digests: list[str], row: tuple[object, ...]) -> Iterator[str]:
    number = len(digests)
    if row[0] != number:
        yield f"{_NAMES[chain]}: line {number} is missing; line {row[0]} stands there"
    elif line_digest(digests[-1], row[:-1]) != row[-1]:
        yield f"{_NAMES[chain]}: line {number} is not as it was written"


def _read_mark(mark: str) -> dict[Chain, tuple[int, str]]:
    if not mark:
        return {}
    try:
        parts = [part.split("-") for part in mark.strip().split(".")]
        return {
            chain: (int(number), digest)
            for chain, (number, digest) in zip(CHAINS, parts, strict=True)
        }
    except ValueError:
        raise RefusedError(
            f"“{mark}” is no mark. An earlier `skillmix audit --check` printed one."
        ) from None
