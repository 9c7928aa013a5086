"""The same answers imported again: said before they are stored, and replaced in one step."""

from __future__ import annotations

from typing import Any

import pytest

import data.ingest
from data.ingest import ingest, undo
from data.intake.columns.mapping_file import ColumnMapping, MappingFile
from data.store.database import Database
from data.store.history.imports import history
from data.store.people.erasure import erase
from data.vocabulary import OWNER, RefusedError
from tests.build import HISTORY, everything, ratings

TEAM = b"Name,Python,SQL,Docker\nAna,3,4,1\nBo,1,2,2\nCy,2,2,5\n"
SAME = MappingFile(same_person=(("Cy", "Ana"),))


def test_the_same_file_with_another_mapping_says_what_it_repeats(database: Database) -> None:
    first = ingest(database, TEAM, "a.csv", wave="w", scale="0-5")
    said = ingest(database, TEAM, "a.csv", wave="w", scale="0-5", mapping=SAME, dry_run=True)
    assert [(r.import_id, r.file_name) for r in said.repeats] == [(first.import_id, "a.csv")]
    assert "This same file is stored already" in said.repeats[0].reason
    other = ingest(database, TEAM, "a.csv", wave="v", scale="0-5", dry_run=True)
    assert [r.import_id for r in other.repeats] == [first.import_id]  # also in another wave


@pytest.mark.parametrize(
    ("text", "repeats"),
    [
        ("Name,Python,SQL,Docker\nAna,3,4,1\nBo,1,3,2\nCy,2,2,5\n", 1),
        ("Name,Python,SQL,Docker\nAna,3,4,1\nBo,1,3,2\nDi,2,2,5\n", 0),  # 2 of 3 people
        ("Name,Python,Rust,Git\nAna,3,4,1\nBo,1,3,2\nCy,2,2,5\n", 0),  # 1 of 3 skills
    ],
)
def test_nearly_the_same_people_and_skills_in_one_wave(
    database: Database, text: str, repeats: int
) -> None:
    ingest(database, TEAM, "a.csv", wave="w", scale="0-5")
    said = ingest(database, text.encode(), "b.csv", wave="w", scale="0-5", dry_run=True)
    assert len(said.repeats) == repeats
    for kind in ({"wave": "v"}, {"wave": "w", "rater": "manager"}):
        other = ingest(database, text.encode(), "b.csv", scale="0-5", dry_run=True, **kind)  # type: ignore[arg-type]
        assert other.repeats == ()


def test_replacing_leaves_the_store_as_if_only_the_second_had_come(database: Database) -> None:
    first = ingest(database, TEAM, "a.csv", wave="w", scale="0-5")
    mapping = MappingFile((ColumnMapping("Docker", use="ignored"),), same_person=(("Cy", "Ana"),))
    said = ingest(
        database, TEAM, "a.csv", wave="w", scale="0-5", mapping=mapping, replaces=first.import_id
    )
    assert said.repeats == ()
    assert "9 ratings of 3 people" in said.difference[0]
    assert ratings(database, "r.level", "1, 2") == [
        ("Ana", "Python", 2),
        ("Ana", "SQL", 2),
        ("Bo", "Python", 1),
        ("Bo", "SQL", 2),
    ]
    assert database.rows("select label from person order by 1") == [("Ana",), ("Bo",)]
    done = {r.import_id: r for r in history(database, OWNER)}
    assert done[first.import_id].undone_at is not None
    assert done[said.import_id].difference[0] == said.difference[0]
    undo(database, said.import_id)
    assert ratings(database, "r.level", "1, 2") == []


def test_a_refused_or_tried_replacement_leaves_the_first(database: Database) -> None:
    first = ingest(database, TEAM, "a.csv", wave="w", scale="0-5")
    before = everything(database, HISTORY)
    for content in (b"Product,Price\nBread,3\n", b"Name,Fun\nAna,a lot of it\n"):
        with pytest.raises(RefusedError):
            ingest(database, content, "b.csv", wave="w", replaces=first.import_id)
    with pytest.raises(RefusedError, match="no import “nothing”"):
        ingest(database, TEAM, "a.csv", wave="v", scale="0-5", replaces="nothing")
    ingest(database, TEAM, "a.csv", wave="v", scale="0-5", replaces=first.import_id, dry_run=True)
    assert everything(database, HISTORY) == before


def test_undo_counts_what_is_left_after_an_erasure(database: Database) -> None:
    said = ingest(database, TEAM, "a.csv", wave="w", scale="0-5")
    erase(database, "Bo")
    assert "took out 6 ratings of 2 people." in undo(database, said.import_id)


BREWING = b"Email,Python,Brewing\nann@example.org,3,4\n"
AGAIN = b"Email,Python,Brewing\nbob@example.org,2,5\n"
JUGGLING = b"Email,Python,Juggling\ncy@example.org,1,1\n"


def test_a_skill_that_was_taken_back_meanwhile_is_made_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ingest(database, BREWING, "a.csv", wave="now", scale="0-5")
    honest = data.ingest.understand

    def read_and_wait(*given: Any, **named: Any) -> Any:
        found = honest(*given, **named)  # the header Brewing matched the first file's skill
        monkeypatch.setattr(data.ingest, "understand", honest)
        undo(database, first.import_id)
        ingest(database, JUGGLING, "c.csv", wave="now", scale="0-5")  # takes the free number
        return found

    monkeypatch.setattr(data.ingest, "understand", read_and_wait)
    ingest(database, AGAIN, "b.csv", wave="now", scale="0-5")
    assert ratings(database, "r.level", "1, 2") == [
        ("bob@example.org", "Brewing", 5),
        ("bob@example.org", "Python", 2),
        ("cy@example.org", "Juggling", 1),
        ("cy@example.org", "Python", 1),
    ]
