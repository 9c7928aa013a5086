"""What the command says to somebody who sees it for the first time, and to a script's mistake."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.cli import main
from tests.stores import seeded_at

SURVEY = "Email,Team,Python\nana@example.org,Core,2\nbo@example.org,Core,4\n"
NEEDS = "scope,skill,level,headcount,must_have\nCore,Python,3,2,yes\n"


class Words:
    """Runs the command on one store and answers with what stands on stdout."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def __call__(self, *words: str, code: int = 0) -> str:
        assert main(["--database", str(self.folder / "store.duckdb"), *words]) == code
        said = self._capsys.readouterr()
        return said.err if code else said.out

    def wrong(self, *words: str) -> str:
        """Run what is wrong usage; the error stream."""
        with pytest.raises(SystemExit) as ended:
            main(["--database", str(self.folder / "store.duckdb"), *words])
        assert ended.value.code == 2
        return self._capsys.readouterr().err

    def file(self, name: str, text: str) -> str:
        """A file in the test's folder."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)


@pytest.fixture
def words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Words:
    seeded_at(tmp_path / "store.duckdb")
    return Words(tmp_path, capsys)


def test_a_plan_of_nothing_says_so_instead_of_full_coverage(words: Words) -> None:
    said = words("plan", "--budget", "1000", code=1)
    assert said.startswith("Nothing is required yet, so there is nothing to plan")


def test_people_without_a_role_are_named_by_their_team(words: Words) -> None:
    words("ingest", words.file("s.csv", SURVEY), "--scale", "0-5", "--date", "2026-09-01")
    words("load", "requirements", words.file("n.csv", NEEDS))
    said = words("plan", "--levers", "equip")
    row, whom, *_ = (
        line for line in said.splitlines() if re.match("Equip ", line) or " Core" in line
    )
    assert "Python" in row
    assert "Core" in whom
    assert "1 of 1 must-have is short" in words("measures")


@pytest.mark.parametrize("option", ["--wave", "--team"])
def test_an_empty_name_is_wrong_usage_and_not_the_default(words: Words, option: str) -> None:
    file = words.file("s.csv", SURVEY)
    for verb in (("ingest", file), ("measures",), ("plan",)):
        assert "is empty" in words.wrong(*verb, option, " ")
    assert words("history") == "Nothing was imported yet.\n"


def test_help_shows_how_a_mapping_is_written(
    words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    from data.intake.columns.mapping_file import read_mapping

    with pytest.raises(SystemExit):
        main(["ingest", "--help"])
    example = capsys.readouterr().out.split("For example:\n", 1)[1]
    read = read_mapping(example.encode())
    assert {c.header for c in read.columns} == {
        "Python exam",
        "Knows SQL",
        "SQL is hard for me",
        "Which do you know?",
    }
