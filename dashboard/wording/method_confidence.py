"""The Method page on plans that are asked to hold: what is bought for it, and what that costs."""

from __future__ import annotations

from analytics.strategy.model.enough import MOST
from analytics.strategy.results import Plan
from dashboard.wording.confidence import below, met, price
from dashboard.wording.method_measures import Method


def being_sure(plan: Plan | None) -> list[Method]:
    """A confidence for each must-have."""
    asked = None if plan is None else plan.confidence
    currency = "" if plan is None else plan.currency
    return [
        Method(
            "A confidence for each must-have",
            "A plan counts whole people, and their chances are only told, unless a confidence is "
            "asked for (80 % where no number is given). Then each must-have is to hold with at "
            "least this chance when it is due, by formula: P(at least the headcount of those who "
            "count), Poisson-binomial. A holder counts who stays; a learner who stays and passes "
            "every step; a hire who is productive by the date and works out; a tool user who "
            "stays and whose tool gives its level. Ratings are taken as true and rates as likely "
            "there. For each must-have all least combinations that "
            "are enough are listed (so many learners of one step, of two, hires, tool users), and "
            "the plan fills one of them. That is part of the same whole-number programme, so no "
            f"cheaper plan is as sure. Where there are more than {MOST} combinations, people of "
            "the nearest chances count as the least of them: it is then enough, and the plan says "
            "that it may not be the cheapest.",
            "" if asked is None else met(asked),
        ),
        Method(
            "Spares, and what they cost",
            "Order of wishes: must-have shortage, then the weighted must-haves below the "
            "confidence, then other shortage, cost, people touched. What is bought beyond a "
            "headcount is a spare: it closes nothing, and shortage and coverage do not count it. "
            "A must-have that cannot be made so sure gets no spare and is named with what keeps "
            "it below: the budget (found by solving without one), or the people, offers and "
            "limits there are. So more confidence costs more only where as many must-haves reach "
            "it. Its price is the difference to the plan without it, solved beside it. What the "
            "simulated runs find is mostly lower than the formula, since they draw what it takes "
            "as given: whether ratings are right, ranges of rates, lengths of steps, hires who "
            "leave again. How many must-haves are as sure in the runs stands beside it. Reasons "
            "are given for the plan without spares.",
            "" if asked is None else " ".join([price(asked, currency), *below(asked)]),
        ),
    ]
