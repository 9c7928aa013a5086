"""A restore leaves out whoever was erased after the backup, before anybody can read."""

from __future__ import annotations

import json
import os
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from dashboard.cli import main
from data.store.database import open_database
from tests.build import rate
from tests.stores import seeded_at

TABLE = "person team role Python\nquuxley Core . 3\nbo Core . 1\n"


def spoken(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    code = main([*words, "--json"])
    said = capsys.readouterr()
    assert code == 0, said.err
    answer: dict[str, Any] = json.loads(said.out)
    return answer


def refusal(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(words) == 1
    return capsys.readouterr().err


def labels(place: str) -> list[str]:
    with closing(open_database(place)) as store:
        return [label for (label,) in store.rows("select label from person order by 1")]


@pytest.fixture
def store(tmp_path: Path) -> str:
    place = seeded_at(tmp_path / "store.duckdb")
    with closing(open_database(place)) as database:
        rate(database, TABLE)
    return str(place)


def test_who_was_erased_since_does_not_come_back_on_either_engine(
    engine: str,
    store: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    first, second = str(tmp_path / "b-1.duckdb"), str(tmp_path / "b-2.duckdb")
    spoken(capsys, "--database", store, "backup", first)
    spoken(capsys, "--database", store, "erase", "quuxley")
    spoken(capsys, "--database", store, "backup", second)
    if engine == "postgresql":
        with request.getfixturevalue("postgres").new_database(empty=True) as url:
            answer = spoken(capsys, "--database", url, "restore", first)
            assert labels(url) == ["bo"]
    else:
        there = str(tmp_path / "there.duckdb")
        answer = spoken(capsys, "--database", there, "restore", first)
        assert labels(there) == ["bo"]
        assert b"quuxley" not in Path(there).read_bytes()
        with closing(open_database(there)) as restored:
            assert restored.rows("select count(*) from erased") == [(1,)]
    assert answer["erased_again"] == 1


def test_the_list_names_nobody_and_is_beside_every_backup(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = str(tmp_path / "b-1.duckdb"), str(tmp_path / "b-2.duckdb")
    listed = Path(spoken(capsys, "--database", store, "backup", first)["erased_list"])
    assert len(listed.read_text().splitlines()) == 3  # two of words, one of the key
    spoken(capsys, "--database", store, "erase", "quuxley")
    assert spoken(capsys, "--database", store, "backup", second)["erased_list"] == str(listed)
    with closing(open_database(store)) as database:
        (mark,) = database.rows("select identity_hash from erased")
        (key,) = database.rows("select value from setting where name = 'erasure_key'")
    assert listed.read_text().splitlines()[-1] == mark[0]
    assert key[0] not in listed.read_text()
    # restored from the old backup and backed up there: what the list knew is not lost
    there = str(tmp_path / "there.duckdb")
    spoken(capsys, "--database", there, "restore", first, "--nobody-erased")
    assert labels(there) == ["bo", "quuxley"]
    spoken(capsys, "--database", there, "backup", str(tmp_path / "b-3.duckdb"))
    assert listed.read_text().splitlines()[-1] == mark[0]
    assert spoken(capsys, "--database", there, "erase", "--again", str(listed)) == {"erased": 1}
    assert labels(there) == ["bo"]


def test_without_the_list_nothing_is_restored_until_somebody_says_so(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, there = str(tmp_path / "b-1.duckdb"), str(tmp_path / "there.duckdb")
    listed = Path(spoken(capsys, "--database", store, "backup", first)["erased_list"])
    listed.unlink()
    spoken(capsys, "--database", store, "erase", "quuxley")
    assert "no list of them beside it" in refusal(capsys, "--database", there, "restore", first)
    assert not Path(there).exists()
    # the store that is replaced knows them
    answer = spoken(capsys, "--database", there, "restore", first, "--erased", store)
    assert (answer["erased_again"], labels(there)) == (1, ["bo"])


def test_the_list_of_another_store_is_refused_and_so_is_any_other_file(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, there = str(tmp_path / "b-1.duckdb"), str(tmp_path / "there.duckdb")
    listed = Path(spoken(capsys, "--database", store, "backup", first)["erased_list"])
    foreign = tmp_path / "foreign.txt"
    foreign.write_text(f"# x\nkey 000000000000\n{'0' * 64}\n")
    words = ("--database", there, "restore", first, "--erased")
    assert "of another store" in refusal(capsys, *words, str(foreign))
    foreign.write_text("# notes\nbo was erased\n")
    assert "no list of erased people" in refusal(capsys, *words, str(foreign))
    with closing(open_database(store)) as database, database.transaction() as change:
        change.execute("update setting set value = 'k' where name = 'erasure_key'")
        change.insert("erased", ("identity_hash", "erased_at"), [("0" * 64, "2026-01-01")])
    assert "of another store" in refusal(capsys, *words, store)
    assert listed.exists()


def test_elders_are_deleted_by_age_and_nothing_else_is(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    old = time.time() - 31 * 24 * 3600
    for name in ("s-2026-01-01.duckdb", "s-2026-01-02.duckdb", "other-2026-01-01.duckdb", "s.txt"):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (old, old) if "02." not in name else None)
    said = refusal(capsys, "--database", store, "backup", str(folder / "s.duckdb"), "--keep", "30")
    assert "no day in it" in said
    answer = spoken(
        capsys, "--database", store, "backup", str(folder / "s-2026-02-01.duckdb"), "--keep", "30"
    )
    assert answer["deleted"] == [str(folder / "s-2026-01-01.duckdb")]
    assert sorted(f.name for f in folder.glob("*.duckdb")) == [
        "other-2026-01-01.duckdb",
        "s-2026-01-02.duckdb",
        "s-2026-02-01.duckdb",
    ]
