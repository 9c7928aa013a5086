"""What is left of the coverage when people leave, and how many positions can be filled at once."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

import highspy
import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics.measures.withheld import joins_few
from analytics.results import AllAtOnce, RequirementCoverage, Resilience
from analytics.solver import Sheet, quiet


def all_at_once(
    requirements: Sequence[RequirementCoverage], levels: pd.DataFrame, focus: int, least: int
) -> AllAtOnce:
    """The most must-have positions filled when each person carries at most `focus`. `least`: people
    of whom the viewer may be told."""
    wanted = [r for r in requirements if r.must_have]
    positions = sum(r.required for r in wanted)
    if joins_few(levels, least, wanted):
        return AllAtOnce(focus, positions, None, None)
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
    """How many people hold the same requirements, which are numbered from 0. Raises ValueError for
    a number that is not one of them."""
    patterns = Counter(tuple(sorted(set(own))) for own in held)
    if not all(0 <= q < requirements for own in patterns for q in own):
        raise ValueError(f"Requirements are numbered from 0 to {requirements - 1}.")
    return patterns


def most_filled(held: Iterable[Collection[int]], required: Sequence[int], focus: int) -> int:
    """Positions that can be filled at once when each person carries at most `focus` of them.
    `held`: for each person the requirements that they hold, numbered from 0; `required`: positions
    of each requirement. A maximum flow from groups of people to positions."""
    patterns = patterns_of(held, len(required))
    sheet = Sheet()
    filling: list[list[tuple[int, float]]] = [[] for _ in required]
    for pattern, people in patterns.items():
        carried = [(sheet.column(people, integer=False), 1.0) for _ in pattern]
        sheet.at_most(focus * people, carried)
        for term, place in zip(carried, pattern, strict=True):
            filling[place].append(term)
    for positions, terms in zip(required, filling, strict=True):
        sheet.at_most(positions, terms)
    return -(_least(sheet, [-1.0] * len(sheet.upper)) or 0)


def _least(sheet: Sheet, cost: Sequence[float]) -> int | None:
    """The least cost, which is whole; None where the search was not through."""
    lp = sheet.highs_lp()
    lp.col_cost_ = np.array(cost, dtype=float)
    solver = quiet(lp, mip_max_nodes=NODES)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return round(solver.getInfo().objective_function_value)


SMALL, NODES = 1_000, 50
"""Up to so many groups of equal people times requirements, and steps of the search, the truck
factor is exact: a tenth of a second at the most."""
MOST = 50
"""People past whom the truck factor is not counted: nobody plans for so many leaving at once."""


def resilience(
    requirements: Sequence[RequirementCoverage], levels: pd.DataFrame, least: int
) -> Resilience | None:
    """Of all requirements together; None where nothing is required."""
    if not requirements:
        return None
    few = joins_few(levels, least, requirements)
    held = () if few else held_by(requirements, levels)
    return Resilience(
        requirements=len(requirements),
        held_by_nobody=sum(r.have == 0 for r in requirements),
        truck_factor=None if few else truck_factor(held, len(requirements)),
        too_few=few,
    )


def truck_factor(
    held: Iterable[Collection[int]], requirements: int, most: int = MOST
) -> int | None:
    """People whose leaving leaves more than half of the requirements held by nobody.

    The smaller of two ways to find them: the busiest person first (Avelino et al. 2016), and the
    requirement with the fewest holders first. Where people times requirements are at most SMALL
    the fewest of all are searched for (which is NP-hard); elsewhere, or where the search is not
    through within NODES, the least number is at most this. None past `most`, or where nothing is
    required.
    `held`: for each person the requirements that they hold, numbered from 0.
    """
    if not requirements:
        return None
    patterns = patterns_of(held, requirements)
    holds = np.zeros((len(patterns), requirements), dtype=bool)
    for number, pattern in enumerate(patterns):
        holds[number, list(pattern)] = True
    people = np.array(list(patterns.values()), dtype=np.int64)
    result = min(_busiest_first(holds, people, most), _rarest_first(holds, people))
    if result > 1 and holds.size <= SMALL:
        fewest = _fewest(holds, people)
        result = result if fewest is None else fewest
    return result if result <= most else None


def _busiest_first(holds: npt.NDArray[np.bool_], people: npt.NDArray[np.int64], most: int) -> int:
    """How many leave when each time that one goes who holds most of what somebody still holds; past
    `most` it is not counted on. `holds`: groups of equal people x requirements; `people`: of each
    group."""
    left, gone = people.copy(), 0
    holders = left @ holds
    while gone <= most and not _broken(holders):
        reach = np.where(left > 0, (holds & (holders > 0)).sum(axis=1), -1)
        leaving = int(reach.argmax())
        left[leaving] -= 1
        holders = holders - holds[leaving]
        gone += 1
    return gone


def _rarest_first(holds: npt.NDArray[np.bool_], people: npt.NDArray[np.int64]) -> int:
    """How many leave when each time all go who still hold what fewest hold."""
    left = people.copy()
    holders = left @ holds
    while not _broken(holders):
        rarest = int(np.where(holders > 0, holders, holders.max() + 1).argmin())
        going = np.flatnonzero(holds[:, rarest] & (left > 0))
        holders = holders - left[going] @ holds[going]
        left[going] = 0
    return int(people.sum() - left.sum())


def _fewest(holds: npt.NDArray[np.bool_], people: npt.NDArray[np.int64]) -> int | None:
    """The least number of leavers; None where the search was not through. Chooses requirements that
    nobody shall hold: as few people as possible go, and each holder of a chosen requirement does.
    One column a group of equal people, one a requirement."""
    groups, requirements = holds.shape
    sheet = Sheet()
    leaving = [sheet.column(float(number), integer=False) for number in people]
    held = people @ holds > 0
    unheld = [sheet.column(float(people)) for people in held]
    for group, place in np.argwhere(holds):
        sheet.at_least(0, [(leaving[group], 1.0), (unheld[place], -float(people[group]))])
    wanted = requirements // 2 + 1 - int((~held).sum())
    sheet.at_least(wanted, [(column, 1.0) for column in unheld])
    return _least(sheet, [1.0] * groups + [0.0] * requirements)


def _broken(holders: npt.NDArray[np.int64]) -> bool:
    return bool(2 * (holders <= 0).sum() > len(holders))
