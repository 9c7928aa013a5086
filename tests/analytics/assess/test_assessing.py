"""An assessment that was worked out holds its answer, and nothing of the work."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from typing import Any, cast

import pytest

from analytics.assess.assessing import Assessing
from analytics.assess.results import Assessment, Progress


class Work:
    """What is weighed on the way."""


def test_the_work_ends_with_its_answer() -> None:
    answer = Assessment(**cast(Any, dict.fromkeys(Assessment.__dataclass_fields__)))
    held: list[weakref.ref[Work]] = []

    def steps() -> Iterator[Progress | Assessment]:
        work = Work()
        held.append(weakref.ref(work))
        yield Progress(1, 1)
        yield answer

    assessing = Assessing(steps)
    assert assessing.next() == Progress(1, 1)
    assert held[0]() is not None
    assert assessing.next() is None
    assert assessing.found is answer
    assert held[0]() is None
    assert assessing.next() is None
    assert assessing.all() is answer


def test_what_was_ended_begins_anew_and_is_not_taken_for_nothing_to_check() -> None:
    answer = Assessment(**cast(Any, dict.fromkeys(Assessment.__dataclass_fields__)))
    begun: list[int] = []

    def steps() -> Iterator[Progress | Assessment]:
        begun.append(1)
        yield Progress(1, 2)
        if len(begun) == 1:
            raise KeyboardInterrupt
        yield answer

    assessing = Assessing(steps)
    with pytest.raises(KeyboardInterrupt):
        assessing.all()
    assert assessing.all() is answer
