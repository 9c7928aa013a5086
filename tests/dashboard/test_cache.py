"""What pages ask for is computed once a store version, selection and viewer, and then anew."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from analytics import study
from analytics.options import choice
from analytics.selection import Selection
from analytics.strategy.scenario.scenario import Scenario
from dashboard import cache, signing
from dashboard.cache import measures, opened
from data.ingest import ingest
from data.load import load
from data.store.database import URL_VARIABLE, Database
from data.store.people.accounts import Account, add_account
from data.vocabulary import Viewer
from tests.stores import seeded_at

SPRING = b"Email,Team,Python\na@x.example,Core,3\nb@x.example,Core,2\n"
NEED = b"scope,skill,level,headcount,must_have\nCore,Python,3,3,yes\n"
AUTUMN = SPRING.replace(b"b@x.example,Core,2", b"b@x.example,Core,4")


@pytest.fixture(autouse=True)
def two_waves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(URL_VARIABLE, str(seeded_at(tmp_path / "s.duckdb")))
    for wave, held_on, content in (
        ("spring", date(2026, 4, 1), SPRING),
        ("autumn", date(2026, 10, 1), AUTUMN),
    ):
        ingest(cache.store(), content, f"{wave}.csv", wave=wave, held_on=held_on, scale="0-5")
    load(cache.store(), "requirements", NEED, "needs.csv")


def test_change_trend_and_comparison_are_worked_out_once() -> None:
    waves = cache.through_waves(Selection())
    spring, autumn = waves
    changed = cache.study(Selection()).change("spring")
    assert cache.study(Selection()).change("spring") is changed
    assert cache.trend(waves) is cache.trend(cache.through_waves(Selection()))
    assert cache.compare(spring, autumn) is cache.compare(spring, autumn)


def test_each_asker_has_small_frames_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a page takes of them is gone with it."""
    first, second = cache.analysis(Selection()), cache.analysis(Selection())
    assert first.overall is second.overall
    for name in ("roster", "levels", "team_skills", "personal_gaps"):
        mine, theirs = getattr(first, name), getattr(second, name)
        assert mine is not theirs
        pd.testing.assert_frame_equal(mine, theirs)
    monkeypatch.setattr(measures, "SMALL", 0)
    assert cache.analysis(Selection()).levels is cache.analysis(Selection()).levels


def test_another_viewer_has_answers_of_their_own() -> None:
    mine = cache.through_waves(Selection())
    theirs = cache.through_waves(Selection(viewer=Viewer(people_visible=False)))
    assert mine[0] is not theirs[0]
    skills = {line.name: line.points for line in cache.trend(mine).skills}
    hidden = {line.name: line.points for line in cache.trend(theirs).skills}
    assert skills["Python"][1] is not None
    assert "Python" not in hidden  # two people are too few


def test_a_new_import_is_seen_at_once() -> None:
    before = cache.study(Selection()).change("spring")
    assert before.flows[0].learned == 1
    ingest(
        cache.store(),
        AUTUMN.replace(b",3", b",1"),
        "again.csv",
        wave="autumn",
        scale="0-5",
        replaces=cache.imported()[0].import_id,
    )
    after = cache.study(Selection()).change("spring")
    assert after.flows[0].forgot == 1


def test_naming_a_scenario_solves_nothing_and_a_budget_only_the_plan(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The page's budget answers in under a second because of this."""
    solved: list[str] = []
    for module, name in ((choice, "Search"), (study, "skill_levers")):
        real = getattr(module, name)
        monkeypatch.setattr(
            module, name, lambda *asked, real=real, name=name: solved.append(name) or real(*asked)
        )
    first = cache.plan(Selection(), Scenario(name="A"))
    assert (first.scenario, cache.plan(Selection(), Scenario(name="B")).scenario) == ("A", "B")
    cache.study(Selection(), Scenario(name="C")).explaining()
    sure = cache.study(Selection(), Scenario(name="A")).chances()
    assert cache.study(Selection(), Scenario(name="B")).chances() is sure
    cache.study(Selection(), Scenario(name="A")).levers()
    assert solved == ["Search", "skill_levers"]
    dear = Scenario(name="A", budget=5_000.0, budget_on="total")
    cache.plan(Selection(), dear)
    cache.study(Selection(), dear).levers()
    assert solved == ["Search", "skill_levers", "Search"]


def test_a_kept_answer_asks_the_store_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page asks for a dozen of them, and a hundred visitors share the server's two cores."""
    add_account(cache.store(), Account("ada@x.example", "admin"))
    monkeypatch.setattr(signing, "configured", lambda: True)
    monkeypatch.setattr(signing, "claims", lambda: {"email": "ada@x.example"})
    monkeypatch.setattr(opened, "holds", lambda *_: True)
    monkeypatch.setattr("data.store.database.LATELY", 1_000.0)
    cache.analysis(Selection())
    asked: list[str] = []
    for name in ("rows", "query", "facts_of_the_store"):
        real = getattr(Database, name)
        monkeypatch.setattr(
            Database, name, lambda *said, real=real, name=name: asked.append(name) or real(*said)
        )
    cache.analysis(Selection())
    assert asked == []
