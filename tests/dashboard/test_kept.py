"""Answers are kept in bounded memory: the longest unused go first, and those of old versions."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pytest

from analytics.chances.ranges import Range
from dashboard.cache import kept as keeping
from dashboard.cache.kept import Ledger, Place, kept
from dashboard.cache.opened import Key
from dashboard.cache.weighing import weigh
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
