"""What the numbers rest on: assumptions with their sources, what is unknown, how to check it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from analytics.results import Analysis, NotAsked
from dashboard.render.data import records
from dashboard.subjects import facts as sources
from tests.dashboard.opening import plain
from tests.dashboard.subjects import build, told

SHORT = build.requirement("A", "Serving", 0, 2, unknown=3)
OTHER = build.requirement("B", "Serving", 0, 2, unknown=1)
FOUND = build.analysis((SHORT, OTHER), {"A": 10, "B": 10})


def test_an_unsourced_assumption_says_so_beside_the_scenarios_own_number() -> None:
    section = sources.assumptions_section(build.facts(overrides=(("training.mentor_hours", 0.5),)))
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
