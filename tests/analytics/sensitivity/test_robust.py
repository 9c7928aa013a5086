"""How often a verdict wins, on a store in which each try can be worked by hand."""

from __future__ import annotations

import weakref
from pathlib import Path

import pytest

from analytics.analyse import analyse
from analytics.results import Analysis
from analytics.selection import Selection
from analytics.sensitivity import robust
from analytics.sensitivity.drawn import drawn
from analytics.sensitivity.robust import DRAWS, FEWEST, Trying, View, draws_for, with_robustness
from analytics.strategy.scenario.scenario import Scenario, ScenarioTool
from analytics.strategy.setup.assumptions import read_assumptions
from analytics.strategy.verdicts.levers import skill_levers
from analytics.strategy.verdicts.results import Robustness
from data.load import load
from data.store.database import Database, open_database
from data.store.facts.assumptions import assumptions
from tests.analytics.strategy.random_team import random_team
from tests.build import rate, require

HOUR = 133_080 * 1.35 / 2_080
STEP = 160 * HOUR + 24 * HOUR
"""160 h of learning and 24 of mentoring from level 2 to 3; the fees come on top."""
DUE = 26.0


def seat(price: float) -> Scenario:
    """Trained, or given a seat at this price; of two positions one may be a seat."""
    tool = ScenarioTool("Assistant", ("Python",), seat_total_cost=price)
    return Scenario(levers=("train", "equip"), deadline_weeks=DUE, tools=(tool,))


def made(place: Path, headcount: int, ranged: str = "") -> Database:
    """Bob has Python at 3, Ann is one level below; only what `ranged` names has a range."""
    database = open_database(place / "store.duckdb")
    rate(database, "person team role Python\nann Core . 2\nbob Core . 3")
    require(database, f"Core Python 3 {headcount} yes")
    people = b"person,team,hours_per_week,mentor_hours_per_week\nann,Core,8,0\nbob,Core,0,5\n"
    load(database, "people", people, "people.csv")
    points = "".join(
        f"{key},{one.likely},{one.likely},{one.likely}\n"
        for key, one in assumptions(database).items()
        if not ranged.startswith(f"{key},")
    )
    load(database, "assumptions", f"key,low,likely,high\n{points}{ranged}".encode(), "a.csv")
    return database


def test_what_was_asked_goes_with_the_last_draw(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[weakref.ref[Analysis]] = []

    def watched(database: Database, selection: Selection) -> Analysis:
        analysis = analyse(database, selection)
        held.append(weakref.ref(analysis))
        return analysis

    monkeypatch.setattr(robust, "analyse", watched)
    trying = Trying(made(tmp_path, 2), Selection(), seat(2_000), draws=2)
    trying.next()
    assert held[0]() is not None
    tried = trying.all()
    assert tried is not None
    assert {one() for one in held} == {None}
    assert trying.found() == tried


def test_without_ranges_the_same_lever_always_wins(tmp_path: Path) -> None:
    database, scenario = made(tmp_path, 2), seat(2_000)
    trying = Trying(database, Selection(), scenario, draws=3)
    assert trying.found() is None
    assert not trying.finished
    trying.next()
    one = trying.found()
    assert one is not None
    assert (one.draws, one.of, one.skills["python"].draws) == (1, 3, 1)
    tried = trying.all()
    assert tried is not None
    assert trying.finished
    assert trying.next() is None
    found = tried.skills["python"]
    assert (found.verdict, found.share, found.toss_up) == ("equip", 1.0, False)
    (untried,) = skill_levers(database, analyse(database, Selection()), scenario)
    (skill,) = with_robustness([untried], tried)
    assert (untried.robustness, skill.robustness) == (None, found)
    assert skill.verdict == found.verdict


def test_a_made_toss_up_counts_each_draw(tmp_path: Path) -> None:
    # training costs 160 x fee + STEP, the seat a unit less than that at a fee of 80
    database = made(tmp_path, 2, "training.fee_per_hour,60,80,100\n")
    scenario = seat(160 * 80 + STEP - 1)
    tried = Trying(database, Selection(), scenario, draws=20).all()
    fees = drawn(read_assumptions(database), 1, 20).numbers["training.fee_per_hour"]
    cheaper = [160 * fee + STEP < 160 * 80 + STEP - 1 for fee in fees]
    below = sum(cheaper)
    assert tried is not None
    found = tried.skills["python"]
    kinds = len(found.by_ratings)
    assert found.wins == {"train": below * kinds, "equip": (20 - below) * kinds}
    assert (found.verdict, found.share) == ("equip", (20 - below) / 20)
    assert found.toss_up
    assert 8 < below < 16
    again = Trying(database, Selection(), scenario, draws=3).all()  # begins with the same draws
    assert again is not None
    assert again.skills["python"].wins.get("train", 0) == sum(cheaper[:3]) * kinds


def test_each_kind_of_rating_counts_as_much(tmp_path: Path) -> None:
    # Ann says 3, her manager 2; fused is the lower: covered by self only, a seat on the others
    database = open_database(tmp_path / "store.duckdb")
    rate(database, "person team role Python\nann Core . 3\nbob Core . 3")
    rate(database, "person team role Python\nann Core . 2\nbob Core . 3", rater="manager")
    require(database, "Core Python 3 2 yes")
    tried = Trying(database, Selection(), seat(1_000), draws=2).all()
    assert tried is not None
    found = tried.skills["python"]
    assert found.by_ratings == {
        "fused": {"equip": 2},
        "self": {"covered": 2},
        "manager": {"equip": 2},
    }
    assert (found.share, found.share_on("self"), found.share_on("peer")) == (2 / 3, 0, None)


def test_where_another_one_always_wins_it_does_not_stand_and_is_no_toss_up() -> None:
    never = Robustness("equip", 4, {"fused": {"train": 4}, "self": {"train": 4}})
    assert (never.share, never.overturned_by, never.toss_up) == (0, "train", False)
    spread = Robustness("equip", 20, {"fused": {"train": 11, "equip": 5, "covered": 4}})
    assert (spread.overturned_by, spread.toss_up) == (None, True)
    just = Robustness("equip", 20, {"fused": {"train": 12, "equip": 8}})
    assert (just.overturned_by, just.toss_up) == ("train", False)
    most = Robustness("equip", 20, {"fused": {"train": 8, "equip": 12}})
    assert (most.overturned_by, most.toss_up) == (None, False)


def test_what_is_covered_is_not_tried(tmp_path: Path) -> None:
    trying = Trying(made(tmp_path, 1), Selection(), seat(2_000))
    assert trying.all() is None
    assert trying.finished


def test_where_many_skills_are_short_there_are_fewer_draws() -> None:
    # 12,000 tries: 3 x 40 skills leave 100 draws, 3 x 100 would leave 40
    def views(skills: int) -> list[View]:
        return [View(random_team(0, people=3, skills=1), frozenset(names(skills)))] * 3

    def names(skills: int) -> list[str]:
        return [f"s{n}" for n in range(skills)]

    found = [draws_for(views(n), names(n)) for n in (5, 40, 100, 400)]
    assert found == [DRAWS, 100, 40, FEWEST]
