"""What pages ask for is computed once a store version, selection and viewer, and kept in bounded
memory: the longest unused go first, and those of old versions."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analytics import study
from analytics.chances.ranges import Range
from analytics.options import choice
from analytics.results import Selection
from analytics.strategy.scenario.scenario import Scenario
from dashboard import cache, signing
from dashboard.cache import opened
from dashboard.cache import studies as keeping
from dashboard.cache.opened import Key
from dashboard.cache.studies import Ledger, Place, kept, weigh
from data.ingest import ingest
from data.load import load
from data.store.database import URL_VARIABLE, Database
from data.store.history.imports import history
from data.store.people.accounts import Account, add_account
from data.vocabulary import OWNER, Viewer
from tests.stores import seeded_at

SPRING = b"Email,Team,Python\na@x.example,Core,3\nb@x.example,Core,2\n"
NEED = b"scope,skill,level,headcount,must_have\nCore,Python,3,3,yes\n"
AUTUMN = SPRING.replace(b"b@x.example,Core,2", b"b@x.example,Core,4")


@pytest.fixture
def two_waves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(URL_VARIABLE, str(seeded_at(tmp_path / "s.duckdb")))
    for wave, month, content in (("spring", 4, SPRING), ("autumn", 10, AUTUMN)):
        day = date(2026, month, 1)
        ingest(cache.store(), content, f"{wave}.csv", wave=wave, held_on=day, scale="0-5")
    load(cache.store(), "requirements", NEED, "needs.csv")


def test_changes_and_sides_are_worked_out_once_until_a_new_import(two_waves: None) -> None:
    spring, autumn = cache.rounds(Selection())
    changed = cache.study(Selection()).change("spring")
    assert cache.study(Selection()).change("spring") is changed
    assert cache.trend(spring, autumn) is cache.trend(spring, autumn)
    assert cache.compare(spring, autumn) is cache.compare(spring, autumn)
    assert changed.flows[0].learned == 1
    again, own = AUTUMN.replace(b",3", b",1"), history(cache.store(), OWNER)[0].import_id
    ingest(cache.store(), again, "again.csv", wave="autumn", scale="0-5", replaces=own)
    assert cache.study(Selection()).change("spring").flows[0].forgot == 1


def test_each_asker_has_small_frames_of_their_own(
    two_waves: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a page takes of them is gone with it."""
    first, second = cache.analysis(Selection()), cache.analysis(Selection())
    assert first.overall is second.overall
    for name in ("roster", "levels", "team_skills"):
        mine, theirs = getattr(first, name), getattr(second, name)
        assert mine is not theirs
        pd.testing.assert_frame_equal(mine, theirs)
    monkeypatch.setattr(cache, "SMALL", 0)
    assert cache.analysis(Selection()).levels is cache.analysis(Selection()).levels


def test_another_viewer_has_answers_of_their_own(two_waves: None) -> None:
    mine = cache.rounds(Selection())
    theirs = cache.rounds(Selection(viewer=Viewer(people_visible=False)))
    assert cache.analysis(mine[0]).overall is not cache.analysis(theirs[0]).overall
    skills, hidden = (
        {line.name: line.points for line in cache.trend(*waves).skills} for waves in (mine, theirs)
    )
    assert skills["Python"][1] is not None
    assert "Python" not in hidden  # two people are too few


def test_what_is_solved_for_one_is_there_for_who_has_the_same_before_them(two_waves: None) -> None:
    """Not for who may see less, and not after a change."""
    cache.plan(Selection(), Scenario())
    lead, leader = Viewer("lead", ("Core",)), Viewer("leader", None, False, smallest_group=2)
    autumn = Selection("Core", "autumn", viewer=lead)
    assert cache.study(autumn).planned() is cache.study(Selection()).planned()
    assert not cache.study(Selection(viewer=leader)).knows("planned")
    assert not cache.study(Selection(wave="spring")).knows("planned")
    load(cache.store(), "requirements", NEED.replace(b"3,3", b"2,2"), "needs.csv")
    assert not cache.study(autumn).knows("planned")


def test_naming_a_scenario_solves_nothing_and_a_budget_only_the_plan(
    two_waves: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page's budget answers in under a second because of this."""
    solved: list[str] = []
    for module, name in ((choice, "Search"), (study, "skill_levers")):
        real = getattr(module, name)

        def noted(*asked: Any, real: Any = real, name: str = name, **told: Any) -> Any:
            solved.append(name)
            return real(*asked, **told)

        monkeypatch.setattr(module, name, noted)
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


def test_a_kept_answer_asks_the_store_nothing(
    two_waves: None, monkeypatch: pytest.MonkeyPatch
) -> None:
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
            Database, name, lambda *text, real=real, name=name: asked.append(name) or real(*text)
        )
    cache.analysis(Selection())
    assert asked == []


KB = np.zeros(125)
"""1,000 bytes of numbers."""


def at(name: str, version: str = "1", store: str = "s", viewer: Viewer = OWNER) -> Place:
    return "work", (Key(store, version, viewer), name)


@dataclass
class Store:
    rows: object


def test_an_answer_weighs_what_it_holds_once() -> None:
    assert weigh(KB) == 1_000
    assert weigh([KB, KB]) - weigh([None, None]) == 1_000 - weigh(None)
    assert weigh(pd.DataFrame({"a": np.zeros(1_000)})) == 8_000 + 132  # with its index
    assert weigh(Range(1.0, 2.0, 3.0)) > weigh(1.0) * 3
    assert weigh([Store(KB), threading.Lock()]) < 1_000  # what belongs to others is not weighed


def test_work_that_goes_on_weighs_what_it_works_on_and_hands_on() -> None:
    def inner() -> Iterator[int]:
        held = np.zeros(12_500)
        yield len(held)

    def outer() -> Iterator[int]:
        held = np.zeros(12_500)
        yield len(held)
        yield from inner()

    going = outer()
    next(going)
    assert 100_000 < weigh(going) < 102_000
    next(going)
    assert 200_000 < weigh(going) < 203_000
    list(going)
    assert weigh(going) < 1_000


def held(ledger: Ledger, *places: Place) -> list[bool]:
    return [ledger.knows(place) for place in places]


def test_the_longest_unused_is_forgotten_first() -> None:
    ledger = Ledger(most=2_500)
    for name in ("a", "b", "a"):  # used again, and not worked out again
        assert ledger.answer(at(name), lambda: KB) is KB
    assert ledger.total == 2_000
    ledger.answer(at("c"), lambda: KB)
    assert held(ledger, at("a"), at("b"), at("c")) == [True, False, True]
    ledger.answer(at("large"), lambda: np.zeros(1_000))
    assert held(ledger, at("a"), at("c"), at("large")) == [False, False, True]
    assert ledger.total == 8_000  # one that is too large for all is kept alone
    with pytest.raises(ZeroDivisionError):
        ledger.answer(at("failed"), lambda: 1 / 0)
    assert not ledger.knows(at("failed"))


def test_who_asks_at_once_waits_for_the_first() -> None:
    ledger, begun, go = Ledger(), threading.Event(), threading.Event()
    worked: list[int] = []

    def work() -> list[int]:
        worked.append(1)
        begun.set()
        go.wait(10)
        return worked

    with ThreadPoolExecutor(4) as threads:
        asked = [threads.submit(ledger.answer, at("a"), work) for _ in range(4)]
        assert begun.wait(10)
        go.set()
        assert all(item.result() is worked for item in asked)
    assert worked == [1]


def test_what_a_page_worked_on_is_weighed_when_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = Ledger(most=5_000)
    monkeypatch.setattr(keeping, "LEDGER", ledger)

    @kept(grows=len)
    def answer(key: Key, what: str) -> list[object]:
        return []

    mine = Key("s", "1", OWNER)
    first, second = answer(mine, "x"), answer(mine, "y")
    first.append(np.zeros(500))
    assert ledger.total < 1_000
    keeping.weigh_again()
    assert 4_000 < ledger.total < 5_000
    second.append(np.zeros(500))
    assert answer(mine, "y") is second
    keeping.weigh_again()
    assert 4_000 < ledger.total < 5_000  # the other one had to go
    assert answer(mine, "x") is not first
    first.append(np.zeros(500))
    keeping.weigh_again()  # what this run did not use is not asked
    assert ledger.total < 5_000


def test_answers_of_old_versions_go_and_those_of_other_stores_stay() -> None:
    ledger = Ledger()
    old, other, next_one = at("a", "1"), at("a", "1", store="other"), at("a", "2")
    for place in (old, other, next_one):
        ledger.answer(place, lambda: KB)
    assert held(ledger, old, other) == [True, True]  # a page may still draw the one before
    ledger.answer(at("a", "3"), lambda: KB)
    assert held(ledger, old, other, next_one) == [False, True, True]
    ledger.answer(at("b", "2"), lambda: KB)
    assert ledger.total == 4_000


def test_the_environment_may_set_the_limit(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for text, megabytes in {"128": 128, "": 512, "0": 512, "-1": 512, "much": 512}.items():
        monkeypatch.setenv(keeping.VARIABLE, text)
        caplog.clear()
        assert keeping.most_bytes() == megabytes * 2**20
        wrong = megabytes == 512 and text
        assert (f"{keeping.VARIABLE}={text} is no whole number" in caplog.text) is bool(wrong)
