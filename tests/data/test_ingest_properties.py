"""Whatever the file: it is stored whole or refused, and what is stored is what it said."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.ingest import ingest, undo
from data.store.database import Database
from data.vocabulary import ImportOutcome, RefusedError
from tests.data.test_ingest import COUNTS
from tests.stores import seeded

SKILLS = ("Python", "SQL", "Docker", "Juggling", "C++", "R", "Data pipelines")
ANSWERS = ("0", "1", "2", "3", "4", "5", "", "N/A", "?", "Expert", "8", "2.5", "nonsense")
relaxed = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def store() -> Iterator[Database]:
    with seeded() as database:
        yield database


def as_csv(rows: list[list[str]], delimiter: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


@relaxed
@given(
    width=st.integers(2, len(SKILLS)),
    levels=st.lists(st.lists(st.integers(0, 5), min_size=7, max_size=7), min_size=2, max_size=12),
    delimiter=st.sampled_from(",;\t"),
)
def test_a_wide_table_comes_back_as_it_was(
    store: Database, width: int, levels: list[list[int]], delimiter: str
) -> None:
    rows = [["Name", *SKILLS[:width]]]
    rows += [[f"person {i}", *map(str, row[:width])] for i, row in enumerate(levels)]
    said = ingest(store, as_csv(rows, delimiter), "wide.csv", scale="0-5", wave="w")
    assert (said.ratings, said.people) == (len(levels) * width, len(levels))
    found = store.rows("""
        select p.label, s.name, r.level from rating r
        join person p on p.person_no = r.person_no join skill s on s.skill_no = r.skill_no
    """)
    expected = {
        (f"person {i}", skill): row[k]
        for i, row in enumerate(levels)
        for k, skill in enumerate(SKILLS[:width])
    }
    undo(store, said.import_id)
    assert {(person, skill): level for person, skill, level in found} == expected
    assert store.rows("select count(*) from rating") == [(0,)]


@relaxed
@given(
    header=st.permutations(["Name", "Team", "Notes", *SKILLS]),
    body=st.lists(st.lists(st.sampled_from(ANSWERS), min_size=8, max_size=12), max_size=10),
    scale=st.sampled_from([None, "0-5", "1-5", "0-10"]),
)
def test_the_eight_counts_always_add_up(
    store: Database, header: list[str], body: list[list[str]], scale: str | None
) -> None:
    said = stored(store, as_csv([header, *body], ","), scale=scale)
    if said:
        assert said.cells == said.rows * len(said.columns)


@relaxed
@given(content=st.binary(max_size=400))
def test_any_bytes_are_stored_or_refused(store: Database, content: bytes) -> None:
    stored(store, content)


@relaxed
@given(
    text=st.text(
        alphabet=st.sampled_from("Name,Python;SQL\t\"'\n\r 0123456789é\x08[]()#?/ABC{}:-"),
        max_size=300,
    ),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
)
def test_any_text_is_stored_or_refused(store: Database, text: str, encoding: str) -> None:
    stored(store, text.encode(encoding, errors="replace"))


@relaxed
@given(content=st.binary(min_size=1, max_size=200))
def test_a_broken_workbook_is_refused(store: Database, content: bytes) -> None:
    stored(store, b"PK\x03\x04xl/" + content)
    stored(store, b"\xd0\xcf\x11\xe0" + content)


def stored(store: Database, content: bytes, scale: str | None = None) -> ImportOutcome | None:
    """What was stored, its cells accounted for; None where it was refused in a sentence."""
    sentence = ""
    try:
        said = ingest(store, content, "any.bin", scale=scale, dry_run=True)
    except RefusedError as refused:
        sentence = str(refused)
    if sentence:
        assert len(sentence) > 30
        return None
    assert said.cells == sum(getattr(said, name) for name in COUNTS)
    return said
