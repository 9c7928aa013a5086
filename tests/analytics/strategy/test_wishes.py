"""What a scenario and people wish, on the four people and worked by hand: pins and bars, what was
declined, what must be learned first, and contractors; and what each costs."""

from dataclasses import replace

import pytest

from analytics.results import ActionLever
from analytics.strategy.money import by_lever
from analytics.strategy.problem.problem import (
    Bar,
    Contractor,
    Pin,
    Prerequisite,
    Problem,
    refuse_circles,
)
from analytics.strategy.problem.relax import later
from analytics.strategy.results import Plan
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.setup import with_wishes
from analytics.strategy.team import circles
from data.store.facts.taxonomy import Skill
from data.vocabulary import RefusedError
from tests.analytics.strategy.parts import four_people, plan, ruled, solved, where, with_contractors

# The free optimum is 53,000: two seats, Ben to RAG 3, Cho to GOV 3, Dev to MLE 3.


def wished(*wishes: Pin | Bar, problem: Problem | None = None) -> Problem:
    return replace(
        problem or four_people(),
        pins=tuple(w for w in wishes if isinstance(w, Pin)),
        bars=tuple(w for w in wishes if isinstance(w, Bar)),
    )


@pytest.mark.parametrize(
    ("wish", "total"),
    [
        (Bar("hire"), 53_000),
        (Bar("equip"), 125_600),
        (Bar("train"), 146_200),
        (Bar("equip", tool="Assistant"), 125_600),
        (Bar("equip", tool="Another"), 53_000),
        (Bar("equip", team="Core"), 125_600),
        # A third seat for 1,200; one more person in GOV, the cheapest is Ben's first step:
        # 20 h x 90 + 500 in the 40 hours that RAG leaves him.
        (Pin("equip", at_least=3), 54_200),
        (Pin("train", skill="GOV", at_least=2), 55_300),
        # The lead closes GOV for 70,000. That frees Cho for MLE (14,900) in place of Dev (20,800).
        (Pin("hire", profile="GovLead"), 70_000 + 2 * 14_900 + 2 * 1_200),
        (Pin("hire", skill="GOV", profile="GovLead"), 102_200),
        (Pin("train", skill="MLE"), 53_000),
    ],
)
def test_the_cheapest_plan_that_keeps_a_wish(wish: Pin | Bar, total: float) -> None:
    result = plan(wished(wish))
    assert (result.cost.total, result.shortage) == (total, 0)
    (demand,) = result.demands
    assert (demand.extra.total, demand.shortage) == (total - 53_000, 0)


def test_a_bar_that_leaves_a_shortage_says_so() -> None:
    problem = four_people(levers=("train", "equip"))
    result = plan(wished(Bar("train", skill="GOV"), problem=problem))
    (demand,) = result.demands
    assert (result.shortage, demand.shortage) == (1, 1)
    assert demand.extra.total < 0


def test_what_is_pinned_is_bought_also_where_it_closes_nothing() -> None:
    result = plan(wished(Pin("train", skill="GOV", at_least=3), Pin("equip", at_least=4)))
    idle = [a for a in result.actions if not a.closes]
    assert {(a.lever, a.skill) for a in idle} == {("train", "GOV"), ("equip", "MLE")}
    assert sum(a.lever == "train" and a.skill == "GOV" for a in result.actions) == 3
    assert sum(a.lever == "equip" for a in result.actions) == 4
    assert result.demands[-1].what == "all pins and bars together"
    assert result.demands[-1].extra.total == result.cost.total - 53_000


def test_a_pinned_hire_is_bought_though_hiring_is_no_lever() -> None:
    result = plan(wished(Pin("hire", "GOV", "GovLead"), problem=four_people(levers=("train",))))
    assert [a.profile for a in result.actions if a.lever == "hire"] == ["GovLead"]


@pytest.mark.parametrize(
    ("wishes", "budget", "said"),
    [
        (
            [Pin("hire", profile="GovLead", at_least=2)],
            None,
            r"hold at least 2 hires of GovLead \(1 at most\): the people",
        ),
        ([Pin("train", skill="RAG", at_least=5)], None, "at least 5 people trained for RAG"),
        (
            [Pin("hire", profile="MLEng", team="Core")],
            74_999.0,
            "cannot hold at least 1 hire of MLEng in Core: the budget does not pay for it",
        ),
        ([Pin("train", "GOV"), Bar("train", "GOV")], None, "trained for GOV: a bar forbids it"),
    ],
)
def test_a_pin_that_cannot_be_kept_is_refused(
    wishes: list[Pin | Bar], budget: float | None, said: str
) -> None:
    with pytest.raises(RefusedError, match=said):
        plan(wished(*wishes, problem=four_people(budget=budget)))


def test_pins_find_what_they_name_or_are_refused() -> None:
    def find(name: str, place: str) -> Skill:
        raise RefusedError(f"{place} names {name}")

    for wish, text in (
        (Pin("hire", profile="Chef"), "profile 'Chef'; this selection has MLEng, GovLead"),
        (Pin("equip", tool="Oven"), "tool 'Oven'; this selection has Assistant"),
        (Pin("train", team="Else"), "team 'Else'; this selection has Core"),
        (Pin("train", skill="Cooking"), r"\[\[pin\]\] names Cooking"),
    ):
        with pytest.raises(RefusedError, match=text):
            with_wishes(four_people(), Scenario(pins=(wish,)), find)


@pytest.mark.parametrize(
    ("pin", "bar", "both"),
    [
        (
            Pin("hire", "GOV"),
            Bar("hire", "GOV"),
            "wants at least 1 hire for GOV and also no hires for GOV",
        ),
        (Pin("train", "GOV", at_least=2), Bar("train"), "2 people trained for GOV and also no"),
        (Pin("hire", "GOV"), Bar("hire", "GOV", profile="MLEng"), ""),
        (Pin("hire"), Bar("hire", "GOV"), ""),
        (Pin("hire", "GOV"), Bar("train", "GOV"), ""),
    ],
)
def test_what_is_demanded_and_forbidden_at_once_is_refused(pin: Pin, bar: Bar, both: str) -> None:
    """What is forbidden only in part can be bought otherwise."""
    problem, scenario = four_people(), Scenario(pins=(pin,), bars=(bar,))

    def find(name: str, place: str) -> Skill:
        return Skill(1, name, name, "", "", "technical", "partly", ())

    if not both:
        assert with_wishes(problem, scenario, find).bars == (bar,)
        return
    with pytest.raises(RefusedError, match=f"{both}.*: take one of the two out"):
        with_wishes(problem, scenario, find)


ANA, BEN, CHO, DEV = range(4)


def declining(
    who: int, lever: ActionLever, skill: str | None, problem: Problem | None = None
) -> Problem:
    asked = problem or four_people()
    return where(asked, who, declined=asked.workers[who].declined | {(lever, skill)})


def proposed(found: Plan) -> set[tuple[str, str, str | None]]:
    return {(a.lever, s, a.person) for a in found.actions for s in a.skills}


def test_what_a_no_asks_of_the_plan_is_the_plan_with_it_less_the_plan_without() -> None:
    """Without Cho, Dev learns GOV from 1 to 3 (220 h, 20,800) and Cho MLE (160 h, 14,900): the
    same money. Without both only the lead closes GOV, for 70,000 (see pins above)."""
    free = plan(four_people())
    assert (free.declined, free.demands) == (None, ())
    item = declining(CHO, "train", "GOV")
    result = plan(item)
    assert ("train", "GOV", "Cho") not in proposed(solved(item))
    assert (result.cost.total, result.declined.extra.total) == (53_000, 0)
    both = plan(declining(DEV, "train", "GOV", item))
    assert (both.cost.total, both.declined.extra.total, both.shortage) == (102_200, 49_200, 0)


def test_no_without_a_skill_is_a_no_in_every_skill() -> None:
    whole = proposed(solved(declining(BEN, "train", None)))
    assert not {item for item in whole if item[0] == "train" and item[2] == "Ben"}


def test_who_declined_a_tool_in_a_skill_counts_by_it_in_others_only() -> None:
    problem = declining(CHO, "equip", "MLE", declining(ANA, "equip", "MLE"))
    for action in solved(problem).actions:
        if action.lever == "equip" and action.person == "Cho":
            assert "MLE" not in action.skills
    nobody = four_people()
    for who in range(4):
        nobody = declining(who, "equip", None, nobody)
    assert plan(nobody).cost.total == 125_600  # training and hiring alone


def test_a_pin_does_not_overrule_a_no_and_the_refusal_blames_nobody() -> None:
    problem = four_people()
    for who in range(4):
        problem = declining(who, "train", "GOV", problem)
    with pytest.raises(RefusedError, match="it needs somebody who declined") as refusal:
        plan(replace(problem, pins=(Pin("train", skill="GOV"),)))
    assert not any(w.label in str(refusal.value) for w in problem.workers)


def test_they_are_no_learner_and_no_candidate() -> None:
    free, asked = four_people(), declining(BEN, "train", "RAG")
    learners = [{c.skill: c.learners for c in circles(problem)}["RAG"] for problem in (free, asked)]
    assert learners == [(ANA, BEN), (ANA,)]


def only_dev_in_mle(*rules: Prerequisite) -> Problem:
    """Cho and Ben will not learn MLE, so Dev must: 60 + 160 of his 240 hours."""
    ana, ben, cho, dev = four_people().workers
    ben, cho = (replace(item, interest={"MLE": 0}) for item in (ben, cho))
    return replace(four_people(), prerequisites=rules, workers=(ana, ben, cho, dev))


def test_a_prerequisite_is_learned_before_the_step_that_asks() -> None:
    """MLE 3 asks for RAG 1 of Dev, who holds RAG 0: 20 h x 90 + 500 more, exactly his 240 hours."""
    assert plan(only_dev_in_mle()).cost.total == 53_000
    result = plan(only_dev_in_mle(Prerequisite("MLE", 3, (("RAG", 1),))))
    assert (result.cost.total, result.shortage) == (53_000 + 2_300, 0)
    dev = {a.skill: a for a in result.actions if a.person == "Dev"}
    assert set(dev) == {"MLE", "RAG"}
    assert (dev["RAG"].level, dev["RAG"].closes) == (1, ())
    assert dev["RAG"].end_week <= dev["MLE"].end_week - 160 / 12 + 1e-9
    assert dev["MLE"].end_week == pytest.approx(20)


def test_chances_count_the_steps_that_are_asked_for() -> None:
    problem = only_dev_in_mle(Prerequisite("MLE", 3, (("RAG", 1),)))
    result = plan(ruled(problem, training_success=0.5))
    chances = {a.skill: a.chance for a in result.actions if a.person == "Dev"}
    assert chances == {"RAG": 0.5, "MLE": 0.5**3}


@pytest.mark.parametrize(
    "rules",
    [
        [Prerequisite("a", 3, (("a", 3),))],
        [Prerequisite("a", 3, (("a", 4),))],
        [Prerequisite("a", 3, (("b", 3),)), Prerequisite("b", 2, (("a", 3),))],
    ],
)
def test_circles_are_refused(rules: list[Prerequisite]) -> None:
    with pytest.raises(RefusedError, match="goes in a circle"):
        refuse_circles(rules)
    refuse_circles([Prerequisite("a", 3, (("a", 2), ("b", 5))), Prerequisite("b", 2, (("a", 2),))])


LAWYER = Contractor("Lawyer", {"GOV": 4}, 1, 3, 6, 2_000, handover_hours=10, handover_cost=500)


def with_lawyer(lawyer: Contractor = LAWYER) -> Problem:
    return with_contractors(four_people(), lawyer)


def test_a_contractor_covers_while_engaged() -> None:
    """GOV is covered from week 20 for six months; Cho learns MLE in place of Dev."""
    result = plan(with_lawyer())
    assert result.cost.total == 2 * 14_900 + 2 * 1_200 + (6 * 2_000 + 500 + 10 * 86)
    (lawyer,) = (a for a in result.actions if a.lever == "contract")
    assert (lawyer.start_week, lawyer.decide_by_week, lawyer.end_week) == (17, 17, 20)
    assert lawyer.until_week == pytest.approx(20 + 26)
    assert (lawyer.cost.one_off, lawyer.cost.run_rate) == (6 * 2_000 + 500, 0)  # nothing runs on
    assert [(c.skill, c.headcount) for c in lawyer.closes] == [("GOV", 1)]
    gov = next(n for n in result.needs if n.skill == "GOV")
    assert (gov.by_contract, gov.shortage_after) == (1, 0)
    assert result.coverage_after == 1
    assert result.coverage_after_people == pytest.approx(3 / 6)  # of GOV nobody, by tools two
    assert by_lever(result)["contract"].position_months == pytest.approx(6)


@pytest.mark.parametrize(("week", "begins"), [(103.0, True), (104.0, False), (130.0, False)])
def test_nobody_begins_where_no_cost_is_counted_any_more(week: float, begins: bool) -> None:
    """From the horizon, week 104, on a contract or a hire would cost nothing."""
    idle = with_lawyer(replace(LAWYER, handover_hours=0, handover_cost=0))
    alone = replace(later(idle, week - 20), hires=(), workers=idle.workers[:1])
    result = solved(alone)
    assert any(a.lever == "contract" for a in result.actions) == begins
    late = replace(idle.hires[0], total_cost=None, weeks_to_start=week, weeks_to_productive=week)
    hiring = solved(replace(alone, hires=(late,)))
    assert any(a.lever == "hire" for a in hiring.actions) == begins
