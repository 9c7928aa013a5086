"""Demanded and forbidden actions on the four people, worked by hand, and what they cost."""

from dataclasses import replace

import pytest

from analytics.results import LEVERS
from analytics.strategy.problem.problem import Bar, Pin, Problem
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.setup import with_wishes
from data.store.facts.taxonomy import Skill
from data.vocabulary import RefusedError
from tests.analytics.strategy.four_people import four_people
from tests.analytics.strategy.parts import plan

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
    found = plan(wished(wish))
    assert (found.cost.total, found.shortage) == (total, 0)
    (demand,) = found.demands
    assert (demand.extra.total, demand.shortage) == (total - 53_000, 0)


def test_a_bar_that_names_a_skill_keeps_tools_from_counting_there_only() -> None:
    """Without a tool in RAG its second position takes an engineer or Ana, who has 80 h of 160."""
    found = plan(wished(Bar("equip", skill="RAG")))
    tooled = {c.skill for a in found.actions if a.lever == "equip" for c in a.closes}
    assert tooled == {"MLE"}
    assert found.demands[0].what == "no seats for RAG"
    assert found.demands[0].extra.total > 0


def test_a_bar_that_leaves_a_shortage_says_so() -> None:
    problem = four_people(levers=("train", "equip"))
    found = plan(wished(Bar("train", skill="GOV"), problem=problem))
    (demand,) = found.demands
    assert (found.shortage, demand.shortage) == (1, 1)
    assert demand.extra.total < 0


def test_what_is_pinned_is_bought_also_where_it_closes_nothing() -> None:
    found = plan(wished(Pin("train", skill="GOV", at_least=3), Pin("equip", at_least=4)))
    idle = [a for a in found.actions if not a.closes]
    assert {(a.lever, a.skill) for a in idle} == {("train", "GOV"), ("equip", "MLE")}
    assert sum(a.lever == "train" and a.skill == "GOV" for a in found.actions) == 3
    assert sum(a.lever == "equip" for a in found.actions) == 4
    assert found.demands[-1].what == "all pins and bars together"
    assert found.demands[-1].extra.total == found.cost.total - 53_000


def test_a_pinned_hire_is_bought_though_hiring_is_no_lever() -> None:
    found = plan(wished(Pin("hire", "GOV", "GovLead"), problem=four_people(levers=("train",))))
    assert [a.profile for a in found.actions if a.lever == "hire"] == ["GovLead"]


@pytest.mark.parametrize(
    "wish", [Pin("hire", profile="GovLead"), Pin("equip", at_least=3), Bar("train", skill="GOV")]
)
def test_pure_strategies_keep_the_wishes_and_are_never_better(wish: Pin | Bar) -> None:
    found = plan(wished(wish))
    for lever in LEVERS:
        pure = found.pure[lever]
        assert (pure.shortage, pure.cost.total) >= (found.shortage, found.cost.total)


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (Pin("hire", profile="GovLead", at_least=2), "cannot hold at least 2 hires of GovLead"),
        (Pin("train", skill="RAG", at_least=5), "at least 5 people trained for RAG"),
    ],
)
def test_a_pin_that_cannot_be_kept_is_refused(wish: Pin, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        plan(wished(wish))


def test_a_pin_beyond_the_budget_is_refused() -> None:
    said = "cannot hold at least 1 hire of MLEng in Core: the budget does not pay for it"
    with pytest.raises(RefusedError, match=said):
        plan(wished(Pin("hire", profile="MLEng", team="Core"), problem=four_people(budget=74_999)))


def test_a_pin_that_a_bar_forbids_is_refused_with_that() -> None:
    with pytest.raises(RefusedError, match="1 person trained for GOV: a bar forbids it"):
        plan(wished(Pin("train", "GOV"), Bar("train", "GOV")))


def test_pins_find_what_they_name_or_are_refused() -> None:
    def find(name: str, place: str) -> Skill:
        raise RefusedError(f"{place} names {name}")

    for wish, said in (
        (Pin("hire", profile="Chef"), "profile 'Chef'; this selection has MLEng, GovLead"),
        (Pin("equip", tool="Oven"), "tool 'Oven'; this selection has Assistant"),
        (Pin("train", team="Else"), "team 'Else'; this selection has Core"),
        (Pin("train", skill="Cooking"), r"\[\[pin\]\] names Cooking"),
    ):
        with pytest.raises(RefusedError, match=said):
            with_wishes(four_people(), Scenario(pins=(wish,)), find)


def test_without_wishes_nothing_is_demanded() -> None:
    assert plan(four_people()).demands == ()
