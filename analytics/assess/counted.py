"""Which ratings are in doubt and could matter, and how many count for a must-have under a plan,
whatever their levels turn out to be.

The plan's purchases stand; only the levels differ. A step of training lifts only who is at the
level below it or is lifted there; a seat counts for every requirement that its tool serves, as far
as the cap goes (methods.md#what-closes-a-position). What a step asks for in other skills is taken
as held.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics.evidence.raters import Cell, Numbers, Shares, beliefs
from analytics.results import Analysis, by_key
from analytics.strategy.answer.closing import (
    Blend,
    Closing,
    contracts_counting,
    hires_counting,
    reached,
)
from analytics.strategy.model.model import tools_for
from analytics.strategy.problem.problem import Need, Problem, Worker
from data.vocabulary import MAX_LEVEL

NEVER = 0.01
"""A level, and a must-have that turns out short, with a smaller chance is left out."""
PSEUDO = 1.0
"""People with the mix of all skills, who count beside those of the skill for an unknown level."""


@dataclass(frozen=True)
class Doubt:
    """Somebody's level in a skill, as it may turn out: `levels` (ascending) with their `chances`.

    `believed` is the level that plans count today; None: unknown. Levels that make no difference to
    any must-have of the person's team are one: the lowest that a must-have asks for at most, and
    what lies too low to be trained.
    """

    worker: int
    skill: str
    levels: tuple[int, ...]
    chances: tuple[float, ...]
    believed: int | None

    def reaching(self, level: int) -> float:
        """Chance of being at the level."""
        return sum(c for own, c in zip(self.levels, self.chances, strict=True) if own >= level)


def believed(
    analysis: Analysis, skills: Iterable[str], asked: Iterable[str] = ()
) -> dict[Cell, Shares]:
    """By a plan's number of a person and skill: the chance of each level 0 to 5, of known and
    unknown levels.

    Known: what the ratings tell (analytics.evidence.raters); the level used for certain where they
    tell nothing. Unknown: as the mean of those known in the skill and of one more with the mix of
    all these skills; every level alike where none is known. Not applicable cells are left out.
    `asked`: other skills that are asked about anyway, so that all is learned once.
    """
    wanted = frozenset(skills)
    levels = analysis.levels
    levels = levels[levels["skill_id"].isin(wanted) & (levels["state"] != "not_applicable")]
    learned = beliefs(analysis.levels, wanted.union(asked))
    certain = np.eye(MAX_LEVEL + 1).tolist()
    result: dict[Cell, Shares | None] = {}
    known: dict[str, list[Shares]] = {skill: [] for skill in wanted}
    for person, skill, level in levels[["person_no", "skill_id", "level"]].itertuples(index=False):
        shares = None if pd.isna(level) else learned.get((person, skill), tuple(certain[level]))
        result[person, skill] = shares
        if shares:
            known[skill].append(shares)
    every_level = (1 / (MAX_LEVEL + 1),) * (MAX_LEVEL + 1)
    everyone = np.mean([shares for shares in result.values() if shares] or [every_level], axis=0)
    prior = {
        skill: tuple(((np.sum([*own, PSEUDO * everyone], axis=0)) / (len(own) + PSEUDO)).tolist())
        for skill, own in known.items()
    }
    return {
        (analysis.number(person), skill): shares or prior[skill]
        for (person, skill), shares in result.items()
    }


def doubts(problem: Problem, beliefs: Mapping[Cell, Shares]) -> tuple[Doubt, ...]:
    """In the order of skills' names, then of people: those that could matter. A must-have is in
    question where it is short today, or where the chance that fewer are at its level than it asks
    for is at least NEVER."""
    result: list[Doubt] = []
    for skill in sorted(
        {n.skill for n in problem.needs if n.must_have},
        key=lambda skill: (problem.skill_names[skill], skill),
    ):
        needs = [n for n in problem.needs if n.skill == skill and n.must_have]
        own = [
            doubt
            for number, worker in enumerate(problem.workers)
            if (doubt := _doubt(problem, number, worker, needs, beliefs)) is not None
        ]
        open_needs = [n for n in needs if _in_question(problem, n, own)]
        result += [
            doubt
            for doubt in own
            if any(
                problem.workers[doubt.worker].asked_by(n) and 0 < doubt.reaching(n.level) < 1
                for n in open_needs
            )
        ]
    return tuple(result)


def _doubt(
    problem: Problem, number: int, worker: Worker, needs: list[Need], beliefs: Mapping[Cell, Shares]
) -> Doubt | None:
    """None where nobody asks for the skill of the person, or the level is sure."""
    skill = needs[0].skill
    wanted = [n.level for n in needs if worker.asked_by(n)]
    shares = beliefs.get((worker.person_no, skill))
    if not wanted or shares is None:
        return None
    top, bottom = max(wanted), max(0, min(wanted) - problem.rules.max_steps - 2)
    chances: dict[int, float] = {}
    for level, share in enumerate(shares):
        same = min(max(level, bottom), top)
        chances[same] = chances.get(same, 0.0) + share
    likely = {level: share for level, share in chances.items() if share >= NEVER}
    if len(likely) < 2:
        return None
    total = sum(likely.values())
    today = worker.levels.get(skill)
    return Doubt(
        number,
        skill,
        tuple(likely),
        tuple(share / total for share in likely.values()),
        None if today is None else min(max(today, bottom), top),
    )


def _in_question(problem: Problem, need: Need, own: list[Doubt]) -> bool:
    doubtful = {d.worker: d for d in own if problem.workers[d.worker].asked_by(need)}
    sure = sum(
        worker.levels.get(need.skill, -1) >= need.level
        for number, worker in enumerate(problem.workers)
        if worker.asked_by(need) and number not in doubtful
    )
    at_level = np.ones(1)
    for doubt in doubtful.values():
        share = doubt.reaching(need.level)
        at_level = np.convolve(at_level, [1 - share, share])
    missing = need.headcount - sure
    short = float(at_level[: max(0, missing)].sum())
    return need.have < need.headcount or short >= NEVER


Codes = npt.NDArray[np.int64]
"""One row an outcome, one column a doubt: the place of the true level among the doubt's levels."""
Marks = tuple[bool, ...]
"""One for each possible level of a doubt."""


@dataclass(frozen=True)
class Counted:
    """Who counts for one need under one plan.

    `people`, `tooled`: sure to count by their own level, and sure to be one level below with a
    seat. `doubtful`: by doubt, at which of its levels it is the one or the other.
    """

    people: int
    tooled: int
    doubtful: tuple[tuple[int, Marks, Marks], ...]


def counted(
    problem: Problem, doubts: Sequence[Doubt], number: int, blend: Blend, closing: Closing
) -> Counted:
    """Of the need at `number` of a problem, for a plan that may have been made for other levels."""
    need = problem.needs[number]
    own = {d.worker: place for place, d in enumerate(doubts) if d.skill == need.skill}
    people = sum(hires_counting(problem, blend, hired, number) for hired in blend.hires) + sum(
        contracts_counting(problem, blend, engaged, number) for engaged in blend.contracts
    )
    seated = by_key(blend.seats)
    tooled, doubtful = 0, []
    for worker, person in enumerate(problem.workers):
        level = person.levels.get(need.skill)
        if (level is None and worker not in own) or not person.asked_by(need):
            continue
        dues = blend.trained.get((worker, need.skill), {})
        steps = reached(problem, need, worker, dues, closing)
        lifted = worker in seated and any(
            tool in seated[worker] for tool in tools_for(problem, need, person.team)
        )
        levels = doubts[own[worker]].levels if worker in own else (level or 0,)
        after = [_after(item, steps) for item in levels]
        at = tuple(item >= need.level for item in after)
        below = tuple(lifted and item == need.level - 1 for item in after)
        if worker in own:
            doubtful.append((own[worker], at, below))
        else:
            people, tooled = people + at[0], tooled + below[0]
    return Counted(people, tooled, tuple(doubtful))


def _after(level: int, steps: Sequence[int]) -> int:
    for step in steps:
        if level == step - 1:
            level = step
    return level


@dataclass(eq=False)
class Open:
    """Positions of a need that stay open under a plan, where some ratings are known.

    Exact: whom nobody asks counts with the chance of each level, each independent of the others.
    `cap`: how many may count through a tool, once so many as `reviewers` count by themselves.
    """

    need: Need
    held: Counted
    doubts: Sequence[Doubt]
    cap: int
    reviewers: int
    _latest: list[tuple[frozenset[int], Numbers]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.marks = {place: (at, below) for place, at, below in self.held.doubtful}
        self.places = frozenset(self.marks)

    def expected(self, known: frozenset[int], codes: Codes) -> Numbers:
        """By outcome of the `known` doubts, which are some of this need's."""
        people = np.full(len(codes), self.held.people)
        tooled = np.full(len(codes), self.held.tooled)
        for place in known:
            at, below = self.marks[place]
            people += np.array(at, dtype=int)[codes[:, place]]
            tooled += np.array(below, dtype=int)[codes[:, place]]
        rest = self._rest(self.places - known)
        more, seated = (np.arange(size) for size in rest.shape)
        count = people[:, None, None] + more[:, None]
        through = np.minimum(self.cap, tooled[:, None, None] + seated)
        count = count + np.where(count >= self.reviewers, through, 0)
        result: Numbers = (rest * np.maximum(0, self.need.headcount - count)).sum(axis=(1, 2))
        return result

    def _rest(self, unknown: frozenset[int]) -> Numbers:
        """Joint chances of so many more at the level (fewer than are missing) and of so many below
        it with a seat (the last: the cap or more), of those who are not asked. It goes on from what
        is known of some of them: the sets that are asked about differ by a few."""
        missing = max(0, self.need.headcount - self.held.people)
        shape = min(missing, len(self.places) + 1), min(self.cap, len(self.places)) + 1
        known = [item for item in self._latest if item[0] <= unknown]
        if not known:
            nobody = np.zeros(shape)
            nobody[:1, 0] = 1.0
            known = [(frozenset(), nobody)]
        start, rest = max(known, key=lambda item: len(item[0]))
        base = start, rest
        for place in sorted(unknown - start):
            chances, (at, below) = self.doubts[place].chances, self.marks[place]
            first = sum(c for c, mark in zip(chances, at, strict=True) if mark)
            second = sum(c for c, mark in zip(chances, below, strict=True) if mark)
            more = rest * (1 - first - second)
            more[1:] += rest[:-1] * first
            more[:, 1:] += rest[:, :-1] * second
            more[:, -1] += rest[:, -1] * second
            rest = more
        self._latest = [base, (unknown, rest)]
        return rest


EVERY = 81
"""Up to so many outcomes all are gone through; of more, some are drawn."""


@dataclass(frozen=True)
class Outcomes:
    """Possible answers: `codes` with their `weights` (sum 1), one a row; drawn or all there are."""

    codes: Codes
    weights: Numbers
    drawn: bool


def outcomes(doubts: Sequence[Doubt], known: Collection[int], draws: Codes) -> Outcomes:
    """Answers of the `known` doubts; columns of others mean nothing. `draws`: outcomes of all
    doubts."""
    own = sorted(known)
    if math.prod(len(doubts[place].levels) for place in own) <= EVERY:
        rows = list(product(*(range(len(doubts[place].levels)) for place in own)))
        codes = np.zeros((len(rows), len(doubts)), dtype=np.int64)
        codes[:, own] = np.array(rows, dtype=np.int64).reshape(len(rows), len(own))
        shares = [
            math.prod(doubts[p].chances[c] for p, c in zip(own, row, strict=True)) for row in rows
        ]
        return Outcomes(codes, np.array(shares), drawn=False)
    return Outcomes(draws, np.full(len(draws), 1 / len(draws)), drawn=True)


def drawn(doubts: Sequence[Doubt], number: int, seed: int) -> Codes:
    """Outcomes of all doubts, each drawn by its own chances; the same seed gives the same ones."""
    rng = np.random.default_rng(seed)
    shares = rng.random((number, len(doubts)))
    result = np.zeros(shares.shape, dtype=np.int64)
    for place, doubt in enumerate(doubts):
        result[:, place] = np.searchsorted(np.cumsum(doubt.chances)[:-1], shares[:, place], "right")
    return result


Levels = tuple[tuple[int, int], ...]
"""(doubt, level) of what turned out other than is counted today."""


def turned_out(problem: Problem, doubts: Sequence[Doubt], levels: Levels) -> Problem:
    workers, needs = list(problem.workers), list(problem.needs)
    for place, level in levels:
        doubt = doubts[place]
        worker = workers[doubt.worker]
        before = worker.levels.get(doubt.skill)
        workers[doubt.worker] = replace(worker, levels={**worker.levels, doubt.skill: level})
        needs = [
            _changed(need, before, level)
            if need.skill == doubt.skill and worker.asked_by(need)
            else need
            for need in needs
        ]
    return replace(problem, workers=tuple(workers), needs=tuple(needs))


def _changed(need: Need, before: int | None, level: int) -> Need:
    held = before is not None and before >= need.level
    have = need.have - held + (level >= need.level)
    return replace(need, have=have, unknown=need.unknown - (before is None))
