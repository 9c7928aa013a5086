"""Scenario files: every key read and written back, every mistake named. Scenarios in the store:
what was saved is read back, and a decision keeps its numbers."""

import json
import types
import typing
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.knobs import with_knobs
from analytics.results import LEVERS, Selection
from analytics.strategy.problem.problem import Bar, Closed, Pin, Prerequisite
from analytics.strategy.results import Cost
from analytics.strategy.scenario.saved import decide, save, saved_scenario, saved_scenarios
from analytics.strategy.scenario.scenario import (
    Scenario,
    ScenarioHire,
    ScenarioTool,
    Training,
    read_scenario,
    scenario_text,
)
from data.store import scenarios
from data.store.database import Database
from data.vocabulary import FIRST_DAY, LAST_DAY, RefusedError
from tests.dashboard.hand_built import plan

EVERY_KIND = """
name = "Four people"
start = 2026-03-02
budget = 53000
budget_on = "total"
levers = ["train", "hire", "equip"]
attrition = 0.0
[training]
hours_to_level = [20, 60, 160, 400, 1000]
[tools]
reviewers = 0
[[hire]]
profile = "MLEng"
levels = { MLE = 4, RAG = 3, GOV = 1 }
chance = 1.0
max = 2
[[tool]]
name = "Assistant"
skills = ["MLE", "RAG"]
minimum_own_level = 2
[[pin]]
lever = "hire"
profile = "MLEng"
team = "Core"
at_least = 2
[[bar]]
lever = "equip"
skill = "RAG"
tool = "Assistant"
[[close]]
initiative = "Search"
"""


def test_every_kind_of_key_is_read() -> None:
    assert hash(read_scenario(EVERY_KIND)) == hash(read_scenario(EVERY_KIND))
    assert read_scenario(EVERY_KIND) == Scenario(
        name="Four people",
        start=date(2026, 3, 2),
        budget=53_000,
        budget_on="total",
        levers=("hire", "train", "equip"),
        attrition=0,
        training=Training((20, 60, 160, 400, 1000)),
        reviewers=0,
        hires=(ScenarioHire("MLEng", (("MLE", 4), ("RAG", 3), ("GOV", 1)), chance=1, maximum=2),),
        tools=(ScenarioTool("Assistant", ("MLE", "RAG"), minimum_own_level=2),),
        pins=(Pin("hire", profile="MLEng", team="Core", at_least=2),),
        bars=(Bar("equip", skill="RAG", tool="Assistant"),),
        closes=(Closed(initiative="Search"),),
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


HIRE = '[[hire]]\nprofile = "E"\nlevels = { P = 4 }\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[pin]]\nlever = "move"', "give one of hire, train, equip, contract"),
        ("budgte = 5\n[robust]\ndraws = 200", "unknown key 'budgte', 'robust'"),
        ("[training]\nhours = 5", r"\[training\] has the unknown key 'hours'"),
        ('[[hire]]\nprofile = "E"\nlevel = 3', r"\[\[hire\]\] E has the unknown key 'level'"),
        ("[[hire]]\nlevels = { Python = 4 }", "profile is missing"),
        ('[[hire]]\nprofile = "E"\nlevels = { Python = 6 }', "levels Python is 6"),
        (f"{HIRE}weeks_to_productive = 9\nramp_weeks = 2", "weeks_to_productive replaces ramp"),
        (f"{HIRE}total_cost = 9\nyearly_pay = 2", "total_cost replaces yearly_pay"),
        (f"{HIRE}budgeted_pay = 9", "goes with backfill = true"),
        (f"{HIRE}backfill = 1", "give true or false"),
        (
            '[[tool]]\nname = "T"\nskills = ["P"]\nseat_total_cost = 1\nseat_per_month = 2',
            "seat_total_cost replaces seat_per_month",
        ),
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
        ("start = 2026-03-02T10:00:00", "give a date like 2026-10-05"),
        ('start = "soon"', "give a date like"),
        ("start = 9999-12-31", "start is 9999-12-31; .* from 1900-01-01 to 2100-12-31"),
        (
            '[[pin]]\nskill = "RAG"',
            r"\[\[pin\]\] needs lever: lever is missing; choose one of hire, train",
        ),
        ('[[pin]]\nlever = "train"\nperson = "Ana"', "unknown key 'person'"),
        ('[[pin]]\nlever = "train"\nprofile = "E"', "profile goes with hire or contract"),
        ('[[bar]]\nlever = "train"\ntool = "T"', "tool goes with equip"),
        ('[[pin]]\nlever = "train"\nat_least = 0', "at_least is 0"),
        ('[[bar]]\nlever = "train"\nskill = " "', "skill is empty"),
        ("[[close]]\nlevel = 3", "names no requirement"),
        ("this is no toml", "not TOML"),
        (b'name = "\xff"', "not TOML in UTF-8"),
        (f"a = {'[' * 3000}", "not TOML"),
    ],
)
def test_mistakes_are_refused_by_name(text: str | bytes, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        read_scenario(text)


def test_options_override_and_absent_ones_leave_it() -> None:
    scenario = read_scenario(EVERY_KIND)
    changed = with_knobs(scenario, budget=100, levers=["train"], deadline_weeks=4)
    assert changed == replace(scenario, budget=100, levers=("train",), deadline_weeks=4)
    assert with_knobs(scenario) == scenario


def test_options_are_checked() -> None:
    for wrong in ({"max_hires": -1}, {"hours_cap": -1.0}, {"value_per_week": -1.0}):
        with pytest.raises(RefusedError):
            with_knobs(Scenario(), **wrong)


TEXT = st.text(max_size=12).map(str.strip).filter(bool)
LEVELS = st.dictionaries(TEXT, st.integers(0, 5), min_size=1, max_size=3).map(
    lambda levels: tuple(levels.items())
)
OF_FIELD: dict[str, st.SearchStrategy[Any]] = {
    "levers": st.sets(st.sampled_from(LEVERS), min_size=1).map(
        lambda chosen: tuple(lever for lever in LEVERS if lever in chosen)
    ),
    "budget": st.none() | st.floats(0, 1e12),
    "hours_to_level": st.none() | st.tuples(*[st.floats(0.01, 2000)] * 5),
    "attrition": st.none() | st.floats(0, 0.99),
    "levels": LEVELS,
    "at_least": st.integers(1, 9),
    "level": st.none() | st.integers(1, 5),
    "owned_by": st.lists(TEXT, max_size=2).map(tuple),
    "months": st.floats(0.5, 36),
    "weeks": st.floats(0.5, 520),
    "assumptions": st.dictionaries(TEXT, st.floats(0, 1e9), max_size=3).map(
        lambda numbers: tuple(numbers.items())
    ),
}
"""Fields whose type allows more than a file does."""
OF_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    float: st.floats(0, 1) | st.integers(0, 1).map(float),
    int: st.integers(0, 5),
    str: TEXT,
    bool: st.booleans(),
    date: st.dates(FIRST_DAY, LAST_DAY),
}


def anything(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type: a scenario's new fields are covered as soon as they are there."""
    if kind in OF_TYPE:
        return OF_TYPE[kind]
    if is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return st.builds(
            kind,
            **{
                f.name: OF_FIELD[f.name] if f.name in OF_FIELD else anything(hints[f.name])
                for f in fields(kind)
            },
        )
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return st.sampled_from(inside)
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*(st.none() if t is type(None) else anything(t) for t in inside))
    assert origin is tuple, kind
    assert inside[1] is ..., kind
    least = 0 if is_dataclass(inside[0]) else 1
    return st.lists(anything(inside[0]), min_size=least, max_size=3).map(tuple)


def actions(kind: type[Pin | Bar]) -> st.SearchStrategy[Any]:
    """Of hires with a profile, of seats with a tool, of all others neither."""
    name = st.none() | TEXT
    hires = st.sampled_from(("hire", "contract"))
    extra = {"at_least": OF_FIELD["at_least"]} if kind is Pin else {}
    return st.one_of(
        st.builds(kind, lever=hires, profile=name, skill=name, team=name, **extra),
        st.builds(kind, lever=st.just("equip"), tool=name, skill=name, team=name, **extra),
        st.builds(kind, lever=st.just("train"), skill=name, team=name, **extra),
    )


def one_way(hire: ScenarioHire) -> ScenarioHire:
    """Weeks in one way, money in one way."""
    if hire.weeks_to_productive is not None:
        hire = replace(hire, weeks_to_fill=None, notice_weeks=None, ramp_weeks=None)
    if hire.total_cost is not None:
        hire = replace(hire, yearly_pay=None, recruiting_cost=None, backfill=False)
    return hire if hire.backfill else replace(hire, budgeted_pay=None)


OF_TYPE[ScenarioHire] = anything(ScenarioHire).map(one_way)
OF_TYPE[ScenarioTool] = anything(ScenarioTool).map(
    lambda tool: (
        tool
        if tool.seat_total_cost is None
        else replace(tool, seat_per_month=None, usage_per_month=None)
    )
)
OF_TYPE[Prerequisite] = st.builds(Prerequisite, skill=TEXT, level=st.integers(1, 5), needs=LEVELS)
OF_TYPE |= {kind: actions(kind) for kind in (Pin, Bar)}
OF_TYPE[Closed] = anything(Closed).filter(lambda wish: wish.scope)


@settings(max_examples=60, deadline=None)
@given(anything(Scenario))
def test_what_is_written_reads_as_the_same_scenario(scenario: Scenario) -> None:
    assert read_scenario(scenario_text(scenario)) == scenario


def test_a_file_is_as_short_as_somebody_would_write_it() -> None:
    scenario = Scenario(
        name='Four "people"',
        budget=53_000,
        training=Training(max_steps=2),
        reviewers=0,
        hires=(ScenarioHire("MLEng", (("ML Eng", 4), ("RAG", 3)), maximum=2),),
        tools=(ScenarioTool("Assistant", ("RAG",), credit=0.5),),
    )
    assert scenario_text(scenario) == (
        'name = "Four \\"people\\""\n'
        "budget = 53000\n\n"
        "[training]\nmax_steps = 2\n\n"
        "[tools]\nreviewers = 0\n\n"
        '[[hire]]\nprofile = "MLEng"\nlevels = { "ML Eng" = 4, RAG = 3 }\nmax = 2\n\n'
        '[[tool]]\nname = "Assistant"\nskills = ["RAG"]\ncredit = 0.5\n'
    )


def test_a_decision_keeps_the_plan_of_its_day_without_names(database: Database) -> None:
    scenario = Scenario(
        name="Autumn",
        budget=120_000.0,
        levers=("train", "equip"),
        training=Training(max_steps=2),
        hires=(ScenarioHire("ML engineer", (("Python", 4),)),),
        reviewers=0,
    )
    saved = save(database, scenario, "lee")
    assert saved_scenarios(database) == (saved,)
    assert (saved.scenario, saved.version, saved.saved_by) == (scenario, 1, "lee")
    selection = Selection(team="Red", wave="now", ratings="manager")
    asked = date.today()  # the day of its wave
    for on in (asked - timedelta(days=1), asked + timedelta(days=1)):
        with pytest.raises(RefusedError, match=f"Nothing can be decided on {on}: the answers are"):
            decide(database, "autumn", plan(), selection, "Cheapest", on=on, who="kim")
    decide(database, "autumn", plan(), selection, " Cheapest ", on=asked, who="kim")
    decided = saved_scenario(database, "Autumn").decided
    assert (decided.reason, decided.decided_by) == ("Cheapest", "kim")
    assert decided.decided_on == asked
    assert (decided.team, decided.wave, decided.ratings) == ("Red", "now", "manager")
    assert decided.cost == Cost(19_800, 200_000, 209, 400_000, 162_800)
    assert (decided.currency, decided.shortage, decided.coverage_after) == ("USD", 0, 1.0)
    assert decided.scenario_hash == plan().scenario_hash
    assert decided.document["start"] == "2026-10-15"
    first = decided.document["actions"][0]
    assert (first["who"], first["end_week"], first["cost"]["total"]) == ("ML engineer", 20, 28_892)
    assert "Ana" not in json.dumps(decided.document)


def test_a_saved_scenario_that_cannot_be_read_is_named_and_can_be_deleted(
    database: Database,
) -> None:
    scenarios.save(database, "Old", 'name = ""\nconfidence = 0.8\n', "lee")
    with pytest.raises(RefusedError) as refused:
        saved_scenario(database, "Old")
    assert str(refused.value).startswith(
        "Delete the scenario “Old” (skillmix scenario delete): The scenario file"
    )
    with pytest.raises(RefusedError, match="“Old”"):
        saved_scenarios(database)
    scenarios.delete(database, "Old")
    assert saved_scenarios(database) == ()
