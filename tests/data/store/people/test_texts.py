"""Which texts are looked through for the name of somebody erased; a new column is decided on."""

from __future__ import annotations

import pytest

from data.store.database import Database
from data.store.people.texts import pattern_of, texts

NOT_WRITTEN = {
    *("area_id", "action", "alias_key", "digest", "headers_sha256", "identity_hash"),
    *("identity_kind", "import_id", "kind", "lever", "mapping_sha256", "rater", "salt", "scale"),
    *("scenario_hash", "severity", "sha256", "token_id", "tooling", "usage"),
}
"""Codes, digests and words of the shipped seeds, in whatever table."""
KNOWN = {"assumption", "audit", "audit_read", "setting"}
"""Tables of keys, codes and digests; numbers with their sources."""
OWN_ROW = {("person", "identity"), ("person", "label")}
"""They go with the person."""


def test_every_text_column_is_looked_through_or_known_to_hold_no_name(database: Database) -> None:
    rows = database.rows("""
        select c.table_name, c.column_name from information_schema.columns c
        join information_schema.tables t
          on t.table_schema = c.table_schema and t.table_name = c.table_name
        where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
          and lower(c.data_type) in ('varchar', 'character varying', 'text')
    """)
    seen = {(c.table, c.column) for own in (False, True) for c in texts(database, own_words=own)}
    written = {(t, c) for t, c in rows if t not in KNOWN and c not in NOT_WRITTEN}
    left = written - seen - OWN_ROW
    assert left == set(), "may people write a name there? then data/store/people/notice.py reads it"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ana Lee.", True),
        ("of ANA LEE.csv", True),
        ('"Ana Lee" = 1', True),
        ("Anastasia Leeds", False),
        ("banana lee", False),
        ("ana leeward", False),
    ],
)
def test_a_name_is_found_as_words_of_its_own(text: str, found: bool) -> None:
    pattern = pattern_of({"Ana Lee", "x"})
    assert pattern is not None
    assert bool(pattern.search(text)) == found
    assert pattern_of({"x", "yo"}) is None  # would be found in any sentence
