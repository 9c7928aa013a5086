"""Erasing a person: everything of theirs goes, and an old file cannot bring them back."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from data.store.database import Database, Transaction, now
from data.store.ledger import leave_out_person
from data.store.levels.kept import recount
from data.store.noting import forget_texts, note
from data.store.people.people import identify, the_person
from data.store.people.scenario_words import leave_out

SALT = "erasure_salt"
"""Setting that holds the store's random salt: hashes of two stores cannot be compared."""


@dataclass(frozen=True)
class ErasedPeople:
    """Who may not come back. Empty for a store where nobody was ever erased."""

    salt: str
    hashes: frozenset[str]

    def __contains__(self, person: tuple[str, str]) -> bool:
        """Whether (identity kind, identity) was erased."""
        return bool(self.hashes) and identity_hash(self.salt, *person) in self.hashes


def identity_hash(salt: str, kind: str, identity: str) -> str:
    """What is kept of an erased person: no more than is needed to recognise them."""
    return hashlib.sha256(f"{salt}\n{kind}\n{identity}".encode()).hexdigest()


def erased_people(store: Database | Transaction) -> ErasedPeople:
    """The people who were erased. Load and ingest leave their rows out."""
    hashes = frozenset(row[0] for row in store.rows("select identity_hash from erased"))
    salts = store.rows("select value from setting where name = :name", {"name": SALT})
    return ErasedPeople(salts[0][0] if salts else "", hashes)


def erase(database: Database, person: str) -> str:
    """Delete everything of one person and answer what was done, in a sentence without data.

    `person` is an e-mail, an id, or the label or name as the store shows it. Raises RefusedError
    when nobody or more than one person is meant.
    """
    with database.transaction() as change:  # for the owner and administrators only
        number, kind, identity, label = the_person(change, person, "nothing was erased")
        salt = _salt(change)
        _delete_issues(change, number, identity, label)
        known_as = {(kind, identity), *_also_known_as(change, number, label)}
        leave_out(change, {label, *(name for _, name in known_as)})
        leave_out_person(change, number)
        change.execute(_CELLS, {"person": number})
        for table in ("answer_row", "participation", "person_fact", "declined", "person"):
            change.execute(f"delete from {table} where person_no = :person", {"person": number})
        for statement in (_UNUSED_VALUES, _UNUSED_SERIES):
            change.execute(statement)
        recount(change)
        subjects = _delete_accounts(change, {name for _, name in known_as})
        moment = now()
        for known in sorted(known_as):
            change.execute(
                "insert into erased (identity_hash, erased_at) values (:hash, :moment)"
                " on conflict do nothing",
                {"hash": identity_hash(salt, *known), "moment": moment},
            )
        note(change, "erase", "one person", person=number)
        forget_texts(change, {label, *subjects, *(name for _, name in known_as)})
    return (
        "One person was erased: ratings, opinions, people list, declines and identity. "
        "Undoing or importing an old file does not bring them back."
    )


def _delete_accounts(change: Transaction, names: set[str]) -> set[str]:
    """Who is erased signs in no longer, unless by an id that nothing here ties to them. Answers
    what they signed in as."""
    subjects: set[str] = set()
    for name in sorted(names):
        mine = "select subject from account where lower(subject) = :n or lower(person) = :n"
        subjects |= {subject for (subject,) in change.rows(mine, {"n": name})}
        change.execute(f"delete from account_team where subject in ({mine})", {"n": name})
        change.execute(
            "delete from account where lower(subject) = :n or lower(person) = :n", {"n": name}
        )
    return subjects


def _salt(change: Transaction) -> str:
    rows = change.rows("select value from setting where name = :name", {"name": SALT})
    if rows:
        return str(rows[0][0])
    salt = secrets.token_hex(16)
    change.insert("setting", ("name", "value"), [(SALT, salt)])
    return salt


def _also_known_as(change: Transaction, person_no: int, label: str) -> set[tuple[str, str]]:
    """Other identities that a later file could use: the label and the names on people lists.

    One that is somebody else's identity stays theirs.
    """
    names = change.rows(
        "select distinct name from person_fact where person_no = :person and name is not null",
        {"person": person_no},
    )
    others = {
        (kind, identity)
        for kind, identity in change.rows(
            "select identity_kind, identity from person where person_no <> :person",
            {"person": person_no},
        )
    }
    known: set[tuple[str, str]] = {identify(label), *(identify(name) for (name,) in names)}
    return known - others


def _delete_issues(change: Transaction, person_no: int, identity: str, label: str) -> None:
    """Problems noted on the person's own rows, or that quote how a file named them."""
    change.execute(
        """
        delete from import_issue
        where lower(value) in (lower(:label), :identity)
           or (length(:label) > 2 and position(lower(:label) in lower(concat(value, reason))) > 0)
           or (length(:identity) > 2 and position(:identity in lower(concat(value, reason))) > 0)
           or exists (
               select 1
               from (
                   select import_no, row_no from participation where person_no = :person
                   union
                   select import_no, row_no from answer_row where person_no = :person
               ) own
               where own.import_no = import_issue.import_no and own.row_no = import_issue.row_no
           )
        """,
        {"person": person_no, "identity": identity, "label": label},
    )


_CELLS = """
    delete from answer_cell where entry_no in (
        select entry_no from answer_row where person_no = :person
    )
"""
_UNUSED_VALUES = """
    delete from answer_value
    where not exists (
        select 1 from answer a
        where a.import_no = answer_value.import_no and a.position = answer_value.position
          and a.code = answer_value.code
    )
"""
"""What only the erased person wrote."""
_UNUSED_SERIES = """
    delete from answer_series
    where not exists (
        select 1 from answer_cell c where c.series_no = answer_series.series_no
    )
"""
"""What only the erased person was asked."""
