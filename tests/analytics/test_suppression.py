"""Three teams of 3, 5 and 6 people, seen by somebody who may not see people."""

from collections.abc import Iterator

import pytest

from analytics.analyse import analyse
from analytics.change import compare, trend
from analytics.results import Analysis, Selection
from analytics.suppression import hidden_of, hidden_scopes, hidden_teams
from dashboard.subjects import standing as withheld_words
from data.store.database import Database
from data.vocabulary import Viewer
from tests.build import rate, require
from tests.stores import seeded

LEADER = Viewer("leader", None, people_visible=False)


@pytest.fixture(scope="module")
def teams() -> Iterator[Database]:
    people = [
        *(f"a{n} A . 3" for n in range(3)),
        *(f"b{n} B . {n}" for n in range(5)),
        *(f"c{n} C . {3 + n % 2}" for n in range(6)),
    ]
    with seeded() as database:
        rate(database, "\n".join(["person team role Python", *people]))
        require(database, "A Python 3 1 yes\nB Python 3 3 yes\nC Python 3 1 no")
        yield database


def seen(database: Database, viewer: Viewer = LEADER, **wanted: str) -> Analysis:
    return analyse(database, Selection(viewer=viewer, **wanted))  # type: ignore[arg-type]


def test_a_small_team_is_in_no_total(teams: Database) -> None:
    """So A is not the total less B and C, and these may be shown."""
    found = seen(teams)
    assert hidden_teams(found) == {"A"}
    assert hidden_scopes(found) == (frozenset(), False)
    assert [need.scope for need in found.requirements] == ["B", "C"]
    assert found.overall.required == 4
    assert not hidden_of(found, people=False).overall
    assert [c.name for c in found.teams] == ["B", "C"]
    said = withheld_words.left_out(found.withheld).replace("\u00a0", " ")
    assert "1 of 3 requirements and 1 skill of a team" in said
    assert said.endswith("Nothing is shown of A.")


def test_who_may_see_people_sees_everything(teams: Database) -> None:
    found = analyse(teams, Selection())
    assert hidden_teams(found) == frozenset()
    assert not hidden_of(found, people=True).requirements
    assert hidden_of(seen(teams, team="A"), people=False).overall  # a small group alone


def test_lines_and_pairs_leave_out_a_small_team(teams: Database) -> None:
    """B and C have enough people, and the total of both does not tell what A holds."""
    lines = trend([seen(teams, wave="now")])
    points = {line.name: line.points[0] for line in lines.teams}
    assert points.keys() == {"B", "C"}
    assert None not in points.values()
    assert lines.overall.points[0] is not None
    (area,), _ = compare(seen(teams), seen(teams, team="A"))
    assert area.left is not None
    assert area.right is None
