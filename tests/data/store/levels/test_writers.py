"""Kept counts are never older than the answers: every writer that is found must count again."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[4]
TABLES = "answer_cell|answer_row|answer_series|participation|import|wave|people_list|person_fact"
"""What the counts are made of: who is on the roster of which wave, and what was said of them."""
WRITES = re.compile(r"(?i:\b(insert into|update|delete from)\s)|\.(insert|bulk)\(")
COUNTED = re.compile(
    rf"(?i:(insert into|update|delete from)\s+({TABLES})\b)|[\"']({TABLES})[\"']|"
    r"(?i:(update|delete from)\s+\{)"
)

IMPORTS = "data/store/history/imports.py"
RECOUNTED_BY = {
    IMPORTS: IMPORTS,
    "data/store/history/retention.py": "data/store/history/retention.py",
    "data/store/history/one_rating.py": IMPORTS,  # a rating of a lead, recorded as an import
    "data/load.py": "data/load.py",  # a list of people is taken back
    "data/store/facts/renaming.py": "data/load.py",
    "data/store/people/erasure.py": "data/store/people/erasure.py",
    "data/store/people/people.py": "data/store/people/people.py",
    # an import lands its rows, and then is recorded in the same transaction
    "data/store/upload/landing.py": IMPORTS,
}
"""Each file that writes what is counted, and the file that counts again before the commit."""
COUNT_NOBODY = {
    "data/store/copying.py",  # copies the counts with the rest, table by table
    "data/store/facts/settings.py",  # what was shown of waves, by their names
    "data/store/facts/requirements.py",  # deletes from tables of requirements
    "data/store/history/imports.py",  # how a file was read, not what it says
    "data/store/levels/kept.py",  # the counts themselves
    "data/store/people/accounts.py",  # who may sign in
    "data/store/people/audited.py",  # lines of the audit
    "data/store/people/contests.py",  # what is said beside ratings
    "data/store/people/erasure.py",  # texts that others wrote
    "data/store/scenarios.py",  # a decision names its wave; a scenario with what hung on it
}


def writes_what_is_counted(text: str) -> bool:
    """Whether the text writes a store and names a counted table as what it may write."""
    return bool(WRITES.search(text) and COUNTED.search(text))


def test_every_writer_of_what_is_counted_is_known_with_who_counts_again() -> None:
    files = [f for f in (ROOT / "data").rglob("*") if f.suffix in (".py", ".sql")]
    found = {
        f.relative_to(ROOT).as_posix()
        for f in files
        if writes_what_is_counted(f.read_text(encoding="utf-8"))
    }
    assert found == set(RECOUNTED_BY) | COUNT_NOBODY, "call recount() last, and name it here"


def test_who_is_said_to_count_again_does() -> None:
    for file in set(RECOUNTED_BY.values()):
        assert re.search(r"^ +recount\(change", (ROOT / file).read_text("utf-8"), re.MULTILINE), (
            file
        )


def test_only_data_writes_the_store() -> None:
    for folder in ("analytics", "dashboard"):
        for file in (ROOT / folder).rglob("*.py"):
            assert not re.search(
                rf"(?i)(insert into|update|delete from)\s+({TABLES})\b", file.read_text("utf-8")
            ), file


def test_a_forgotten_writer_is_found() -> None:
    assert writes_what_is_counted('change.execute("delete from participation where x = 1")')
    assert writes_what_is_counted('change.insert("people_list", ("list_no",), rows)')
    assert writes_what_is_counted('change.bulk(\n    "answer_cell", columns, sql)')
    assert writes_what_is_counted('change.execute(f"delete from {table}")')
    assert not writes_what_is_counted('change.rows("select 1 from participation")')
    assert not writes_what_is_counted('change.insert("audit", ("action",), rows)')
