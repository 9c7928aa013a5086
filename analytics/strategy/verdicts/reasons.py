"""Why a lever closes no more, and what a verdict says: sentences from solved numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from analytics.results import LEVERS, ActionLever, Lever, Verdict
from analytics.strategy.amounts import money_exact, percent
from analytics.strategy.model.steps import tool_cap, tools_for
from analytics.strategy.problem.crews import Crew
from analytics.strategy.problem.problem import Need, Problem, Worker
from analytics.strategy.verdicts.forced import Forced, best, force
from analytics.strategy.weeks import whole_week

WORDS: Mapping[ActionLever, str] = {
    "train": "Training",
    "hire": "Hiring",
    "equip": "Tooling",
    "contract": "Contracting",
    "move": "Moving people",
}


def count(number: int, one: str, many: str) -> str:
    """`1 seat`, `2 seats`."""
    return f"{number} {one if number == 1 else many}"


def note(problem: Problem, option: Forced, crews: Sequence[Crew]) -> str:
    """One sentence: what closing takes, or why no more is closed."""
    if option.shortage == 0:
        return "No shortage."
    reason = {"train": _training, "hire": _hiring, "equip": _tooling}[option.lever]
    if option.closes == option.shortage:
        return _takes(option)
    why = reason(problem, option, crews)
    if option.closes == 0:
        return f"Closes none: {why}"
    return f"Closes {option.closes} of {option.shortage}: {why}"


def _takes(option: Forced) -> str:
    weeks = f"by week {whole_week(option.weeks or 0.0)}"
    if option.lever == "hire":
        hires = count(option.purchases, "hire", "hires")
        return f"{hires} ({option.hire}), productive {weeks}."
    if option.lever == "equip":
        return f"{count(option.purchases, 'seat', 'seats')}, in use {weeks}."
    steps = count(option.purchases, "training step", "training steps")
    return f"{steps}, the last done {weeks}."


def _training(problem: Problem, option: Forced, crews: Sequence[Crew]) -> str:
    if trainable(problem, crews, problem.rules.max_steps) == 0:
        steps = count(problem.rules.max_steps, "level", "levels")
        return f"nobody within {steps} below has learning hours and has not said no."
    if problem.rules.tutor_fee_per_hour is None:
        rules = replace(problem.rules, mentor_hours_per_hour=0.0)
        if force(replace(problem, rules=rules), "train", crews).closes > option.closes:
            return "the mentors have no more hours, and the scenario allows no outside tutor."
    return "the learning hours of more people do not fit before the due date."


def _hiring(problem: Problem, option: Forced, crews: Sequence[Crew]) -> str:
    short = [need for need in problem.needs if need.have < need.headcount]
    able = [
        hire
        for hire in problem.hires
        if hire.maximum and any(hire.levels.get(n.skill, 0) >= n.level for n in short)
    ]
    if not able:
        return "no profile brings this level."
    due = max(need.due_week for need in short)
    fastest = min(hire.weeks_to_productive for hire in able)
    if fastest > due:
        return (
            f"a hire is productive after {whole_week(fastest)} weeks, the due date is week "
            f"{whole_week(due)}."
        )
    return "the number of hires is limited, or a due date is too near."


def _tooling(problem: Problem, option: Forced, crews: Sequence[Crew]) -> str:
    short = [need for need in problem.needs if need.have < need.headcount]
    if all(problem.tooling[need.skill] == "never" for need in short):
        return "tools never count for this skill."
    if all(tool_cap(problem.rules, need.headcount) == 0 for need in short):
        return "a tool never fills the only position."
    equipped = replace(problem, rules=replace(problem.rules, levers=frozenset(["equip"])))
    served = [need for need in short if tools_for(equipped, need)]
    if not served:
        return "no tool lifts people to this level in time."
    unreviewed = replace(problem, rules=replace(problem.rules, reviewers=0))
    if force(unreviewed, "equip", crews).closes > option.closes:
        return "nobody at the level is there to review the work."
    uncapped = replace(problem, rules=replace(problem.rules, cap_share=1.0))
    if force(uncapped, "equip", crews).closes > option.closes:
        return f"tools fill at most {percent(problem.rules.cap_share)} of a requirement."
    return "nobody else is exactly one level below."


def trainable(problem: Problem, crews: Sequence[Crew], below: int) -> int:
    """People up to `below` levels below a requirement, interest not 0, not declined, with hours."""
    return sum(crew.size for crew in crews if _close(problem, crew.worker, below))


def interest_unknown(problem: Problem, below: int) -> int:
    """Of those, who gave no interest."""
    return sum(
        all(worker.interest.get(need.skill) is None for need in found)
        for worker in problem.workers
        if (found := _close(problem, worker, below))
    )


def _close(problem: Problem, worker: Worker, below: int) -> list[Need]:
    """The requirements that a person could be trained for."""
    if worker.hours_per_week <= 0:
        return []
    return [
        need
        for need in problem.needs
        if worker.team in need.teams
        and worker.interest.get(need.skill) != 0
        and not worker.declines("train", need.skill)
        and (level := worker.levels.get(need.skill)) is not None
        and 1 <= need.level - level <= below
    ]


def _barred(problem: Problem) -> bool:
    """Whether a lever was left out of the comparison because the scenario does not allow it."""
    return not problem.rules.levers.issuperset(LEVERS)


def verdict_sentence(
    name: str, now: Verdict, options: Mapping[Lever, Forced], problem: Problem
) -> str:
    """The verdict and what the next best lever would cost or leave."""
    if now == "covered":
        return f"{name} is covered."
    if now == "nothing":
        lever = "lever that the scenario allows" if _barred(problem) else "single lever"
        return f"{name}: no {lever} closes any of it in time."
    currency = problem.rules.currency
    first, *rest = best(list(options.values()), problem.rules.levers)
    said = (
        f"{name}: {WORDS[first.lever].lower()} closes {first.closes} of {first.shortage} "
        f"for {money_exact(first.cost.total, currency)} by week {whole_week(first.weeks or 0.0)}"
    )
    if not rest:
        allowed = " that the scenario allows" if _barred(problem) else ""
        return f"{said}; no other lever{allowed} closes any of it."
    second = rest[0]
    other = WORDS[second.lever].lower()
    if second.rank[:2] != first.rank[:2]:
        return f"{said}; {other} closes {second.closes}."
    extra = second.cost.total - first.cost.total
    if round(extra, 2) == 0:
        return f"{said}; {other} costs the same."
    return f"{said}; {other} costs {money_exact(extra, currency)} more."
