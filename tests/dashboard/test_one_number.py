"""One number in any order of loading, in any process: not a word of an answer is another."""

import csv
import io
import json
import os
import random
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.demo import DEMO
from data.ingest import ingest
from data.load import load
from data.store.facts.settings import pin_today
from tests.stores import demo_at, seeded_at, store_at

ASKS = """
import pytest, sys
from dashboard.cli import main
from tests.futures import few_futures, solved_once

for make in (few_futures, solved_once):
    make(pytest.MonkeyPatch())
place, out = sys.argv[1:]
of = ["--database", place, "--team", "Platform"]
for verb in (["plan"], ["measures"], ["report", "--format", "json", "--out", out]):
    assert main([*of[:2], *verb, *of[2:]]) == 0
"""
ROOT = Path(__file__).parents[2]
OF_FILES = ("made",)
"""What a report says of the files and of the moment it was made at."""


def in_another_order(place: Path) -> Path:
    """The demo with people's rows, columns of skills and files in an order of chance."""
    contents = tomllib.loads((DEMO / "demo.toml").read_text(encoding="utf-8"))
    chance = random.Random(1)
    files = chance.sample(contents["file"], len(contents["file"]))
    with store_at(seeded_at(place)) as store:
        pin_today(store, contents["today"])
        load(store, "people", _shuffled("people.csv", chance), "people.csv")
        load(store, "requirements", (DEMO / "requirements.csv").read_bytes(), "requirements.csv")
        for file in files:
            about = {key: file[key] for key in ("wave", "rater", "scale")}
            about["held_on"] = date.fromisoformat(file["date"])
            ingest(store, _shuffled(file["name"], chance), file["name"], **about)
    return place


def _shuffled(name: str, chance: random.Random) -> bytes:
    head, *rows = csv.reader((DEMO / name).read_text(encoding="utf-8").splitlines())
    first = 3 if name.endswith("manager.csv") else len(head)  # then a column is a skill
    order = [*range(first), *chance.sample(range(first, len(head)), len(head) - first)]
    text = io.StringIO()
    mixed = chance.sample(rows, len(rows))
    csv.writer(text).writerows([row[place] for place in order] for row in [head, *mixed])
    return text.getvalue().encode()


def answers(place: Path, seed: int) -> tuple[str, dict[str, Any]]:
    """What `plan` and `measures` print, and the report, of a process with this seed of hashes."""
    out = place.with_suffix(".json")
    printed = subprocess.run(
        [sys.executable, "-c", ASKS, str(place), str(out)],
        env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    report = json.loads(out.read_text(encoding="utf-8"))
    result = [item for item in report["sections"] if item["key"] not in OF_FILES]
    return printed.replace(str(out), ""), {"title": report["title"], "sections": result}


@pytest.mark.slow
def test_the_order_of_people_and_files_and_the_process_change_no_word(tmp_path: Path) -> None:
    printed, report = answers(demo_at(tmp_path / "demo.duckdb"), 0)
    other_text, other = answers(in_another_order(tmp_path / "other.duckdb"), 1)
    assert "Train" in printed
    assert printed == other_text
    assert report["sections"][0]["key"] == "brief"
    assert report == other
