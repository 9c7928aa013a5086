"""A restore leaves out whoever was erased after the backup, before anybody can read."""

from __future__ import annotations

import os
import time
from contextlib import closing
from pathlib import Path

import pytest

from data.store.database import open_database
from tests.build import rate
from tests.shell import Shell
from tests.stores import seeded_at

TABLE = "person team role Python\nquuxley Core . 3\nbo Core . 1\n"


def labels(place: str | Path) -> list[str]:
    with closing(open_database(place)) as store:
        return [label for (label,) in store.rows("select label from person order by 1")]


@pytest.fixture
def shell(shell: Shell) -> Shell:
    """The command on a store of two people."""
    with closing(open_database(seeded_at(shell.store))) as database:
        rate(database, TABLE)
    return shell


def test_who_was_erased_since_does_not_come_back_on_either_engine(
    engine: str, shell: Shell, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    first, second = tmp_path / "b-1.duckdb", tmp_path / "b-2.duckdb"
    shell.json("backup", first)
    shell.json("erase", "quuxley")
    shell.json("backup", second)
    if engine == "postgresql":
        with request.getfixturevalue("postgres").new_database(empty=True) as url:
            answer = shell.at(url).json("restore", first)
            assert labels(url) == ["bo"]
    else:
        there = tmp_path / "there.duckdb"
        answer = shell.at(there).json("restore", first)
        assert labels(there) == ["bo"]
        assert b"quuxley" not in there.read_bytes()
        with closing(open_database(there)) as restored:
            assert restored.rows("select count(*) from erased") == [(1,)]
    assert answer["erased_again"] == 1


def test_the_list_names_nobody_and_is_beside_every_backup(shell: Shell, tmp_path: Path) -> None:
    first, second = tmp_path / "b-1.duckdb", tmp_path / "b-2.duckdb"
    listed = Path(shell.json("backup", first)["erased_list"])
    assert len(listed.read_text().splitlines()) == 3  # two of words, one of the key
    shell.json("erase", "quuxley")
    assert shell.json("backup", second)["erased_list"] == str(listed)
    with closing(open_database(shell.store)) as database:
        (mark,) = database.rows("select identity_hash from erased")
        (key,) = database.rows("select value from setting where name = 'erasure_key'")
    assert listed.read_text().splitlines()[-1] == mark[0]
    assert key[0] not in listed.read_text()
    # restored from the old backup and backed up there: what the list knew is not lost
    there = tmp_path / "there.duckdb"
    other = shell.at(there)
    other.json("restore", first, "--nobody-erased")
    assert labels(there) == ["bo", "quuxley"]
    other.json("backup", tmp_path / "b-3.duckdb")
    assert listed.read_text().splitlines()[-1] == mark[0]
    assert other.json("erase", "--again", listed) == {"erased": 1}
    assert labels(there) == ["bo"]


def test_without_the_list_nothing_is_restored(shell: Shell, tmp_path: Path) -> None:
    first, there = tmp_path / "b-1.duckdb", tmp_path / "there.duckdb"
    Path(shell.json("backup", first)["erased_list"]).unlink()
    shell.json("erase", "quuxley")
    other = shell.at(there)
    assert "no list of them beside it" in other.refusal("restore", first)
    assert not there.exists()
    # the store that is replaced knows them
    answer = other.json("restore", first, "--erased", shell.store)
    assert (answer["erased_again"], labels(there)) == (1, ["bo"])


def test_the_list_of_another_store_and_any_other_file(shell: Shell, tmp_path: Path) -> None:
    first, other = tmp_path / "b-1.duckdb", shell.at(tmp_path / "there.duckdb")
    listed = Path(shell.json("backup", first)["erased_list"])
    words = ("restore", first, "--erased")
    foreign = shell.file("foreign.txt", f"# x\nkey 000000000000\n{'0' * 64}\n")
    assert "of another store" in other.refusal(*words, foreign)
    foreign.write_text("# notes\nbo was erased\n")
    assert "no list of erased people" in other.refusal(*words, foreign)
    with closing(open_database(shell.store)) as database, database.transaction() as change:
        change.execute("update setting set value = 'k' where name = 'erasure_key'")
        change.insert("erased", ("identity_hash", "erased_at"), [("0" * 64, "2026-01-01")])
    assert "of another store" in other.refusal(*words, shell.store)
    assert listed.exists()


def test_elders_are_deleted_by_age_and_nothing_else_is(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    old = time.time() - 31 * 24 * 3600
    for name in ("s-2026-01-01.duckdb", "s-2026-01-02.duckdb", "other-2026-01-01.duckdb", "s.txt"):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (old, old) if "02." not in name else None)
    assert "no day in it" in shell.refusal("backup", folder / "s.duckdb", "--keep", 30)
    answer = shell.json("backup", folder / "s-2026-02-01.duckdb", "--keep", 30)
    assert answer["deleted"] == [str(folder / "s-2026-01-01.duckdb")]
    assert sorted(f.name for f in folder.glob("*.duckdb")) == [
        "other-2026-01-01.duckdb",
        "s-2026-01-02.duckdb",
        "s-2026-02-01.duckdb",
    ]
