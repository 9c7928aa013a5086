"""A store is written anew while others read it: they wait, and their answers are the same."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from data.store.database import REWRITE, Database, open_database
from data.store.engines import postgres_engine
from data.store.people.erasure import erase
from data.vocabulary import RefusedError
from tests.build import rate
from tests.postgres import Server
from tests.stores import seeded_at

PENDING = f"select name from setting where name = '{REWRITE}'"
COUNT = "select count(*), sum(level) from rating"


def test_readers_and_those_who_note_get_their_answers(database: Database) -> None:
    rate(database, "person team role Python SQL\nana Core . 3 2\nbo Core . 1 -\n")
    expected = database.rows(COUNT)
    over = threading.Event()

    def read() -> int:
        count = 0
        while not over.is_set() or not count:
            assert database.rows(COUNT) == expected
            assert len(database.query("select * from rating")) == 4
            database.note_read("page")
            count += 1
        return count

    with ThreadPoolExecutor(3) as pool:
        readers = [pool.submit(read) for _ in range(3)]
        try:
            result = [database.rewrite() for _ in range(3)]
        finally:
            over.set()
        noted = sum(reader.result() for reader in readers)
    assert result == ["", "", ""]
    assert database.rows("select count(*) from audit_read") == [(noted,)]
    assert database.rows(COUNT) == expected
    # views, keys and checks are there too
    rate(database, "person team role Python\nana Core . 4\n", wave="later")
    assert database.rows("select count(*), sum(level) from rating") == [(5, 10)]
    with pytest.raises(Exception, match=r"(?i)constraint"), database.transaction() as change:
        change.insert("setting", ("name", "value"), [("schema_version", "twice")])


def test_a_file_that_cannot_be_put_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = open_database(seeded_at(tmp_path / "store.duckdb"))
    rate(database, "person team role Python\nana Core . 3\n")

    def refuses(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuses)
        with pytest.raises(RefusedError, match="cannot be written anew"):
            database.rewrite()
    assert database.rows("select level from rating") == [(3,)]
    assert not list(tmp_path.glob("*.new"))
    database.close()


def test_what_a_server_does_not_allow_is_said_and_what_must_wait_is_done_later(
    own_postgres: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_engine, "PATIENCE", 0)
    own_postgres.run("create role app login")
    with own_postgres.new_database(empty=True) as url:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("grant create, usage on schema public to app")
        name = url.split("///")[1].split("?")[0]
        with closing(open_database(own_postgres.url(name, user="app"))) as database:
            rate(database, "person team role Python\nana Core . 3\nbo Core . 1\n")
            assert "vacuum full pg_catalog.pg_statistic" in erase(database, "ana")
            assert database.rows(PENDING) == []
        with psycopg.connect(url) as reader, closing(open_database(url)) as database:
            reader.execute("set transaction isolation level repeatable read")
            reader.execute("select 1 from person").fetchall()
            assert "Another program has been reading" in erase(database, "bo")
            assert database.rows(PENDING) == [(REWRITE,)]
        with closing(open_database(url)) as database:
            assert database.rows(PENDING) == []
    own_postgres.run("drop role app")
