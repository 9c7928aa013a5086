"""The command line on the demo organisation: what is asked of its verbs, names, files."""

import json
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.shell import Shell, told
from tests.stores import demo_at, rows_of

Answers: TypeAlias = Callable[..., Any]


@pytest.fixture(scope="module")
def spoken(demo: Path) -> Callable[..., str]:
    """What commands say that change nothing: each is run once on the demo."""
    return cache(partial(told, demo))


@pytest.fixture
def answer(spoken: Callable[..., str]) -> Answers:
    return lambda *words: json.loads(spoken(*words, "--json"))


def test_the_demo_a_second_time_changes_nothing_and_mixes_with_no_survey(shell: Shell) -> None:
    demo_at(shell.store)
    before = shell.json("history")
    assert all(imported["duplicate"] for imported in shell.json("demo")["imports"])
    assert shell.json("history") == before
    own = shell.at(shell.folder / "own.duckdb")
    survey = shell.file("own.csv", "Email,Team,Python\na@example.org,Core,3\n")
    own("ingest", survey, "--scale", "0-5")
    assert "holds a survey file of its own" in own.refusal("demo")


def test_what_changed_is_since_the_wave_before_and_pairs_are_named_where_wished(
    answer: Answers,
) -> None:
    """What the numbers are, is asked of the results."""
    assert answer("changes")["since"] == "2026 spring"
    changes = answer("changes", "--since", "2025 autumn")
    assert changes["since"] == "2025 autumn"
    assert changes["requirements"]
    loss = answer("loss", "--away", "ana.b@demo.example")
    assert loss["broken"]
    assert all("person" not in action for action in loss["repair"]["actions"])
    assert all("who" not in circle for circle in answer("mentors")["gaps"])
    for circle in answer("mentors", "--people")["gaps"]:
        assert len(circle["who"]) == circle["pairs"] <= circle["learners"]


def test_a_plan_explains_itself_and_says_what_there_was_no_time_for(answer: Answers) -> None:
    """With no time each part answers once and says how much it leaves out."""
    plan = answer("plan", "--team", "Platform", "--explain", "--explain-seconds", "0")
    result = plan["explanations"]
    assert set(result) == {"plan", "ways", "skills", "limits", "frontier", "missing"}
    for part in ("ways", "skills", "limits", "frontier"):
        assert len(result[part]) == 1
        assert result[part][0]["scenario_hash"] == plan["scenario_hash"]


def test_nobody_is_named_unless_asked_for(
    demo: Path, spoken: Callable[..., str], answer: Answers
) -> None:
    every = "select label from person union select name from person_fact"
    names = [name for (name,) in rows_of(demo, every)]
    verbs = "measures changes evidence loss mentors plan history taxonomy"
    for verb in verbs.split():
        for words in ([verb], [verb, "--json"]):
            assert [name for name in names if name in spoken(*words)] == [], verb
    assert all("person" not in action for action in answer("plan")["actions"])
    trained = [a for a in answer("plan", "--people")["actions"] if a["lever"] == "train"]
    assert {a["person"] for a in trained} <= set(names)
    assert trained
