"""Answers that are kept until they are too many bytes: those that nobody asked for longest go."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable, Iterable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import streamlit as st

from dashboard.cache.opened import Key
from dashboard.cache.weighing import weigh

P = ParamSpec("P")
R = TypeVar("R")
MOST_BYTES = 512 * 2**20
"""Of all kinds of answers together, unless SKILLMIX_KEPT_MB says another limit. A selection of the
demo with its plan and all that explains it takes some 2 MB, so that every one of a hundred visitors
finds theirs; one of 3,000 people takes 35, and 60 while it is being worked out."""
VARIABLE = "SKILLMIX_KEPT_MB"
VERSIONS = 2
"""Versions of a store whose answers are kept: the newest, and one that a page may still draw."""
Place = tuple[Callable[..., None], tuple[Hashable, ...]]
"""How an answer is forgotten, and what was asked."""


def most_bytes() -> int:
    """The limit that the environment sets, or the usual one where that is no number above 0."""
    said = os.environ.get(VARIABLE, "")
    return int(said) * 2**20 if said.isdecimal() and int(said) else MOST_BYTES


class Ledger:
    """What is kept, in the order of its use."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._weights: OrderedDict[Place, int] = OrderedDict()
        self._versions: dict[str, deque[str]] = {}
        self.total = 0

    def use(self, place: Place, answer: object) -> list[Place]:
        """Note that an answer was used. Answers which ones are to be forgotten for it."""
        with self._lock:
            if place in self._weights:
                self._weights.move_to_end(place)
                return []
        return self._weigh(place, answer)

    def weigh_again(self, place: Place, answer: object) -> list[Place]:
        """The same for an answer that may have grown since, unless it was forgotten meanwhile."""
        with self._lock:
            if place not in self._weights:
                return []
        return self._weigh(place, answer)

    def _weigh(self, place: Place, answer: object) -> list[Place]:
        weight = weigh(answer)
        with self._lock:
            gone = self._outdated(place[1][0])
            self.total += weight - self._weights.pop(place, 0)
            self._weights[place] = weight
            while self.total > self._most and len(self._weights) > 1:
                gone.append(next(iter(self._weights)))
                self._forget(gone[-1])
            return gone

    def _outdated(self, key: Hashable) -> list[Place]:
        """What is of earlier versions of the same store."""
        assert isinstance(key, Key)
        known = self._versions.setdefault(key.place, deque(maxlen=VERSIONS))
        if key.version in known:
            return []
        known.append(key.version)
        gone = [
            place
            for place in self._weights
            if isinstance(of := place[1][0], Key)
            and of.place == key.place
            and of.version not in known
        ]
        for place in gone:
            self._forget(place)
        return gone

    def _forget(self, place: Place) -> None:
        self.total -= self._weights.pop(place)


LEDGER = Ledger(most_bytes())


class _Growing(threading.local):
    """Answers that this run of a page has used, and that may have grown since."""

    def __init__(self) -> None:
        self.used: dict[Place, object] = {}


GROWING = _Growing()


def kept(
    show_spinner: bool | str = False, grows: bool = False
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Work something out once for a question, whose first part is the key; others wait for it.

    `grows`: the answer goes on being worked out by whoever has it; a page that ends says so by
    `weigh_again`.
    """

    def keep(work: Callable[P, R]) -> Callable[P, R]:
        cached: Any = st.cache_resource(show_spinner=show_spinner)(work)

        @wraps(work)
        def asked(*question: P.args, **no_names: P.kwargs) -> R:
            answer: R = cached(*question, **no_names)
            place = (cached.clear, question)
            _forget(LEDGER.use(place, answer))
            if grows:
                GROWING.used[place] = answer
            return answer

        return asked

    return keep


def weigh_again() -> None:
    """A run of a page has ended, however it did: what it worked on is counted as it is now."""
    used, GROWING.used = GROWING.used, {}
    for place, answer in used.items():
        _forget(LEDGER.weigh_again(place, answer))


def _forget(places: Iterable[Place]) -> None:
    for forget, question in places:
        forget(*question)
