"""A confirmed mapping comes back with the next file of the same headers, and goes with an undo."""

from __future__ import annotations

import pytest

from data.ingest import ingest, propose, undo
from data.intake.columns.mapping_file import ColumnMapping, MappingFile
from data.store.database import Database
from data.store.history.imports import history
from data.vocabulary import OWNER, Viewer

FIRST = b"Name,Bananas,Python\nAnn,2,4\nBob,1,5\n"
SECOND = b"Python,name,BANANAS\n3,Ann,1\n4,Bob,2\n"
CORRECTED = MappingFile(
    (ColumnMapping("Bananas", skill="Kubernetes"),), same_person=(("Bob", "Robert"),)
)


@pytest.fixture
def confirmed(database: Database) -> Database:
    ida = database.seen_by(Viewer("admin", name="Ida"))
    ingest(ida, FIRST, "one.csv", wave="first", scale="1-5", mapping=CORRECTED)
    return database


def skills(database: Database, content: bytes, *, fresh: bool = False) -> set[str | None]:
    return {c.skill for c in propose(content, "x.csv", database, fresh_mapping=fresh).columns}


def test_the_same_headers_in_any_order_and_case_bring_it_back(confirmed: Database) -> None:
    found = propose(SECOND, "two.csv", confirmed)
    assert {c.skill for c in found.columns} == {None, "Kubernetes", "Python"}
    assert "“first”" in found.remembered
    assert found.questions == ()  # the scale was said then
    said = ingest(confirmed, SECOND, "two.csv", wave="second")
    assert said.remembered == found.remembered
    assert said.remembered in [issue.reason for issue in said.issues]
    assert history(confirmed, OWNER)[-1].imported_by == "Ida"
    texts = {text for (text,) in confirmed.rows("select mapping from import")}
    assert all("Kubernetes" in text and "Robert" not in text for text in texts)


def test_it_can_be_left_and_is_then_forgotten(confirmed: Database) -> None:
    other = b"Name,Bananas,Python,Go\nAnn,2,4,1\n"
    assert propose(other, "x.csv", confirmed).remembered == ""
    given = propose(SECOND, "x.csv", confirmed, mapping=MappingFile(scale="0-5"))
    assert given.remembered == ""
    assert skills(confirmed, SECOND, fresh=True) == {None, "BANANAS", "Python"}
    ingest(confirmed, SECOND, "two.csv", wave="second", fresh_mapping=True)
    assert skills(confirmed, SECOND) == {None, "BANANAS", "Python"}


def test_undo_forgets_it_and_leaves_the_earlier_one(confirmed: Database) -> None:
    renamed = MappingFile((ColumnMapping("Bananas", skill="Docker"),))
    second = ingest(confirmed, SECOND, "two.csv", wave="second", mapping=renamed)
    assert "Docker" in skills(confirmed, FIRST)
    undo(confirmed, second.import_id)
    assert "Kubernetes" in skills(confirmed, FIRST)
    undo(confirmed, history(confirmed, OWNER)[-1].import_id)
    assert skills(confirmed, FIRST) == {None, "Bananas", "Python"}


def test_the_same_file_again_is_a_duplicate_with_and_without_it(confirmed: Database) -> None:
    again = ingest(confirmed, FIRST, "one.csv", wave="first", scale="1-5", mapping=CORRECTED)
    assert again.duplicate
    named = ingest(confirmed, FIRST, "one.csv", wave="one more")
    assert ingest(confirmed, FIRST, "one.csv", wave="one more").duplicate
    assert not named.duplicate
