"""An import tells how far it is; stopped on its way it leaves nothing, overtaken what it said."""

import tempfile
from pathlib import Path
from typing import Any

import pytest

import data.ingest
from data.ingest import ingest, undo
from data.intake.reading import large
from data.store.database import Database
from data.store.upload import staging as reshaping
from tests.build import HISTORY, everything, ratings

ROWS = 300
SURVEY = "Email,Team,Python,SQL\n" + "".join(
    f"p{n}@example.org,Team {n % 7},{n % 6},{n % 5}\n" for n in range(ROWS)
)


class StoppedError(BaseException):
    """As Streamlit ends a script: no Exception."""


@pytest.fixture(autouse=True)
def everything_is_large(
    database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(large, "LARGE", 0)
    monkeypatch.setattr(large, "IN_MEMORY", 0)
    monkeypatch.setattr(large, "_TOLD", 100)
    monkeypatch.setattr(reshaping, "_BEAT", 0.001)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def told(database: Database, content: str) -> list[tuple[str, int, int]]:
    words: list[tuple[str, int, int]] = []

    def hear(*word: Any) -> None:
        words.append(word)

    ingest(database, content.encode(), "f.csv", wave="now", scale="0-5", progress=hear)
    return words


def test_the_steps_come_in_order_and_rows_stay_within_all(database: Database) -> None:
    words = told(database, SURVEY)
    steps = list(dict.fromkeys(step for step, _, _ in words))
    assert steps == ["Reading the file", "Recognising people", "Storing answers"]
    assert all(0 <= done <= rows or rows == 0 for _, done, rows in words)
    assert words[-1] == ("Storing answers", ROWS, ROWS)


def test_an_irregular_file_tells_too(database: Database) -> None:
    reading = [w for w in told(database, "Survey 2026\n\n" + SURVEY) if w[0] == "Reading the file"]
    assert ("Reading the file", 100, ROWS + 3) in reading


@pytest.mark.parametrize(
    ("content", "size"),
    [(SURVEY, 0), ("Survey 2026\n\n" + SURVEY, 0), (SURVEY, 1 << 40)],
    ids=["plain", "anew", "small"],
)
def test_stopped_at_any_word_nothing_stays(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, size: int
) -> None:
    monkeypatch.setattr(large, "LARGE", size)
    before = everything(database, HISTORY)
    calls = 0

    def stop(step: str, done: int, rows: int) -> None:
        nonlocal calls
        calls += 1
        if calls == last:
            raise StoppedError

    last, stops = 1, 0
    while True:
        calls = 0
        try:
            ingest(database, content.encode(), "f.csv", wave="now", scale="0-5", progress=stop)
            break
        except StoppedError:
            assert everything(database, HISTORY) == before, f"word {last}"
            assert not list(tmp_path.glob("skillmix-*")), f"word {last}"
        # Each of the first words, then ever fewer: how many there are depends on the machine.
        last += 1 + last // 2
        stops += 1
    assert stops > (4 if size == 0 else 2)
    assert database.rows("select count(*) from rating") == [(2 * ROWS,)]


class Upload(bytes):
    """The bytes of a file, which tell when nobody holds them any more."""

    let_go = False

    def __del__(self) -> None:
        Upload.let_go = True


def test_answers_are_stored_without_the_file_in_memory(database: Database) -> None:
    held: dict[str, set[bool]] = {}
    Upload.let_go = False

    def note(step: str, done: int, rows: int) -> None:
        held.setdefault(step, set()).add(not Upload.let_go)

    ingest(database, Upload(SURVEY.encode()), "f.csv", wave="now", scale="0-5", progress=note)
    assert True in held["Reading the file"]
    assert held["Recognising people"] == held["Storing answers"] == {False}


def test_a_skill_taken_back_meanwhile(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large, "LARGE", 1 << 40)
    brewing = b"Email,Python,Brewing\nann@example.org,3,4\n"
    first = ingest(database, brewing, "a.csv", wave="now", scale="0-5")
    juggling = b"Email,Python,Juggling\ncy@example.org,1,1\n"
    honest = data.ingest.understand

    def read_and_wait(*given: Any, **named: Any) -> Any:
        result = honest(*given, **named)  # the header Brewing matched the first file's skill
        monkeypatch.setattr(data.ingest, "understand", honest)
        undo(database, first.import_id)
        ingest(database, juggling, "c.csv", wave="now", scale="0-5")  # takes the free number
        return result

    monkeypatch.setattr(data.ingest, "understand", read_and_wait)
    again = b"Email,Python,Brewing\nbob@example.org,2,5\n"
    ingest(database, again, "b.csv", wave="now", scale="0-5")
    assert ratings(database, "r.level", "1, 2") == [
        ("bob@example.org", "Brewing", 5),
        ("bob@example.org", "Python", 2),
        ("cy@example.org", "Juggling", 1),
        ("cy@example.org", "Python", 1),
    ]
