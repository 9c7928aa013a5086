"""An import that is stopped on its way, or overtaken: it leaves nothing behind, or what it said."""

from __future__ import annotations

import tempfile
from itertools import count
from pathlib import Path
from typing import Any

import pytest

import data.ingest
from data.ingest import ingest, undo
from data.store.database import Database
from data.vocabulary import Progress
from tests.build import everything, ratings


class ClickedError(BaseException):
    """As Streamlit ends a script: no Exception."""


def _stop_after(steps: int) -> Progress:
    told = count()

    def stop(step: str, done: int, rows: int) -> None:
        if next(told) == steps:
            raise ClickedError

    return stop


def test_stopped_at_every_step(
    database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Of a large file: test_ingest_watched.py."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    content = b"Email,Python,Weaving\n" + b"".join(b"p%d@x.org,3,2\n" % i for i in range(50))
    steps: list[tuple[str, int, int]] = []

    def hear(*step: Any) -> None:
        steps.append(step)

    ingest(database, content, "s.csv", wave="kept", scale="0-5", progress=hear)
    assert steps[0] == ("Reading the file", 0, 0)
    assert steps[-1] == ("Storing answers", 50, 50)
    before = everything(database)
    for at in range(len(steps)):
        stop = _stop_after(at)
        with pytest.raises(ClickedError):
            ingest(database, content, "s.csv", wave="new", scale="0-5", progress=stop)
        assert everything(database) == before
        assert list(tmp_path.iterdir()) == []


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
