"""No level of one person is recovered from what a leader may ask, and the attacker can attack."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, timedelta
from itertools import product

import pytest

from analytics.analyse import analyse
from analytics.results import Selection
from data.store.database import Database
from data.vocabulary import RefusedError, Viewer
from tests.viewers.attacker import Attacker
from tests.viewers.organisation import TEAMS, WAVES, Truth, drawn, fill
from tests.viewers.roles import LEADER
from tests.viewers.steps import Steps

Stores = Callable[[], Database]


def attacked(database: Database, truth: Truth, viewer: Viewer, days: int) -> Attacker:
    """Asks every team and wave, as surveyed and aged to so many days."""
    attacker = Attacker.of(truth)
    ask(database, attacker, viewer, days)
    return attacker


def ask(
    database: Database,
    attacker: Attacker,
    viewer: Viewer,
    days: int,
    teams: Sequence[str | None] = (None, *TEAMS),
) -> None:
    """Teams and waves, as surveyed and aged to so many days."""
    store = database.seen_by(viewer)
    ages = [None, *(date(2026, 11, 1) + timedelta(days=120 * n) for n in range(days))]
    for team, wave, aged_to in product(teams, WAVES, ages):
        selection = Selection(team, wave, viewer=viewer, aged_to=aged_to)
        with suppress(RefusedError):  # a wave or team that was taken out
            attacker.hear(analyse(store, selection), wave)


def right(attacker: Attacker, truth: Truth) -> dict[tuple[str, str, str], int]:
    found = attacker.recovered()
    for (wave, person, skill), level in found.items():
        assert truth[wave, person, skill.replace(" ", "_")] == level
    return found


def test_the_attacker_recovers_levels_where_small_groups_are_shown(database: Database) -> None:
    truth = drawn(1)
    fill(database, truth)
    assert right(attacked(database, truth, Viewer(), 0), truth)  # all alike is enough


def test_no_level_is_recovered_by_a_leader(database: Database) -> None:
    truth = drawn(1)
    fill(database, truth)
    attacker = attacked(database, truth, LEADER, 1)
    assert attacker.queries > 300
    assert right(attacker, truth) == {}


@pytest.mark.fault
@pytest.mark.parametrize("seed", range(2, 22))
def test_no_level_is_recovered_in_many_organisations(new_store: Stores, seed: int) -> None:
    """20 organisations; together some 7,000 answers."""
    truth = drawn(seed)
    database = new_store()
    fill(database, truth)
    attacker = attacked(database, truth, LEADER, 8)
    assert attacker.queries > 300
    assert right(attacker, truth) == {}


def test_one_kind_of_rating_alone_is_refused(database: Database) -> None:
    fill(database, drawn(1))
    for kind in ("self", "manager"):
        with pytest.raises(RefusedError, match="one kind of rater alone"):
            analyse(database.seen_by(LEADER), Selection(ratings=kind, viewer=LEADER))


def attacked_over_time(database: Database, seed: int, steps: int) -> Attacker:
    """Asks before and after each of so many things that happen."""
    truth = drawn(seed)
    fill(database, truth)
    happens = Steps.of(database, truth, seed)
    attacker = Attacker.of(truth)
    for step in range(steps + 1):
        if step:
            happens.one()
            attacker.learn(happens.truth)
        ask(database, attacker, LEADER, 0, [None])
    return attacker


def test_no_level_is_recovered_from_what_happens_between_two_questions(
    database: Database,
) -> None:
    assert attacked_over_time(database, 2, 2).recovered() == {}


@pytest.mark.fault
@pytest.mark.parametrize("seed", range(100, 115))
def test_no_level_is_recovered_over_a_long_time(new_store: Stores, seed: int) -> None:
    """15 organisations, to each of which 12 things happen; together more than 5,000 answers."""
    attacker = attacked_over_time(new_store(), seed, 12)
    assert attacker.queries > 300
    assert attacker.recovered() == {}
