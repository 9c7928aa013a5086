"""How many must-have positions can be filled at once (methods.md#all-at-once): an assignment
problem.

People who hold the same set of positions are interchangeable, so they are one node with a
capacity. A flow within such a group can always be dealt out to its people round-robin, so the
grouped optimum is the optimum.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

import highspy
import numpy as np
import pandas as pd

from analytics.results import AllAtOnce, RequirementCoverage
from analytics.solver import QuietHighs


def all_at_once(
    requirements: Sequence[RequirementCoverage], levels: pd.DataFrame, focus: int
) -> AllAtOnce:
    """The largest number of must-have positions filled when each person carries at most `focus`."""
    wanted = [r for r in requirements if r.must_have]
    positions = sum(r.required for r in wanted)
    filled = most_filled(held_by(wanted, levels), [r.required for r in wanted], focus)
    return AllAtOnce(focus, positions, filled, filled / positions if positions else 1.0)


def held_by(
    wanted: Sequence[RequirementCoverage], levels: pd.DataFrame
) -> tuple[tuple[int, ...], ...]:
    """For each person who holds any of the requirements, those that they hold, by their place."""
    held: dict[int, list[int]] = {}
    known = levels[levels["level"].notna()]
    level, person = known["level"].to_numpy(dtype=float), known["person_no"].to_numpy()
    team, teams = pd.factorize(known["team"])  # of nobody's team: -1, the place of the last
    rows_of = known.groupby("skill_id").indices
    for index, need in enumerate(wanted):
        rows = rows_of.get(need.skill_id)
        if rows is not None:
            asked = np.array([*(name in need.teams for name in teams), False])
            for able in person[rows[(level[rows] >= need.level) & asked[team[rows]]]]:
                held.setdefault(int(able), []).append(index)
    return tuple(tuple(own) for own in held.values())


def patterns_of(held: Iterable[Collection[int]], requirements: int) -> Counter[tuple[int, ...]]:
    """How many people hold the same requirements, which are numbered from 0.

    Raises ValueError for a number that is not one of them.
    """
    patterns = Counter(tuple(sorted(set(own))) for own in held)
    if not all(0 <= q < requirements for own in patterns for q in own):
        raise ValueError(f"Requirements are numbered from 0 to {requirements - 1}.")
    return patterns


def most_filled(held: Iterable[Collection[int]], required: Sequence[int], focus: int) -> int:
    """Positions that can be filled at once when each person carries at most `focus` of them.

    `held`: for each person the requirements that they hold, numbered from 0; `required`: positions
    of each requirement. A maximum flow from groups of people to positions.
    """
    patterns = patterns_of(held, len(required))
    arcs = [(g, q) for g, pattern in enumerate(patterns) for q in pattern]
    if not arcs:
        return 0
    counts = list(patterns.values())
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(arcs), len(counts) + len(required)
    lp.col_cost_ = np.ones(len(arcs))
    lp.col_lower_ = np.zeros(len(arcs))
    lp.col_upper_ = np.array([float(counts[g]) for g, _ in arcs])
    lp.row_lower_ = np.full(lp.num_row_, -highspy.kHighsInf)
    lp.row_upper_ = np.array([float(focus * n) for n in counts] + [float(n) for n in required])
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.arange(0, 2 * len(arcs) + 1, 2)
    lp.a_matrix_.index_ = np.array([row for g, q in arcs for row in (g, len(counts) + q)])
    lp.a_matrix_.value_ = np.ones(2 * len(arcs))
    solver = QuietHighs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("threads", 1)
    solver.passModel(lp)
    solver.run()
    return round(solver.getInfo().objective_function_value)
