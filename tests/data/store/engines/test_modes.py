"""Files of a store are readable by their owner only, whoever made them."""

import os
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from data.store.database import open_database
from data.vocabulary import RefusedError
from tests.build import rate
from tests.stores import seeded_at

if sys.platform == "win32":
    pytest.skip("Windows has no such modes", allow_module_level=True)


@pytest.fixture(autouse=True)
def as_usual() -> Iterator[None]:
    """Others may read what is made, unless who makes it says otherwise."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, str]:
    return {file.name: oct(file.stat().st_mode & 0o777) for file in (folder, *folder.iterdir())}


def test_what_is_made_is_for_its_owner_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, seen = tmp_path / "of" / "mine", {}
    monkeypatch.setattr(os, "fsync", lambda _: seen.update(modes(folder)))
    with closing(open_database(folder / "s.duckdb")) as store:
        rate(store, "person team role Python\nana Core . 3\nbo Core . 1\n")
        assert modes(folder) == {"mine": "0o700", "s.duckdb": "0o600", "s.duckdb.wal": "0o600"}
        store.rewrite()
        assert modes(folder)["s.duckdb"] == "0o600"
    files = ("s.duckdb", "s.duckdb.new", "s.duckdb.wal")
    assert seen == {"mine": "0o700", **dict.fromkeys(files, "0o600")}
    assert modes(tmp_path)["of"] == "0o700"


def test_what_is_there_is_narrowed_and_never_widened(tmp_path: Path) -> None:
    place = tmp_path / "s.duckdb"
    for mode in (0o644, 0o660, 0o600, 0o400):
        open_database(place).close()
        place.chmod(mode)
        if mode == 0o400 and os.geteuid():  # it cannot be opened then
            continue
        open_database(place).close()
        assert modes(tmp_path)["s.duckdb"] == oct(mode & 0o600)
    other = tmp_path / "notes.txt"
    other.write_text("no store")
    other.chmod(0o644)
    with pytest.raises(Exception, match="no store"):
        open_database(other)
    assert modes(tmp_path)["notes.txt"] == "0o644"


def test_a_disk_that_can_only_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(place: str, **_: object) -> None:
        raise duckdb.IOException(f'IO Error: Cannot open file "{place}": Read-only file system')

    place = seeded_at(tmp_path / "store.duckdb")
    monkeypatch.setattr(duckdb, "connect", fails)
    with pytest.raises(RefusedError) as refused:
        open_database(place)
    assert str(refused.value) == (
        f"The disk of {place} can only be read. Copy the file, with the .wal beside it, and name "
        "the copy with --database."
    )
