"""Three waves of two small teams, counted on paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from analytics.analyse import analyse
from analytics.change import Line, Pair, Point, Trend, compare, trend
from analytics.results import Selection
from data.store.database import Database
from data.vocabulary import Viewer
from tests.build import rate, require
from tests.stores import seeded

AGGREGATES = Viewer("leader", None, people_visible=False)


@pytest.fixture(scope="module")
def waves() -> Iterator[Database]:
    with seeded() as database:
        three_waves(database)
        yield database


def three_waves(database: Database) -> None:
    # Python at 3, X needs 2: 1 holder, 1 + an unknown, 2. Y needs 2 of SQL from autumn on: 1.
    rate(
        database,
        """who team role Python
        a X . 3
        b X . 1""",
        wave="spring",
        held_on=date(2026, 3, 1),
    )
    rate(
        database,
        """who team role Python
        a X . 3
        b X . -""",
        wave="summer",
        held_on=date(2026, 6, 1),
    )
    rate(
        database,
        """who team role Python SQL
        a X . 3 0
        b X . 3 n
        c Y . 5 4
        d Y . 2 -
        e Y . 2 1""",
        wave="autumn",
        held_on=date(2026, 10, 1),
    )
    require(database, "X Python 3 2 yes\nY SQL 3 2 no", valid_from=date(2026, 1, 1))


def lines(database: Database, viewer: Viewer | None = None) -> Trend:
    chosen = [
        Selection(wave=w, viewer=viewer) if viewer else Selection(wave=w)
        for w in ("spring", "summer", "autumn")
    ]
    return trend([analyse(database, one) for one in chosen])


def test_coverage_through_the_waves(waves: Database) -> None:
    found = lines(waves)
    assert [name for name, _ in found.waves] == ["spring", "summer", "autumn"]
    assert found.changed_teams == ("autumn",)
    teams = {line.name: line for line in found.teams}
    x, y = teams["X"].points, teams["Y"].points
    assert [(p.low, p.high, p.of) for p in x if p] == [(0.5, 0.5, 2), (0.5, 1, 2), (1, 1, 2)]
    assert y[2] is not None
    assert (y[2].low, y[2].high, y[2].people) == (0.5, 1.0, 3)
    assert found.overall.ends is not None
    assert found.overall.ends[1].low == 0.75  # 2 of 2 and 1 of 2


def test_the_share_at_level_3_counts_unknown_as_below_and_leaves_out_not_applicable(
    waves: Database,
) -> None:
    skills = {line.name: line.points for line in lines(waves).skills}
    assert [(p.low, p.high, p.of) for p in skills["Python"] if p] == [
        (0.5, 0.5, 2),
        (0.5, 1.0, 2),
        (0.6, 0.6, 5),
    ]
    assert skills["SQL"] == (None, None, Point(0.25, 0.5, 4, 4))


def test_small_groups_have_no_point_where_people_may_not_be_shown(waves: Database) -> None:
    found = lines(waves, AGGREGATES)
    lines_ = (*found.teams, *found.skills)  # X and Y have two people and three
    assert {point for line in lines_ for point in line.points} <= {None}
    assert set(found.overall.points) == {None}


def test_nothing_required_has_no_point_instead_of_full_coverage(database: Database) -> None:
    rate(database, "who team role Python\na X . 3", wave="one")
    require(database, "Z Python 3 1 yes")
    found = trend([analyse(database, Selection(wave="one"))])
    z = next(line for line in found.teams if line.name == "Z")
    assert z.points == (Point(0.0, 0.0, 1, 0),)
    assert found.overall.ends is None


def test_two_teams_side_by_side(waves: Database) -> None:
    x, y = (analyse(waves, Selection(team=team, wave="autumn")) for team in "XY")
    areas, skills = compare(x, y)
    python = next(pair for pair in skills if pair.name == "Python")
    assert python.left == Point(1.0, 1.0, 2, 2)
    assert python.right is not None
    assert python.difference == pytest.approx(1 / 3 - 1)
    assert python.clear  # two thirds apart, one person of two is a half
    sql = next(pair for pair in skills if pair.name == "SQL")
    assert (sql.left, sql.difference) == (Point(0.0, 0.0, 1, 1), pytest.approx(1 / 3))
    assert not sql.clear  # one person is all of X's answers
    assert {(p.left is None, p.right is None) for p in areas} <= {
        (True, False),
        (False, True),
        (False, False),
    }


@pytest.mark.parametrize(
    ("left", "right", "clear"),
    [
        (Point(0.2, 0.2, 10, 10), Point(0.5, 0.5, 10, 10), True),
        (Point(0.2, 0.5, 10, 10), Point(0.5, 0.5, 10, 10), False),  # the unknown could close it
        (Point(0.2, 0.2, 10, 10), Point(0.3, 0.3, 10, 10), False),  # one person
        (Point(0.2, 0.2, 10, 10), None, False),
    ],
)
def test_a_difference_is_clear_only_past_the_unknown_and_one_person(
    left: Point, right: Point | None, clear: bool
) -> None:
    assert Pair("", "", left, right).clear is clear
    assert Pair("", "", right, left).clear is clear


def test_ends_are_the_first_and_last_that_are_there() -> None:
    one, two = Point(0.1, 0.1, 1, 1), Point(0.2, 0.2, 1, 1)
    assert Line("", "", (None, one, None, two)).ends == (one, two)
    assert Line("", "", (None, one)).ends is None
