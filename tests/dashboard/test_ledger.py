"""The ledger by its verb and on its page: the same numbers, no names, nothing of a few."""

import csv
import json
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from analytics.analyse import analyse
from analytics.results import Selection
from analytics.strategy.scenario.saved import saved_scenario
from analytics.strategy.scenario.scenario import Scenario
from dashboard.subjects.facts import collect_facts
from dashboard.subjects.method import text
from data.store.database import open_database
from tests.build import rate, require
from tests.dashboard.opening import Open, assert_calm, said
from tests.shell import Shell
from tests.stores import seeded_at

WISHES = """
levers = ["train"]
start = 2025-10-01
deadline_weeks = 60
[[bar]]
lever = "hire"
reason = "No new heads until March"
"""


@pytest.fixture
def place(tmp_path: Path, shell: Shell) -> Path:
    """Two of three are trained in Python from 2 to 3 in 40 weeks; a year later one is there."""
    file = seeded_at(tmp_path / "store.duckdb")
    head = "person team role Python\n"
    with closing(open_database(file)) as store:
        before = f"{head}Ana Core Dev 2\nBo Core Dev 2\nCy Core Dev 4"
        rate(store, before, held_on=date(2025, 10, 1), rater="manager")
        require(store, "Core Python 3 3 yes", valid_from=date(2025, 1, 1))
    shell("scenario", "save", "Train", "--scenario", shell.file("wishes.toml", WISHES))
    shell("scenario", "decide", "Train", "--reason", "Cheapest", "--on", "2025-10-02")
    with closing(open_database(file)) as store:
        after = f"{head}Ana Core Dev 3\nBo Core Dev 2\nCy Core Dev 4"
        rate(store, after, wave="later", held_on=date(2026, 10, 1), rater="manager")
    return file


def test_verb_and_page_say_the_same_and_no_name(place: Path, shell: Shell, opened: Open) -> None:
    document = shell.json("ledger")
    assert [o["state"] for o in document["outcomes"]] == ["yes", "no"]
    coverage = [document["coverage"][when] for when in ("before", "found", "planned")]
    assert coverage == pytest.approx([1 / 3, 2 / 3, 1.0])
    total = document["against"][-1]
    assert [total[key] for key in ("lever", "positions", "at_least", "at_most")] == [None, 2, 1, 1]
    assert document["overrides"][0]["reason"] == "No new heads until March"
    told = shell("ledger")
    assert "1 of 2 purchases came true, 1 did not." in told
    assert "Forbidden: hire. Reason: No new heads until March." in told
    # what it rests on is said beside it, and among the methods
    for words in (told, " ".join(text().split())):
        assert "so they are likely too short" in words
    assert not any(name in told + json.dumps(document) for name in ("Ana", "Bo", "Cy", "person_no"))
    page = opened("ledger", place)
    assert_calm(page)
    assert "1 of 2 purchases came true, 1 did not" in said(page)
    assert {m.label: m.value for m in page.metric}["Positions closed"] == "1"


@pytest.mark.usefixtures("place")
def test_what_is_told_goes_out_and_comes_back(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "told.csv"
    shell("ledger", "Train", "--template", "--out", file)
    rows = list(csv.DictReader(file.open(newline="")))
    assert [(row["what"], row["planned_for"]) for row in rows] == [
        ("Python 2 to 3", "2026-07-08")
    ] * 2
    rows[1] |= {"outcome": "dropped", "cost": "0", "note": "no hours"}
    with file.open("w", newline="") as out:
        writer = csv.DictWriter(out, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    assert "told.csv: 2 rows of the ledger loaded." in shell("ledger", "--tell", file)
    document = shell.json("ledger")
    assert [o["why"] for o in document["outcomes"]] == ["rated", "dropped"]
    cost = document["against"][-1]["cost"]
    assert (cost["happened"], cost["known"], cost["of"]) == (0, 1, 2)
    assert [r["outcomes"] for r in document["learned"] if r["key"] == "training.success"] == [1]


@pytest.mark.usefixtures("place")
def test_refusals_are_sentences(shell: Shell) -> None:
    for words, why in {
        "Nobody": "No scenario is called",
        "--wave never": "There is no wave 'never'",
        "--accept training.success": "2 of the 20 outcomes",
        "--out x.csv": "--out goes with --template",
    }.items():
        assert why in shell.refusal("ledger", *words.split())


def test_without_a_decision_there_is_nothing_to_follow(
    place: Path, shell: Shell, opened: Open
) -> None:
    shell("scenario", "reopen", "Train")
    assert "No plan is decided" in shell.refusal("ledger")
    assert "“Train” is not decided" in shell.refusal("ledger", "Train")
    page = opened("ledger", place)
    assert_calm(page)
    assert "No plan is decided yet" in said(page)


def test_overview_and_the_report_say_that_a_plan_stands_decided(place: Path, opened: Open) -> None:
    """In a session that never opened Strategy; a report only of the same scenario and people."""
    page = said(opened("home", place))
    assert "“Train” was decided on 2 Oct 2025: $" in page
    assert "in total, no must-have open, as decided." in page
    with closing(open_database(place)) as store:
        saved = saved_scenario(store, "Train")
        found = analyse(store, Selection())
        unnamed = replace(saved.scenario, name="")
        assert collect_facts(store, found, unnamed).decided == (saved,)
        assert collect_facts(store, found, Scenario()).decided == ()
        before = datetime(2026, 1, 1)
        assert collect_facts(store, found, unnamed, made_at=before).decided == ()
        core = analyse(store, Selection(team="Core"))
        assert collect_facts(store, core, unnamed).decided == ()
