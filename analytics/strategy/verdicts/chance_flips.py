"""What chances would have to be for another lever to be the cheapest per position that holds.

Chances never enter a verdict (DEFINITIONS 13 and 26): the plan counts whole people. So that a
doubtful chance is not overlooked, levers that close the same are also compared on their total cost
over the positions that can be expected to hold.
"""

from __future__ import annotations

from dataclasses import dataclass

from analytics.results import Lever, Verdict
from analytics.strategy.verdicts.flips import Found, Options, Question, equal_best, search
from analytics.strategy.verdicts.forced import TIE_ORDER, Forced, force
from analytics.strategy.verdicts.parameters import PARAMETERS, apply

BY_LEVER: tuple[tuple[Lever, str], ...] = (
    ("train", "training_success"),
    ("equip", "tool_credit"),
    ("hire", "hire_works_out"),
)


@dataclass(frozen=True)
class Expected:
    """The same question, judged by cost per position expected to hold."""

    question: Question

    def leader(self, options: Options) -> Verdict:
        """The lever that costs least per position expected to hold, of those that close equally."""
        rivals = [o for o in equal_best(options, self.question.problem.rules.levers) if o.expected]
        if not rivals:
            return "nothing"
        return min(rivals, key=lambda o: (per_expected(o), TIE_ORDER.index(o.lever))).lever

    def now(self) -> Verdict:
        """With today's chances."""
        return self.leader(self.question.today)

    def at(self, parameter: str, today: float, value: float) -> Verdict:
        """With one chance changed."""
        changed = apply(self.question.problem, parameter, today, value)
        solved = dict(self.question.today)
        for lever in PARAMETERS[parameter].touches:
            solved[lever] = force(changed, lever, self.question.crews)
        return self.leader(solved)


def per_expected(option: Forced) -> float:
    """Total cost of one position that can be expected to hold."""
    return option.cost.total / option.expected


def chance_flips(question: Question) -> list[Found]:
    """Each chance at which another lever costs least per position expected to hold."""
    judged = Expected(question)
    rivals = {o.lever for o in equal_best(question.today, question.problem.rules.levers)}
    now = judged.now()
    found: list[Found] = []
    if len(rivals) < 2:
        return found
    for lever, parameter in BY_LEVER:
        today = _today(question, parameter)
        if lever not in rivals or not today or today > 1:
            continue

        def ask(value: float, parameter: str = parameter, today: float = today) -> Verdict:
            return judged.at(parameter, today, value)

        value = search(question, parameter, today, now != lever, ask, now)
        if value is not None:
            found.append((parameter, today, value, ask(value)))
    return found


def _today(question: Question, parameter: str) -> float | None:
    problem = question.problem
    if parameter == "training_success":
        return problem.rules.training_success
    if parameter == "tool_credit":
        skill = next((need.skill for need in problem.needs), "")
        return max((tool.credit.get(skill, 0.0) for tool in problem.tools), default=None)
    hired = question.today["hire"].hire
    able = [hire for hire in problem.hires if hire.profile == hired]
    return (able[0].works_out if able[0].chance is None else able[0].chance) if able else None
