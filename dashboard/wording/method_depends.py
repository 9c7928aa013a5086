"""The Method page on what a plan depends on: numbers at their ends, as it stands and anew."""

from __future__ import annotations

from dashboard.wording.method_measures import Method


def depending() -> list[Method]:
    """How each assumption is put at its ends."""
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
    ]
