"""A store that is copied or backed up, to the other engine and back, is the same store."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from data.ingest import ingest
from data.store.copying import copy_store
from data.store.database import Database, open_database
from data.store.people.audited import audit, check
from data.store.people.contests import contest, decline
from data.store.people.erasure import erase
from data.vocabulary import RefusedError
from tests.build import everything, rate
from tests.data.store.test_ledger import decided, person
from tests.shell import Shell
from tests.stores import demo_at, seeded_at

if TYPE_CHECKING:
    from tests.postgres import Server

ODD = 'Name,Team,Python\n"Lee, ""A""",,3\n"two\nlines",Ünit,"a,b"\n\\N,NULL,4\n'


def test_to_postgres_and_back_all_is_equal(postgres: Server, tmp_path: Path, shell: Shell) -> None:
    first, last = shell.store, tmp_path / "last.duckdb"
    with closing(open_database(demo_at(first))) as store:
        ingest(store, ODD.encode(), "odd.csv", wave="odd", scale="0-5")
        erase(store, "two lines")
        decided(store)
        decline(store, person(store, "Ana"), "train", "SQL", date(2026, 11, 3), "no")
        contest(store, "now", "Python", 5, "my words", "Ana")
    with postgres.new_database(empty=True) as url:
        there = shell.json("copy", first, url)
        back = shell.json("copy", url, last)
        measured = shell.at(url).json("measures")
    first_time, second_time = (
        [table for table in said["tables"] if not str(table["table"]).startswith("audit")]
        for said in (there, back)
    )  # the audit says of each copy that it was made
    assert first_time == second_time
    rows = {t["table"]: t["rows"] for t in there["tables"]}
    assert rows["participation"] > 200
    also = ("scenario", "scenario_version", "decision", "followed", "declined", "contest", "erased")
    assert all(rows[table] for table in also)
    assert measured == shell.json("measures")
    with closing(open_database(first)) as one, closing(open_database(last)) as other:
        before, after = everything(one), everything(other)
        more = set(after.pop("audit")) ^ set(before.pop("audit"))
        assert [line[3] for line in more] == ["copy"]
        assert after == before


def test_a_target_with_data_stays(new_store: Callable[[], Database], database: Database) -> None:
    ingest(database, b"Name,Python\nAnn,3\n", "f.csv", wave="w", scale="0-5")
    source = new_store()
    with pytest.raises(RefusedError, match="holds data already"):
        copy_store(source, database)
    assert database.rows("select count(*) from person") == [(1,)]


def test_what_arrives_changed_is_not_copied(
    new_store: Callable[[], Database], database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(database, b"Name,Python\nAnn,3\n", "f.csv", wave="w", scale="0-5")
    target = new_store()
    with database.transaction() as change:
        kind = type(change)
    honest = kind.bulk

    def loses(self: object, table: str, columns: tuple[str, ...], sql: str, **rest: object) -> None:
        kept = f"{sql} where false" if table == "person" else sql
        honest(self, table, columns, kept, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(kind, "bulk", loses)
    with pytest.raises(RefusedError, match="table person did not arrive as it left"):
        copy_store(database, target)
    assert target.rows("select count(*) from import") == [(0,)]


def test_a_source_that_is_not_there_is_not_made(tmp_path: Path, shell: Shell) -> None:
    said = shell.refusal("copy", tmp_path / "nowhere.duckdb", tmp_path / "new.duckdb")
    assert "There is no file" in said
    assert not list(tmp_path.iterdir())


def test_through_a_server_and_back(postgres: Server, tmp_path: Path, shell: Shell) -> None:
    with closing(open_database(seeded_at(shell.store))) as database:
        rate(database, "person team role Python\nana Core . 3\nbo Core . 1\n")
    first, second, last = (tmp_path / name for name in ("1.duckdb", "2.duckdb", "3.duckdb"))
    there = shell.json("backup", first)
    assert first.stat().st_mode & 0o777 == 0o600
    with postgres.new_database(empty=True) as url:
        server = shell.at(url)
        server.json("restore", first)
        back = server.json("backup", second)
    shell.at(last).json("restore", second)
    kept = [
        [table for table in said["tables"] if not table["table"].startswith("audit")]
        for said in (there, back)
    ]  # the audit says that it was restored and backed up again
    assert kept[0] == kept[1]
    with closing(open_database(last)) as database:
        done = [e for e in audit(database) if e.action in ("backup", "restore")]
        files = ["1.duckdb", "1.duckdb", "2.duckdb", "2.duckdb"]
        assert [e.action for e in done] == ["backup", "restore"] * 2
        assert [e.file for e in done] == files
        assert all(e.who for e in done)
        assert check(database).faults == ()
    assert not list(tmp_path.glob(".skillmix-*"))


def test_nothing_is_overwritten(tmp_path: Path, shell: Shell) -> None:
    file = tmp_path / "backup.duckdb"
    seeded_at(shell.store)
    file.write_bytes(b"mine")
    shell.refusal("backup", file)
    assert file.read_bytes() == b"mine"
    file.unlink()
    shell("backup", file)
    before = file.read_bytes()
    assert "holds data already" in shell.refusal("restore", file)
    assert file.read_bytes() == before
    shell.at(tmp_path / "n.duckdb").refusal("restore", "nowhere.duckdb")
    shell.refusal("backup", tmp_path / "no" / "x.duckdb")
    missing = tmp_path / "never.duckdb"
    shell.at(missing).refusal("backup", tmp_path / "x.duckdb")
    assert not missing.exists()
    assert not (tmp_path / "x.duckdb").exists()


def test_a_backup_of_a_later_version_is_refused_untouched(tmp_path: Path, shell: Shell) -> None:
    file = seeded_at(tmp_path / "backup.duckdb")
    with closing(open_database(file)) as store, store.transaction() as change:
        change.execute("update setting set value = '999' where name = 'schema_version'")
    before = file.read_bytes()
    assert "later version" in shell.refusal("restore", file)
    assert file.read_bytes() == before
