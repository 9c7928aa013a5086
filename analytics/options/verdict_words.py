"""What a verdict says, and why a lever does no more: sentences from solved numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analytics.options.results import Flip, LeverOption
from analytics.results import AllowedLever, Verdict
from analytics.strategy.amounts import money_exact, percent
from analytics.strategy.model.steps import tool_cap, tools_for
from analytics.strategy.money.costs import hire_cost
from analytics.strategy.problem.problem import Need, Problem, Worker
from analytics.strategy.weeks import whole_week

WORDS: Mapping[str, str] = {
    "train": "Training",
    "hire": "Hiring",
    "equip": "Tooling",
    "contract": "Contracting",
    "move": "Moving people",
}
DO: Mapping[Verdict, str] = {
    "train": "train",
    "hire": "hire",
    "equip": "equip",
    "contract": "contract",
    "nothing": "leave open",
}


def turns(
    now: Verdict,
    flips: Sequence[Flip],
    options: Mapping[AllowedLever, LeverOption],
    currency: str,
) -> str:
    """ "leave open below $ 1 200 a week, hire above $ 9 400"; "" of what is covered."""
    said = [
        f"{DO[flip.becomes]} {'below' if flip.value < flip.today else 'above'} "
        f"{money_exact(flip.value, currency)}"
        for flip in flips
    ]
    if now == "covered":
        return ""
    if said:
        return ", ".join([f"{said[0]} a week", *said[1:]])
    if now != "nothing":
        return "at any value of an open position"
    if any(option.allowed and option.net is not None for option in options.values()):
        return "nothing that is allowed is worth its price"
    return "nothing that is allowed closes any of it"


def verdict_sentence(name: str, now: Verdict, turning: str) -> str:
    """The verdict, and the values of an open position at which it changes."""
    return f"{name}: {DO[now]}; {turning}." if turning else f"{name} is covered."


def flip_sentence(today: float, value: float, becomes: Verdict, currency: str) -> str:
    """From which value of an open position on another choice costs less."""
    than = "more" if value > today else "less"
    return (
        f"If an open position costs {money_exact(value, currency)} a week or {than} (now "
        f"{money_exact(today, currency)}), {DO[becomes]}."
    )


def way_out(
    now: Verdict, net: float, options: Mapping[AllowedLever, LeverOption], problem: Problem
) -> str:
    """What is not allowed and would cost less, or do what nothing else does, with its price; who
    is missing to be hired."""
    currency, said = problem.rules.currency, []
    stuck = not any(option.allowed and option.net is not None for option in options.values())
    barred = [
        (option.net, DO[lever], option.cost.total)
        for lever, option in options.items()
        if not option.allowed and option.net is not None and (stuck or option.net < net)
    ]
    if barred:
        own, lever, total = min(barred)
        more = "less" if own < net else "more"
        said.append(
            f"Not allowed here: {lever}, for {money_exact(total, currency)} in total; its net cost "
            f"is {money_exact(abs(own - net), currency)} {more}."
        )
    if now == "nothing" and "hire" in problem.rules.levers:
        said.append(undescribed(problem))
    return " ".join(part for part in said if part)


def undescribed(problem: Problem) -> str:
    """That nobody to hire is described for a skill, with how to mend it; "" where somebody is."""
    short = _short(problem)
    if any(hire.levels.get(n.skill, 0) >= n.level for hire in problem.hires for n in short):
        return ""
    price = ""
    if problem.undescribed is not None:
        cost = hire_cost(problem.rules, problem.undescribed).total
        price = f" A hire is assumed to cost {money_exact(cost, problem.rules.currency)} in total."
    return (
        "Nobody to hire is described for this skill: give a role profile this level (Settings)."
        f"{price}"
    )


def takes(lever: AllowedLever, bought: int, profiles: str, weeks: float) -> str:
    """What a lever buys, and by when it counts."""
    by = f"by week {whole_week(weeks)}"
    if lever == "hire":
        return f"{count(bought, 'hire', 'hires')} ({profiles}), productive {by}."
    if lever == "equip":
        return f"{count(bought, 'seat', 'seats')}, in use {by}."
    if lever == "contract":
        return (
            f"{count(bought, 'engagement', 'engagements')} ({profiles}), the last until {by[3:]}."
        )
    return f"{count(bought, 'training', 'trainings')}, the last done {by}."


def note(problem: Problem, lever: AllowedLever, closes: int, most: int, taken: str) -> str:
    """One sentence: what a lever takes, or why it closes no more than `closes`. `most`: what it
    closes where an open position is dearest."""
    of = sum(need.headcount - need.have for need in _short(problem))
    if closes == of:
        return taken
    why = {"train": _training, "hire": _hiring, "equip": _tooling, "contract": _contracting}
    reason = "more would cost more than it saves." if most > closes else why[lever](problem)
    if not taken:
        return reason[0].upper() + reason[1:]
    return f"Closes {closes} of {of} in time: {reason}"


def _short(problem: Problem) -> list[Need]:
    return [need for need in problem.needs if need.have < need.headcount]


def _training(problem: Problem) -> str:
    if trainable(problem, problem.rules.max_steps) == 0:
        steps = count(problem.rules.max_steps, "level", "levels")
        return f"nobody within {steps} below has learning hours and has not said no."
    return "the learning hours of more people do not fit before the due date."


def _hiring(problem: Problem) -> str:
    if missing := undescribed(problem):
        return missing
    short = _short(problem)
    able = [
        hire
        for hire in problem.hires
        if hire.maximum and any(hire.levels.get(n.skill, 0) >= n.level for n in short)
    ]
    fastest = min((hire.weeks_to_productive - hire.delay for hire in able), default=0.0)
    due = max(need.due_week for need in short)
    if fastest > due:
        return (
            f"a hire is productive after {whole_week(fastest)} weeks, the due date is week "
            f"{whole_week(due)}."
        )
    return "the number of hires is limited, or a due date is too near."


def _contracting(problem: Problem) -> str:
    return "no contractor who is offered brings this level in time."


def _tooling(problem: Problem) -> str:
    short = _short(problem)
    if all(problem.tooling[need.skill] == "never" for need in short):
        return "tools never count for this skill."
    if all(tool_cap(problem.rules, need.headcount) == 0 for need in short):
        return "a tool never fills the only position."
    if not any(tools_for(problem, need) for need in short):
        return "no tool lifts people to this level in time."
    return (
        f"tools fill at most {percent(problem.rules.cap_share)} of a requirement, for people one "
        "level below, where somebody reviews their work."
    )


def trainable(problem: Problem, below: int) -> int:
    """People up to `below` levels below a requirement, interest not 0, not declined, with hours."""
    return sum(bool(_near(problem, worker, below)) for worker in problem.workers)


def interest_unknown(problem: Problem, below: int) -> int:
    """Of those, who gave no interest."""
    return sum(
        all(worker.interest.get(need.skill) is None for need in found)
        for worker in problem.workers
        if (found := _near(problem, worker, below))
    )


def _near(problem: Problem, worker: Worker, below: int) -> list[Need]:
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


def count(number: int, one: str, many: str) -> str:
    """`1 seat`, `2 seats`."""
    return f"{number} {one if number == 1 else many}"
