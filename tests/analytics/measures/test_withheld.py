"""What is withheld from who may not see people, and what would give it away, counted by hand."""

from collections.abc import Iterator, Mapping

import pandas as pd
import pytest

from analytics.analyse import analyse
from analytics.change import compare, trend
from analytics.measures.withheld import as_their_group, too_few, without_people
from analytics.results import Analysis, Selection
from analytics.suppression import hidden_of, hidden_scopes, hidden_teams
from dashboard.subjects import standing as withheld_words
from data.store.database import Database
from data.vocabulary import Viewer
from tests.build import rate, require
from tests.stores import seeded

LEADER = Viewer("leader", people_visible=False)


@pytest.mark.parametrize(
    ("levels", "hidden"),
    [
        ([1, 2, 3, 4], True),  # four are known
        ([1, 2, 3, 4, None], True),
        ([1, 2, 3, 4, 4], False),
        ([3, 3, 3, 3, 3], True),  # five are, and all alike
        ([3, 3, 3, 3, 2, None], False),
        ([None] * 6, False),  # nothing is known: no data, not too few
    ],
)
def test_a_cell_is_withheld_where_few_are_known_or_all_alike(
    levels: list[int | None], hidden: bool
) -> None:
    frame = pd.DataFrame({"team": "Core", "skill_id": "s", "level": levels})
    assert set(too_few(frame, ["team", "skill_id"], "level", 5)) == {hidden}


def hidden_roster(roles: list[str], facts: Mapping[str, object]) -> pd.DataFrame:
    """Of Core, whose levels differ."""
    own = {"team": "Core", "role": roles}
    roster = pd.DataFrame({"person_no": range(1, len(roles) + 1), "person": "x", **own, **facts})
    levels = pd.DataFrame({**own, "skill_id": "s", "level": [n % 3 for n in range(len(roles))]})
    return without_people(roster, levels, 5)


@pytest.mark.parametrize(
    ("roles", "told"),
    [
        ({"a": 6}, {"a"}),
        ({"a": 6, "b": 5}, {"a", "b"}),
        ({"a": 6, "b": 3}, set()),  # the three would be all but the six
        ({"a": 6, "b": 5, "c": 2}, {"a"}),  # the two hide among the five
        ({"a": 6, "b": 3, "c": 2}, {"a"}),
    ],
)
def test_roles_of_a_few_are_empty_and_so_is_what_gives_them_away(
    roles: dict[str, int], told: set[str]
) -> None:
    people = [role for role, size in roles.items() for _ in range(size)]
    facts = {"hours_per_week": 4.0, "mentor_hours_per_week": 1.0, "pay_band": "P3"}
    result = hidden_roster(people, facts)
    assert set(result["role"].dropna()) == told
    assert set(result["person"]) == {""}


def test_hours_and_pay_are_those_of_the_group() -> None:
    """a: 2, 3, 4, 5, 7 and one unknown are 21 / 5 = 4.2 hours; four known mentors are too few."""
    facts: dict[str, object] = {
        "hours_per_week": [2.0, 3, 4, 5, 7, None, 1, 1, 1, 1, 2],
        "mentor_hours_per_week": [1.0, 1, 1, 1, None, None, 2, 2, 2, 2, 2],
        "pay_band": ["P1", "P1", "P2", "P4", "P5", "P5", "P3", "P3", "P3", None, "P3"],
    }
    result = as_their_group(hidden_roster(["a"] * 6 + ["b"] * 5, facts), 5)
    assert list(result["hours_per_week"]) == [4.2] * 6 + [1.2] * 5
    assert list(result["mentor_hours_per_week"].dropna()) == [2.0] * 5
    assert list(result["pay_band"].dropna()) == ["P2"] * 6  # of six the lower middle; four too few


def test_what_is_withheld_is_in_no_total(database: Database) -> None:
    """Core: five of different levels. Few: two of them at 4. SQL: all of Core at 3."""
    core = "\n".join(f"c{n} Core . {level} 3" for n, level in enumerate([1, 3, 3, 4, 5]))
    rate(database, f"person team role Python SQL\n{core}\nf1 Few . 4 2\nf2 Few . 4 1")
    require(
        database,
        "Core Python 3 4 yes\nCore SQL 3 2 yes\nFew Python 3 1 yes\nCore_+_Few Python 4 3 no",
    )
    whole = analyse(database, Selection())
    assert [(r.scope, r.skill, r.have) for r in whole.requirements] == [
        ("Core", "Python", 4),
        ("Core", "SQL", 5),
        ("Core + Few", "Python", 4),
        ("Few", "Python", 2),
    ]
    for team in (None, "Core"):
        seen = analyse(database, Selection(team, viewer=LEADER))
        assert [(r.scope, r.skill, r.have) for r in seen.requirements] == [("Core", "Python", 4)]
        assert seen.overall.required == seen.must_haves.required == 4
        cells = {(r["team"], r["skill"]) for r in seen.team_skills.to_dict("records")}
        assert cells == {("Core", "Python")}
        assert seen.withheld.teams == (() if team else ("Few",))
        assert seen.answered_share == whole.answered_share == 1.0
    assert analyse(database, Selection("Few", viewer=LEADER)).requirements == ()


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
    result = seen(teams)
    assert hidden_teams(result) == {"A"}
    assert hidden_scopes(result) == (frozenset(), False)
    assert [need.scope for need in result.requirements] == ["B", "C"]
    assert result.overall.required == 4
    assert not hidden_of(result, people=False).overall
    assert [c.name for c in result.teams] == ["B", "C"]
    text = withheld_words.left_out(result.withheld).replace("\u00a0", " ")
    assert "1 of 3 targets and 1 skill of a team" in text
    assert text.endswith("Nothing is shown of A.")


def test_who_may_see_people_sees_everything(teams: Database) -> None:
    analysis = analyse(teams, Selection())
    assert hidden_teams(analysis) == frozenset()
    assert not hidden_of(analysis, people=True).requirements
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
    alone = trend([seen(teams, wave="now", team="A")])
    assert {p for line in (*alone.teams, *alone.skills) for p in line.points} <= {None}
    assert alone.overall.points == (None,)
