"""A store that is copied or backed up, to the other engine and back, is the same store."""

import errno
import os
import sys
import time
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.ingest import ingest
from data.store.copying import copy_store
from data.store.database import Database, open_database
from data.store.engines.duckdb_engine import DuckDBEngine
from data.store.people.audited import audit, check
from data.store.people.contests import contest, decline
from data.store.people.erasure import erase
from data.vocabulary import RefusedError
from tests.build import everything, number_of
from tests.data.store.test_scenarios import decided
from tests.faults.disks import room
from tests.shell import Shell
from tests.stores import demo_at, rated_at, seeded_at

ODD = 'Name,Team,Python\n"Lee, ""A""",,3\n"two\nlines",Ünit,"a,b"\n\\N,NULL,4\n'


def but_for_the_audit(values: dict[str, Any]) -> list[Any]:
    """The tables copied without the audit, which says of each copy that it was made."""
    return [table for table in values["tables"] if not table["table"].startswith("audit")]


def test_to_postgres_and_back_all_is_equal(bare_url: str, tmp_path: Path, shell: Shell) -> None:
    first, last = shell.store, tmp_path / "last.duckdb"
    with closing(open_database(demo_at(first))) as store:
        ingest(store, ODD.encode(), "odd.csv", wave="odd", scale="0-5")
        erase(store, "two lines")
        decided(store)
        decline(store, number_of(store, "Ana"), "train", "SQL", date(2026, 11, 3), "no")
        contest(store, "now", "Python", 5, "my words", "Ana")
    there = shell.json("copy", first, bare_url)
    back = shell.json("copy", bare_url, last)
    measured = shell.at(bare_url).json("measures")
    assert but_for_the_audit(there) == but_for_the_audit(back)
    rows = {t["table"]: t["rows"] for t in there["tables"]}
    assert rows["participation"] > 200
    also = ("scenario", "scenario_version", "decision", "followed", "declined", "contest", "erased")
    assert all(rows[table] for table in also)
    assert measured == shell.json("measures")
    with closing(open_database(first)) as item, closing(open_database(last)) as other:
        before, after = everything(item), everything(other)
        more = set(after.pop("audit")) ^ set(before.pop("audit"))
        assert [line[3] for line in more] == ["copy"]
        assert after == before


def test_what_arrives_changed_is_not_copied(
    one_store: Database, empty: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(one_store, b"Name,Python\nAnn,3\n", "f.csv", wave="w", scale="0-5")
    with one_store.transaction() as change:
        kind = type(change)
    honest = kind.bulk

    def loses(self: object, table: str, columns: tuple[str, ...], sql: str, **rest: object) -> None:
        kept = f"{sql} where false" if table == "person" else sql
        honest(self, table, columns, kept, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(kind, "bulk", loses)
    with pytest.raises(RefusedError, match="table person did not arrive as it left"):
        copy_store(one_store, empty)
    assert empty.rows("select count(*) from import") == [(0,)]


def test_through_a_server_and_back(bare_url: str, tmp_path: Path, shell: Shell) -> None:
    rated_at(shell.store, "person team role Python\nana Core . 3\nbo Core . 1\n")
    first, second, last = (tmp_path / name for name in ("1.duckdb", "2.duckdb", "3.duckdb"))
    there = shell.json("backup", first)
    assert first.stat().st_mode & 0o777 == 0o600
    server = shell.at(bare_url)
    server.json("restore", first)
    back = server.json("backup", second)
    shell.at(last).json("restore", second)
    assert but_for_the_audit(there) == but_for_the_audit(back)
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
    shell("backup", file)
    before = file.read_bytes()
    for words in (("restore", file), ("copy", shell.store, file)):
        assert "holds data already" in shell.refusal(*words)
    assert file.read_bytes() == before
    shell.at(tmp_path / "n.duckdb").refusal("restore", "nowhere.duckdb")
    missing = tmp_path / "never.duckdb"
    shell.at(missing).refusal("backup", tmp_path / "x.duckdb")
    assert "There is no file" in shell.refusal("copy", missing, tmp_path / "x.duckdb")
    assert not missing.exists()
    assert not (tmp_path / "x.duckdb").exists()


def labels(place: str | Path) -> list[str]:
    with closing(open_database(place)) as store:
        return [label for (label,) in store.rows("select label from person order by 1")]


@pytest.fixture
def surveyed(shell: Shell) -> Shell:
    """The command on a store of two people."""
    rated_at(shell.store, "person team role Python\nquuxley Core . 3\nbo Core . 1\n")
    return shell


def test_who_was_erased_since_does_not_come_back_to_a_server(
    surveyed: Shell, tmp_path: Path, bare_url: str
) -> None:
    first = tmp_path / "b-1.duckdb"
    surveyed.json("backup", first)
    surveyed.json("erase", "quuxley")
    surveyed.json("backup", tmp_path / "b-2.duckdb")
    answer = surveyed.at(bare_url).json("restore", first)
    assert (answer["erased_again"], labels(bare_url)) == (1, ["bo"])


def test_the_list_names_nobody_and_is_beside_every_backup(surveyed: Shell, tmp_path: Path) -> None:
    first, second = tmp_path / "b-1.duckdb", tmp_path / "b-2.duckdb"
    listed = Path(surveyed.json("backup", first)["erased_list"])
    assert len(listed.read_text().splitlines()) == 3  # two of words, one of the key
    assert "quuxley" not in surveyed("erase", "quuxley")
    assert surveyed.json("backup", second)["erased_list"] == str(listed)
    with closing(open_database(surveyed.store)) as database:
        (mark,) = database.rows("select identity_hash from erased")
        (key,) = database.rows("select value from setting where name = 'erasure_key'")
    assert listed.read_text().splitlines()[-1] == mark[0]
    assert key[0] not in listed.read_text()
    # restored from the old backup and backed up there: what the list knew is not lost
    there = tmp_path / "there.duckdb"
    other = surveyed.at(there)
    other.json("restore", first, "--nobody-erased")
    assert labels(there) == ["bo", "quuxley"]
    again = surveyed.at(tmp_path / "again.duckdb")("restore", first)
    assert f"of {date.today()}: whoever was erased since" in again
    other.json("backup", tmp_path / "b-3.duckdb")
    assert listed.read_text().splitlines()[-1] == mark[0]
    assert other.json("erase", "--again", listed) == {"erased": 1}
    assert labels(there) == ["bo"]


def test_without_the_list_nothing_is_restored(surveyed: Shell, tmp_path: Path) -> None:
    first, there = tmp_path / "b-1.duckdb", tmp_path / "there.duckdb"
    Path(surveyed.json("backup", first)["erased_list"]).unlink()
    surveyed.json("erase", "quuxley")
    other = surveyed.at(there)
    assert "is not beside it" in other.refusal("restore", first)
    assert not there.exists()
    # the store that is replaced knows them
    answer = other.json("restore", first, "--erased", surveyed.store)
    assert (answer["erased_again"], labels(there)) == (1, ["bo"])
    assert b"quuxley" not in there.read_bytes()
    with closing(open_database(there)) as restored:
        assert restored.rows("select count(*) from erased") == [(1,)]


def test_the_list_of_another_store_and_any_other_file(surveyed: Shell, tmp_path: Path) -> None:
    first, other = tmp_path / "b-1.duckdb", surveyed.at(tmp_path / "there.duckdb")
    listed = Path(surveyed.json("backup", first)["erased_list"])
    words = ("restore", first, "--erased")
    foreign = surveyed.file("foreign.txt", f"# x\nkey 000000000000\n{'0' * 64}\n")
    assert "of another store" in other.refusal(*words, foreign)
    foreign.write_text("# notes\nbo was erased\n")
    assert "no list of erased people" in other.refusal(*words, foreign)
    with closing(open_database(surveyed.store)) as database, database.transaction() as change:
        change.execute("update setting set value = 'k' where name = 'erasure_key'")
        change.insert("erased", ("identity_hash", "erased_at"), [("0" * 64, "2026-01-01")])
    assert "of another store" in other.refusal(*words, surveyed.store)
    assert listed.exists()


def test_a_backup_that_holds_nobody_deletes_no_older_one(shell: Shell, tmp_path: Path) -> None:
    older = tmp_path / "s-2026-01-01.duckdb"
    older.write_bytes(b"x")
    os.utime(older, (0, 0))
    shell("taxonomy")
    words = shell("backup", tmp_path / "s-2026-02-01.duckdb", "--keep", 30)
    assert "It holds nobody, so no older one was deleted." in words
    assert older.exists()


def test_elders_are_deleted_by_age_and_nothing_else_is(surveyed: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    old = time.time() - 31 * 24 * 3600
    for name in ("s-2026-01-01.duckdb", "s-2026-01-02.duckdb", "other-2026-01-01.duckdb", "s.txt"):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (old, old) if "02." not in name else None)
    assert "no date in it" in surveyed.refusal("backup", folder / "s.duckdb", "--keep", 30)
    answer = surveyed.json("backup", folder / "s-2026-02-01.duckdb", "--keep", 30)
    assert answer["deleted"] == [str(folder / "s-2026-01-01.duckdb")]
    assert sorted(f.name for f in folder.glob("*.duckdb")) == [
        "other-2026-01-01.duckdb",
        "s-2026-01-02.duckdb",
        "s-2026-02-01.duckdb",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of files")
def test_a_disk_that_is_full_gets_all_or_nothing(
    surveyed: Shell, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    # Rows that are short in files that are packed, as those between two stores, and long in a log.
    long = "select concat('made ', i), repeat('x', 200) from range(20000) t(i)"
    with closing(open_database(surveyed.store)) as store, store.transaction() as change:
        change.bulk("setting", ("name", "value"), long)
    disk, backup = tmp_path / "disk", tmp_path / "b-1.duckdb"
    disk.mkdir()
    surveyed("backup", backup)
    new, again, last = (disk / name for name in ("new.duckdb", "copy.duckdb", "b-2.duckdb"))
    for size in (100, backup.stat().st_size):
        with room(size):
            refused = f"The store was not written: no room in {disk}."
            assert surveyed.refusal("copy", surveyed.store, again) == refused
            if size > 100:  # else there is no room for the copy of the backup, which is elsewhere
                assert surveyed.at(new).refusal("restore", backup) == refused
            refused = f"The backup was not written: no room in {disk}."
            assert surveyed.refusal("backup", last) == refused
        assert list(disk.iterdir()) == []
    assert not caplog.text
    surveyed("copy", surveyed.store, again)
    surveyed.at(new)("restore", backup)
    assert labels(new) == labels(again) == ["bo", "quuxley"]
    assert all(file.stat().st_mode & 0o777 == 0o600 for file in disk.iterdir())


def test_what_the_file_cannot_hold_yet_is_no_backup(
    surveyed: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The changes fit into its log, and there is no room to write that into the file."""

    def full(self: DuckDBEngine, loaded: bool = False) -> None:
        if self._log_length():
            raise OSError(errno.ENOSPC, "No space left on device", str(self.path))

    monkeypatch.setattr(DuckDBEngine, "_checkpoint", full)
    for words in (("backup", tmp_path / "b-1.duckdb"), ("copy", surveyed.store, tmp_path / "c")):
        assert f"was not written: no room in {tmp_path}." in surveyed.refusal(*words)
    assert [file.name for file in tmp_path.iterdir()] == ["store.duckdb"]


def test_any_other_file_is_no_backup(surveyed: Shell, tmp_path: Path) -> None:
    file, good = surveyed.file("s1.csv", "Name,Python\nAnn,3\n"), tmp_path / "b-1.duckdb"
    surveyed("backup", good)
    other, expected = surveyed.at(tmp_path / "n"), f"{file} is damaged, or is no backup of Skillmix"
    assert expected in other.refusal("restore", file)
    assert expected in other.refusal("restore", good, "--erased", file)
    assert not (tmp_path / "n").exists()
