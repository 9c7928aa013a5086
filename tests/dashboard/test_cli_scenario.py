"""`skillmix scenario`, from the first draft to the decision, on a team counted by hand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from analytics.strategy.scenario.file import read_scenario
from dashboard.cli import main
from data.store.database import open_database
from tests.build import rate, require
from tests.stores import seeded_at

Said = dict[str, Any]
LATE = ("--deadline-weeks", "60")  # 160 hours at 4 a week take 40


@pytest.fixture
def place(tmp_path: Path) -> str:
    """Level 3 in Python is required of three people: one holds it, two are a level below."""
    store = open_database(seeded_at(tmp_path / "store.duckdb"))
    rate(
        store,
        "person team role Python\nAna Core ML_engineer 2\nBo Core ML_engineer 2"
        "\nCy Core ML_engineer 4",
    )
    require(store, "Core Python 3 3 yes")
    store.close()
    return str(tmp_path / "store.duckdb")


def spoken(capsys: pytest.CaptureFixture[str], place: str, *words: str, code: int = 0) -> str:
    assert main(["--database", place, *words]) == code
    said = capsys.readouterr()
    return said.err if code else said.out


def document(capsys: pytest.CaptureFixture[str], place: str, *words: str) -> Said:
    found: Said = json.loads(spoken(capsys, place, *words, "--json"))
    return found


def test_from_draft_to_decision(
    place: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    spoken(capsys, place, "scenario", "save", "Train", "--levers", "train", *LATE)
    spoken(capsys, place, "scenario", "save", "Cheap", "--saved", "train", "--budget", "1")
    compared = document(capsys, place, "scenario", "compare", "Train", "Cheap")
    train, cheap = compared["scenarios"]
    assert (train["shortage_before"], train["shortage"], cheap["shortage"]) == (2, 0, 2)
    assert (train["trained"], train["touched"], train["hired"]) == (2, 2, 0)
    assert (cheap["cost"]["total"], cheap["over_time"]) == (
        0,
        [{"week": 0.0, "coverage": 1 / 3, "must_have_open": 2}],
    )
    assert train["over_time"][-1]["coverage"] == 1.0
    (need,) = compared["requirements"]
    assert (need["closed"], need["open"]) == ([{"train": 2}, {}], [0, 2])
    plan = document(capsys, place, "plan", "--saved", "Train")
    assert plan["cost"] == train["cost"]
    assert plan["scenario_hash"] == train["scenario_hash"]

    words = ("scenario", "decide", "Train", "--reason", "Both want it", "--on", "2026-11-02")
    decided = document(capsys, place, *words)["decided"]
    assert (decided["decided_on"], decided["cost"]) == ("2026-11-02", train["cost"])
    assert "Ana" not in json.dumps(decided)
    refused = spoken(capsys, place, "scenario", "save", "Train", "--budget", "5", code=1)
    assert "was decided on 2026-11-02 and is not changed" in refused
    file = tmp_path / "train.toml"
    spoken(capsys, place, "scenario", "show", "Train", "--out", str(file))
    assert read_scenario(file.read_bytes()).levers == ("train",)
    by_file = document(capsys, place, "plan", "--scenario", str(file))
    assert by_file["scenario_hash"] == decided["scenario_hash"]

    again = ("scenario", "decide", "Cheap", "--reason", "No money")
    assert "“Train” stands decided" in spoken(capsys, place, *again, code=1)
    assert document(capsys, place, *again, "--replace")["decided"]
    listed = document(capsys, place, "scenario", "list")["scenarios"]
    assert [one["name"] for one in listed if one["decided"]] == ["Cheap"]


def test_the_text_says_the_same(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "No scenario is saved yet" in spoken(capsys, place, "scenario", "list")
    spoken(capsys, place, "scenario", "save", "Train", "--levers", "train", *LATE)
    spoken(capsys, place, "scenario", "save", "Nothing", "--budget", "0", "--budget-on", "total")
    text = spoken(capsys, place, "scenario", "compare", "Train", "Nothing")
    rows = [re.split(" {2,}", line) for line in text.splitlines() if line]
    lines = {row[0]: row[-2:] for row in rows}
    assert lines["Must-haves short"] == ["0", "2"]
    assert [share.replace("\u00a0", " ") for share in lines["Coverage after"]] == ["100 %", "33 %"]
    assert lines["People trained"] == ["2", "0"]
    assert re.search("train 2 +open 2", text)


def test_file_and_saved_scenario_at_once_is_wrong_usage(
    place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--database", place, "plan", "--saved", "A", "--scenario", "a.toml"])
    assert "not allowed with" in capsys.readouterr().err
    said = spoken(capsys, place, "plan", "--saved", "A", code=1)
    assert "No scenario is called “A”; none is saved yet." in said
