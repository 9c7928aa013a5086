"""Names of people in what others wrote: erasing somebody takes them out of every text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from data.store.database import Transaction
from data.store.facts.tombstones import ERASED
from data.store.people.texts import Column, holding, pattern_of, texts

_MAPPING = Column("import", "mapping")
_NAME = Column("scenario", "name")
_OF_PEOPLE = {Column("person_fact", "name"), Column("account", "role"), Column("token", "role")}


def leave_out(change: Transaction, names: Iterable[str]) -> None:
    """Write `erased` for each of the names, as a word of its own, in every text.

    A remembered mapping that has one is forgotten: it names columns, and two could become one.
    """
    known = sorted(names)
    pattern = pattern_of(known)
    if pattern is None:
        return
    for where in texts(change):
        if where.table == "audit_text":
            continue  # `forget_texts` takes them out whole: lines hold their digest
        if where == _NAME:
            _leave_out_of_names(change, pattern)
            continue
        for text in holding(change, where, known):
            after = None if where == _MAPPING else pattern.sub(ERASED, text)
            if after != text and pattern.search(text):
                _write(change, where, text, after)


def own_words_with(change: Transaction, names: Iterable[str]) -> tuple[str, ...]:
    """Which of the organisation's own words have one of the names: "the name of a team"."""
    known = sorted(names)
    pattern = pattern_of(known)
    if pattern is None:
        return ()
    found = {
        _WORDS.get(where.column, f"the {where.column} of a {where.table.replace('_', ' ')}")
        for where in texts(change, own_words=True)
        if where not in _OF_PEOPLE
        and any(pattern.search(text) for text in holding(change, where, known))
    }
    return tuple(sorted(found))


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
            _write(change, _NAME, name, new)


def _write(change: Transaction, where: Column, before: str, after: str | None) -> None:
    """One text, wherever it stands in the column."""
    change.execute(
        f"update {where.table} set {where.column} = :after where {where.column} = :before",
        {"before": before, "after": after},
    )
