"""A blend small enough to enumerate by hand: four people, three skills, two profiles, one tool.

All outcomes are certain, costs are totals, the budget binds the total. The optima in the tests
were found by exhaustive enumeration.
"""

from dataclasses import replace

from analytics.results import LEVERS, Lever
from analytics.strategy.problem.problem import Problem, Rules, Tool, Worker
from tests.analytics.strategy.parts import need, problem, profile

DEADLINE = 20.0
PEOPLE = {
    "Ana": ({"MLE": 3, "RAG": 2, "GOV": 1}, 80),
    "Ben": ({"MLE": 2, "RAG": 2, "GOV": 0}, 200),
    "Cho": ({"MLE": 2, "RAG": 1, "GOV": 2}, 200),
    "Dev": ({"MLE": 1, "RAG": 0, "GOV": 1}, 240),
}
HEADCOUNTS = {"MLE": 3, "RAG": 2, "GOV": 1}


def four_people(
    reviewers: int = 0,
    cap_share: float = 0.5,
    engineer_cost: float = 75_000,
    levers: tuple[Lever, ...] = LEVERS,
    budget: float | None = None,
) -> Problem:
    """The instance, every number as published in methods.md#the-model."""
    workers = tuple(
        Worker(number, name, "Core", "ML engineer", hours / DEADLINE, 0, 90, levels)
        for number, (name, (levels, hours)) in enumerate(PEOPLE.items())
    )
    needs = tuple(
        need(skill, headcount, workers, due=DEADLINE) for skill, headcount in HEADCOUNTS.items()
    )
    served = frozenset({"MLE", "RAG"})
    tool = Tool(
        name="Assistant",
        skills=served,
        minimum_own_level=dict.fromkeys(served, 2),
        credit=dict.fromkeys(served, 1.0),
        seat_per_year=0,
        usage_per_year=0,
        weeks_to_productive=0,
        seat_total_cost=1_200,
    )
    rules = Rules(
        deadline_weeks=DEADLINE,
        budget_on="total",
        attrition_per_year=0,
        fee_per_hour=0,
        cost_per_step=500,
        training_rate=90,
        training_success=1,
        mentor_hours_per_hour=0,
        max_steps=3,
        cap_share=cap_share,
        reviewers=reviewers,
    )
    return problem(
        workers,
        needs,
        replace(rules, levers=frozenset(levers), budget=budget),
        profile("MLEng", {"MLE": 4, "RAG": 3, "GOV": 1}, engineer_cost, 2),
        profile("GovLead", {"GOV": 4}, 70_000, 1),
        tool,
        tooling=dict.fromkeys(HEADCOUNTS, "yes"),
        name="Four people",
    )
