"""Why a plan is as it is, by hand on the four people of methods.md#the-model and on small problems:
regrets, the budget curve, what one more unit of a limit buys, what is said of an option. And every
sentence made again by solving again, without the code that found it."""

from dataclasses import replace
from functools import cache

import pytest

from analytics.options.explain import explain
from analytics.options.explain.asking import (
    Asking,
    Explanations,
    Finding,
    Limit,
    Missing,
    Outcome,
    Point,
    SkillReason,
    Way,
    outcome_of,
)
from analytics.options.options import RUNS_OF_CHANGED, Search
from analytics.results import OptionName
from analytics.strategy.plan import answer
from analytics.strategy.problem.problem import Contractor, Pin, Problem
from analytics.strategy.problem.relax import Change, changed
from data.vocabulary import RefusedError
from tests.analytics.options import small
from tests.analytics.options.small import choice
from tests.analytics.strategy.parts import four_people, need, person, plan, problem, profile, ruled
from tests.analytics.strategy.tiny_problems import wide_problem
from tests.dashboard import hand_built as hand


def asking(problem: Problem, name: OptionName = "paper") -> Asking:
    """A problem's plan with time enough to explain it."""
    return Asking(choice(problem, name), 600)


def findings(problem: Problem, name: OptionName = "paper") -> list[Finding]:
    return [result.finding for result in explain.explain(asking(problem, name), seconds=600)]


def solved_again(ask: Asking, change: Change) -> Outcome:
    """The change made again and solved as a plan of its own."""
    problem, by = changed(ask.problem, change), ask.choice
    samples = None if by.name == "paper" else by.search.program.samples
    terms = by.search.terms
    search = Search(problem, by.search.ranges, terms, RUNS_OF_CHANGED, samples)
    pay = terms.times_pay
    scale = {"lean": pay.low / pay.likely, "strong": pay.high / pay.likely}.get(by.name, 1.0)
    closed = search.must if by.name == "every" else ()
    unmet: tuple[str, ...] = ()
    try:
        if by.name == "paper":
            counted = answer(problem)
            result, unmet = search.of(counted), counted.unmet
        else:
            result = search.candidate(search.program.solve(scale, closed))
    except RefusedError:
        return replace(ask.base, unmet=("what the scenario demands",))
    return replace(
        outcome_of(result.planned.plan),
        unmet=unmet,
        net=result.total - result.credit + scale * result.vacancy(search.values),
        open_weeks=result.must_weeks,
    )


def said_again(ask: Asking, finding: Finding) -> str:
    """The sentence as it reads after solving again; `ask` holds the problem and its plan."""
    if isinstance(finding, SkillReason):
        others = tuple(
            replace(other, outcome=solved_again(ask, other.change))
            for other in finding.alternatives
        )
        return explain.skill_sentence(ask, finding.skill, finding.does, finding.open, others)
    assert not isinstance(finding, Missing)
    outcome = solved_again(ask, finding.change)
    if isinstance(finding, Way):
        return explain.way_sentence(ask, finding.lever, outcome)
    if isinstance(finding, Limit):
        return explain.limit_sentence(ask, finding.what, finding.step, outcome)
    return explain.point_sentence(ask, finding.budget, outcome)


@cache
def found() -> list[Finding]:
    return findings(four_people())


def test_regret_of_single_levers() -> None:
    ways = {f.lever: f.regret for f in found() if isinstance(f, Way)}
    assert ways == {"hire": 167_000, "train": None, "equip": None}


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
    short = [t.finding for t in explain.explain(asking(four_people()), seconds=0.0)]
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
    others = [(a.lever, a.extra) for a in reasons["GOV"].alternatives]
    assert others == [("hire", 102_200 - 53_000), ("equip", None)]
    assert [(a.lever, a.extra) for a in reasons["MLE"].alternatives] == [
        ("train", 121_800 - 53_000),
        ("hire", 164_900 - 53_000),
        ("equip", None),
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
    reason = next(f for f in explain.skills(asking(problem)) if f.skill == "GOV")
    assert reason.does["contract"] == 1
    assert [(a.lever, a.extra) for a in reason.alternatives] == [
        ("train", 53_000 - 34_200 - 75 * 4_000),
        ("hire", 102_200 - 34_200 - 75 * 4_000),
        ("equip", None),
    ]


def test_whoever_comes_later_finds_what_is_there_and_goes_on() -> None:
    problem = four_people()
    explaining = explain.Explaining(choice(problem), seconds=600)
    assert explaining.complete == ()
    for _ in range(3):
        explaining.next()
    assert explaining.explanations() == Explanations()
    assert explaining.complete == ()  # more might come of the same part
    explaining.next()
    assert len(explaining.explanations().ways) == 3
    assert explaining.complete == ("ways",)
    assert not explaining.finished
    result = explaining.all()
    assert explaining.finished
    assert explaining.complete == ("ways", "skills", "limits", "frontier")
    parts = (result.ways, result.skills, result.limits, result.frontier)
    assert sum(map(len, parts)) == len(findings(problem))
    assert explaining.next() is None


def test_a_plan_with_nothing_to_close_has_nothing_to_explain() -> None:
    problem = four_people()
    held = replace(problem, needs=tuple(replace(n, have=n.headcount) for n in problem.needs))
    result = plan(held)
    assert (result.status, result.actions, result.cost.total) == ("nothing to do", (), 0)
    explaining = explain.Explaining(choice(held), seconds=600)
    assert explaining.all() == Explanations()
    assert explaining.finished


@pytest.mark.parametrize("seed", range(10, 20))
def test_every_sentence_is_made_again(seed: int) -> None:
    names: tuple[OptionName, ...] = ("paper", "lean", "balanced", "strong", "every")
    name = names[seed % len(names)]
    problem = replace(wide_problem(seed), scenario_hash="of this scenario")
    ask = asking(problem, name)
    # the plan as counted is found without a look at net cost: fewer levers may have less of it
    least = name != "paper"
    for finding in findings(problem, name):
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


def limits(problem: Problem) -> dict[str, Limit]:
    return {limit.what: limit for limit in explain.limits(asking(problem))}


def learners(mentor_hours: float, hours: float = 10.0) -> Problem:
    """Two learners, one expert. Two people more are needed in S by week 20.

    A step to level 3 takes 160 hours and half as many mentoring hours, 80 a learner; it costs
    14,400 USD for the learner at 90 an hour, 500 in fees and 6,880 for the mentor at 86.
    """
    workers = [
        person(0, {"S": 3}, 0.0, mentor_hours, 90),
        *(person(n, {"S": 2}, hours, 0.0, 90) for n in (1, 2)),
    ]
    rules = replace(four_people().rules, mentor_hours_per_hour=0.5)
    hire = profile("E", {"S": 3}, 200_000, 1)
    return problem(workers, [need("S", 3, workers)], rules, hire, skill_names={"S": "Skill"})


def test_mentors_who_are_the_bottleneck() -> None:
    """Ana gives 7.2 hours a week: 144 by week 20, one learner and 64 hours. 20 more are 164: two.

    One learner costs 14,900 + 6,880 = 21,780, and so a second one instead of the hire saves
    200,000 - 21,780 = 178,220.
    """
    result = limits(learners(7.2))
    assert result["Mentor hours in Skill"].binding
    assert result["Mentor hours in Skill"].sentence == (
        "Mentor hours in Skill: 20 h more: net cost $\u00a0178\u00a0220 lower."
    )
    assert not result["Learning hours"].binding
    assert result["Learning hours"].sentence == (
        "Learning hours: 10 % more for everybody: no gain that this can tell."
    )


def test_without_mentors_twenty_hours_are_not_enough() -> None:
    assert not limits(learners(0.0))["Mentor hours in Skill"].binding


def test_learning_hours_and_the_due_date_that_bind() -> None:
    """At 7.5 hours a week 150 of the 160 are done by week 20: a tenth more, or a month, is enough.

    The hire closes one for 200,000 and one stays open for 84 weeks at 4,000; two learners close
    both for 43,560.
    """
    result = limits(learners(20.0, hours=7.5))
    for what in ("Learning hours", "The due dates"):
        assert (result[what].binding, result[what].closes) == (True, 1)
        assert result[what].outcome.cost.total == 43_560
    assert result["The due dates"].sentence == (
        "The due dates: one month more: Skill closed, too, 84 open weeks fewer, "
        "net cost $\u00a0492\u00a0440 lower."
    )


def test_a_cap_on_hires_and_a_profile_that_is_used_up() -> None:
    """Hiring only: one of two open positions is hired, a second hire costs another 200,000 and
    saves 336,000."""
    alone = learners(0.0)
    hiring = ruled(alone, levers=frozenset({"hire"}), max_hires=1)
    result = limits(hiring)
    assert not result["The number of hires"].binding  # the profile has one
    assert not result["Hires of the profile E"].binding  # the cap allows one
    free = ruled(hiring, max_hires=None)
    assert limits(free)["Hires of the profile E"].sentence == (
        "Hires of the profile E: 2 instead of 1: Skill closed, too, 84 open weeks fewer, "
        "net cost $\u00a0136\u00a0000 lower."
    )


def test_the_budget() -> None:
    """48,500 USD leave one open; a tenth more is 53,350, enough for 53,000."""
    result = limits(four_people(budget=48_500))
    assert result["The budget"].closes == 1
    assert result["The budget"].step == "10 % more ($\u00a053\u00a0350)"


def test_what_a_lever_cannot_do_is_never_the_same_cost() -> None:
    """15,000 pay one of two steps (160 hours at 90 and 500), and which one is the same. Ana learns
    A; with A left to hiring Ben learns B at the same cost: A would stay open, and that is said."""
    workers = [person(0, {"A": 2, "B": 0}, rate=90), person(1, {"A": 0, "B": 2}, rate=90)]
    needs = [need(skill, 1, workers) for skill in "AB"]
    asked = problem(workers, needs, four_people(budget=15_000).rules)
    by_skill = {r.skill: r.sentence for r in explain.skills(asking(asked))}
    closed = next(name for name in "AB" if f"{name}: train 1" in by_skill[name])
    assert f"Hiring alone: {closed} stays open;" in by_skill[closed]


def test_a_position_is_named_by_its_scope_or_level_only_where_there_are_several() -> None:
    needs = [
        hand.need(shortage_after=1),
        hand.need(skill="SQL", skill_id="sql", scope="Red", shortage_after=1),
        hand.need(skill="SQL", skill_id="sql", scope="Blue", shortage_after=1),
        hand.need(skill="Go", skill_id="go", level=3, shortage_after=1),
        hand.need(skill="Go", skill_id="go", level=4, shortage_after=1),
    ]
    left = outcome_of(replace(hand.plan(), needs=tuple(needs))).left
    labels = [*("Evaluation", "SQL in Red", "SQL in Blue"), *("Go at level 3", "Go at level 4")]
    assert [place.label for place in left] == labels


ONE = small.problem([2], 1, hires=False)
LEARNER = ruled(ONE, mentor_hours_per_hour=0.0, fee_per_hour=0.0)
OPEN = 74 * 4_000
"""From week 30 to 104, if nobody learns."""
STEP = 160 * 86
"""Nobody inside can mentor and no fee is asked: 160 hours of who learns."""


def test_single_levers_are_told_in_open_weeks_and_net_cost() -> None:
    ask = asking(LEARNER, "balanced")
    assert (ask.base.net, ask.base.open_weeks) == (pytest.approx(STEP), 0)
    ways = {f.lever: f for f in findings(LEARNER, "balanced") if isinstance(f, Way)}
    assert ways["equip"].sentence == (
        "Tooling only: 74 open weeks more, net cost $\u00a0282\u00a0240 higher."
    )
    assert ways["train"].sentence == "Training only: no difference that this can tell."
    (reason,) = [f for f in findings(LEARNER, "balanced") if isinstance(f, SkillReason)]
    assert reason.sentence == (
        "Python: train 1. Hiring alone: 74 open weeks more, net cost $\u00a0282\u00a0240 higher; "
        "tooling alone: 74 open weeks more, net cost $\u00a0282\u00a0240 higher."
    )
    # lean counts an open week at its own value
    ways = {f.lever: f for f in findings(LEARNER, "lean") if isinstance(f, Way)}
    assert ways["equip"].regret == pytest.approx(OPEN / 2 - STEP)


def test_one_hour_more_a_week_is_no_gain_and_a_month_more_saves_its_weeks() -> None:
    """Without hours for it nobody learns: 74 weeks stay open, with a month more 69 or 70."""
    idle = replace(LEARNER, workers=(replace(LEARNER.workers[0], hours_per_week=0.0),))
    values = {limit.what: limit for limit in explain.limits(asking(idle, "balanced"))}
    assert not values["Learning hours"].binding
    assert values["The due dates"].binding
    assert values["The due dates"].sentence == (
        "The due dates: one month more: 5 open weeks fewer, net cost $\u00a020\u00a0000 lower."
    )


def test_a_pin_that_a_change_makes_impossible_is_said() -> None:
    """160 hours of fees at 10 an hour are 1,600 of cash, of which no budget below can pay."""
    rules = replace(LEARNER.rules, fee_per_hour=10.0)
    pinned = replace(LEARNER, rules=rules, pins=(Pin("train", skill="python"),))
    points = [f for f in findings(pinned, "balanced") if isinstance(f, Point)]
    assert [p.budget for p in points] == [2_000]


def test_what_nothing_can_close_hides_no_difference() -> None:
    """A hire saves 89,000 of a net cost with 74 weeks of a million in it."""
    asked = small.problem([0, 0], 1)
    both = asking(small.with_sql(asked, per_week=1_000_000.0), "balanced")
    assert both.room == pytest.approx(asking(asked, "balanced").room)
    assert both.room < 89_000 / 10
