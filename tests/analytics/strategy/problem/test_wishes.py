"""Pins, bars and what is to be closed: read from a file, and found among requirements."""

from collections.abc import Iterator
from datetime import date

import pytest

from analytics.analyse import analyse
from analytics.results import Selection
from analytics.strategy.problem.problem import Bar, Closed, Need, Pin
from analytics.strategy.scenario.scenario import Scenario, read_scenario
from analytics.strategy.setup.setup import build_problem
from data.store.database import Database
from data.vocabulary import RefusedError
from tests.build import rate, require
from tests.stores import seeded

WISHES = """
start = 2026-03-02
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


def test_every_wish_is_read() -> None:
    assert read_scenario(WISHES) == Scenario(
        name="Scenario",
        start=date(2026, 3, 2),
        pins=(Pin("hire", profile="MLEng", team="Core", at_least=2),),
        bars=(Bar("equip", skill="RAG", tool="Assistant"),),
        closes=(Closed(initiative="Search"),),
    )
    assert hash(read_scenario(WISHES)) == hash(read_scenario(WISHES))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("start = 2026-03-02T10:00:00", "give a date like 2026-10-05"),
        ('start = "soon"', "give a date like"),
        (
            '[[pin]]\nskill = "RAG"',
            r"\[\[pin\]\] needs lever: lever is missing; choose one of hire, train",
        ),
        ('[[pin]]\nlever = "fire"', "lever is 'fire'"),
        ('[[pin]]\nlever = "train"\nperson = "Ana"', "unknown key 'person'"),
        ('[[pin]]\nlever = "train"\nprofile = "E"', "profile goes with hire or contract"),
        ('[[bar]]\nlever = "train"\ntool = "T"', "tool goes with equip"),
        ('[[pin]]\nlever = "train"\nat_least = 0', "at_least is 0"),
        ('[[bar]]\nlever = "train"\nskill = " "', "skill is empty"),
        ("[[close]]\nlevel = 3", "names no requirement"),
        ('[[postpone]]\nscope = "Core"', "unknown key 'postpone'"),
        ("pin = 3", r"write each as \[\[pin\]\]"),
    ],
)
def test_mistakes_are_refused_by_name(text: str, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        read_scenario(text)


def filled(database: Database) -> Database:
    rate(database, "person team Python SQL\nann Core 3 2\nbob Core 2 1")
    require(database, "Core Python 3 2 yes\nCore Python 4 1 yes\nCore SQL 3 1 no")
    return database


@pytest.fixture(scope="module")
def store() -> Iterator[Database]:
    """Is read only."""
    with seeded() as database:
        yield filled(database)


def needs(store: Database, scenario: Scenario) -> tuple[Need, ...]:
    return build_problem(store, analyse(store, Selection()), scenario).needs


def test_a_requirement_says_itself_what_a_week_costs(database: Database) -> None:
    store = filled(database)
    with store.transaction() as change:
        change.execute("update requirement set per_week = 700 where level = 3")
    assert [n.per_week for n in needs(store, Scenario())] == [700, None, 700]  # SQL is no must-have


@pytest.mark.parametrize(
    ("scenario", "said"),
    [
        (Scenario(closes=(Closed("Else"),)), r"\[\[close\]\] scope 'Else' fits no requirement"),
        (Scenario(closes=(Closed(skill="Cooking"),)), "which this store does not know"),
        (Scenario(closes=(Closed(initiative="X"),)), "initiative 'X' fits no requirement"),
    ],
)
def test_a_wish_for_what_is_not_there_is_refused(
    store: Database, scenario: Scenario, said: str
) -> None:
    with pytest.raises(RefusedError, match=said):
        needs(store, scenario)
