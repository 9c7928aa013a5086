"""Studies, kept by size for all visitors, with the answers that were worked out."""

import gc
import logging
import os
import sys
import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from functools import partial, wraps
from types import CellType, GeneratorType, MappingProxyType
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from analytics.answers import Answers
from analytics.results import Selection
from analytics.solver import Look, Once, in_turn, looking, watched
from analytics.strategy.results import Plan
from analytics.strategy.scenario.scenario import Scenario
from analytics.study import Study
from dashboard.cache.opened import Key, P, R, key, store
from dashboard.subjects import texts
from dashboard.subjects.reading import Reading
from data.vocabulary import OWNER

OURS = ("analytics.", "dashboard.", "data.vocabulary")
"""Whose objects are looked into. A store, a lock or a thread is nobody's answer."""
HOLDERS = (dict, list, tuple, set, frozenset, deque, MappingProxyType, GeneratorType, CellType)
POINTER = 8
"""Bytes of a reference, of which an object has one for each of its fields."""
MOST_BYTES = 512 * 2**20
"""Of all kinds of answers together, unless SKILLMIX_KEPT_MB says another limit. A selection of the
demo with its plan takes some 2 MB; one of 300 people 14, and 39 while it is being worked out."""
VARIABLE = "SKILLMIX_KEPT_MB"
VERSIONS = 2
"""Versions of a store whose answers are kept: the newest, and one that a page may still draw."""
Place = tuple[object, tuple[Hashable, ...]]
"""Who works an answer out, and what was asked; the first part of that is the key."""
WAITING = texts("waiting")
"""What a visitor reads who waits for an answer of a study."""


def weigh(answer: object) -> int:
    """Bytes of all that an answer holds, each thing once; also of what work that goes on holds. A
    part that answers share is counted with each of them."""
    total, left, seen = 0, [answer], set[int]()
    while left:
        need = left.pop()
        if id(need) in seen or isinstance(need, type):
            continue
        seen.add(id(need))
        if isinstance(need, pd.DataFrame | pd.Series | pd.Index):
            total += int(np.sum(need.memory_usage(deep=True)))
        elif isinstance(need, np.ndarray):
            total += need.nbytes
        else:
            held = _held(need)
            left += held
            total += sys.getsizeof(need) + (0 if isinstance(need, HOLDERS) else POINTER * len(held))
    return total


def _held(answer: object) -> Sequence[object]:
    """What a thing holds, without making the dictionary of its fields: it would stay."""
    if isinstance(answer, HOLDERS) or type(answer).__module__.startswith(OURS):
        return gc.get_referents(answer)
    return ()


def most_bytes() -> int:
    """The limit that the environment sets, or the usual one where that is no number above 0."""
    text = os.environ.get(VARIABLE, "")
    megabytes = int(text) if text.isdecimal() else 0
    if text and not megabytes:
        wrong = "%s=%s is no whole number above 0, so the limit is the usual one."
        logging.getLogger("skillmix").warning(wrong, VARIABLE, text)
    return megabytes * 2**20 or MOST_BYTES


@dataclass
class _Kept:
    """An answer, what it weighs, and how far it had come when it was weighed."""

    once: Once[Any]
    weight: int = 0
    grown: int | None = None


class Ledger:
    """What is kept, in the order of its use."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[Place, _Kept] = OrderedDict()
        self._versions: dict[str, deque[str]] = {}
        self.total = 0

    def knows(self, place: Place) -> bool:
        """Whether an answer is there already."""
        kept = self._kept.get(place)
        return kept is not None and kept.once.known

    def answer(self, place: Place, work: Callable[[], Any]) -> Any:
        """What `work` answers, worked out by the first who asks, while others wait for it."""
        with self._lock:
            kept = self._kept.setdefault(place, _Kept(Once(work)))
            self._kept.move_to_end(place)
            new = not kept.once.known
        try:
            return kept.once()
        finally:
            if not kept.once.known:
                with self._lock:
                    if place in self._kept:
                        self._forget(place)
            elif new:
                self.weigh_again(place, 0)

    def weigh_again(self, place: Place, grown: int) -> None:
        """Count an answer as it is now, unless it was counted when it had grown as far, or was
        forgotten meanwhile; and forget what there is no more room for."""
        with self._lock:
            kept = self._kept.get(place)
            if kept is None or kept.grown == grown:
                return
            kept.grown = grown
        weight = weigh(kept.once())
        with self._lock:
            if self._kept.get(place) is not kept:
                return
            self.total += weight - kept.weight
            kept.weight = weight
            self._forget_outdated(place[1][0])
            while self.total > self._most and len(self._kept) > 1:
                self._forget(next(iter(self._kept)))

    def _forget_outdated(self, key: Hashable) -> None:
        """What is of earlier versions of the same store."""
        assert isinstance(key, Key)
        known = self._versions.setdefault(key.place, deque(maxlen=VERSIONS))
        if key.version in known:
            return
        known.append(key.version)
        for place in list(self._kept):
            of = place[1][0]
            if isinstance(of, Key) and of.place == key.place and of.version not in known:
                self._forget(place)

    def _forget(self, place: Place) -> None:
        self.total -= self._kept.pop(place).weight


LEDGER = Ledger(most_bytes())


class _Growing(threading.local):
    """Answers that this run of a page has used, and how to ask how far each has come."""

    def __init__(self) -> None:
        self.used: dict[Place, Callable[[], int]] = {}


GROWING = _Growing()


def kept(
    spinner: str = "", grows: Callable[[Any], int] | None = None
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Work something out once for a question, whose first part is the key; others wait for it.
    `spinner`: what who waits reads. `grows`: how far an answer has come that goes on being worked
    out by whoever has it; a page that ends says so by `weigh_again`."""

    def keep(work: Callable[P, R]) -> Callable[P, R]:
        @wraps(work)
        def asked(*question: P.args, **no_names: P.kwargs) -> R:
            place: Place = work, question
            with st.spinner(spinner) if spinner and not LEDGER.knows(place) else nullcontext():
                answer: R = LEDGER.answer(place, partial(work, *question))
            if grows:
                GROWING.used[place] = partial(grows, answer)
            return answer

        return asked

    return keep


def weigh_again() -> None:
    """A run of a page has ended, however it did: what it worked on is counted as it is now."""
    used, GROWING.used = GROWING.used, {}
    for place, grown in used.items():
        LEDGER.weigh_again(place, grown())


@contextmanager
def waiting(name: str) -> Iterator[None]:
    """A spinner for who waits. A visitor who does something else meanwhile ends the solve."""
    if name not in WAITING or looking():
        yield
        return
    with st.spinner(WAITING[name]), watched(st.empty().empty):
        yield


@kept(grows=lambda study: study.known)
def _study(key: Key, selection: Selection, scenario: Scenario) -> Study:
    def find(selection: Selection, scenario: Scenario) -> Study:
        return _study(key, selection, scenario)

    def share(question: str) -> Answers:
        return _shared(replace(key, viewer=OWNER), question)

    return Study(store(), selection, scenario, find, share, waiting, in_turn)


@kept(grows=lambda answers: answers.known)
def _shared(key: Key, question: str) -> Answers:
    """The only answers that do not hang on who asks: whoever asks this has all before them that
    they are made of (`Study.question`)."""
    return Answers()


def study(selection: Selection, scenario: Scenario | None = None) -> Study:
    """Of the store as it is now. A scenario's name asks nothing: it is not part of the question."""
    return _study(key(), selection, replace(scenario or Scenario(), name=""))


def plan(selection: Selection, scenario: Scenario, look: Look | None = None) -> Plan:
    """The plan of a scenario, under its name. `look` is called while it is solved."""
    asked = study(selection, scenario)
    with watched(look) if look else nullcontext():
        return replace(asked.plan(), scenario=scenario.name)


def reading(
    selection: Selection, scenario: Scenario | None = None, *, names: bool = False
) -> Reading:
    """A study for the visitor. `names`: persons may stand in what is said."""
    shown = selection.viewer.people_visible
    return Reading(study(selection, scenario), names and shown, shown)
