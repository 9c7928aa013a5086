"""The loss test: what breaks while somebody is away, the cheapest repair, and the step that helps
most beforehand. It asks about people whom somebody named."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from analytics.strategy.model.model import learns
from analytics.strategy.money import step_cost, step_hours
from analytics.strategy.plan import answer
from analytics.strategy.problem.problem import Need, Problem, Worker
from analytics.strategy.results import Asked, Cost, Plan
from data.vocabulary import RefusedError

SECONDS = 5.0
Effect = Literal["closes", "second holder", "spare"]
"""What one more person at the level does for a requirement: fills an open position, stands beside
its only holder, or is a spare where exactly as many hold it as are required."""


@dataclass(frozen=True)
class Hit(Asked):
    """One requirement with and without the people who are away. Counts are people."""

    required: int
    must_have: bool
    before: int
    after: int

    @property
    def lost(self) -> int:
        """Positions that were filled and are not any more."""
        return min(self.before, self.required) - min(self.after, self.required)


@dataclass(frozen=True)
class Loss:
    """`broken`: requirements with fewer filled positions. `single`: those that fall to one
    holder, whether or not a position is lost with it (so a requirement may stand in both).

    `repair` fills again what was filled, as cheaply as the scenario's levers can; None where
    nothing broke.
    """

    away: int
    broken: tuple[Hit, ...]
    single: tuple[Hit, ...]
    repair: Plan | None


@dataclass(frozen=True)
class Step:
    """One step of training for one more person of a team in a skill, and what it does.

    `candidates` people could take it: one level below, with hours, and with interest that is not 0.
    `hours` and `cost` are those of one of them, the cheapest.
    """

    skill: str
    team: str
    level: int
    candidates: int
    effects: tuple[tuple[Effect, bool], ...]
    """One a requirement that it serves, and whether that is a must-have."""
    hours: float
    cost: Cost


def loss(problem: Problem, away: Iterable[int]) -> Loss:
    """What happens while these people (by number) are away. Raises RefusedError for somebody who is
    not in the selection."""
    gone = set(away)
    if gone - {worker.person_no for worker in problem.workers}:
        raise RefusedError("Somebody who is said to be away is not in this selection.")
    leaving = [worker for worker in problem.workers if worker.person_no in gone]
    left = tuple(worker for worker in problem.workers if worker.person_no not in gone)
    needs = [(need, _without(need, leaving)) for need in problem.needs]
    broken = [(need, now) for need, now in needs if _hit(problem, need, now).lost]
    single = [_hit(problem, need, now) for need, now in needs if now.have == 1 < need.have]
    repair = None
    if broken:
        wanted = tuple(
            replace(now, headcount=min(need.have, need.headcount), must_have=True)
            for need, now in broken
        )
        rules = replace(problem.rules, budget=None)
        repair = answer(replace(problem, workers=left, needs=wanted, rules=rules), SECONDS).plan
    hits = tuple(_hit(problem, need, now) for need, now in broken)
    return Loss(len(gone), hits, tuple(single), repair)


def _without(need: Need, leaving: Iterable[Worker]) -> Need:
    have, unknown = need.have, need.unknown
    for worker in leaving:
        if worker.team in need.teams:
            level = worker.levels.get(need.skill)
            have -= level is not None and level >= need.level
            unknown -= level is None and unknown > 0
    return replace(need, have=have, unknown=unknown)


def _hit(problem: Problem, need: Need, now: Need) -> Hit:
    return Hit(
        need.scope,
        problem.skill_names[need.skill],
        need.level,
        need.headcount,
        need.must_have,
        need.have,
        now.have,
    )


def repairing_steps(problem: Problem, most: int = 5) -> tuple[Step, ...]:
    """The steps of training that repair most, best first. Ordered by open must-have positions that
    they close, must-haves that get a second holder, the same of other requirements, spares, and
    then by total cost. No person is named or ranked."""
    found = []
    for team in sorted({worker.team for worker in problem.workers}):
        for skill, level in sorted({(need.skill, need.level) for need in problem.needs}):
            effects = tuple(
                (effect, need.must_have)
                for need in problem.needs
                if (need.skill, need.level) == (skill, level) and team in need.teams
                if (effect := _effect(need)) is not None
            )
            able = [w for w in problem.workers if w.team == team and learns(w, skill, level)]
            if effects and able:
                cost = min(
                    (step_cost(problem.rules, w, level) for w in able), key=lambda c: c.total
                )
                found.append(
                    Step(
                        problem.skill_names[skill],
                        team,
                        level,
                        len(able),
                        effects,
                        step_hours(problem.rules, level),
                        cost,
                    )
                )
    return tuple(sorted(found, key=_worth)[:most])


def _effect(need: Need) -> Effect | None:
    if need.have < need.headcount:
        return "closes"
    if need.have == 1:
        return "second holder"
    return "spare" if need.have == need.headcount else None


def _worth(step: Step) -> tuple[int | float | str, ...]:
    """Smaller is better."""
    wishes = [(effect, must) for must in (True, False) for effect in ("closes", "second holder")]
    counts = [-step.effects.count((effect, must)) for effect, must in wishes]
    spares = -sum(effect == "spare" for effect, _ in step.effects)
    return (*counts, spares, step.cost.total, step.skill, step.team)
