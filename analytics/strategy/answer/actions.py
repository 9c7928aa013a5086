"""The plan's actions: one per purchase, with its cost, weeks, chance and what it closes."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from analytics.results import ActionLever
from analytics.strategy.answer.closing import Blend, Closing, Counted
from analytics.strategy.chance import contract_chance, hire_chance
from analytics.strategy.model.rules import coming, engaged_until, equipping, training
from analytics.strategy.money import (
    contract_charges,
    cost_of,
    hire_charges,
    seat_charges,
    step_charges,
)
from analytics.strategy.problem.problem import Need, Problem, Worker, by_step, steps_to
from analytics.strategy.problem.relax import demanded
from analytics.strategy.results import Action, Advice, Close


def actions(
    problem: Problem, blend: Blend, closing: Closing, due: Closing | None = None
) -> tuple[Action, ...]:
    """Training by person and skill, hires by profile and team, seats by person and tool,
    contractors by profile, team and start.

    `closing` says what each is for, `due` (None: the same) what it closes. A purchase that is for
    nothing, that no tool builds on and no pin asks for, is not part of the plan: only a plan that
    ran out of time can hold one.
    """
    due = due or closing
    return (
        *_training(problem, blend, closing, due),
        *_hires(problem, blend, closing, due),
        *_seats(problem, blend, closing, due),
        *_contracts(problem, blend, closing, due),
    )


def _serves(
    problem: Problem, closing: Closing, due: Closing, lever: ActionLever, purchase: tuple[Any, ...]
) -> tuple[Counted, tuple[Close, ...]]:
    """Needs that a purchase is for, with the positions of each, and what it closes."""
    own, closed = (
        [
            (need, count)
            for number, need in enumerate(problem.needs)
            if (count := item.by[lever][number].get(purchase, 0))
        ]
        for item in (closing, due)
    )
    return own, tuple(
        Close(
            *problem.asked(need),
            count,
            need.must_have,
            _counts(problem, closing, lever, purchase, need),
        )
        for need, count in closed
    )


def _counts(
    problem: Problem, closing: Closing, lever: ActionLever, purchase: tuple[Any, ...], need: Need
) -> float:
    """The week from which a purchase counts for a need; a seat once its person is one below."""
    first, *_, last = purchase
    if lever == "hire":
        return float(problem.hires[first].weeks_to_productive)
    if lever == "contract":
        return float(last)
    below = closing.end(first, need.skill, need.level - (lever == "equip")) or 0.0
    return below if lever == "train" else max(problem.tools[last].weeks_to_productive, below)


def _first_due(problem: Problem, own: Counted) -> float:
    return min((need.due_week for need, _ in own), default=problem.rules.deadline_weeks)


def _names(problem: Problem, skills: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(problem.skill_names[skill] for skill in skills))


def _advice(worker: Worker, skill: str, asked: Collection[str]) -> Advice:
    """What an action about a person rests on. Nobody is compared with others. `asked`: skills in
    which somebody said an interest."""
    return Advice(
        level=worker.levels.get(skill),
        interest=worker.interest.get(skill),
        interest_asked=skill in asked,
        hours_per_week=worker.hours_per_week,
        hours_given=worker.hours_given,
    )


def _training(problem: Problem, blend: Blend, closing: Closing, due: Closing) -> Iterator[Action]:
    rules, asks = problem.rules, by_step(problem.prerequisites)
    asked = {skill for worker in problem.workers for skill in worker.interest}
    equipped = {
        (user, need.skill)
        for number, need in enumerate(problem.needs)
        for user, _ in closing.by["equip"][number]
    }
    for (position, skill), levels in sorted(blend.trained.items()):
        worker, name, top = problem.workers[position], problem.skill_names[skill], max(levels)
        own, closes = _serves(problem, closing, due, "train", (position, skill))
        supports = (position, skill) in equipped or _opens(problem, blend, position, skill, top)
        if not own and not supports and not demanded(problem, training(worker, skill)):
            continue
        steps = [step for step in closing.steps[position] if step.skill == skill]
        tutored = {s.level: blend.tutored.get((position, skill, s.level), 0.0) for s in steps}
        charges = tuple(
            charge
            for s in steps
            for charge in step_charges(rules, worker, s.level, s.start, s.end, tutored[s.level])
        )
        needed = len(steps_to(asks, worker.levels, (skill, top)))
        yield Action(
            lever="train",
            skill=name,
            skills=(name,),
            level=top,
            from_level=min(levels) - 1,
            who=worker.role,
            team=worker.team,
            person=worker.label,
            person_no=worker.person_no,
            cost=cost_of(charges),
            chance=float(rules.training_success**needed),  # that all steps of a chain succeed
            start_week=steps[0].start,
            end_week=steps[-1].end,
            decide_by_week=steps[0].latest,
            closes=closes,
            charges=charges,
            advice=_advice(worker, skill, asked),
        )


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


def _hires(problem: Problem, blend: Blend, closing: Closing, due: Closing) -> Iterator[Action]:
    for (position, team), bought in sorted(blend.hires.items()):
        hire = problem.hires[position]
        pinned = demanded(problem, coming(hire, team))
        own, closes = _serves(problem, closing, due, "hire", (position, team))
        if not own and not pinned:
            continue
        first = _first_due(problem, own)
        count = bought if pinned else max(count for _, count in own)
        brought = sorted(hire.levels, key=lambda skill: (-hire.levels[skill], skill))
        skills = [need.skill for need, _ in own] or brought
        charges = hire_charges(problem.rules, hire)
        yield Action(
            lever="hire",
            skill=problem.skill_names[skills[0]],
            skills=_names(problem, skills),
            level=hire.levels[skills[0]],
            who=hire.profile,
            team=team,
            profile=hire.profile,
            count=count,
            cost=cost_of(charges, count),
            chance=hire_chance(hire, first),
            start_week=hire.delay,
            end_week=hire.weeks_to_productive,
            arrive_week=hire.weeks_to_start,
            decide_by_week=max(0.0, first - hire.weeks_to_productive + hire.delay),
            closes=closes,
            charges=charges,
            backfill=hire.backfill,
        )


def _seats(problem: Problem, blend: Blend, closing: Closing, due: Closing) -> Iterator[Action]:
    asked = {skill for worker in problem.workers for skill in worker.interest}
    for position, number in blend.seats:
        worker, tool = problem.workers[position], problem.tools[number]
        own, closes = _serves(problem, closing, due, "equip", (position, number))
        if not own and not demanded(problem, equipping(tool, worker)):
            continue
        skills = [need.skill for need, _ in own] or sorted(tool.skills)
        level = own[0][0].level if own else worker.levels.get(skills[0], 0) + 1
        charges = seat_charges(problem.rules, tool)
        counts = [_counts(problem, closing, "equip", (position, number), need) for need, _ in own]
        closed = [close.week for close in closes if close.week is not None]
        end = min(closed or counts, default=tool.weeks_to_productive)
        latest = _first_due(problem, own) - tool.weeks_to_productive + tool.delay
        yield Action(
            lever="equip",
            skill=problem.skill_names[skills[0]],
            skills=_names(problem, skills),
            level=level,
            from_level=level - 1,
            who=worker.role,
            team=worker.team,
            person=worker.label,
            person_no=worker.person_no,
            tool=tool.name,
            cost=cost_of(charges),
            chance=min(tool.credit[skill] for skill in skills),
            start_week=tool.delay,
            end_week=end,
            decide_by_week=max(0.0, latest),
            closes=closes,
            charges=charges,
            advice=_advice(worker, skills[0], asked),
            uses=tuple(
                (problem.skill_names[need.skill], need.level)
                for (need, _), week in zip(own, counts, strict=True)
                if week <= end
            ),
        )


def _contracts(problem: Problem, blend: Blend, closing: Closing, due: Closing) -> Iterator[Action]:
    """Asked for as long before as slow ones take to come. The chance is that for the first need
    that they cover."""
    for (position, team, start), bought in sorted(blend.contracts.items()):
        contractor = problem.contractors[position]
        own, closes = _serves(problem, closing, due, "contract", (position, team, start))
        pinned = demanded(problem, coming(contractor, team))
        if not own and not pinned:
            continue
        levels = contractor.levels
        skills = [need.skill for need, _ in own] or [max(levels, key=levels.__getitem__)]
        charges = contract_charges(problem.rules, contractor, start)
        count = bought if pinned else max(count for _, count in own)
        asked = max(0.0, start - contractor.slow_weeks)
        first = min((need.due_week for need, _ in own), default=start)
        yield Action(
            lever="contract",
            skill=problem.skill_names[skills[0]],
            skills=_names(problem, skills),
            level=levels[skills[0]],
            who=contractor.profile,
            team=team,
            profile=contractor.profile,
            count=count,
            cost=cost_of(charges, count),
            chance=contract_chance(contractor, first),
            start_week=asked,
            end_week=start,
            decide_by_week=asked,
            closes=closes,
            until_week=engaged_until(contractor, start),
            charges=charges,
        )
