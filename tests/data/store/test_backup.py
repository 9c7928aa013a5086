"""A backup is the store, on either engine; a restore gives the same answers."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from data.store.database import open_database
from data.store.people.audited import audit, check
from tests.build import rate
from tests.shell import Shell
from tests.stores import seeded_at

if TYPE_CHECKING:
    from tests.postgres import Server


def test_from_a_file_through_a_server_and_back(
    postgres: Server, tmp_path: Path, shell: Shell
) -> None:
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
