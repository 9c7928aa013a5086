"""Who holds a need's level as they are, after people moved between teams."""

from __future__ import annotations

from analytics.strategy.answer.blend import Blend
from analytics.strategy.problem.problem import Need, Problem


def holders_after(problem: Problem, blend: Blend, number: int) -> int:
    """People who hold it in its teams, with the plan's moves."""
    need = problem.needs[number]
    if not blend.moves:
        return need.have
    joining = _coming(problem, blend, number)
    return need.have + len(joining) - len(_leaving(problem, blend, need))


def moved(problem: Problem, blend: Blend, number: int) -> dict[int, int]:
    """worker -> 1 where they come to fill a position, -1 where they leave one open."""
    need = problem.needs[number]
    if not blend.moves:
        return {}
    before = max(0, need.headcount - need.have)
    after = max(0, need.headcount - holders_after(problem, blend, number))
    if after < before:
        return dict.fromkeys(_coming(problem, blend, number)[: before - after], 1)
    return dict.fromkeys(_leaving(problem, blend, need)[: after - before], -1)


def _coming(problem: Problem, blend: Blend, number: int) -> list[int]:
    """Who holds it and joins one of its teams, more than there are open positions included."""
    need = problem.needs[number]
    return [
        w
        for w in _holders_moving(problem, blend, need)
        if problem.workers[w].team not in need.teams and blend.counts_in(problem, w, need)
    ]


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
