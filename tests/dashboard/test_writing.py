"""No verb writes over a file unasked, nor ever over the store, and says so before anything else."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.cli import main, parser
from dashboard.reference import leaves
from data.store.database import URL_VARIABLE
from tests.faults.disks import room
from tests.stores import seeded_at
from tests.test_rules import users_of

WRITING = {
    "backup": ["backup"],
    "export": ["export", "requirements", "--out"],
    "ledger": ["ledger", "--template", "--out"],
    "person export": ["person", "export", "ana@example.org", "--out"],
    "propose": ["propose", "survey.csv", "--write-mapping"],
    "report": ["report", "--format", "json", "--out"],
    "scenario show": ["scenario", "show", "Train", "--out"],
    "template": ["template", "people", "--out"],
}
"""Each verb that writes a file that the user names, up to that name."""


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return seeded_at(tmp_path / "store.duckdb")


@pytest.fixture
def unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_: object, **__: object) -> None:
        raise AssertionError("a store was opened before the file was refused")

    monkeypatch.setattr("data.store.database.open_database", opened)


Refused = Callable[..., str]


@pytest.fixture
def refusal(store: Path, capsys: pytest.CaptureFixture[str]) -> Refused:
    """What is said of writing to a place, by a verb, into the store or another that is named."""

    def refused(verb: str, place: object, *more: str, named: object = store) -> str:
        of = ["--database", str(named)] if named else []
        assert main([*of, *WRITING[verb], str(place), *more]) == 1
        result = capsys.readouterr()
        assert result.out == ""
        (line,) = result.err.splitlines()
        return line

    return refused


def test_every_verb_that_writes_is_here() -> None:
    every = list(leaves(parser()))
    writing = {v.prog.removeprefix("skillmix "): v for v in every if v.get_default("writes")}
    assert writing.keys() == WRITING.keys()
    assert {verb.prog for verb in every if "--out" in verb.format_usage()} <= {
        verb.prog for verb in writing.values()
    }
    assert users_of(r"\.write_(bytes|text)\(") & {
        str(file) for file in Path("dashboard/commands").glob("*.py")
    } <= {"dashboard/commands/answer.py", "dashboard/commands/store.py"}


@pytest.mark.usefixtures("unopened")
@pytest.mark.parametrize("verb", WRITING)
def test_a_file_that_is_there_is_left(verb: str, refusal: Refused, tmp_path: Path) -> None:
    mine = tmp_path / "mine.json"
    mine.write_bytes(b"mine")
    result = refusal(verb, mine)
    assert result == f"{mine} is there already. Name another file, or replace it with --force."
    assert mine.read_bytes() == b"mine"
    folder = tmp_path / "folder.json"
    folder.mkdir()
    result = refusal(verb, folder, "--force")
    assert result == f"{folder} is a folder. Name a file in it."
    result = refusal(verb, tmp_path / "no" / "x.json")
    assert "cannot be written: there is no folder" in result
    result = refusal(verb, "postgresql://me:geheim@host/x.json")
    assert "looks like an address" in result
    for name in (Path(f"{'x' * 300}.json"), Path("ö" * 200) / "x.json"):
        assert "has a name that is too long" in refusal(verb, name)
    assert "geheim" not in result
    assert {f.name for f in tmp_path.iterdir()} == {"mine.json", "folder.json", "store.duckdb"}


@pytest.mark.usefixtures("unopened")
@pytest.mark.parametrize("verb", WRITING)
def test_the_store_is_never_written_over(
    verb: str,
    store: Path,
    refusal: Refused,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = store.read_bytes()
    (tmp_path / "sub").mkdir()
    (tmp_path / "link.json").symlink_to(store)
    (tmp_path / "hard.json").hardlink_to(store)
    (tmp_path / "here").symlink_to(tmp_path)
    links = "link.json hard.json here/store.duckdb store.duckdb.wal here/store.duckdb.wal"
    paths = ("store.duckdb", "sub/../store.duckdb", *links.split())
    names = ("store.duckdb", f"duckdb://{store}", "here/store.duckdb")
    every = verb == "export"  # it is one look for all verbs
    for path in (store, *(paths if every else ())):
        for named in (store, *(names if every else ())):
            result = refusal(verb, path, "--force", named=named)
            assert result == f"{path} is the store or a part of it. Name another file."
    assert "is the store" in refusal(verb, "link.json.wal", "--force", named="link.json")
    monkeypatch.setenv(URL_VARIABLE, str(store))
    assert "is the store" in refusal(verb, "store.duckdb", "--force", named="")
    assert store.read_bytes() == before


def test_with_force_a_file_is_replaced(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "mine"
    colon = str(tmp_path / "people:all.csv")
    assert main(["--database", str(store), *WRITING["template"], colon]) == 0
    for verb in ("export", "backup", "template"):
        mine.write_bytes(b"mine")
        assert main(["--database", str(store), *WRITING[verb], str(mine), "--force"]) == 0
        assert mine.stat().st_size > 4
    assert main(["--database", str(store), "backup", os.devnull, "--force"]) == 1
    assert "is no file that a backup may replace" in capsys.readouterr().err
    assert main(["--database", str(store), *WRITING["template"], os.devnull, "--force"]) == 0
    assert Path(os.devnull).is_char_device()


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of files and no modes")
def test_a_file_is_written_whole_or_not_at_all_and_for_its_owner(
    store: Path, refusal: Refused, tmp_path: Path
) -> None:
    mine, link = tmp_path / "mine.csv", tmp_path / "link.csv"
    mine.write_bytes(b"mine")
    link.symlink_to(mine)
    with room(4):
        written = refusal("export", link, "--force")
    assert written == f"{link} was not written: no room in {tmp_path}."
    assert mine.read_bytes() == b"mine"
    assert main(["--database", str(store), *WRITING["export"], str(link), "--force"]) == 0
    assert mine.stat().st_size > 4
    assert mine.stat().st_mode & 0o777 == 0o600
    assert link.is_symlink()
    assert {file.name for file in tmp_path.iterdir()} == {"mine.csv", "link.csv", "store.duckdb"}


def test_a_file_that_came_meanwhile_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusal: Refused
) -> None:
    mine = tmp_path / "mine.csv"

    def slowly(*_: object, **__: object) -> str:
        mine.write_bytes(b"mine")
        return "theirs"

    monkeypatch.setattr("dashboard.commands.store.export", slowly)
    assert "is there already" in refusal("export", mine)
    assert mine.read_bytes() == b"mine"
