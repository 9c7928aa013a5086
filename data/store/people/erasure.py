"""Erasing a person: everything of theirs goes, and an old file cannot bring them back.

Names of people in what others wrote: erasing somebody takes them out of every text.
"""

import hashlib
import re
from collections.abc import Collection, Sequence

from data.store.database import Database, Transaction, now
from data.store.facts.renaming import rewritten, write_text
from data.store.facts.tombstones import ERASED, ErasedPeople, erased_people, identify, identity_hash
from data.store.ledger import leave_out_person
from data.store.noting import forget_texts, note
from data.store.people.people import the_person
from data.store.people.texts import Column, naming, pattern_of, tables_of_people
from data.vocabulary import RefusedError

_MAPPING = Column("import", "mapping")
_NAME = Column("scenario", "name")
_OF_PEOPLE = {Column("person_fact", "name"), Column("account", "role"), Column("token", "role")}


def leave_out(change: Transaction, names: Collection[str]) -> None:
    """Write `erased` for each of the names, as a word of its own, in every text.

    A remembered mapping that has one is forgotten: it names columns, and two could become one.
    """
    pattern = pattern_of(names)
    if pattern is None:
        return
    for where, text in list(naming(change, names)):
        if where.table == "audit_text" or where == _NAME:
            continue  # `forget_texts` takes those out whole: lines hold their digest
        after = None if where == _MAPPING else pattern.sub(ERASED, text)
        write_text(change, where.table, where.column, text, after)
    _leave_out_of_names(change, pattern)


def own_words_with(change: Transaction, names: Collection[str]) -> tuple[str, ...]:
    """Which of the organisation's own words have one of the names: "the name of a team"."""
    result = {
        _WORDS.get(where.column, f"the {where.column} of a {where.table.replace('_', ' ')}")
        for where, _ in naming(change, names, own_words=True)
        if where not in _OF_PEOPLE
    }
    return tuple(sorted(result))


_WORDS = {
    "team": "the name of a team",
    "role": "the name of a role",
    "scope": "the name of a team",
    "wave": "the name of a wave",
    "wave_name": "the name of a wave",
}


def _leave_out_of_names(change: Transaction, pattern: re.Pattern[str]) -> None:
    """The same in the names of scenarios, which stay different from each other."""
    rows = change.rows("select name from scenario order by scenario_no")
    taken = {name.casefold() for (name,) in rows if not pattern.search(name)}
    for (name,) in rows:
        if pattern.search(name):
            new = bare = pattern.sub(ERASED, name)
            count = 1
            while new.casefold() in taken:
                count += 1
                new = f"{bare} {count}"
            taken.add(new.casefold())
            write_text(change, "scenario", "name", name, new)


def erase(database: Database, person: str) -> str:
    """Delete everything of one person, also from the bytes of the store, and answer what was done,
    in sentences without data.

    `person` is an e-mail, an id, or the label or name as the store shows it. Raises RefusedError
    when nobody or more than one person is meant.
    """
    with database.transaction() as change:  # for the owner and administrators only
        person_found = the_person(change, person, "nothing was erased")
        words = _forget(change, [person_found], "one person")
        database.rewrite_is_wanted(change)
    text = (
        "One person was erased: ratings, opinions, people list, declines and identity. "
        "Undoing or importing an old file does not bring them back. Backups made before still "
        "hold them: make a new one, by which a restore knows whom to leave out."
    )
    if words:
        text += (
            f" Their name is also in {', '.join(words)}, which tie rows together and were left: "
            "rename them in the next survey, or undo the import."
        )
    return text + rewritten(database)


def erase_again(database: Database, gone: ErasedPeople) -> int:
    """Erase whoever is here again although the tombstones say that they were erased, and keep the
    tombstones. How many that were.

    Raises RefusedError for tombstones that were made with another store's key.
    """
    with database.transaction() as change:
        if gone.hashes and erased_people(change).key != gone.key:
            raise RefusedError(
                "The list of erased people is of another store: its marks cannot be compared with "
                "people of this one. Name the list that was written beside a backup of this store."
            )
        everybody = change.rows(
            "select person_no, identity_kind, identity, label from person order by 1"
        )
        here = [item for item in everybody if item[1:3] in gone]
        _forget(change, here, "one person, back from a backup")
        _keep(change, gone.hashes)
        if here:
            database.rewrite_is_wanted(change)
    if here:
        rewritten(database)
    return len(here)


def _forget(
    change: Transaction, people: Sequence[tuple[int, str, str, str]], text: str
) -> tuple[str, ...]:
    """Delete them within a transaction; which of the organisation's own words have their names."""
    key = erased_people(change).key
    words: list[str] = []
    for number, kind, identity, label in people:
        _delete_issues(change, number, identity, label)
        known_as = {(kind, identity), *_also_known_as(change, number, label)}
        names = {label, *(name for _, name in known_as)}
        subjects = _delete_accounts(change, {name for _, name in known_as})
        leave_out_person(change, number)
        change.execute(_CELLS, {"person": number})
        for table in tables_of_people(change):
            if table not in _KEPT:
                change.execute(f"delete from {table} where person_no = :person", {"person": number})
        leave_out(change, names)
        words += own_words_with(change, names)
        _keep(change, {identity_hash(key, *known) for known in known_as})
        note(change, "erase", text, person=number)
        forget_texts(change, names | subjects)
    if people:
        for statement in (_UNUSED_VALUES, _UNUSED_SERIES):
            change.execute(statement)
    return tuple(dict.fromkeys(words))


_KEPT = frozenset({"audit", "audit_read", "followed"})
"""What happened stays, with a number that nobody goes by any more; `leave_out_person` has seen to
what was decided."""


def _keep(change: Transaction, hashes: set[str] | frozenset[str]) -> None:
    moment = now()
    for kept in sorted(hashes):
        change.execute(
            "insert into erased (identity_hash, erased_at) values (:hash, :moment)"
            " on conflict do nothing",
            {"hash": kept, "moment": moment},
        )


def _delete_accounts(change: Transaction, names: set[str]) -> set[str]:
    """Who is erased signs in no longer, unless by an id that nothing here ties to them. Answers
    what they signed in as."""
    given = {"names": sorted(names)}
    mine = (
        "select subject from account"
        " where lower(subject) = any(:names) or lower(person) = any(:names)"
    )
    subjects = {subject for (subject,) in change.rows(mine, given)}
    for table in ("account_team", "account"):
        change.execute(f"delete from {table} where subject in ({mine})", given)
    return subjects


def _also_known_as(change: Transaction, person_no: int, label: str) -> set[tuple[str, str]]:
    """Other identities that a later file could use: the label and the names on people lists.

    One that is somebody else's identity stays theirs.
    """
    names = change.rows(
        "select distinct name from person_fact where person_no = :person and name is not null",
        {"person": person_no},
    )
    others = change.rows(
        "select identity_kind, identity from person where person_no <> :person",
        {"person": person_no},
    )
    known: set[tuple[str, str]] = {identify(label), *(identify(name) for (name,) in names)}
    return known.difference(others)


def _delete_issues(change: Transaction, person_no: int, identity: str, label: str) -> None:
    """Problems noted on the person's own rows, or that quote how a file named them."""
    change.execute(
        """
        delete from import_issue
        where lower(value) in (lower(:label), :identity)
           or (length(:label) > 2 and position(lower(:label) in lower(concat(value, reason))) > 0)
           or (length(:identity) > 2 and position(:identity in lower(concat(value, reason))) > 0)
           or (import_no, row_no) in (
               select import_no, row_no from participation where person_no = :person
               union
               select import_no, row_no from answer_row where person_no = :person
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
