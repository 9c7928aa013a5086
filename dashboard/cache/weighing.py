"""About how many bytes an answer takes."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from types import GeneratorType
from typing import Any

import numpy as np
import pandas as pd

OURS = ("analytics.", "dashboard.", "data.vocabulary")
"""Whose objects are looked into. A store, a lock or a thread is nobody's answer."""


def weigh(answer: object) -> int:
    """Bytes of all that an answer holds, each thing once; also of what work that goes on holds.

    Too much where answers share a part, which is then counted with each of them.
    """
    total, left, seen = 0, [answer], set[int]()
    while left:
        one = left.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, pd.DataFrame | pd.Series | pd.Index):
            total += int(np.sum(one.memory_usage(deep=True)))
        elif isinstance(one, np.ndarray):
            total += one.nbytes
        else:
            total += sys.getsizeof(one)
            left += _parts(one)
    return total


def _parts(one: Any) -> Iterable[object]:
    if isinstance(one, Mapping):
        return (*one.keys(), *one.values())
    if isinstance(one, list | tuple | set | frozenset):
        return one
    if isinstance(one, GeneratorType):
        return one.gi_frame.f_locals.values() if one.gi_frame else ()
    if type(one).__module__.startswith(OURS) and hasattr(one, "__dict__"):
        held: dict[str, object] = vars(one)
        return held.values()
    return ()
