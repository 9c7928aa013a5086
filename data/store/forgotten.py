"""A scenario that was deleted, with all that hung on it, so that it can be put back."""

from __future__ import annotations

from dataclasses import dataclass

from data.store.database import Transaction
from data.store.facts.requirements import Held, held, put_back
from data.store.facts.tombstones import erased_people

_OF_DECISION = ("followed", "followed_wave", "followed_reached", "happened")
_OF_SCENARIO = ("decision", "scenario_version", "scenario")
_DECISIONS = "decision_no in (select decision_no from decision where scenario_no = :number)"


@dataclass(frozen=True)
class Forgotten:
    """Its versions, withdrawn decisions and what was told of them."""

    name: str
    version: int
    tables: tuple[Held, ...]


def forget(change: Transaction, number: int, name: str, version: int) -> Forgotten:
    """Leave nothing of it in the store; answers what it was."""
    parts = [(table, _DECISIONS) for table in _OF_DECISION]
    parts += [(table, "scenario_no = :number") for table in _OF_SCENARIO]
    tables = []
    for table, where in parts:
        tables.append(held(change, table, where, {"number": number}))
        change.execute(f"delete from {table} where {where}", {"number": number})
    return Forgotten(name, version, tuple(tables))


def nameless(change: Transaction, gone: Forgotten) -> Forgotten:
    """The same without the names of who was erased meanwhile."""
    return erased_people(change).left_out_of(gone)


def remember(change: Transaction, gone: Forgotten) -> None:
    """Put it back under new numbers: others may have taken the old ones.

    Who was erased meanwhile stays erased; `nameless` has seen to their names.
    """
    number, first = next_number(change, "scenario"), next_number(change, "decision")
    people = {person for (person,) in change.rows("select person_no from person")}
    (decided,) = (part for part in gone.tables if part.table == "decision")
    at = decided.columns.index("decision_no")
    numbers = {row[at]: first + n for n, row in enumerate(decided.rows)}
    for part in gone.tables:
        if "scenario_no" in part.columns:
            part = part.with_column("scenario_no", lambda _: number)
        if "decision_no" in part.columns:
            part = part.with_column("decision_no", lambda old: numbers[old])
        if "person_no" in part.columns:
            part = part.with_column("person_no", lambda who: who if who in people else None)
        put_back(change, part)


def next_number(change: Transaction, table: str) -> int:
    """The first free number of a table that counts its rows so."""
    return int(change.rows(f"select coalesce(max({table}_no), 0) + 1 from {table}")[0][0])
