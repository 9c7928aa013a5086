"""`skillmix scenario`, from the first draft to the decision, on a team counted by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analytics.strategy.scenario.file import read_scenario
from tests.shell import Shell

LATE = ("--deadline-weeks", "60")  # 160 hours at 4 a week take 40


@pytest.mark.usefixtures("place")
def test_from_draft_to_decision(shell: Shell, tmp_path: Path) -> None:
    shell("scenario", "save", "Train", "--levers", "train", *LATE)
    shell("scenario", "save", "Cheap", "--saved", "train", "--budget", "1")
    compared = shell.json("scenario", "compare", "Train", "Cheap")
    train, cheap = compared["scenarios"]
    assert (train["shortage_before"], train["shortage"], cheap["shortage"]) == (2, 0, 2)
    assert (train["trained"], train["touched"], train["hired"]) == (2, 2, 0)
    assert cheap["cost"]["total"] == 0
    assert cheap["over_time"] == [{"week": 0.0, "coverage": 1 / 3, "must_have_open": 2}]
    assert train["over_time"][-1]["coverage"] == 1.0
    (need,) = compared["requirements"]
    assert (need["closed"], need["open"]) == ([{"train": 2}, {}], [0, 2])
    plan = shell.json("plan", "--saved", "Train")
    assert plan["cost"] == train["cost"]
    assert plan["scenario_hash"] == train["scenario_hash"]

    words = ("scenario", "decide", "Train", "--reason", "Both want it", "--on", "2026-11-02")
    decided = shell.json(*words)["decided"]
    assert (decided["decided_on"], decided["cost"]) == ("2026-11-02", train["cost"])
    assert "Ana" not in json.dumps(decided)
    refused = shell.refusal("scenario", "save", "Train", "--budget", "5")
    assert "was decided on 2026-11-02 and is not changed" in refused
    file = tmp_path / "train.toml"
    shell("scenario", "show", "Train", "--out", file)
    assert read_scenario(file.read_bytes()).levers == ("train",)
    by_file = shell.json("plan", "--scenario", file)
    assert by_file["scenario_hash"] == decided["scenario_hash"]

    again = ("scenario", "decide", "Cheap", "--reason", "No money")
    assert "“Train” stands decided" in shell.refusal(*again)
    assert shell.json(*again, "--replace")["decided"]
    listed = shell.json("scenario", "list")["scenarios"]
    assert [one["name"] for one in listed if one["decided"]] == ["Cheap"]
