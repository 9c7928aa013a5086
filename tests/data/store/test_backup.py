"""A backup is the store, on either engine; a restore gives the same answers."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.cli import main
from data.store.database import open_database
from data.store.people.audited import audit, check
from tests.stores import demo_at, seeded_at

if TYPE_CHECKING:
    from tests.postgres import Server


def spoken(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    code = main([*words, "--json"])
    said = capsys.readouterr()
    assert code == 0, said.err
    answer: dict[str, Any] = json.loads(said.out)
    return answer


def test_from_a_file_through_a_server_and_back(
    postgres: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = str(demo_at(tmp_path / "store.duckdb"))
    first, second, last = (str(tmp_path / name) for name in ("1.duckdb", "2.duckdb", "3.duckdb"))
    there = spoken(capsys, "--database", store, "backup", first)
    assert Path(first).stat().st_mode & 0o777 == 0o600
    with postgres.new_database(empty=True) as url:
        spoken(capsys, "--database", url, "restore", first)
        back = spoken(capsys, "--database", url, "backup", second)
    spoken(capsys, "--database", last, "restore", second)
    kept = [
        [table for table in said["tables"] if not table["table"].startswith("audit")]
        for said in (there, back)
    ]  # the audit says that it was restored and backed up again
    assert kept[0] == kept[1]
    assert there["rows"] > 1000
    with closing(open_database(last)) as database:
        done = [e for e in audit(database) if e.action in ("backup", "restore")]
        assert [(e.action, e.file) for e in done] == [
            ("backup", "1.duckdb"),
            ("restore", "1.duckdb"),
            ("backup", "2.duckdb"),
            ("restore", "2.duckdb"),
        ]
        assert all(e.who for e in done)
        assert check(database).faults == ()
    measured = [spoken(capsys, "--database", place, "measures") for place in (store, last)]
    assert measured[0] == measured[1]
    assert not list(tmp_path.glob(".skillmix-*"))


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store, file = demo_at(tmp_path / "store.duckdb"), tmp_path / "backup.duckdb"
    file.write_bytes(b"mine")
    assert main(["--database", str(store), "backup", str(file)]) == 1
    assert file.read_bytes() == b"mine"
    file.unlink()
    assert main(["--database", str(store), "backup", str(file)]) == 0
    before = file.read_bytes()
    assert main(["--database", str(store), "restore", str(file)]) == 1
    assert "holds data already" in capsys.readouterr().err
    assert file.read_bytes() == before
    assert main(["--database", str(tmp_path / "n.duckdb"), "restore", "nowhere.duckdb"]) == 1
    assert main(["--database", str(store), "backup", str(tmp_path / "no" / "x.duckdb")]) == 1
    missing = tmp_path / "never.duckdb"
    assert main(["--database", str(missing), "backup", str(tmp_path / "x.duckdb")]) == 1
    assert not missing.exists()
    assert not (tmp_path / "x.duckdb").exists()


def test_a_backup_of_a_later_version_is_refused_untouched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = seeded_at(tmp_path / "backup.duckdb")
    with closing(open_database(file)) as store, store.transaction() as change:
        change.execute("update setting set value = '999' where name = 'schema_version'")
    before = file.read_bytes()
    assert main(["--database", str(tmp_path / "new.duckdb"), "restore", str(file)]) == 1
    assert "later version" in capsys.readouterr().err
    assert file.read_bytes() == before
