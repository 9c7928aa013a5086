"""Who holds a need's level as they are, before and after people moved between teams."""

from __future__ import annotations

from analytics.strategy.answer.blend import Blend
from analytics.strategy.model.carrying import carries
from analytics.strategy.problem.problem import Need, Problem


def holders_before(problem: Problem, blend: Blend, number: int) -> int:
    """People who hold it in its teams today; with a focus those of them who carry it."""
    need = problem.needs[number]
    if not carries(problem, need):
        return need.have
    return sum(problem.workers[w].team in need.teams for w in _carrying(problem, blend, number))


def holders_after(problem: Problem, blend: Blend, number: int) -> int:
    """The same with the plan's moves."""
    need = problem.needs[number]
    if carries(problem, need):
        return len(_carrying(problem, blend, number))
    if not blend.moves:
        return need.have
    joining = coming(problem, blend, number)
    return need.have + len(joining) - len(_leaving(problem, blend, need))


def holding(problem: Problem, blend: Blend, number: int) -> list[int]:
    """Who they are, as far as a known level tells."""
    need = problem.needs[number]
    if carries(problem, need):
        return _carrying(problem, blend, number)
    return [
        w
        for w, worker in enumerate(problem.workers)
        if worker.levels.get(need.skill, -1) >= need.level and blend.counts_in(problem, w, need)
    ]


def moved(problem: Problem, blend: Blend, number: int) -> dict[int, int]:
    """worker -> 1 where they come to fill a position, -1 where they leave one open."""
    need = problem.needs[number]
    if carries(problem, need):
        missing = max(0, need.headcount - holders_before(problem, blend, number))
        return dict.fromkeys(coming(problem, blend, number)[:missing], 1)
    if not blend.moves:
        return {}
    before = max(0, need.headcount - need.have)
    after = max(0, need.headcount - holders_after(problem, blend, number))
    if after < before:
        return dict.fromkeys(coming(problem, blend, number)[: before - after], 1)
    return dict.fromkeys(_leaving(problem, blend, need)[: after - before], -1)


def coming(problem: Problem, blend: Blend, number: int) -> list[int]:
    """Who holds it and joins one of its teams, more than there are open positions included."""
    need = problem.needs[number]
    if carries(problem, need):
        own = _carrying(problem, blend, number)
        return [w for w in own if problem.workers[w].team not in need.teams]
    return [
        w
        for w in _holders_moving(problem, blend, need)
        if problem.workers[w].team not in need.teams and blend.counts_in(problem, w, need)
    ]


def _carrying(problem: Problem, blend: Blend, number: int) -> list[int]:
    need = problem.needs[number]
    return sorted(
        worker
        for worker, carried in blend.carried
        if carried == number and problem.workers[worker].levels[need.skill] >= need.level
    )


def _leaving(problem: Problem, blend: Blend, need: Need) -> list[int]:
    return [
        w
        for w in _holders_moving(problem, blend, need)
        if problem.workers[w].team in need.teams and blend.team(problem, w) not in need.teams
    ]


def _holders_moving(problem: Problem, blend: Blend, need: Need) -> list[int]:
    return [
        w
        for w in sorted(blend.moves)
        if problem.workers[w].levels.get(need.skill, -1) >= need.level
    ]
