"""Every text that the store holds, to look for somebody's name in it: found by themselves, so that
a table that is new is not forgotten."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from data.store.database import Database, Transaction, columns_of, scope_of

SHORTEST = 3
"""Shorter names would be found in any sentence."""
ASKED = "(true or :every_team or :people_visible or '' = any(:teams))"
"""For what is asked of one person: the verb has decided whose it is, in whatever team."""


@dataclass(frozen=True)
class Column:
    """A text column of a table."""

    table: str
    column: str


OWN_WORDS = frozenset(
    {"area_id", "name", "pay_band", "role", "scope", "skill_id", "team", "wave", "wave_name"}
)
"""Names of teams, roles, waves and the like: the organisation's own words, by which rows are tied
to each other. (`scenario.name` and what a token is called are not among them.)"""
_FREE_NAMES = frozenset({("scenario", "name")})
_NO_WORDS = frozenset(
    {
        "alias_key",
        "digest",
        "headers_sha256",
        "identity",
        "identity_hash",
        "identity_kind",
        "import_id",
        "kind",
        "label",
        "lever",
        "mapping_sha256",
        "rater",
        "salt",
        "scale",
        "scenario_hash",
        "severity",
        "sha256",
        "token_id",
        "tooling",
        "usage",
    }
)
"""Columns of codes, of numbers as text and of the shipped seeds; and the person's own row."""
_FREE = frozenset({("token", "label")})


def texts(store: Database | Transaction, *, own_words: bool = False) -> list[Column]:
    """The columns that people wrote freely in, or (`own_words`) the organisation's own words."""
    return [
        Column(table, column)
        for table, column, kind in columns_of(store)
        if kind in _TEXT and table not in _NO_TEXTS
        if (column in OWN_WORDS and (table, column) not in _FREE_NAMES) == own_words
        if own_words or column not in _NO_WORDS or (table, column) in _FREE
    ]


_TEXT = ("varchar", "character varying", "text")
_NO_TEXTS = ("setting", "assumption", "audit", "audit_read")


def tables_of_people(store: Database | Transaction) -> list[str]:
    """Tables with a person's number, in their order, so that one that is new is not forgotten."""
    return [table for table, column, _ in columns_of(store) if column == "person_no"]


def pattern_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Finds each of the names as a word of its own, however it is written; None: none is long
    enough to be looked for."""
    words = {form for name in names if len(name) >= SHORTEST for form in forms(name)}
    if not words:
        return None
    longest_first = sorted(map(re.escape, words), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)


def forms(name: str) -> set[str]:
    """A name as it is written, and within the quotation marks of TOML and JSON."""
    return {name, json.dumps(name, ensure_ascii=False)[1:-1], json.dumps(name)[1:-1]}


def naming(
    store: Database | Transaction, names: Iterable[str], *, own_words: bool = False
) -> Iterator[tuple[Column, str]]:
    """Every different text in which one of the names stands as a word of its own."""
    known = [name for name in names if len(name) >= SHORTEST]
    pattern = pattern_of(known)
    if pattern is None:
        return
    wanted = sorted({form.lower() for name in known for form in forms(name)})
    for where in texts(store, own_words=own_words):
        rows = store.rows(
            f"""
            select distinct held.{where.column} from {where.table} held
            where exists (
                select 1 from (select unnest(cast(:wanted as varchar[])) as form) wanted
                where position(wanted.form in lower(held.{where.column})) > 0
            ) and {ASKED} order by 1
            """,
            {"wanted": wanted, **scope_of(store)},
        )
        yield from ((where, text) for (text,) in rows if pattern.search(text))
