"""The Method page on what a plan depends on: numbers at their ends, as it stands and anew."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.strategy.verdicts.results import SkillLevers
from dashboard.wording.method_measures import Method
from dashboard.wording.robust import sentence


def depending(levers: Sequence[SkillLevers] = ()) -> list[Method]:
    """How each assumption is tried, and each verdict. `levers`: as far as those were tried."""
    return [
        Method(
            "The plan as it stands, under another number",
            "Each assumption with a range is put at its low and at its high end, all others as "
            "they are likely. Every action of the plan is paid at the prices that then hold. Of "
            "what it was to close, only what the rules of planning still allow in time counts: "
            "the plan's own model is solved with nothing more to buy than the plan bought, for "
            "the least weighted shortage, then for as many of its actions as can be kept. What "
            "no longer counts is paid all the same. Where that is more than the budget, it is "
            "said by how much.",
            "",
        ),
        Method(
            "The same number, planned anew",
            "The whole plan is solved again for the number. In the order of wishes it is never "
            "worse than the plan as it stands; what lies between the two is what acting on the "
            "likely number risks. A plan anew may cost less because more stays open.",
            "",
        ),
        Method(
            "Numbers that move chances only",
            "Success of training, attrition, works-out and the credit of tools enter no plan. Of "
            "them it is said how many must-haves hold on average at their ends: the sum of the "
            "chances of the must-haves, each by formula, with the actions as they stand.",
            "",
        ),
        Method(
            "How robust a verdict is",
            "All assumptions are drawn from their ranges at once, each by itself (PERT, whole "
            "numbers where there is no half), 200 times, less often where many skills are short. "
            "For each draw the verdict of every skill that is short is found anew by the forced "
            "choice, on every kind of rating that there is of it: all raters, self only, manager "
            "only, each counting the same. Robustness is the share of these tries in which "
            "today’s verdict wins; a try in which nothing is missing, or no lever closes any, "
            "counts against it. Below 60 % it is called a toss-up, unless another one wins in 60 % "
            "or more: then it does not stand. No budget plays a part. The same seed gives the same "
            "digits.",
            _tried(levers),
        ),
    ]


def _tried(levers: Sequence[SkillLevers]) -> str:
    """The first verdict that was tried; where to try one if none was."""
    return next(
        (f"{one.skill}: {sentence(one)}." for one in levers if one.robustness),
        "Strategy, “How sure”, tries it.",
    )
