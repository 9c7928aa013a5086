"""What another session does between the reading of a file and its storing."""

from __future__ import annotations

from typing import Any

import pytest

import data.ingest
from data.ingest import ingest, undo
from data.store.database import Database
from tests.build import ratings

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
