"""Scenario files: every key read, every mistake named."""

from dataclasses import replace

import pytest

from analytics.knobs import with_knobs
from analytics.strategy.scenario.file import read_scenario, scenario_text
from analytics.strategy.scenario.scenario import Scenario, ScenarioHire, ScenarioTool, Training
from data.vocabulary import RefusedError

EVERY_KEY = """
name = "Four people"
budget = 53000
budget_on = "total"
deadline_weeks = 20
levers = ["train", "hire", "equip"]
value_per_week = 3600
attrition = 0.0
[training]
hours_to_level = [20, 60, 160, 400, 1000]
cost_per_hour = 90
cost_per_step = 500
success = 1.0
mentor_hours_per_hour = 0.0
max_steps = 3
[tools]
cap_share = 0.5
reviewers = 0
[[hire]]
profile = "MLEng"
levels = { MLE = 4, RAG = 3, GOV = 1 }
total_cost = 75000
weeks_to_productive = 0
chance = 1.0
max = 2
[[tool]]
name = "Assistant"
skills = ["MLE", "RAG"]
seat_total_cost = 1200
minimum_own_level = 2
credit = 1.0
weeks_to_productive = 0
"""


def test_every_key_is_read() -> None:
    assert read_scenario(EVERY_KEY) == Scenario(
        name="Four people",
        budget=53_000,
        budget_on="total",
        deadline_weeks=20,
        levers=("hire", "train", "equip"),
        attrition=0,
        value_per_week=3_600,
        training=Training((20, 60, 160, 400, 1000), 90, 500, 1, 0, 3),
        cap_share=0.5,
        reviewers=0,
        hires=(ScenarioHire("MLEng", (("MLE", 4), ("RAG", 3), ("GOV", 1)), 75_000, 0, 1, 2),),
        tools=(ScenarioTool("Assistant", ("MLE", "RAG"), 1_200, 2, 1, 0),),
    )


def test_empty_file_is_the_default_under_a_name_of_its_own() -> None:
    assert read_scenario("") == Scenario(name="Scenario")
    assert not read_scenario("").deadline_given
    none = read_scenario("hire = []\ntool = []")
    assert (none.hires, none.tools) == ((), ())


def test_a_hire_who_brings_no_level_may_be_named_and_is_written_back() -> None:
    """A skill that a profile does not name is level 0 (methods.md#hiring): `{}` says all."""
    text = '[[hire]]\nprofile = "E"\nlevels = {}\nmax = 0\n'
    scenario = read_scenario(text)
    assert scenario.hires == (ScenarioHire("E", (), maximum=0),)
    assert "levels = {}" in scenario_text(scenario)
    assert read_scenario(scenario_text(scenario)) == scenario


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("budgte = 5", "unknown key 'budgte'"),
        ("focus = 4", "focus is gone: plans do not limit"),
        ("budgte = 5\n[robust]\ndraws = 200", "robust is gone: what would change"),
        ("[training]\nhours = 5", r"\[training\] has the unknown key 'hours'"),
        ('[[hire]]\nprofile = "E"\nlevel = 3', r"\[\[hire\]\] E has the unknown key 'level'"),
        ("[[hire]]\nlevels = { Python = 4 }", "profile is missing"),
        ('[[hire]]\nprofile = "E"\nlevels = { Python = 6 }', "levels Python is 6"),
        ('[[tool]]\nname = "T"\nskills = ["Python"]\ncredit = 2', "credit is 2"),
        (
            '[[hire]]\nprofile = "E"\nlevels = { P = 4 }\nweeks_to_productive = 9\nramp_weeks = 2',
            "weeks_to_productive replaces ramp_weeks",
        ),
        (
            '[[hire]]\nprofile = "E"\nlevels = { P = 4 }\ntotal_cost = 9\nyearly_pay = 2',
            "total_cost replaces yearly_pay",
        ),
        (
            '[[hire]]\nprofile = "E"\nlevels = { P = 4 }\nbudgeted_pay = 9',
            "goes with backfill = true",
        ),
        ('[[hire]]\nprofile = "E"\nlevels = { P = 4 }\nbackfill = 1', "give true or false"),
        (
            '[[tool]]\nname = "T"\nskills = ["P"]\nseat_total_cost = 1\nseat_per_month = 2',
            "seat_total_cost replaces seat_per_month",
        ),
        ('[[tool]]\nname = "T"\nskills = ["P"]\nowned = -1', "owned is -1"),
        ('[[tool]]\nname = "T"\nskills = ["P"]\nowned_by = "Core"', "give a list"),
        ('[[prerequisite]]\nskill = "P"', "needs skill, level"),
        ('[[prerequisite]]\nskill = "P"\nlevel = 3\nneeds = {}', "needs is {}"),
        ("budget = -1", "budget is -1"),
        ("budget = nan", "budget is nan"),
        ("budget = true", "budget is True"),
        ('budget_on = "money"', "budget_on is 'money'"),
        ("deadline_weeks = 600", "from 0 to 520"),
        ('levers = ["fire"]', "levers names 'fire'"),
        ("levers = []", "levers names nothing"),
        ('levers = "hire"', "give a list"),
        ("attrition = 1.0", "attrition is 1.0"),
        ("[training]\nhours_to_level = [1, 2]", "has 2 numbers"),
        ("[training]\nhours_to_level = [1, 2, 0, 4, 5]", "holds a 0"),
        ("[tools]\nreviewers = 1.5", "whole number"),
        ("training = 3", r"write it as a table, \[training\]"),
        ("hire = 3", r"write each as \[\[hire\]\]"),
        ("name = 3", "give a text"),
        ("this is no toml", "not TOML"),
    ],
)
def test_mistakes_are_refused_by_name(text: str, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        read_scenario(text)


def test_bytes_that_are_no_utf8_are_refused() -> None:
    with pytest.raises(RefusedError, match="not TOML in UTF-8"):
        read_scenario(b'name = "\xff"')


def test_options_override_and_absent_ones_leave_it() -> None:
    scenario = read_scenario(EVERY_KEY)
    changed = with_knobs(scenario, budget=100, levers=["train"], deadline_weeks=4)
    assert changed == replace(scenario, budget=100, levers=("train",), deadline_weeks=4)
    assert with_knobs(scenario) == scenario


def test_options_are_checked() -> None:
    for wrong in (
        {"budget": -5.0},
        {"deadline_weeks": 1e9},
        {"levers": ["x"]},
        {"max_hires": -1},
        {"hours_cap": -1.0},
        {"value_per_week": -1.0},
    ):
        with pytest.raises(RefusedError):
            with_knobs(Scenario(), **wrong)
    with pytest.raises(RefusedError, match="budget_on"):
        with_knobs(Scenario(), budget_on="hours")
