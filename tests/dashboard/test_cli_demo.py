"""The command line on the demo organisation: identities, stable keys, names, files."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from contextlib import redirect_stdout
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from dashboard.cli import main
from data.store.database import open_database
from tests.dashboard.render.reading import sheets
from tests.stores import demo_at

Answers: TypeAlias = Callable[..., Any]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return demo_at(tmp_path / "demo.duckdb")


@pytest.fixture
def own_answer(store: Path) -> Answers:
    """The documents of commands that change the store."""
    return lambda *words: json.loads(run(store, *words, "--json"))


@pytest.fixture(scope="module")
def told(demo: Path) -> Callable[..., str]:
    """What commands say that change nothing: each is run once on the demo."""
    return cache(partial(run, demo))


@pytest.fixture
def answer(told: Callable[..., str]) -> Answers:
    """Their documents."""
    return lambda *words: json.loads(told(*words, "--json"))


def run(store: Path, *words: str) -> str:
    """What a command says of a store."""
    with redirect_stdout(io.StringIO()) as out:
        assert main(["--database", str(store), *words]) == 0
    return out.getvalue()


def test_the_demo_a_second_time_changes_nothing(own_answer: Answers) -> None:
    before = own_answer("history")
    assert all(imported["duplicate"] for imported in own_answer("demo")["imports"])
    assert own_answer("history") == before


def test_the_demo_does_not_mix_with_a_survey_of_ones_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    survey = tmp_path / "own.csv"
    survey.write_text("Email,Team,Python\na@example.org,Core,3\n", encoding="utf-8")
    own = str(tmp_path / "own.duckdb")
    assert main(["--database", own, "ingest", str(survey), "--scale", "0-5"]) == 0
    assert main(["--database", own, "demo"]) == 1
    assert "holds a survey file of its own" in capsys.readouterr().err


def test_the_runs_of_a_plan_and_what_nothing_leaves_are_its_own(answer: Answers) -> None:
    plan = answer("plan")
    runs = plan["chance"]["simulated"]
    must = [need["chance"] for need in runs["needs"] if need["must_have"]]
    assert runs["all_hold"] <= min(must)
    assert sum(must) == pytest.approx(runs["holding"])
    assert runs["weeks"][-1]["planned"] == plan["coverage_after"]
    assert plan["do_nothing"]["shortage"] == plan["shortage_before"]
    own = {(r["skill"], r["per_week"]) for r in answer("measures")["requirements"] if r["per_week"]}
    assert own == {("AI security", 12_000), ("Agents and tool use", 12_000)}


def test_the_answers_of_verbs_fit_the_measures(answer: Answers) -> None:
    """What changed ends where the measures are; what a loss hits and who learns begins there."""
    measured = {(r["scope"], r["skill"], r["level"]): r for r in answer("measures")["requirements"]}
    changes = answer("changes", "--since", "2025 autumn")
    assert changes["since"] == "2025 autumn"
    assert answer("changes")["since"] == "2026 spring"  # the wave before
    after = [r["after"] for r in changes["requirements"] if r["after"]]
    assert {(r["scope"], r["skill"], r["level"]): r["have"] for r in after} == {
        key: row["have"] for key, row in measured.items()
    }
    loss = answer("loss", "--away", "ana.b@demo.example")
    assert loss["broken"]
    for hit in loss["broken"]:
        row = measured[hit["scope"], hit["skill"], hit["level"]]
        assert (hit["before"], hit["required"]) == (row["have"], row["required"])
    assert all("person" not in action for action in loss["repair"]["actions"])
    short = {key: row["shortage"] for key, row in measured.items() if row["shortage"]}
    circles = answer("mentors")["gaps"]
    assert {(c["scope"], c["skill"], c["level"]): c["short"] for c in circles} == short
    assert all("who" not in circle for circle in circles)
    for circle in answer("mentors", "--people")["gaps"]:
        assert len(circle["who"]) == circle["pairs"] <= circle["learners"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("changes", "--since", "1999"), "no wave '1999'"),
        (("changes", "--wave", "2025 autumn"), "no earlier wave"),
        (("loss", "--away", "nobody@demo.example"), "Nobody is known as"),
    ],
)
def test_a_wave_and_a_person_that_are_not_there_are_refused(
    words: tuple[str, ...], why: str, demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--database", str(demo), *words]) == 1
    assert why in capsys.readouterr().err


def test_options_win_over_the_scenario_file(answer: Answers, tmp_path: Path) -> None:
    scenario = tmp_path / "scenario.toml"
    scenario.write_text('budget = 1000\ndeadline_weeks = 30\nlevers = ["train"]\n')
    plain = answer("plan", "--team", "Insights", "--scenario", str(scenario))
    assert (plain["budget"], plain["deadline_weeks"], plain["levers"]) == (1000, 30, ["train"])
    more = ("--scenario", str(scenario), "--budget", "2000", "--levers", "equip")
    both = answer("plan", "--team", "Insights", *more)
    assert (both["budget"], both["deadline_weeks"], both["levers"]) == (2000, 30, ["equip"])


def test_a_plan_explains_itself_and_says_what_there_was_no_time_for(answer: Answers) -> None:
    """With no time each part answers once and says how much it leaves out."""
    plan = answer("plan", "--team", "Platform", "--explain", "--explain-seconds", "0")
    found = plan["explanations"]
    assert set(found) == {"plan", "ways", "skills", "limits", "frontier", "missing"}
    for part in ("ways", "skills", "limits", "frontier"):
        assert len(found[part]) == 1
        assert found[part][0]["scenario_hash"] == plan["scenario_hash"]
    assert [m["part"] for m in found["missing"]] == ["ways", "skills", "limits", "frontier"]
    assert found["missing"][2]["sentence"] == "Not looked at: 3 of the limits."


def test_a_plan_is_in_the_currency_of_the_store(own_answer: Answers, tmp_path: Path) -> None:
    out = tmp_path / "assumptions.csv"
    own_answer("export", "assumptions", "--out", str(out))
    out.write_text(out.read_text(encoding="utf-8").replace("USD", "EUR"), encoding="utf-8")
    own_answer("load", "assumptions", str(out))
    assert own_answer("plan", "--team", "Platform")["currency"] == "EUR"


def test_nobody_is_named_unless_asked_for(
    demo: Path, told: Callable[..., str], answer: Answers
) -> None:
    database = open_database(demo)
    names = [row[0] for row in database.rows("select label from person")]
    names += [row[0] for row in database.rows("select name from person_fact")]
    database.close()
    verbs = "measures changes evidence loss mentors plan history taxonomy"
    for verb in verbs.split():
        for words in ([verb], [verb, "--json"]):
            assert [name for name in names if name in told(*words)] == [], verb
    assert all("person" not in action for action in answer("plan")["actions"])
    trained = [a for a in answer("plan", "--people")["actions"] if a["lever"] == "train"]
    assert {a["person"] for a in trained} <= set(names)
    assert trained


@pytest.mark.parametrize("assessed", [True, False])
def test_a_report_lists_which_ratings_to_check_unless_it_is_to_be_quick(
    store: Path, tmp_path: Path, assessed: bool
) -> None:
    out = tmp_path / "report.xlsx"
    words = ["--database", str(store), "report", "--format", "xlsx", "--out", str(out)]
    assert main([*words, *([] if assessed else ["--no-assess"])]) == 0
    book = sheets(out.read_bytes())
    named = {row[0]: row[1] for row in book["Start here"] if row[0]}
    assert ("Check first" in book) == ("Check first" in named) == assessed
    # That ratings are checked first is part of the plan, whether the list is worked out or not.
    lines = {row[0]: row[1] for row in book["Brief"] if row[0]}
    assert lines["Approve"].startswith("Check ")
