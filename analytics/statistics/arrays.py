"""What a statistic takes: lists, tuples, arrays or columns of a frame; None and NaN are missing."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def line(values: ArrayLike) -> NDArray[np.float64]:
    """Numbers in a row. Raises ValueError for anything else."""
    return _numbers(values, 1, "a list of numbers")


def table(values: ArrayLike) -> NDArray[np.float64]:
    """Numbers in rows of equal length. Raises ValueError for anything else."""
    return _numbers(values, 2, "a table: rows of equal length")


def _numbers(values: ArrayLike, dimensions: int, what: str) -> NDArray[np.float64]:
    if hasattr(values, "to_numpy"):  # of pandas, whose missing values numpy does not know
        values = values.to_numpy(dtype=float, na_value=np.nan)
    try:
        found = np.asarray(values, dtype=float)
    except (TypeError, ValueError) as error:
        raise ValueError(f"Not {what}: {error}") from error
    if found.ndim != dimensions:
        raise ValueError(f"Not {what}: it has {found.ndim} dimensions, not {dimensions}.")
    return found
