"""An order in which what is alike stands together, so that a pattern can be seen.

Average linkage with the leaves turned so that neighbours differ least (Bar-Joseph, Gifford &
Jaakkola 2001). The distance looks at shape alone: each line is taken from its own mean, so that the
order says who is strong in the same things and never who is stronger. Unknown takes no part.
"""

import numpy as np
from numpy.typing import NDArray

MOST = 600
"""Lines that are put in order: the work grows with more than their square."""


def alike_order(values: NDArray[np.float64]) -> list[int]:
    """Positions of the lines (rows) of `values` in their new order; NaN is unknown. The first line
    stands in the upper half; lines of which nothing is known come last. More than `MOST` lines, and
    fewer than three, stay as they are."""
    if len(values) > MOST:
        return list(range(len(values)))
    seen = ~np.isnan(values).all(axis=1)
    blank = [int(at) for at in np.flatnonzero(~seen)]
    known = [int(at) for at in np.flatnonzero(seen)]
    if len(known) < 3:
        return known + blank
    # half of a second of start-up that only this order needs
    from scipy.cluster.hierarchy import leaves_list, linkage, optimal_leaf_ordering
    from scipy.spatial.distance import squareform

    near = squareform(shape_distance(values[known]), checks=False)
    leaves = leaves_list(optimal_leaf_ordering(linkage(near, "average"), near))
    order = [known[int(at)] for at in leaves]
    return (order[::-1] if order.index(known[0]) > len(known) // 2 else order) + blank


def shape_distance(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Between each two lines: mean squared difference over what is known of both, after each
    line's own mean was taken off. Lines with nothing in common are as far apart as the mean of all
    others."""
    known = ~np.isnan(values)
    counts = known.sum(axis=1, keepdims=True)
    filled = np.where(known, values, 0.0)
    mean = np.divide(
        filled.sum(axis=1, keepdims=True), counts, out=np.zeros((len(values), 1)), where=counts > 0
    )
    centred = np.where(known, values - mean, 0.0)
    seen = known.astype(float)
    squares = centred**2
    total = squares @ seen.T + seen @ squares.T - 2 * centred @ centred.T
    common = seen @ seen.T
    answer = np.divide(total, common, out=np.full(total.shape, np.nan), where=common > 0)
    between = ~np.isnan(answer) & ~np.eye(len(values), dtype=bool)
    answer[np.isnan(answer)] = float(answer[between].mean()) if between.any() else 0.0
    np.fill_diagonal(answer, 0.0)
    clipped: NDArray[np.float64] = np.maximum(answer, 0.0)
    return clipped
