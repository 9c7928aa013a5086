"""A checkpoint that is cut short loses nothing: the file that it was writing in is put back."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import duckdb
import pytest

from data.store.database import Database, open_database
from data.store.engines import duckdb_engine
from data.store.engines.duckdb_engine import DuckDBEngine
from data.vocabulary import RefusedError
from tests.stores import seeded_at

KILLED = """
import os, sys
from data.store.database import open_database
store = open_database(sys.argv[1])
with store.transaction() as change:
    change.insert("setting", ("name", "value"), [("kept", "in the log")])
os._exit(0)
"""
HEADERS = 3 * 4096
KEPT = "select value from setting where name = 'kept'"


@pytest.fixture
def place(tmp_path: Path, whole_blocks: None) -> Path:
    """A store with a log."""
    file = seeded_at(tmp_path / "store.duckdb")
    subprocess.run([sys.executable, "-c", KILLED, file], check=True)
    return file


def beside(place: Path, end: str) -> Path:
    return place.with_name(place.name + end)


def cut_short(place: Path) -> None:
    """As a kill leaves it: blocks after the headers half written, and the copy beside them."""
    before = place.read_bytes()
    done = place.with_name("done.duckdb")
    shutil.copy(place, done)
    shutil.copy(beside(place, ".wal"), beside(done, ".wal"))
    with closing(duckdb.connect(str(done))) as connection:
        connection.execute("checkpoint")
    after = done.read_bytes()
    torn = bytearray(before)
    for page in range(HEADERS, len(before), 8192):  # every other page is of the new file
        torn[page : page + 4096] = after[page : page + 4096]
    place.write_bytes(torn)
    beside(place, ".before").write_bytes(before)


def test_a_store_is_whole_after_a_checkpoint_that_was_cut_short(place: Path) -> None:
    cut_short(place)
    with closing(open_database(place)) as store:
        assert store.rows(KEPT) == [("in the log",)]
    assert sorted(place.parent.glob("store*")) == [place]


def test_without_the_copy_it_would_be_damaged(place: Path) -> None:
    """The engine itself does not get over it: the day it does, the copy can go."""
    cut_short(place)
    beside(place, ".before").unlink()
    with pytest.raises(RefusedError, match="is damaged"):
        open_database(place)


def test_what_is_left_of_one_that_was_done_is_not_put_back(tmp_path: Path) -> None:
    place = seeded_at(tmp_path / "store.duckdb")
    for end in (".before", ".new"):
        beside(place, end).write_bytes(b"older")
    with closing(open_database(place)) as store:
        assert store.rows("select count(*) from skill") != [(0,)]
    assert sorted(tmp_path.glob("store*")) == [place]


def test_a_copy_that_is_not_of_the_log_is_not_put_back(tmp_path: Path, whole_blocks: None) -> None:
    """As an earlier program leaves it, which went on with the file."""
    place = seeded_at(tmp_path / "store.duckdb")
    older = place.read_bytes()
    with closing(duckdb.connect(str(place))) as connection:
        connection.execute("insert into setting (name, value) values ('since', 'in the file')")
        connection.execute("checkpoint")
    subprocess.run([sys.executable, "-c", KILLED, place], check=True)
    beside(place, ".before").write_bytes(older)
    with closing(open_database(place)) as store:
        assert store.rows(KEPT) == [("in the log",)]
        assert store.rows("select value from setting where name = 'since'") == [("in the file",)]
    assert sorted(place.parent.glob("store*")) == [place]


class Slow:
    """A connection during whose checkpoint something else is asked."""

    def __init__(self, root: duckdb.DuckDBPyConnection, ask: Callable[[], object]) -> None:
        self.root, self.ask = root, ask

    def __getattr__(self, name: str) -> Any:
        return getattr(self.root, name)

    def execute(self, sql: str) -> duckdb.DuckDBPyConnection:
        if sql == "checkpoint":
            self.ask()
            time.sleep(0.2)
        return self.root.execute(sql)


def test_who_reads_while_the_log_is_written_waits(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duckdb_engine, "LONG_LOG", 0)
    monkeypatch.setattr(duckdb_engine, "PATIENCE", 0.01)
    asked = []
    with closing(open_database(place)) as store, ThreadPoolExecutor(1) as pool:
        engine = cast(DuckDBEngine, store._engine)
        slow = Slow(engine._root, lambda: asked.append(pool.submit(store.rows, KEPT)))
        with monkeypatch.context() as patch:
            patch.setattr(engine, "_root", slow)
            with store.transaction() as change:
                change.insert("setting", ("name", "value"), [("more", "of it")])
        assert [item.result() for item in asked] == [[("in the log",)]]


def test_a_name_that_the_engine_reads_as_options_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="looks like an address"):
        open_database(tmp_path / "why?.duckdb")


def test_the_copy_is_there_while_the_log_is_written_and_gone_afterwards(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the log is written because it has grown, and everybody goes on reading."""
    monkeypatch.setattr(duckdb_engine, "LONG_LOG", 0)
    seen: list[bytes] = []
    written = place.read_bytes()
    sync = os.fsync

    def synced(file: int) -> None:
        sync(file)
        seen.append(beside(place, ".new").read_bytes())

    monkeypatch.setattr(os, "fsync", synced)
    with closing(open_database(place)) as store:
        with store.transaction() as change:
            change.insert("setting", ("name", "value"), [("more", "of it")])
        assert seen == [written]
        assert not beside(place, ".wal").exists()
        assert not beside(place, ".before").exists()
        assert store.rows(KEPT) == [("in the log",)]


def test_who_opens_a_store_that_another_is_writing_in_leaves_its_copy(place: Path) -> None:
    holder = (
        "import sys; from data.store.database import open_database;"
        "s = open_database(sys.argv[1]); print(flush=True); sys.stdin.read()"
    )
    program = subprocess.Popen(
        [sys.executable, "-c", holder, place], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with program:
        assert program.stdout is not None
        program.stdout.readline()
        shutil.copy(place, beside(place, ".before"))
        with pytest.raises(RefusedError, match="in use by another program"):
            open_database(place)
        assert beside(place, ".before").exists()
        program.kill()
    with closing(open_database(place)) as store:
        assert isinstance(store, Database)
        assert store.rows(KEPT) == [("in the log",)]
