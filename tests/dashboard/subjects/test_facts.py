"""What a report rests on: files, assumptions, what is unknown, and how it is made again."""

import shlex
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from analytics.analyse import analyse
from analytics.results import Analysis, NotAsked, Selection
from analytics.strategy.problem.problem import Pin
from analytics.strategy.scenario.scenario import Scenario, read_scenario
from dashboard.subjects import facts as sources
from dashboard.subjects.facts import collect_facts, plan_command
from data.store.database import Database
from data.store.history.imports import imports_behind
from tests.build import rate
from tests.dashboard.opening import plain
from tests.dashboard.render.reading import records
from tests.dashboard.subjects import build, told

ONE = """
person team role Python
ann A . 3
"""
TWO = """
person team role Python
bob B . 2
"""


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


def test_facts_of_a_store(database: Database) -> None:
    rate(database, ONE)
    analysis = analyse(database, Selection())
    facts = collect_facts(database, analysis, made_at=datetime(2026, 11, 24, 15, 0))
    assert [(f.file_name, f.wave, f.rater) for f in facts.imports] == [("hand.csv", "now", "self")]
    assert facts.software.startswith("Skillmix ")
    assert {"plan.focus"} <= {a.key for a in facts.assumptions}
    assert facts.command == "skillmix plan --json"


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
    assert plan_command(Selection(), Scenario(), None, has_file=True) == (
        "skillmix plan --scenario scenario.toml --json"
    )


def test_what_no_option_can_say_comes_as_a_file(database: Database) -> None:
    """A page has no file; its pins must be in the report even so, or the command lies."""
    rate(database, ONE)
    analysis = analyse(database, Selection())
    pinned = Scenario(name="Mine", budget=5.0, pins=(Pin("train", skill="Python"),))
    facts = collect_facts(database, analysis, pinned)
    assert facts.command == "skillmix plan --scenario scenario.toml --budget 5 --json"
    assert read_scenario(facts.scenario_text) == pinned
    plain = collect_facts(database, analysis, Scenario(name="Mine", budget=5.0, max_hires=1))
    assert plain.scenario_text == ""
    assert "--scenario" not in plain.command


SHORT = build.requirement("A", "Serving", 0, 2, unknown=3)
OTHER = build.requirement("B", "Serving", 0, 2, unknown=1)
FOUND = build.analysis((SHORT, OTHER), {"A": 10, "B": 10})


def test_an_unsourced_assumption_says_so_beside_the_scenarios_own_number() -> None:
    section = sources.assumptions_section(
        build.facts(scenario=Scenario(assumptions=(("training.mentor_hours", 0.5),)))
    )
    assert plain(section.title) == "2 assumptions, 1 of them without a source"
    hire, mentor = records([section])["assumptions"]["assumptions"]
    assert (hire["likely"], hire["own"], hire["year"]) == (5000, None, "2016")
    assert (mentor["own"], mentor["source"]) == (0.5, "assumption")
    without = records([sources.assumptions_section(build.facts())])["assumptions"]["assumptions"]
    assert "own" not in without[0]


def test_unknown_levels_are_listed_by_skill_with_where() -> None:
    tables = records([sources.unknown(told.reading(FOUND))])["unknown"]
    assert tables["unknown"] == [{"skill": "Serving", "where": "A and B", "unknown": 4}]
    assert tables["not_asked"] == []
    asked = replace(FOUND, not_asked=(NotAsked("A", "Origami", 3),))
    tables = records([sources.unknown(told.reading(asked))])["unknown"]
    assert tables["not_asked"] == [{"skill": "Origami", "scope": "A", "level": 3}]


def test_unknown_levels_of_a_small_group_are_withheld() -> None:
    small = replace(SHORT, roster=4)
    found = build.analysis((small, OTHER), {"A": 4, "B": 10})
    (row,) = records([sources.unknown(told.reading(found))])["unknown"]["unknown"]
    assert (row["skill"], row["unknown"]) == ("Serving", None)


def made(
    found: Analysis = FOUND, *, people: bool = False, **facts: Any
) -> dict[str, dict[str, str]]:
    """{table: {word: sentence}} of how a report was made."""
    plan = build.plan(found, budget=60_000.0, budget_on="total")
    section = sources.making(told.reading(found, plan, people=people), build.facts(**facts))
    tables = records([section])["made"]
    lines = ("settings", "check", "scenario")
    return {
        key: {row["word"]: plain(row["sentence"]) for row in tables[key]}
        for key in lines
        if key in tables
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


def test_it_is_checked_by_a_command_and_the_scenario_that_it_reads() -> None:
    plain_one = made()
    assert plain_one["check"]["The plan"] == "skillmix plan --json"
    assert plain_one["check"]["Again"].startswith("skillmix verify FILE makes this report again")
    assert "scenario" not in plain_one
    asked = made(scenario_text="budget = 5\n\nlevers = ['train']\n")
    assert asked["check"]["The plan"].endswith("(save the scenario below as scenario.toml)")
    assert asked["scenario"] == {"1": "budget = 5", "3": "levers = ['train']"}
