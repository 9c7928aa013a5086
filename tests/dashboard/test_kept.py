"""Answers are kept in bounded memory: the longest unused go first, and those of old versions."""

from __future__ import annotations

import threading
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pytest

from analytics.chances.ranges import Range
from dashboard.cache import studies as keeping
from dashboard.cache.opened import Key
from dashboard.cache.studies import Ledger, Place, kept, weigh
from data.vocabulary import OWNER, Viewer

KB = np.zeros(125)
"""1,000 bytes of numbers."""


def forget(*_: object) -> None:
    """Somebody's way to forget."""


def place(name: str, version: str = "1", store: str = "s", viewer: Viewer = OWNER) -> Place:
    return forget, (Key(store, version, viewer), name)


def test_an_answer_weighs_what_it_holds_once() -> None:
    assert weigh(KB) == 1_000
    assert weigh([KB, KB]) - weigh([None, None]) == 1_000 - weigh(None)
    assert weigh(pd.DataFrame({"a": np.zeros(1_000)})) == 8_000 + 132  # with its index
    assert weigh(Range(1.0, 2.0, 3.0)) > weigh(1.0) * 3


def test_work_that_goes_on_weighs_what_it_works_on() -> None:
    def work() -> Iterator[int]:
        held = np.zeros(12_500)
        yield len(held)

    going = work()
    next(going)
    assert 100_000 < weigh(going) < 101_000
    list(going)
    assert weigh(going) < 1_000


def test_work_that_hands_on_to_other_work_weighs_with_it() -> None:
    def inner() -> Iterator[int]:
        held = np.zeros(12_500)
        yield len(held)

    held_outside = np.zeros(12_500)

    def outer() -> Iterator[int]:
        yield len(held_outside)
        yield from inner()

    going = outer()
    next(going)
    assert 100_000 < weigh(going) < 102_000
    next(going)
    assert 200_000 < weigh(going) < 203_000


def test_weighing_adds_nothing_to_what_it_weighs() -> None:
    ranges = [Range(1.0, 2.0, float(n)) for n in range(1_000)]
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        weigh(ranges)
        added = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert added < 10_000


def test_what_belongs_to_others_is_not_weighed() -> None:
    @dataclass
    class Store:
        rows: object

    assert weigh([Store(KB), threading.Lock()]) < 1_000


def test_the_longest_unused_is_forgotten_first() -> None:
    ledger = Ledger(most=2_500)
    assert ledger.use(place("a"), KB) == []
    assert ledger.use(place("b"), KB) == []
    assert ledger.use(place("a"), KB) == []  # used again, and not weighed again
    assert ledger.total == 2_000
    assert ledger.use(place("c"), KB) == [place("b")]
    assert ledger.use(place("large"), np.zeros(1_000)) == [place("a"), place("c")]
    assert ledger.total == 8_000  # one that is too large for all is kept alone


def test_what_a_page_worked_on_is_weighed_when_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = Ledger(most=5_000)
    monkeypatch.setattr(keeping, "LEDGER", ledger)

    @kept(grows=True)
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


def test_what_was_forgotten_meanwhile_is_not_weighed_again() -> None:
    ledger = Ledger()
    ledger.use(place("a"), KB)
    assert ledger.weigh_again(place("b"), KB) == []
    assert ledger.total == 1_000


def test_answers_of_old_versions_go_and_those_of_other_stores_stay() -> None:
    ledger = Ledger()
    ledger.use(place("a", "1"), KB)
    ledger.use(place("a", "1", store="other"), KB)
    assert ledger.use(place("a", "2"), KB) == []  # a page may still draw the one before
    assert ledger.use(place("a", "3"), KB) == [place("a", "1")]
    assert ledger.use(place("b", "2"), KB) == []
    assert ledger.total == 4_000


def test_what_was_forgotten_is_worked_out_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "LEDGER", Ledger(most=1_500))
    worked: list[tuple[Viewer, str]] = []

    @kept()
    def answer(key: Key, what: str) -> object:
        worked.append((key.viewer, what))
        return np.zeros(125)

    mine, lead = Key("s", "1", OWNER), Key("s", "1", Viewer("lead", ("A",)))
    first = answer(mine, "x")
    assert answer(mine, "x") is first
    assert answer(lead, "x") is not first  # who sees something else has an answer of their own
    answer(mine, "x")
    assert worked == [(OWNER, "x"), (lead.viewer, "x"), (OWNER, "x")]


@pytest.mark.parametrize(
    ("said", "megabytes"), [("128", 128), ("", 512), ("0", 512), ("-1", 512), ("much", 512)]
)
def test_the_environment_may_set_the_limit(
    said: str, megabytes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(keeping.VARIABLE, said)
    assert keeping.most_bytes() == megabytes * 2**20
