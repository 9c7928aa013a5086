"""Answers that are kept by what was asked, and the name of a question."""

import json
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import fields, is_dataclass
from datetime import date
from hashlib import sha256
from typing import Any, TypeVar

from analytics.solver import Once

T = TypeVar("T")


class Answers:
    """Each worked out once, safe between threads."""

    def __init__(self) -> None:
        self._answers: dict[tuple[object, ...], Once[Any]] = {}

    def once(
        self,
        name: str,
        work: Callable[[], T],
        *question: object,
        waiting: Callable[[str], AbstractContextManager[object]] = nullcontext,
    ) -> T:
        """`waiting`: entered by who works it out or waits for it, with its name."""
        once = self._answers.setdefault((name, *question), Once(work))
        with nullcontext() if once.known else waiting(name):
            answer: T = once()
        return answer

    def knows(self, name: str, *question: object) -> bool:
        once = self._answers.get((name, *question))
        return once is not None and once.known

    @property
    def known(self) -> int:
        """How many are there, parts of what goes on being told too: it only grows."""
        there = [once for once in list(self._answers.values()) if once.known]
        return len(there) + sum(getattr(once(), "solved", 0) for once in there)


def digest(*parts: object) -> str:
    """Another one wherever a part holds something else; the same where all hold the same in one
    order. TypeError where a part holds something whose content it does not know how to tell."""
    return sha256(json.dumps(parts, default=_content).encode()).hexdigest()


def _content(item: object) -> object:
    if is_dataclass(item):
        return [type(item).__name__, *(getattr(item, field.name) for field in fields(item))]
    if isinstance(item, Mapping):
        return list(item.items())
    if isinstance(item, set | frozenset):
        return sorted(item)
    if isinstance(item, date):
        return item.isoformat()
    raise TypeError(f"{type(item).__name__} has no content that can be told")
