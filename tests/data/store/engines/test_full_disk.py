"""A store whose disk is full says what is so, stored or not stored, and goes on by itself."""

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from dashboard.serving.guarding import is_ready
from data.ingest import ingest
from data.intake.reading import large
from data.store.database import REWRITE, Database, open_database
from data.store.engines import duckdb_engine
from data.store.engines.duckdb_engine import NO_ROOM_LEFT
from data.store.engines.engine import no_space
from data.store.history.imports import undo
from data.store.people.erasure import erase
from data.vocabulary import RefusedError
from tests.build import rate
from tests.faults.disks import room
from tests.faults.stores import write_survey
from tests.stores import seeded_at

if sys.platform == "win32":
    pytest.skip("Windows cannot limit how large files grow", allow_module_level=True)
ROWS = "select concat('made ', {turn}, ' ', i), sha256(concat({turn}, i)) from range(30000) t(i)"


@pytest.fixture(autouse=True)
def every_load_is_written_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duckdb_engine, "MANY_ROWS", 1)


@pytest.fixture
def store(tmp_path: Path, whole_blocks: None) -> Iterator[Database]:
    with closing(open_database(seeded_at(tmp_path / "store.duckdb"))) as database:
        yield database


def made(store: Database) -> int:
    return int(store.rows("select count(*) from setting where name like 'made %'")[0][0])


def load(store: Database, turn: int) -> str:
    with store.transaction() as change:
        change.bulk("setting", ("name", "value"), ROWS.format(turn=turn))
    return change.warning


def test_a_load_is_stored_or_not(store: Database, caplog: pytest.LogCaptureFixture) -> None:
    size, heard = Path(store.place).stat().st_size, set()
    for turn, more in enumerate((-2, -1, 0, 1, 2, 3, 4, 6, 30)):
        expected = made(store)
        caplog.clear()
        with room(size + more * 1_000_000):
            try:
                result = load(store, turn)
                expected += 30_000
            except RefusedError as refusal:
                result = str(refusal)
            heard.add(result)
            assert made(store) == expected
            assert is_ready(lambda: store)
        assert (NO_ROOM_LEFT in caplog.text) == (result == NO_ROOM_LEFT)
    assert heard == {"", NO_ROOM_LEFT, str(no_space())}
    store.close()
    with closing(open_database(store.place)) as again:
        assert made(again) == expected


def change_often(store: Database) -> None:
    for turn in range(12):
        with store.transaction() as change:
            change.execute(f"insert into setting {ROWS.format(turn=turn)}")


def test_changes_are_stored_in_the_log_until_it_has_no_room(
    store: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(duckdb_engine, "LONG_LOG", 1_000_000)
    with room(Path(store.place).stat().st_size):
        with pytest.raises(RefusedError, match="nothing was stored"):
            change_often(store)
        assert 0 < (stored := made(store) // 30_000) < 12
        assert NO_ROOM_LEFT in caplog.text
    load(store, 40)
    assert made(store) == (stored + 1) * 30_000


def test_who_only_reads_is_not_told_that_something_was_stored(
    store: Database, caplog: pytest.LogCaptureFixture
) -> None:
    """And who is refused is told nothing before the refusal."""
    place = Path(store.place)
    with room(place.stat().st_size - 4096):
        with store.transaction() as change:
            change.execute("insert into setting (name, value) values ('made 1', '')")
        store.close()
        assert caplog.messages == [NO_ROOM_LEFT]
        caplog.clear()
        with pytest.raises(RefusedError, match="no import"), closing(open_database(place)) as again:
            undo(again, "none")
        assert caplog.messages == []


def test_an_import_has_the_warning_among_what_it_says(store: Database, tmp_path: Path) -> None:
    write_survey(tmp_path / "survey.csv", 9_000)
    with room(Path(store.place).stat().st_size):
        done = ingest(store, (tmp_path / "survey.csv").read_bytes(), "survey.csv", scale="0-5")
        assert done.people == 9_000
        assert "which belongs to it" in done.issues[-1].reason
        assert store.rows("select count(*) from participation") == [(9_000,)]


def test_no_room_for_the_text_of_a_large_file(
    store: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is laid out in the temporary folder first."""
    monkeypatch.setattr(large, "LARGE", 0)
    write_survey(tmp_path / "survey.csv", 30_000)
    text = (tmp_path / "survey.csv").read_bytes()
    for size in (1024, len(text) // 2):  # not even an empty database, and half of the text
        with room(size), pytest.raises(RefusedError, match="no space left on the disk"):
            ingest(store, text, "survey.csv", scale="0-5")
    assert store.rows("select count(*) from import") == [(0,)]


def test_who_is_erased_is_erased_and_the_bytes_wait_for_room(store: Database) -> None:
    rate(store, "person team role Python\nana Core . 3\nbo Core . 1\n")
    with room(Path(store.place).stat().st_size - 4096):
        result = erase(store, "ana")
        assert "there is no space left on its disk" in result
        assert "nothing was stored" not in result
        assert store.rows("select count(*) from person") == [(1,)]
    store.close()
    with closing(open_database(store.place)) as again:
        assert again.rows(f"select name from setting where name = '{REWRITE}'") == []


def test_a_store_that_is_shut_is_not_ready(
    store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who reads inside a change that a full disk ended does not wait for themselves."""
    monkeypatch.setattr(duckdb_engine, "PATIENCE", 0.01)
    with room(Path(store.place).stat().st_size):
        assert load(store, 1)
    with store._engine._write, pytest.raises(RefusedError, match="in a moment"):
        made(store)

    def fails(*_: object, **__: object) -> None:
        raise duckdb.IOException("IO Error: Could not read")

    with monkeypatch.context() as patch:
        patch.setattr(duckdb, "connect", fails)
        assert not is_ready(lambda: store)
        with pytest.raises(RefusedError, match="cannot be opened"):
            load(store, 2)
    assert is_ready(lambda: store)
    assert made(store) == 30_000
