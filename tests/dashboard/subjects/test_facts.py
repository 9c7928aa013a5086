"""What a report rests on and how it is made again; and the method, which docs/methods.md, the page
and the command say alike, with numbers from the data."""

import json
import re
import shlex
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from analytics.analyse import analyse
from analytics.evidence.evidence import evidence
from analytics.results import Analysis, NotAsked, Selection
from analytics.strategy.problem.problem import Pin
from analytics.strategy.scenario.scenario import Scenario, read_scenario
from analytics.study import Study
from dashboard.cli import main
from dashboard.subjects import report as sources
from dashboard.subjects.method import TOO_FEW, USES, WORKED, Here, measures, parts, slug, worked
from dashboard.subjects.report import Wanted, collect_facts, plan_command
from data.store.database import Database
from data.store.history.imports import imports_behind
from tests.build import rate
from tests.dashboard.opening import plain
from tests.dashboard.render.reading import records
from tests.dashboard.subjects import build, told
from tests.stores import demo_team

ONE, TWO = "person team role Python\nann A . 3", "person team role Python\nbob B . 2"


def test_files_about_the_people_in_question_are_named_until_they_are_undone(
    database: Database,
) -> None:
    rate(database, ONE)
    rate(database, TWO)
    (ann,) = database.rows("select person_no from person where label = 'ann'")[0]
    assert [f.sha256 for f in imports_behind(database, ["now"], {ann})] == [f"{1:064}"]
    assert imports_behind(database, ["earlier"], {ann}) == ()
    assert imports_behind(database, [], {ann}) == ()
    with database.transaction() as change:
        change.execute("update import set undone_at = imported_at")
    assert imports_behind(database, ["now"], {ann}) == ()


def test_the_command_repeats_what_was_asked_and_nothing_else() -> None:
    chosen = Selection(team="R & D; rm -rf", wave="autumn 2026", ratings="self")
    scenario = Scenario(
        budget=53000.0,
        budget_on="total",
        deadline_weeks=20.0,
        levers=("train", "hire"),
        max_hires=0,
        hours_cap=500.0,
        value_per_week=3600.0,
    )
    command = plan_command(chosen, scenario, date(2026, 11, 2), has_file=False)
    words = shlex.split(command)
    assert words[:4] == ["skillmix", "plan", "--team", "R & D; rm -rf"]
    assert " ".join(words[4:]) == (
        "--wave autumn 2026 --ratings self --budget 53000 --budget-on total --deadline-weeks 20 "
        "--start 2026-11-02 --levers train,hire --max-hires 0 --hours-cap 500 --value 3600 --json"
    )
    by_file = plan_command(Selection(), Scenario(), None, has_file=True)
    assert by_file == "skillmix plan --scenario scenario.toml --json"


def test_what_no_option_can_say_comes_as_a_file(database: Database) -> None:
    """A page has no file; its pins must be in the report even so, or the command lies."""
    rate(database, ONE)
    pinned = Scenario(name="Mine", budget=5.0, pins=(Pin("train", skill="Python"),))
    study = Study(database, Selection(), pinned)
    facts = collect_facts(study, Wanted())
    assert facts.command == "skillmix plan --scenario scenario.toml --budget 5 --json"
    assert read_scenario(facts.scenario_text) == pinned
    capped = Scenario(name="Mine", budget=5.0, max_hires=1)
    plain = collect_facts(study.of(scenario=capped), Wanted())
    assert plain.scenario_text == ""
    assert "--scenario" not in plain.command


SHORT = build.requirement("A", "Serving", 0, 2, unknown=3)
OTHER = build.requirement("B", "Serving", 0, 2, unknown=1)
FOUND = build.analysis((SHORT, OTHER))


def test_an_unsourced_assumption_says_so_beside_the_scenarios_own_number() -> None:
    own = Scenario(assumptions=(("training.mentor_hours", 0.5),))
    section = sources.assumptions_section(build.facts(scenario=own))
    assert plain(section.title) == "2 assumptions, 1 of them without a source"
    hire, mentor = records([section])["assumptions"]["assumptions"]
    assert (hire["likely"], hire["own"], hire["year"]) == (5000, None, "2016")
    assert (mentor["own"], mentor["source"]) == (0.5, "assumption")
    without = records([sources.assumptions_section(build.facts())])["assumptions"]["assumptions"]
    assert "own" not in without[0]


def test_unknown_levels_are_listed_by_skill_with_where() -> None:
    tables = records([sources.unknown(told.reading(FOUND))])["unknown"]
    assert tables["unknown"] == [{"skill": "Serving", "where": "A and B", "unknown": 4}]
    asked = replace(FOUND, not_asked=(NotAsked("A", "Origami", 3),))
    assert "did not ask: Origami." in sources.unknown(told.reading(asked)).blocks[1].text


def made(
    found: Analysis = FOUND, *, people: bool = False, gap: float | None = None, **facts: Any
) -> dict[str, dict[str, str]]:
    """{table: {word: sentence}} of how a report was made."""
    plan = build.plan(found, budget=60_000.0, budget_on="total", gap=gap)
    section = sources.making(told.reading(found, plan, people=people), build.facts(**facts))
    tables = records([section])["made"]
    return {
        key: {row["word"]: plain(row["sentence"]) for row in tables[key]}
        for key in tables.keys() & {"settings", "check", "scenario"}
    }


def test_settings_say_of_what_when_and_for_whom() -> None:
    settings = made()["settings"]
    assert settings["Made at"] == "24 Nov 2026, 15:00 UTC"
    assert settings["Budget"] == "$ 60 000 on total cost"
    assert settings["Team"] == "all teams in scope"
    assert (settings["Names"], settings["Smallest group"]) == ("off", "5 people")
    assert settings["Scenario hash"] == "c0ffee" * 10 + "c0ff"
    shown = made(people=True)["settings"]
    assert (shown["Names"], shown["Smallest group"]) == ("shown", "no limit: names are shown")
    other = replace(FOUND, selection=replace(FOUND.selection, pseudonyms=True))
    assert made(other, people=True)["settings"]["Names"] == "pseudonyms"
    assert "Gap of the solver" not in settings
    assert made(gap=0.0012)["settings"]["Gap of the solver"] == "0.12 %"


def test_it_is_checked_by_a_command_and_the_scenario_that_it_reads() -> None:
    plain_one = made()
    assert plain_one["check"]["The plan"] == "skillmix plan --json"
    assert plain_one["check"]["Again"].startswith("skillmix verify FILE makes this report again")
    assert "scenario" not in plain_one
    asked = made(scenario_text="budget = 5\n\nlevers = ['train']\n")
    assert asked["check"]["The plan"].endswith(
        "(with the scenario, as PDF and web page have it, in scenario.toml)"
    )
    assert asked["scenario"] == {"1": "budget = 5", "3": "levers = ['train']"}


ROOT = Path(__file__).parents[3]
RULES = [rule for part in parts() for rule in part.rules]
CODE = ("analytics", "benchmarks", "dashboard", "data", "seeds", "tests")
ELSEWHERE = {"consistency"}
"""Worked once an area is declared."""
NEVER = {"changes"}
"""Between two waves on Trends."""


def here(database: Database, selection: Selection) -> Here:
    analysis = analyse(database, selection)
    return {"analysis": analysis, "evidence": evidence(database, analysis)}


def test_each_heading_stands_once_and_each_number_under_one_rule() -> None:
    assert Counter(slug(rule.name) for rule in RULES).most_common(1)[0][1] == 1
    keys = [rule.key for rule in RULES if rule.key]
    assert Counter(keys).most_common(1)[0][1] == 1
    assert set(keys) - set(WORKED) == NEVER
    assert set(WORKED) <= set(keys)


def test_what_code_cites_is_a_heading() -> None:
    headings = {slug(part.title) for part in parts()} | {slug(rule.name) for rule in RULES}
    cited: set[str] = set()
    for folder in CODE:
        for file in (ROOT / folder).rglob("*.py"):
            cited |= set(re.findall(r"methods\.md#([\w-]+)", file.read_text(encoding="utf-8")))
    assert len(cited) > 30
    assert cited <= headings


def test_each_measure_says_everything() -> None:
    result = measures()
    assert [part.title for part in parts() if part.title in USES] == list(USES)
    assert len(result) > 25
    for measure in result:
        for text in (measure.says, measure.formula, measure.source, measure.range, measure.missing):
            assert text, measure.key
        assert measure.direction in ("higher is better", "lower is better", "neither"), measure.key
        assert measure.least >= 1


def test_each_measure_is_worked_on_the_demo() -> None:
    with demo_team() as database:
        result, small = here(database, Selection()), here(database, Selection(team="Platform"))
    assert worked("icc", small) == TOO_FEW
    assert {worked(rule.key, {}) for rule in RULES} == {""}
    for measure in measures():
        text = worked(measure.key, result)
        assert TOO_FEW not in text
        assert text or measure.key in ELSEWHERE | NEVER, measure.key
    resilience = result["analysis"].resilience
    assert worked("truck", result).startswith(f"{resilience.truck_factor}, ")
    alpha = result["evidence"].agreement[0].alpha
    assert f"{alpha:.2f}" in worked("alpha", result)
    python = next(s for s in result["evidence"].skills if s.importance)
    assert f"{python.importance.borich.mwds:.2f}" in worked("mwds", result)


def test_the_command_prints_every_measure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["method", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [m["key"] for m in document["measures"]] == [m.key for m in measures()]
    assert main(["method"]) == 0
    result = capsys.readouterr().out
    assert all(m.name in result and m.facts in result for m in measures())


def test_unknown_levels_of_a_small_group_are_not_named() -> None:
    """That a row is there tells that positions are short."""
    for size, skills in ((10, ["Serving"]), (4, [])):
        found = build.analysis((SHORT, OTHER), {"A": size, "B": 10})
        rows = records([sources.unknown(told.reading(found))])["unknown"]["unknown"]
        assert [row["skill"] for row in rows] == skills
