"""The four people of methods.md#the-model: regrets, the budget curve, by hand; each found once. And
every sentence made again by solving again, by either rule, on small problems."""

from dataclasses import replace
from functools import cache

import pytest

from analytics.options.explain.asking import (
    Asking,
    Explanations,
    Finding,
    Limit,
    Missing,
    Point,
    SkillReason,
    Way,
)
from analytics.options.explain.explain import Explaining, explain, skills
from analytics.results import OptionName
from analytics.strategy.problem.problem import Contractor, Pin
from tests.analytics.options.explain.replay import asking, choice, findings, said_again
from tests.analytics.strategy.four_people import four_people
from tests.analytics.strategy.tiny_problems import wide_problem


@cache
def found() -> list[Finding]:
    return findings(four_people())


def test_regret_of_single_levers() -> None:
    ways = {f.lever: (f.regret, f.regret_positions) for f in found() if isinstance(f, Way)}
    assert ways == {"hire": (167_000, 0), "train": (None, 2), "equip": (None, 3)}


@pytest.mark.parametrize(
    ("reviewers", "curve"), [(0, [5, 3, 2, 2, 1, 1, 0]), (1, [5, 4, 2, 2, 1, 1, 0])]
)
def test_the_frontier_is_the_plan_at_round_budgets(reviewers: int, curve: list[int]) -> None:
    """The plan spends 53,000; one position less is open from 1,200 (where no reviewer is asked
    for; else at 16,100 or 17,300), 16,100, 32,200 and 53,000 on."""
    points = [f for f in findings(four_people(reviewers)) if isinstance(f, Point)]
    assert [p.budget for p in points] == [10_000 * n for n in range(7)]
    assert [p.outcome.shortage for p in points] == curve


def test_a_time_that_is_over_leaves_what_is_missing_said() -> None:
    short = [t.finding for t in explain(asking(four_people()), seconds=0.0)]
    parts = [f.part for f in short if isinstance(f, Missing)]
    assert parts == ["ways", "skills", "limits", "frontier"]
    missing = next(f for f in short if isinstance(f, Missing))
    assert missing.sentence == "Not looked at: 2 of the single levers."
    assert len(short) == 8  # each part says one thing at least


def test_what_is_pinned_stays_in_every_explanation() -> None:
    """The engineer fills one of two in MLE and in RAG, Ben's one seat the others, Cho learns GOV:

    75,000 + 1,200 + 14,900 = 91,100. Below 75,000 there is no plan, so the budgets begin at 80,000.
    """
    pinned = replace(four_people(), pins=(Pin("hire", profile="MLEng"),))
    all_of_it = findings(pinned)
    budgets = [f.budget for f in all_of_it if isinstance(f, Point)]
    assert budgets == [80_000, 100_000]
    tools = next(f for f in all_of_it if isinstance(f, Way) and f.lever == "equip")
    assert tools.outcome.cost.total >= 75_000


def test_what_another_lever_for_a_skill_would_cost_the_plan() -> None:
    """GOV by hire: 70,000, then Cho learns MLE and Ben RAG, Ana and Ben have seats:

    70,000 + 2 x 14,900 + 2 x 1,200 = 102,200. MLE by training: Cho and Dev learn it, Ben RAG
    beside Ana's seat, so GOV is left to the hire: 2 x 14,900 + 20,800 + 1,200 + 70,000 = 121,800.
    MLE by hire: two engineers, who bring RAG, and Cho for GOV: 150,000 + 14,900 = 164,900. Without
    GOV the plan is 20,800 cheaper, and 84 weeks at 4,000 stay open.
    """
    reasons = {f.skill: f for f in found() if isinstance(f, SkillReason)}
    assert [(a.lever, a.extra, a.extra_positions) for a in reasons["GOV"].alternatives] == [
        ("hire", 102_200 - 53_000, 0),
        ("equip", None, 1),
    ]
    assert [(a.lever, a.extra, a.extra_positions) for a in reasons["MLE"].alternatives] == [
        ("train", 121_800 - 53_000, 0),
        ("hire", 164_900 - 53_000, 0),
        ("equip", None, 1),
    ]
    assert reasons["GOV"].sentence == (
        "GOV: train 1. Hiring alone: net cost $\u00a049\u00a0200 higher; tooling alone: "
        "1 more must-have position stays open (GOV), 84 open weeks more, "
        "net cost $\u00a0315\u00a0200 higher."
    )


def test_a_contractor_is_weighed_against_the_other_levers_too() -> None:
    """Two months of GOV for 2,000 leave 32,200 for the rest: 34,200 in all. From week 29 it is
    open again: 75 weeks at 4,000 that the other levers save."""
    base = four_people()
    rules = replace(base.rules, levers=base.rules.levers | {"contract"})
    contractor = Contractor("C", {"GOV": 3}, 1, 4.0, 2.0, 1_000)
    problem = replace(base, rules=rules, contractors=(contractor,))
    reason = next(f for f in skills(asking(problem)) if f.skill == "GOV")
    assert reason.does["contract"] == 1
    assert [(a.lever, a.extra, a.extra_positions) for a in reason.alternatives] == [
        ("train", 53_000 - 34_200 - 75 * 4_000, 0),
        ("hire", 102_200 - 34_200 - 75 * 4_000, 0),
        ("equip", None, 1),
    ]


def test_whoever_comes_later_finds_what_is_there_and_goes_on() -> None:
    problem = four_people()
    explaining = Explaining(choice(problem), seconds=600)
    assert explaining.complete == ()
    for _ in range(3):
        explaining.next()
    assert explaining.found() == Explanations()
    assert explaining.complete == ()  # more might come of the same part
    explaining.next()
    assert len(explaining.found().ways) == 3
    assert explaining.complete == ("ways",)
    assert not explaining.finished
    found = explaining.all()
    assert explaining.finished
    assert explaining.complete == ("ways", "skills", "limits", "frontier")
    parts = (found.ways, found.skills, found.limits, found.frontier)
    assert sum(map(len, parts)) == len(findings(problem))
    assert explaining.next() is None


def test_a_plan_with_nothing_to_close_has_nothing_to_explain() -> None:
    problem = four_people()
    held = replace(problem, needs=tuple(replace(n, have=n.headcount) for n in problem.needs))
    explaining = Explaining(choice(held), seconds=600)
    assert explaining.all() == Explanations()
    assert explaining.finished


NAMES: tuple[OptionName, ...] = ("paper", "lean", "balanced", "strong", "every")


@pytest.mark.parametrize("seed", range(10, 20))
def test_every_sentence_is_made_again(seed: int) -> None:
    name = NAMES[seed % len(NAMES)]
    problem = replace(wide_problem(seed), scenario_hash="of this scenario")
    check(asking(problem, name), findings(problem, name))


def check(ask: Asking, found: list[Finding]) -> None:
    """The plan as counted is found without a look at net cost: fewer levers may have less of it."""
    least = ask.choice.name != "paper"
    for finding in found:
        assert not isinstance(finding, Missing)
        assert finding.scenario_hash == "of this scenario"
        assert said_again(ask, finding) == finding.sentence
        if isinstance(finding, SkillReason):
            better = any(ask.improves(other.outcome) for other in finding.alternatives)
            assert not (least and better)
        elif isinstance(finding, Way):
            own = set(finding.change.levers) <= set(ask.problem.rules.levers)
            assert not (least and own and ask.improves(finding.outcome))
        elif isinstance(finding, Limit):
            assert ask.improves(finding.outcome) == finding.binding
