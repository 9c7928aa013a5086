"""Provenance: which files, which command line."""

from __future__ import annotations

import shlex
from datetime import date, datetime

from analytics.analyse import analyse
from analytics.results import Selection
from analytics.strategy.problem.wishes import Pin
from analytics.strategy.scenario.file import read_scenario
from analytics.strategy.scenario.scenario import Scenario
from dashboard.subjects.facts import collect_facts, plan_command
from data.store.database import Database
from data.store.history.retention import imports_behind
from tests.build import rate

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
    assert facts.start == date(2026, 10, 15)
    assert facts.software.startswith("Skillmix ")
    assert {"plan.focus"} <= {a.key for a in facts.assumptions}
    assert facts.command == "skillmix plan --json"
    later = Scenario(start=date(2027, 1, 4))
    assert collect_facts(database, analysis, later).start == later.start


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
