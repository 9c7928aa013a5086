"""About how many bytes an answer takes."""

from __future__ import annotations

import gc
import sys
from collections import deque
from collections.abc import Sequence
from types import CellType, GeneratorType, MappingProxyType

import numpy as np
import pandas as pd

OURS = ("analytics.", "dashboard.", "data.vocabulary")
"""Whose objects are looked into. A store, a lock or a thread is nobody's answer."""
HOLDERS = (dict, list, tuple, set, frozenset, deque, MappingProxyType, GeneratorType, CellType)
POINTER = 8
"""Bytes of a reference, of which an object has one for each of its fields."""


def weigh(answer: object) -> int:
    """Bytes of all that an answer holds, each thing once; also of what work that goes on holds.

    Too much where answers share a part, which is then counted with each of them.
    """
    total, left, seen = 0, [answer], set[int]()
    while left:
        one = left.pop()
        if id(one) in seen or isinstance(one, type):
            continue
        seen.add(id(one))
        if isinstance(one, pd.DataFrame | pd.Series | pd.Index):
            total += int(np.sum(one.memory_usage(deep=True)))
        elif isinstance(one, np.ndarray):
            total += one.nbytes
        else:
            held = _held(one)
            left += held
            total += sys.getsizeof(one) + (0 if isinstance(one, HOLDERS) else POINTER * len(held))
    return total


def _held(one: object) -> Sequence[object]:
    """What a thing holds, without making the dictionary of its fields: it would stay."""
    if isinstance(one, HOLDERS) or type(one).__module__.startswith(OURS):
        return gc.get_referents(one)
    return ()
