"""An import that is stopped on its way leaves nothing behind: no row, no file."""

from __future__ import annotations

import tempfile
from itertools import count
from pathlib import Path

import pytest

from data.ingest import ingest
from data.intake.reading import large
from data.store.database import Database
from data.vocabulary import Progress
from tests.build import everything


class ClickedError(BaseException):
    """As Streamlit ends a script: no Exception."""


def _stop_after(steps: int) -> Progress:
    told = count()

    def stop(step: str, done: int, rows: int) -> None:
        if next(told) == steps:
            raise ClickedError

    return stop


@pytest.mark.parametrize("limit", [large.LARGE, 1], ids=["small", "large"])
def test_stopped_at_every_step(
    database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, limit: int
) -> None:
    monkeypatch.setattr(large, "LARGE", limit)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    content = b"Email,Python,Weaving\n" + b"".join(b"p%d@x.org,3,2\n" % i for i in range(50))
    steps: list[tuple[str, int, int]] = []
    ingest(
        database,
        content,
        "s.csv",
        wave="kept",
        scale="0-5",
        progress=lambda *step: steps.append(step),
    )
    assert steps[0] == ("Reading the file", 0, 0)
    assert steps[-1] == ("Storing answers", 50, 50)
    before = everything(database)
    for at in range(len(steps)):
        stop = _stop_after(at)
        with pytest.raises(ClickedError):
            ingest(database, content, "s.csv", wave="new", scale="0-5", progress=stop)
        assert everything(database) == before
        assert list(tmp_path.iterdir()) == []
