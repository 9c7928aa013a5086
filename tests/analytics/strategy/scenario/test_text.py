"""A scenario that is written to a file and read again is the same scenario."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.results import LEVERS
from analytics.strategy.problem.problem import Course, Move, Prerequisite
from analytics.strategy.problem.wishes import Bar, Closed, Drop, Pin, Postpone
from analytics.strategy.scenario.file import read_scenario, scenario_text
from analytics.strategy.scenario.scenario import (
    Scenario,
    ScenarioHire,
    ScenarioTool,
    Training,
)

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
    "weight": st.floats(0, 1),
    "tail": st.floats(0.01, 0.5),
    "samples": st.integers(20, 500),
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
    date: st.dates(),
}


def anything(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type: a scenario's new fields are covered as soon as they are there."""
    if kind in OF_TYPE:
        return OF_TYPE[kind]
    if is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return st.builds(
            typing.cast(Callable[..., Any], kind),
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
        st.builds(kind, lever=st.just("move"), team=name, **extra),
    )


def either(kind: type[Any], whole: str, parts: tuple[str, ...]) -> st.SearchStrategy[Any]:
    """Offers in which what replaces other fields stands without them."""
    return st.one_of(
        anything(kind).map(lambda offer: replace(offer, **{whole: None})),
        anything(kind).map(lambda offer: replace(offer, **dict.fromkeys(parts))),
    )


def one_way(hire: ScenarioHire) -> ScenarioHire:
    """Weeks in one way, money in one way."""
    if hire.weeks_to_productive is not None:
        hire = replace(hire, weeks_to_fill=None, notice_weeks=None, ramp_weeks=None)
    if hire.total_cost is not None:
        hire = replace(hire, yearly_pay=None, recruiting_cost=None, backfill=False)
    return hire if hire.backfill else replace(hire, budgeted_pay=None)


OF_TYPE[ScenarioHire] = anything(ScenarioHire).map(one_way)
OF_TYPE[ScenarioTool] = either(
    ScenarioTool, "seat_total_cost", ("seat_per_month", "usage_per_month")
)
OF_TYPE[Move] = anything(Move).filter(lambda move: move.source != move.target)
OF_TYPE[Course] = st.builds(
    Course,
    name=TEXT,
    skill=TEXT,
    level=st.integers(1, 5),
    price=st.floats(0, 1e6),
    seats=st.integers(1, 30),
    hours=st.none() | st.floats(0.5, 500),
    weeks=st.floats(0, 52),
)
OF_TYPE[Prerequisite] = st.builds(Prerequisite, skill=TEXT, level=st.integers(1, 5), needs=LEVELS)
OF_TYPE |= {kind: actions(kind) for kind in (Pin, Bar)}
OF_TYPE |= {
    kind: anything(kind).filter(lambda wish: wish.scope) for kind in (Closed, Drop, Postpone)
}


@settings(max_examples=150, deadline=None)
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
