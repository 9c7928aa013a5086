"""The plan's actions: one per purchase, with its cost, weeks, chance and what it closes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from analytics.strategy.answer.advice import advised
from analytics.strategy.answer.closing import Blend, Closing, Counted, Key, positions
from analytics.strategy.chance import contract_chance, hire_chance, training_chance
from analytics.strategy.model.offers import contracting, engaged_until
from analytics.strategy.model.rules import equipping, hiring, training
from analytics.strategy.money import (
    contract_charges,
    cost_of,
    hire_charges,
    seat_charges,
    step_charges,
)
from analytics.strategy.problem.problem import HireProfile, Problem, by_step, steps_to
from analytics.strategy.problem.relax import demanded
from analytics.strategy.results import Action


def contract_actions(problem: Problem, blend: Blend, closing: Closing) -> list[Action]:
    """Contractors by profile, team and start: asked for as long before as slow ones take to come.
    The chance is that for the first need that they cover."""
    found: list[Action] = []
    for (position, team, start), bought in sorted(blend.contracts.items()):
        contractor = problem.contractors[position]
        own = _counted(problem, closing.by_contract, (position, team, start))
        pinned = demanded(problem, contracting(contractor, team))
        if not own and not pinned:
            continue
        skills = _skills(own) or [max(contractor.levels, key=contractor.levels.__getitem__)]
        charges = contract_charges(problem.rules, contractor, start)
        count = bought if pinned else max(count for _, count in own)
        asked = max(0.0, start - contractor.slow_weeks)
        first = min((need.due_week for need, _ in own), default=start)
        found.append(
            Action(
                lever="contract",
                skill=problem.skill_names[skills[0]],
                skills=tuple(problem.skill_names[skill] for skill in skills),
                level=contractor.levels[skills[0]],
                who=contractor.profile,
                team=team,
                profile=contractor.profile,
                count=count,
                cost=cost_of(charges, count),
                chance=contract_chance(contractor, first),
                start_week=asked,
                end_week=start,
                decide_by_week=asked,
                closes=positions(problem, own),
                until_week=engaged_until(contractor, start),
                charges=charges,
            )
        )
    return found


def _counted(problem: Problem, closed: Mapping[int, Mapping[Key, int]], purchase: Key) -> Counted:
    """Needs with the positions that a purchase closes of each."""
    return [
        (need, count)
        for number, need in enumerate(problem.needs)
        if (count := closed[number].get(purchase, 0))
    ]


def _skills(counted: Counted) -> list[str]:
    return list(dict.fromkeys(need.skill for need, _ in counted))


def actions(problem: Problem, blend: Blend, closing: Closing) -> tuple[Action, ...]:
    """Training by person and skill, hires by profile and team, seats by person and tool.

    A purchase that closes nothing, that no tool builds on and no pin asks for, is not part of the
    plan: only a plan that ran out of time can hold one.
    """
    found = [
        *_training(problem, blend, closing),
        *_hires(problem, blend, closing),
        *_seats(problem, blend, closing),
        *contract_actions(problem, blend, closing),
    ]
    return tuple(advised(problem, found))


def _training(problem: Problem, blend: Blend, closing: Closing) -> list[Action]:
    found: list[Action] = []
    asks = by_step(problem.prerequisites)
    closed: dict[tuple[int, str], Counted] = {}
    equipped: set[tuple[int, str]] = set()
    for number, need in enumerate(problem.needs):
        for trainee in closing.by_train[number]:
            closed.setdefault((trainee, need.skill), []).append((need, 1))
        equipped.update((user, need.skill) for user, _ in closing.by_equip[number])
    for (position, skill), levels in sorted(blend.trained.items()):
        worker = problem.workers[position]
        own = closed.get((position, skill), [])
        supports = (position, skill) in equipped
        supports = supports or _opens(problem, blend, position, skill, max(levels))
        pinned = demanded(problem, training(worker, skill))
        if not own and not supports and not pinned:
            continue
        steps = [s for s in closing.steps[position] if s.skill == skill]
        name = problem.skill_names[skill]
        charges = tuple(
            charge
            for s in steps
            for charge in step_charges(
                problem.rules,
                worker,
                s.level,
                s.start,
                s.end,
                blend.tutored.get((position, skill, s.level), 0.0),
            )
        )
        found.append(
            Action(
                lever="train",
                skill=name,
                skills=(name,),
                level=max(levels),
                from_level=min(levels) - 1,
                who=worker.role,
                team=worker.team,
                person=worker.label,
                person_no=worker.person_no,
                cost=cost_of(charges),
                chance=training_chance(
                    problem.rules, len(steps_to(asks, worker.levels, (skill, max(levels))))
                ),
                start_week=steps[0].start,
                end_week=steps[-1].end,
                decide_by_week=steps[0].latest,
                closes=positions(problem, own),
                charges=charges,
            )
        )
    return found


def _hires(problem: Problem, blend: Blend, closing: Closing) -> list[Action]:
    found: list[Action] = []
    for (position, team), bought in sorted(blend.hires.items()):
        hire = problem.hires[position]
        pinned = demanded(problem, hiring(hire, team))
        own = _counted(problem, closing.by_hire, (position, team))
        if not own and not pinned:
            continue
        due = min((need.due_week for need, _ in own), default=problem.rules.deadline_weeks)
        count = bought if pinned else max(count for _, count in own)
        names = _names(problem, own) or _brought(problem, hire)
        charges = hire_charges(problem.rules, hire)
        found.append(
            Action(
                lever="hire",
                skill=names[0],
                skills=names,
                level=hire.levels[own[0][0].skill] if own else max(hire.levels.values()),
                who=hire.profile,
                team=team,
                profile=hire.profile,
                count=count,
                cost=cost_of(charges, count),
                chance=hire_chance(hire, due),
                start_week=hire.delay,
                end_week=hire.weeks_to_productive,
                arrive_week=hire.weeks_to_start,
                decide_by_week=max(0.0, due - hire.weeks_to_productive + hire.delay),
                closes=positions(problem, own),
                charges=charges,
                backfill=hire.backfill,
            )
        )
    return found


def _seats(problem: Problem, blend: Blend, closing: Closing) -> list[Action]:
    found: list[Action] = []
    taken: Counter[int] = Counter()
    closed: dict[tuple[int, int], Counted] = {}
    for number, need in enumerate(problem.needs):
        for seat in closing.by_equip[number]:
            closed.setdefault(seat, []).append((need, 1))
    for position, number_of_tool in blend.seats:
        worker, tool = problem.workers[position], problem.tools[number_of_tool]
        own = closed.get((position, number_of_tool), [])
        if not own and not demanded(problem, equipping(tool, worker)):
            continue
        served = {skill: worker.levels.get(skill, 0) + 1 for skill in sorted(tool.skills)}
        names = _names(problem, own) or tuple(problem.skill_names[skill] for skill in served)
        level = own[0][0].level if own else next(iter(served.values()))
        due = min((need.due_week for need, _ in own), default=problem.rules.deadline_weeks)
        paid = taken[number_of_tool] < tool.owned
        taken[number_of_tool] += 1
        charges = () if paid else seat_charges(problem.rules, tool)
        trained = [closing.end(position, need.skill, need.level - 1) or 0.0 for need, _ in own]
        found.append(
            Action(
                lever="equip",
                skill=names[0],
                skills=names,
                level=level,
                from_level=level - 1,
                who=worker.role,
                team=worker.team,
                person=worker.label,
                person_no=worker.person_no,
                tool=tool.name,
                cost=cost_of(charges),
                chance=min(tool.credit[skill] for skill in ({n.skill for n, _ in own} or served)),
                start_week=tool.delay,
                end_week=max([tool.weeks_to_productive, *trained]),
                decide_by_week=max(0.0, due - tool.weeks_to_productive + tool.delay),
                closes=positions(problem, own),
                charges=charges,
            )
        )
    return found


def _opens(problem: Problem, blend: Blend, worker: int, skill: str, level: int) -> bool:
    """Whether training up to `level` opens a step in another skill that the plan takes."""
    asks = by_step(problem.prerequisites)
    known = problem.workers[worker].levels[skill]
    return bool(asks) and any(
        other == skill and known < least <= level
        for (own, taken), levels in blend.trained.items()
        if own == worker
        for step in levels
        for other, least in asks.get((taken, step), ())
    )


def _brought(problem: Problem, hire: HireProfile) -> tuple[str, ...]:
    """What a hire that closes nothing brings, the highest level first."""
    ranked = sorted(hire.levels, key=lambda skill: (-hire.levels[skill], skill))
    return tuple(problem.skill_names[skill] for skill in ranked)


def _names(problem: Problem, own: Counted) -> tuple[str, ...]:
    return tuple(dict.fromkeys(problem.skill_names[need.skill] for need, _ in own))
