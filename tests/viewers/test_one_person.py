"""What one person is paid or refuses moves nothing of what somebody is told who may not see people:
two stores that differ in it alone give the same answers.

Every plan, verdict, chance and reason is worked out from a Problem and an Analysis alone. Where
these are the same, so is all that is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import date
from pathlib import Path

import pytest

from analytics.analyse import analyse
from analytics.selection import Selection
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.setup import build_problem
from data.store.database import Database, open_database
from data.store.people.declines import PERSON_LEVERS, decline, declines
from data.store.people.people import find_people
from data.vocabulary import Viewer
from tests.stores import seeded_at
from tests.viewers.organisation import drawn, fill, people
from tests.viewers.roles import said

LEADER = Viewer("leader", None, people_visible=False)
OWNER = Viewer()
SLOW = Scenario(levers=("train",), deadline_weeks=60)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    place = seeded_at(tmp_path_factory.mktemp("one") / "a.duckdb")
    with closing(open_database(place)) as store:
        fill(store, drawn(1))
    return place.read_bytes()


@pytest.fixture
def pair(filled: bytes, tmp_path: Path) -> Iterator[tuple[Database, Database]]:
    """The same organisation twice."""
    with ExitStack() as both:
        found = []
        for name in ("a", "b"):
            (tmp_path / name).write_bytes(filled)
            found.append(both.enter_context(closing(open_database(tmp_path / name))))
        yield found[0], found[1]


def told(store: Database, viewer: Viewer) -> str:
    """All that answers to a viewer are made of."""
    seen = store.seen_by(viewer)
    analysis = analyse(seen, Selection(viewer=viewer))
    return said([analysis, build_problem(seen, analysis, SLOW)])


def refuse_all(store: Database) -> None:
    """Everybody of a team but one says no to all: a plan that heeds it has nobody else to train."""
    for person, team, _ in people():
        if team == "Core" and person != "Core-0":
            for lever in PERSON_LEVERS:
                number = find_people(store, person)[0][0]
                decline(store, number, lever, None, date(2026, 11, 3), "tired")


def test_what_people_refused_enters_no_plan_of_who_may_not_see_them(
    pair: tuple[Database, Database],
) -> None:
    plain, other = pair
    refuse_all(other)
    assert told(plain, OWNER) != told(other, OWNER)  # it does enter the owner's
    assert told(plain, LEADER) == told(other, LEADER)
    assert declines(other.seen_by(LEADER)) == ()
