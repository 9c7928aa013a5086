"""Two and three waves of small teams that a reader can follow person by person."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest

from analytics.analyse import analyse
from analytics.change import REASONS, Change, Line, Pair, Point, Trend, change, compare, trend
from analytics.results import Selection
from data.store.database import Database
from data.vocabulary import OWNER, Viewer
from tests.build import rate, require
from tests.stores import seeded

DAYS = {"spring": date(2026, 3, 1), "summer": date(2026, 6, 1), "autumn": date(2026, 10, 1)}


def wave(database: Database, name: str, table: str, *rows: str, rater: str = "self") -> None:
    rate(database, "\n".join([table, *rows]), wave=name, held_on=DAYS[name], rater=rater)


def changed(database: Database, until: str | None = "autumn", **wanted: Any) -> Change:
    """From spring to autumn, or to each team's latest wave."""
    sides = (Selection(wave=name, **wanted) for name in ("spring", until))
    return change(*(analyse(database, side) for side in sides))


def test_every_reason_once(database: Database) -> None:
    # Python at 3: a learned, b forgot, c stayed, d left, e joined, f became known, g unknown;
    # h's N/A became a level, an answer of somebody who was there.
    spring = """who team role Python SQL
        a X . 2 1
        b X . 4 1
        c X . 3 1
        d X . 5 1
        f X . - 1
        g X . 3 1
        h X . n 1"""
    wave(database, "spring", spring)
    autumn = """who team role Python Docker
        a X . 3 1
        b X . 2 1
        c X . 4 1
        e X . 5 1
        f X . 3 1
        g X . - 1
        h X . 3 1"""
    wave(database, "autumn", autumn)
    require(database, "X Python 3 6 yes", valid_from=date(2026, 1, 1))
    result = changed(database)
    assert (result.stayed, result.joined, result.left) == (6, 1, 1)
    (python,) = result.flows  # SQL and Docker were asked in one wave only
    assert (python.skill, python.level, python.before, python.after) == ("Python", 3, 4, 5)
    assert (python.learned, python.forgot) == (1, 1)
    assert (python.joined, python.left) == (1, 1)
    assert (python.became_known, python.became_unknown) == (2, 1)
    item = next(r for r in result.requirements if r.after and r.after.skill == "Python")
    assert (item.before.have, item.after.have) == (4, 5)


def test_a_skill_that_a_team_was_not_asked_before_was_unknown_there(database: Database) -> None:
    # X was asked SQL both times, Y only the second and Z only the first. d, e and g stayed, so
    # they did not join or leave; f joined.
    spring = """who team role Python SQL
        a X . 3 3
        b X . 3 1
        g Z . 3 4"""
    wave(database, "spring", spring)
    wave(database, "spring", "who team role Python\nd Y . 3\ne Y . 3")
    autumn = """who team role Python SQL
        a X . 3 3
        b X . 3 3
        d Y . 3 4
        e Y . 3 2
        f Y . 3 5"""
    wave(database, "autumn", autumn)
    wave(database, "autumn", "who team role Python\ng Z . 3")
    result = changed(database)
    assert (result.stayed, result.joined, result.left) == (5, 1, 0)
    sql = next(f for f in result.flows if f.skill == "SQL")
    assert (sql.before, sql.after, sql.learned, sql.forgot) == (2, 4, 1, 0)
    assert (sql.joined, sql.left, sql.became_known, sql.became_unknown) == (1, 0, 1, 1)


def test_who_was_rated_by_others_neither_learned_nor_forgot(database: Database) -> None:
    # Python at 3. Themselves, then their manager: a fell, b rose, c stayed. Themselves both times:
    # d learned.
    wave(database, "spring", "who team role Python\na X . 3\nb X . 2\nc X . 4\nd X . 2")
    wave(database, "autumn", "who team role Python\nd X . 3")
    managers = "who team role Python\na X . 2\nb X . 4\nc X . 4"
    wave(database, "autumn", managers, rater="manager")
    result = changed(database)
    (python,) = result.flows
    assert (python.before, python.after, python.learned, python.forgot) == (2, 3, 1, 0)
    assert (python.rated_higher, python.rated_lower) == (1, 1)
    assert result.other_raters == 0.75


def test_of_other_raters_those_of_both_waves_say_who_learned(database: Database) -> None:
    # a said 4 both times, the manager 2 in spring only: the level used was 2, and is 4. c rose from
    # 2 to 4 by themselves and is 3 with the manager's, who is new: who rated both times says so.
    wave(database, "spring", "who team role Python\na X . 4\nb X . 1\nc X . 2")
    wave(database, "spring", "who team role Python\na X . 2", rater="manager")
    wave(database, "autumn", "who team role Python\na X . 4\nb X . 3\nc X . 4")
    wave(database, "autumn", "who team role Python\nc X . 3", rater="manager")
    result = changed(database)
    assert (result.flows[0].learned, result.flows[0].rated_higher) == (2, 1)
    assert result.other_raters == 2 / 3
    alone = changed(database, ratings="self")
    assert (alone.flows[0].learned, alone.flows[0].rated_higher, alone.other_raters) == (2, 0, 0)


def test_of_three_raters_the_middle_one_of_those_of_both_waves_counts(database: Database) -> None:
    # All three in spring (2, 3, 4: level 3); self and peer in autumn (2, 2: level 2). These two
    # alone were at 2 already.
    for name, levels in (("spring", (2, 3, 4)), ("autumn", (2, None, 2))):
        for rater, level in zip(("self", "manager", "peer"), levels, strict=True):
            if level is not None:
                wave(database, name, f"who team role Python\na X . {level}", rater=rater)
    (python,) = changed(database).flows
    assert (python.before, python.after, python.forgot, python.rated_lower) == (1, 0, 0, 1)


def test_a_few_whom_others_rated_are_not_told_apart_from_the_rest(database: Database) -> None:
    # Ten people, of whom e has no manager's rating any more and f has one: two are too few.
    for name, sixth in (("spring", "e"), ("autumn", "f")):
        rows = [f"{who} X . {at % 4 + 1}" for at, who in enumerate("abcdefghij")]
        wave(database, name, "who team role Python", *rows)
        rows = [f"{who} X . {at % 4 + 1}" for at, who in enumerate(f"abcd{sixth}")]
        wave(database, name, "who team role Python", *rows, rater="manager")
    assert [flow.skill for flow in changed(database).flows] == ["Python"]
    result = changed(database, viewer=Viewer("leader", None, people_visible=False))
    assert (result.flows, result.other_raters) == ((), 0)


def test_a_team_that_was_not_surveyed_again_is_not_in_both_waves(database: Database) -> None:
    # Of X a and b stayed, c left and d joined; the three of Y stand in both as spring result them.
    wave(database, "spring", "who team role Python\na X . 1\nb X . 3\nc X . 3")
    wave(database, "spring", "who team role Python\nf Y . 3\ng Y . 1\nh Y . 4")
    wave(database, "autumn", "who team role Python\na X . 3\nb X . 3\nd X . 3")
    result = changed(database, until=None)
    assert (result.stayed, result.joined, result.left, result.not_again) == (2, 1, 1, ("Y",))
    (python,) = result.flows
    assert (python.before, python.learned, python.joined, python.left) == (4, 1, 1, 1)
    assert python.after == 5
    assert changed(database).not_again == ()


def test_who_was_not_surveyed_again_hides_nobody_who_was(database: Database) -> None:
    # Five of Y were surveyed in spring only; the four of X are too few to say who learned.
    y = [f"{who} Y . {at}" for at, who in enumerate("fghij")]
    wave(database, "spring", "who team role Python", *y)
    for name in ("spring", "autumn"):
        x = [f"{who} X . {at}" for at, who in enumerate("abcd")]
        wave(database, name, "who team role Python", *x)
    leader = Viewer("leader", None, people_visible=False, smallest_group=3)
    sides = [analyse(database, Selection(wave=name, viewer=leader)) for name in ("spring", None)]
    assert [flow.skill for flow in change(*sides).flows] == ["Python"]
    few = replace(leader, smallest_group=5)
    small = (replace(side, selection=replace(side.selection, viewer=few)) for side in sides)
    assert change(*small).flows == ()


@pytest.mark.parametrize("seed", range(4))
def test_the_reasons_add_up(database: Database, seed: int) -> None:
    draw = Random(seed)
    for name in ("spring", "autumn"):
        who = draw.sample("abcdefgh", draw.randint(2, 8))
        rows = [f"{p} X . {draw.choice('012345-n')} {draw.choice('012345-n')}" for p in who]
        wave(database, name, "who team role Python SQL", *rows)
        rows = [f"{p} X . {draw.choice('024')}" for p in who[:3]]
        wave(database, name, "who team role Python", *rows, rater="manager")
    before, after = (analyse(database, Selection(wave=w)) for w in ("spring", "autumn"))
    for flow in change(before, after).flows:
        gained = flow.learned + flow.rated_higher + flow.joined + flow.became_known
        lost = flow.forgot + flow.rated_lower + flow.left + flow.became_unknown
        assert flow.after == flow.before + gained - lost
        held = after.levels[after.levels["skill_id"] == flow.skill_id]["level"]
        assert flow.after == (held >= flow.level).sum()
        assert all(getattr(flow, reason) >= 0 for reason in REASONS)
    same = change(after, after)
    assert (same.joined, same.left) == (0, 0)
    assert all(f.before == f.after and not f.learned and not f.forgot for f in same.flows)


@pytest.fixture(scope="module")
def waves() -> Iterator[Database]:
    # Python at 3, X needs 2: 1 holder, 1 + an unknown, 2. Y needs 2 of SQL from autumn on: 1.
    with seeded() as database:
        wave(database, "spring", "who team role Python\na X . 3\nb X . 1")
        wave(database, "summer", "who team role Python\na X . 3\nb X . -")
        autumn = """who team role Python SQL
            a X . 3 0
            b X . 3 n
            c Y . 5 4
            d Y . 2 -
            e Y . 2 1"""
        wave(database, "autumn", autumn)
        require(database, "X Python 3 2 yes\nY SQL 3 2 no", valid_from=date(2026, 1, 1))
        yield database


def lines(database: Database, viewer: Viewer = OWNER) -> Trend:
    return trend([analyse(database, Selection(wave=name, viewer=viewer)) for name in DAYS])


def test_coverage_through_the_waves(waves: Database) -> None:
    result = lines(waves)
    assert [name for name, _ in result.waves] == ["spring", "summer", "autumn"]
    assert result.changed_teams == ("autumn",)
    teams = {line.name: line for line in result.teams}
    x, y = teams["X"].points, teams["Y"].points
    assert [(p.low, p.high, p.of) for p in x if p] == [(0.5, 0.5, 2), (0.5, 1, 2), (1, 1, 2)]
    assert (y[2].low, y[2].high, y[2].people) == (0.5, 1.0, 3)
    assert result.overall.ends[1].low == 0.75  # 2 of 2 and 1 of 2


def test_the_share_at_level_3_counts_unknown_as_below_and_leaves_out_not_applicable(
    waves: Database,
) -> None:
    skills = {line.name: line.points for line in lines(waves).skills}
    python = [(p.low, p.high, p.of) for p in skills["Python"] if p]
    assert python == [(0.5, 0.5, 2), (0.5, 1.0, 2), (0.6, 0.6, 5)]
    assert skills["SQL"] == (None, None, Point(0.25, 0.5, 4, 4))


def test_nothing_required_has_no_point_instead_of_full_coverage(database: Database) -> None:
    rate(database, "who team role Python\na X . 3", wave="one")
    require(database, "Z Python 3 1 yes")
    analysis = trend([analyse(database, Selection(wave="one"))])
    z = next(line for line in analysis.teams if line.name == "Z")
    assert z.points == (Point(0.0, 0.0, 1, 0),)
    assert analysis.overall.ends is None


def test_two_teams_side_by_side(waves: Database) -> None:
    x, y = (analyse(waves, Selection(team=team, wave="autumn")) for team in "XY")
    areas, skills = compare(x, y)
    python = next(pair for pair in skills if pair.name == "Python")
    assert python.left == Point(1.0, 1.0, 2, 2)
    assert python.difference == pytest.approx(1 / 3 - 1)
    assert python.clear  # two thirds apart, one person of two is a half
    sql = next(pair for pair in skills if pair.name == "SQL")
    assert (sql.left, sql.difference) == (Point(0.0, 0.0, 1, 1), pytest.approx(1 / 3))
    assert not sql.clear  # one person is all of X's answers
    assert not any(p.left is p.right is None for p in areas)


def test_a_difference_is_clear_only_past_the_unknown_and_one_person() -> None:
    low, half = Point(0.2, 0.2, 10, 10), Point(0.5, 0.5, 10, 10)
    for left, right, clear in (
        (low, half, True),
        (replace(low, high=0.5), half, False),  # the unknown could close it
        (low, Point(0.3, 0.3, 10, 10), False),  # one person
        (low, None, False),
    ):
        assert Pair("", "", left, right).clear is clear
        assert Pair("", "", right, left).clear is clear


def test_ends_are_the_first_and_last_that_are_there() -> None:
    item, two = Point(0.1, 0.1, 1, 1), Point(0.2, 0.2, 1, 1)
    assert Line("", "", (None, item, None, two)).ends == (item, two)
    assert Line("", "", (None, item)).ends is None


def test_small_groups_have_no_point_where_people_may_not_be_shown(waves: Database) -> None:
    result = lines(waves, Viewer("leader", None, people_visible=False))
    lines_ = (*result.teams, *result.skills)  # X and Y have two people and three
    assert {point for line in lines_ for point in line.points} <= {None}
    assert set(result.overall.points) == {None}
