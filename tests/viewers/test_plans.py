"""Plans of who may not see people, under wishes drawn by chance: where two people of each team
change places, the planner is asked the same question, whatever is wished. So no plan, verdict,
chance, explanation, report or answer to a program tells the two apart."""

import random
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from analytics.analyse import analyse
from analytics.results import LEVERS, Selection
from analytics.strategy.problem.problem import Problem
from analytics.strategy.scenario.scenario import Scenario, Training
from analytics.strategy.setup.setup import build_problem
from data.store.database import Database
from data.vocabulary import OWNER, Viewer
from tests.stores import seeded
from tests.viewers.organisation import WAVES, drawn, fill, told_apart
from tests.viewers.roles import LEADER


@pytest.fixture(scope="module")
def pair() -> Iterator[tuple[Database, Database]]:
    truth = drawn(1)
    with ExitStack() as both:
        stores = [both.enter_context(seeded()) for _ in range(2)]
        fill(stores[0], truth)
        fill(stores[1], told_apart(truth))
        yield stores[0], stores[1]


def wished(draw: random.Random) -> Scenario:
    """Wishes that a leader may have."""
    budget = draw.choice([None, 0.0, 5_000.0, draw.uniform(1e4, 5e5)])
    some = tuple(lever for lever in LEVERS if draw.random() < 0.7) or LEVERS
    return Scenario(
        budget=budget,
        budget_on=draw.choice(["cash", "total"]),
        deadline_weeks=draw.choice([None, 4.0, 26.0, 60.0, draw.uniform(1, 200)]),
        levers=some,
        attrition=draw.choice([None, 0.0, 0.3]),
        training=Training(
            cost_per_hour=draw.choice([None, 90.0]),
            cost_per_step=draw.choice([None, 500.0]),
            success=draw.choice([None, 1.0, draw.random()]),
            mentor_hours_per_hour=draw.choice([None, 0.0, 0.5]),
            max_steps=draw.choice([None, 1, 3]),
        ),
        cap_share=draw.choice([None, 0.0, 0.5, 1.0]),
        reviewers=draw.choice([None, 0, 2]),
        hours_cap=draw.choice([None, 40.0, 2_000.0]),
        max_hires=draw.choice([None, 0, 2]),
        assumptions=draw.choice([(), (("training.hours_per_week", draw.uniform(1, 9)),)]),
    )


def problems(store: Database, viewer: Viewer, number: int) -> Iterator[Problem]:
    """Of so many wishes, the same for every store."""
    draw, known = random.Random(8), {}
    seen = store.seen_by(viewer)
    for _ in range(number):
        wishes = wished(draw)
        team = draw.choice([None, "Core", "Data"])
        selection = Selection(team, draw.choice([None, *WAVES]), viewer=viewer)
        if selection not in known:
            known[selection] = analyse(seen, selection)
        yield build_problem(seen, known[selection], wishes)


def compared(pair: tuple[Database, Database], number: int) -> None:
    for one, other in zip(*(problems(store, LEADER, number) for store in pair), strict=True):
        assert one == other


def test_no_wish_tells_two_people_apart(pair: tuple[Database, Database]) -> None:
    compared(pair, 6)


@pytest.mark.fault
def test_none_of_many_wishes_does(pair: tuple[Database, Database]) -> None:
    compared(pair, 1_000)


def test_the_owner_can_tell_them_apart(pair: tuple[Database, Database]) -> None:
    one, other = (next(problems(store, OWNER, 1)) for store in pair)
    assert one != other
