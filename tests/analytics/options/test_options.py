"""Options by net cost where a sane person knows the answer; each number is worked by hand."""

from collections import Counter
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import highspy
import pytest

from analytics.chances.events import share_of_known
from analytics.chances.ranges import Range, Ranges, certain
from analytics.options import program
from analytics.options.choice import Choice, _dearer
from analytics.options.judge import Futures, Judge
from analytics.options.options import FLAT, Search
from analytics.options.program import Program, missing_for_hires, useful_pay
from analytics.options.purchases import keeps_pins, planned_of, purchases_of, without
from analytics.options.results import Option, Options, Switching
from analytics.results import LEVERS
from analytics.solver import Once
from analytics.strategy.answer.closing import NOTHING_BOUGHT, Blend
from analytics.strategy.money import cost_of, hire_charges, position_months
from analytics.strategy.problem.problem import HAS_LEFT, Bar, Contractor, Pin, Problem
from analytics.strategy.setup.assumptions import mean_weekly_pay
from analytics.strategy.setup.setup import as_late_as_serves
from data.vocabulary import RefusedError
from tests.analytics.options.small import (
    SKILL,
    TERMS,
    assistant,
    choice,
    problem,
    profile,
    ranges,
    with_sql,
)
from tests.analytics.strategy.parts import required, ruled, where, with_contractors
from tests.analytics.strategy.tiny_problems import random_team


def options(asked: Problem, value: float = 4_000.0) -> Options:
    """At what a week of an open position costs."""
    terms = replace(TERMS, value=value)
    return Search(asked, ranges(asked), terms, runs=200, samples=30).options


def bought(option: Option) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for action in option.planned.plan.actions:
        counts[action.lever] += action.count
    return dict(counts)


def test_an_open_week_costs_a_weeks_pay_scaled_to_the_team() -> None:
    asked = problem([1, 1], 4)
    by_pay = replace(TERMS, value=None)
    assert mean_weekly_pay(asked) == 86 * 40
    assert by_pay.per_week(asked) == pytest.approx(86 * 40 * 2 / 4)  # two people, four positions
    assert by_pay.per_week(problem([1] * 8, 4)) == 86 * 40  # never more than a week's pay
    gone = where(asked, 1, hourly_rate=1_000.0, leaves_week=HAS_LEFT)
    assert by_pay.per_week(gone) == pytest.approx(86 * 40 * 2 / 4)  # who has left has no pay
    other = problem([1, 1], 4, must_have=False)
    assert by_pay.of_needs(other) == pytest.approx([86 * 40 * 0.2])
    assert (TERMS.scale("lean"), TERMS.scale("strong")) == (0.5, 2.0)


def test_a_pin_that_cannot_be_kept_says_how_many_can_be() -> None:
    asked = replace(problem([0, 0], 1, due=40.0), pins=(Pin("hire", at_least=9),))
    with pytest.raises(RefusedError, match=r"at least 9 hires \(3 at most\): the people"):
        _ = Search(asked, ranges(asked), TERMS).options


def test_a_pin_that_changes_nothing_costs_nothing_where_ratings_are_checked_first() -> None:
    """The hire is bought anyway; checking one rating for 2 h at 50 is in the plan alone."""
    asked = replace(problem([0, 0], 1, due=40.0), pins=(Pin("hire"),))
    checks = SimpleNamespace(
        worth_it=True, asks=[SimpleNamespace(skill="Python")], hours_per_rating=2.0, rate=50.0
    )
    checks.value = 1_000.0
    whole = choice(asked, "balanced")
    checked = Choice(asked, whole.search, "balanced", Once(lambda: cast("Any", checks)))
    plan = checked.planned.plan
    assert plan.cost.total - whole.planned.plan.cost.total == pytest.approx(100)
    (demand,) = plan.demands
    assert demand.extra.total == pytest.approx(0)
    check, hire = plan.actions
    assert (check.lever, check.start_week, check.end_week) == ("assess", 0, 1)
    assert check.decide_by_week == hire.decide_by_week - 1 == 9  # due in 40, there after 30


def test_a_pin_is_priced_in_net_cost_too() -> None:
    """A hire of 207,000 net closes in week 30 what is open for 74 weeks at 2,000: 148,000."""
    asked = replace(problem([0, 0], 1), pins=(Pin("hire"),))
    search = Search(asked, ranges(asked), replace(TERMS, value=2_000.0))
    (demand,) = Choice(asked, search, "balanced").planned.plan.demands
    assert demand.net == pytest.approx(207_000 - 148_000)


def test_an_own_value_prices_what_stays_open_and_decides_what_is_bought() -> None:
    """The hire of 207,000 net for 74 weeks: not at the general 2,000, but at 12,000 (24)."""
    asked = problem([0, 0], 1)
    result = options(required(asked, per_week=12_000.0), 2_000.0)
    assert result.named("nothing").vacancy == 74 * 12_000
    assert bought(result.named("balanced")) == {"hire": 1}
    assert bought(options(asked, 2_000.0).named("balanced")) == {}
    # Strong is at twice as much, lean at half: 6,000 a week, which the hire still pays.
    assert bought(result.named("lean")) == {"hire": 1}
    low = options(required(asked, per_week=4_000.0), 2_000.0)
    assert bought(low.named("lean")) == {}
    assert bought(low.named("strong")) == {"hire": 1}


def test_nothing_costs_what_stays_open() -> None:
    """Two of three positions are open from week 30 to 104: 148 weeks at 4,000."""
    asked = problem([3, 1], 3, hires=False)
    nothing = options(asked).named("nothing")
    assert nothing.judged.open_weeks == (2 * 74.0,)
    assert (nothing.judged.held, nothing.judged.of, nothing.judged.missing) == (0.0, 1, 2.0)
    assert nothing.vacancy == 2 * 74 * 4_000
    assert nothing.net == nothing.vacancy


def test_when_a_must_have_is_likely_how_late_it_is_and_whether_it_stays() -> None:
    """Due in week 5: who is at 2 learns 160 h in 20 weeks; then the other one leaves for good."""
    asked = problem([3, 2], 2, 5.0, hires=False)
    balanced = options(asked).named("balanced")
    (row,) = balanced.judged.likely_by
    assert (row.week, row.stays, row.late) == (20, True, 15)
    result = options(where(asked, 0, leaves_week=50.0)).named("balanced")
    (row,) = result.judged.likely_by
    assert (row.week, row.stays, row.late) == (20, False, 15)
    (never,) = options(asked).named("nothing").judged.likely_by
    assert (never.week, never.stays, never.late) == (None, False, 104 - 5)


def test_a_cheap_position_is_left_open_and_a_dear_one_closed() -> None:
    """A hire costs 7,000 and 89 weeks of 200,000 a year; half of the pay after week 30 is useful.

    So it costs 349,308 - 142,308 = 207,000 net for 74 weeks: it pays above 2,797 a week.
    """
    asked = problem([0, 0], 1)
    result = options(asked, 2_000.0)
    assert bought(result.named("balanced")) == {}
    assert bought(options(asked).named("balanced")) == {"hire": 1}
    switching = options(asked, 2_700.0).switching
    (turn,) = [item for item in switching if item.per_week is not None]
    assert turn.per_week == pytest.approx(207_000 / 74, rel=1e-4)
    assert turn.toss_up


def test_the_value_at_which_it_turns_is_that_of_targets_without_a_cost_of_their_own() -> None:
    """The same hire closes a target of 1,000 a week, too: 74,000 of the 207,000, whatever others
    cost."""
    hire = replace(profile(), levels={SKILL: 4, "sql": 4})
    both = with_sql(problem([0, 0], 1), hire, per_week=1_000.0)
    turns = 133_000 / 74
    result = options(both, 2_700.0).switching
    (turn,) = [item for item in result if item.per_week is not None]
    assert (turn.own, turn.open_weeks) == (74_000, 74)
    assert turn.per_week == pytest.approx(turns, rel=1e-4)
    dear = replace(both.needs[1], per_week=3_000.0)  # 222,000: the hire pays at any value
    result = options(replace(both, needs=(both.needs[0], dear))).switching
    assert result[0].per_week == pytest.approx((207_000 - 222_000) / 74, rel=1e-3)
    own = replace(both.needs[0], per_week=2_000.0)
    alone = options(replace(both, needs=(own, dear)))
    (turn,) = alone.switching
    assert (turn.per_week, turn.open_weeks, turn.own) == (0, 0, 74 * 5_000)
    for value, buys in ((0.9 * turns, {}), (1.1 * turns, {"hire": 1})):
        balanced = options(both, value).named("balanced")
        assert bought(balanced) == buys


def test_weeks_of_nice_to_haves_are_told_beside_those_of_must_haves() -> None:
    """The hire closes a nice-to-have, too, whose 74 weeks count a fifth: 207,000 over 74 + 14.8."""
    hire = replace(profile(), levels={SKILL: 4, "sql": 4})
    both = with_sql(problem([0, 0], 1), hire, must_have=False)
    turns = 207_000 / (74 + 74 / 5)
    found = options(both, 0.95 * turns)
    (turn,) = [item for item in found.switching if item.per_week is not None]
    (row,) = found.named("balanced").open
    for item in (turn, row):
        assert (item.open_weeks, item.other_weeks) == (74, 74)
        assert item.per_week == pytest.approx(turns, rel=1e-4)


def test_what_serves_a_target_in_the_place_of_others_does_not_pay_at_any_value() -> None:
    """Money for one hire: 74 weeks at 9,000 of one target, or 74 weeks of another at 4,000."""
    dev = replace(profile(), total_cost=50_000.0, yearly_pay=0.0)
    analyst = replace(dev, profile="Analyst", levels={"sql": 4}, total_cost=90_000.0)
    both = with_sql(problem([0, 0], 1), dev, analyst, per_week=9_000.0)
    both = ruled(both, budget=90_000.0, budget_on="total")
    result = options(both, 6_000.0)
    assert [a.profile for a in result.named("balanced").planned.plan.actions] == ["Analyst"]
    lost = [turn for turn in result.switching if turn.open_weeks < 0]
    assert [turn.per_week for turn in lost] == [None] * len(lost)
    (left,) = result.named("balanced").open
    assert (left.skill, left.own) == ("Python", None)


def test_what_costs_more_than_it_saves_does_not_pay_at_any_value() -> None:
    """The check of ratings makes the next option 6,000 dearer than what it gains."""
    turn = Switching(("nothing", "balanced"), 50_000.0, 0.0, 51_000.0, 0.0, 0.0, 0.0, None, False)
    assert _dearer(turn, 500.0, 0.2).per_week == 0
    assert _dearer(turn, 6_000.0, 0.2).per_week is None
    paying = replace(turn, open_weeks=40.0, other_weeks=50.0, per_week=100.0)
    paying = replace(paying, per_week_without_credit=100.0)
    assert _dearer(paying, 500.0, 0.2).per_week == 110  # of 40 weeks and a fifth of 50


def test_what_was_left_for_being_as_good_is_a_toss_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """At 4,000 a week a hire saves 296,000 for 207,000; within all of that the cheaper one is
    taken."""
    monkeypatch.setattr("analytics.options.options.FLAT", 1.01)
    result = options(problem([0, 0], 1))
    assert bought(result.named("balanced")) == {}
    (turn,) = [item for item in result.switching if item.between == ("balanced", "strong")]
    assert turn.toss_up
    assert turn.per_week == pytest.approx(207_000 / 74, rel=1e-4)


def test_what_nothing_can_close_hides_no_purchase_that_pays() -> None:
    """A hire saves 296,000 for 207,000; 2 % of all net cost with 74 weeks of a million are more."""
    asked = problem([0, 0], 1)
    assert bought(options(asked).named("balanced")) == {"hire": 1}
    result = options(with_sql(asked, per_week=1_000_000.0))
    assert [bought(result.named(name)) for name in ("balanced", "strong")] == [{"hire": 1}] * 2
    assert result.named("balanced").net > 74_000_000


def test_the_search_is_as_near_where_much_stays_open_whatever_is_bought() -> None:
    """A target of two million a week that nothing closes: 1 % of it is more than all else costs."""
    asked = random_team(4, 8, 4)
    never = replace(asked.needs[0], skill="never", headcount=1, have=0, per_week=2_000_000.0)
    more = replace(
        asked,
        needs=(*asked.needs, never),
        tooling={**asked.tooling, "never": "never"},
        skill_names={**asked.skill_names, "never": "Never"},
    )
    searches = (Search(item, ranges(item), TERMS, 100, 10) for item in (asked, more))
    item, other = (search.chosen["balanced"].bought for search in searches)
    assert item == other


def test_what_costs_more_than_it_saves_in_the_futures_that_judge_is_left_out() -> None:
    """Of two whose training of 28,624 succeeds half of the time the first is worth a half of 74
    weeks of 1,000, the second a quarter. Where both positions are to be closed, both stay."""
    asked = problem([3, 2, 2], 2, hires=False)
    coin = replace(ranges(asked), success=certain(0.5))
    search = Search(asked, coin, replace(TERMS, value=1_000.0), runs=2_000)
    both = search.candidate(search.program.solve(100.0))
    one = search._less(both, 1.0)
    assert [len(item.planned.blend.trained) for item in (both, one)] == [2, 1]
    assert both.total - one.total == pytest.approx(28_624)
    answer = search.program.answer(one.planned.blend)
    assert search.program.costs(1.0)[: len(answer)] @ answer == pytest.approx(28.624)
    two = required(asked, headcount=3)
    search = Search(two, coin, replace(TERMS, value=100.0), runs=200)
    both = search.candidate(search.program.solve(1_000.0))
    assert search._less(both, 1.0, (0,)) is both
    assert search._less(both, 1.0).total == 0


def test_what_rests_on_a_purchase_goes_with_it() -> None:
    """A seat that lifts nobody is no use, nor is a step to the level below it; what a pin demands
    and what comes first stays."""
    other = replace(assistant(), name="Other", minimum_own_level={SKILL: 3})
    asked = problem([1, 3], 2, hires=False, tools=[assistant(), other])
    tooled = Blend({(0, SKILL): {2: 30.0}}, {}, ((0, 0), (0, 1)), ((0, 0),))
    blend = replace(tooled, hires={(0, "Core"): 2})
    for bought in (("equip", (0, 0)), ("train", (0, SKILL, 2))):
        assert without(asked, tooled, bought) == NOTHING_BOUGHT
    assert without(asked, tooled, ("equip", (0, 1))).uses == ((0, 0),)
    steps = Blend({(0, SKILL): {2: 10.0, 3: 30.0}}, {}, (), (), {}, {(0, SKILL, 3): 5.0})
    assert without(asked, steps, ("train", (0, SKILL, 2))) == NOTHING_BOUGHT
    assert without(asked, blend, ("hire", (0, "Core"))).hires == {(0, "Core"): 1}
    late = replace(asked, tools=(replace(assistant(), weeks_to_productive=40.0), other))
    assert planned_of(late, tooled).closing.by["equip"] == {0: {}}
    levers = [lever for lever, _ in purchases_of(asked, blend)]
    assert levers == ["train", "equip", "equip", "hire", "hire"]
    hiring = problem([1, 3], 2, tools=asked.tools)
    kept = [keeps_pins(replace(hiring, pins=(Pin("hire", at_least=n),)), blend) for n in (2, 3)]
    assert kept == [True, False]


def test_of_equal_people_any_one_may_be_left_out() -> None:
    """The model trains the first of them; who is kept beside what closes SQL is the second."""
    asked = with_sql(problem([3, 2, 2], 2), replace(profile(), levels={"sql": 4}), have=0)
    coin = replace(ranges(asked), success=certain(0.5))
    program = Program(asked, Futures(asked, coin, 1, 60), replace(TERMS, value=1_000.0))
    both = program.solve(100.0, levers=["train"])
    (second,) = [key for key in both.trained if key[0] == 2]
    one = replace(both, trained={second: both.trained[second]})
    assert program.leave_out(both, one)
    beside = program.solve(1.0, (1,), beside=one)
    assert (set(beside.trained), sum(beside.hires.values())) == ({second}, 2)


def test_nobody_pays_for_a_hair() -> None:
    """At 2,798 a week a hire of 349,000 saves 52 of 207,052: within 2 % the cheaper is taken."""
    result = options(problem([0, 0], 1), 2_798.0)
    assert bought(result.named("balanced")) == {}


def test_the_open_must_have_of_the_balanced_plan_has_its_price() -> None:
    result = options(problem([0, 0], 1), 2_000.0).named("balanced")
    (row,) = result.open
    assert (row.skill, row.positions, row.open_weeks) == ("Python", 1, 74.0)
    assert row.cost == pytest.approx(7_000 + 200_000 * 89 / 52)
    assert row.per_week == pytest.approx(207_000 / 74, rel=1e-4)  # half of the pay is useful
    own = required(problem([0, 0], 1), per_week=300.0)
    (row,) = options(own, 4_000.0).named("balanced").open
    assert (row.own, row.open_weeks) == (300, 74)
    assert row.per_week == pytest.approx(207_000 / 74, rel=1e-4)


def test_what_else_is_bought_may_come_later_where_an_open_must_have_is_closed() -> None:
    """Who learns Python does so in all of their hours; interviews for SQL take some of them."""
    hire = replace(profile(), levels={"sql": 4}, interview_hours=25.0)
    asked = with_sql(problem([4, 2], 2, due=20.0), hire, headcount=1, have=0, due_week=40.0)
    balanced = options(asked, 2_000.0).named("balanced")
    (row,) = balanced.open
    assert (bought(balanced), row.skill, row.closes) == ({"train": 1}, "SQL", 1)
    assert row.cost == pytest.approx(7_000 + 200_000 * 89 / 52 + 25 * 86)


def test_unknown_people_count_as_those_who_are_known() -> None:
    """Of five known four are at 3, so of five unknown four are expected: nothing is missing."""
    asked = problem([3, 3, 3, 3, 1, *[None] * 5], 8)
    assert share_of_known(asked, asked.needs[0]) == 0.8
    assert missing_for_hires(asked, asked.needs[0]) == 0
    assert "hire" not in bought(options(asked).named("strong"))
    lacking = problem([3, 1, *[None] * 2], 4)
    assert missing_for_hires(lacking, lacking.needs[0]) == 2  # one of two unknown is expected


def test_a_later_need_is_planned_for_like_an_earlier_one() -> None:
    """Each has 59 weeks after it (methods.md#start-horizon-and-leavers): both are trained for."""
    for due in (45.0, 95.0):
        asked = problem([3, 2], 2, due, hires=False, horizon=due + 59)
        assert bought(options(asked).named("balanced")) == {"train": 1}


def test_a_hire_for_a_later_need_starts_later_and_costs_the_same() -> None:
    """Productive after 30 weeks for certain: the search for week 95 waits 65 weeks, and pay runs
    for 15 + 59 weeks either way. At once it would be paid for 50 weeks more, and not pay."""
    totals = []
    for due in (45.0, 95.0):
        asked = as_late_as_serves(problem([0, 0], 1, due, horizon=due + 59))
        assert asked.hires[0].delay == due - 30
        balanced = options(asked).named("balanced")
        assert bought(balanced) == {"hire": 1}
        assert balanced.judged.open_weeks == (0.0,)
        (action,) = balanced.planned.plan.actions
        assert (action.start_week, action.arrive_week, action.end_week) == (due - 30, due - 15, due)
        assert action.decide_by_week == due - 30
        totals.append(balanced.cost.total)
    assert totals[0] == totals[1] == pytest.approx(7_000 + 200_000 * 74 / 52, abs=0.01)


def test_a_step_between_two_dates_of_the_model_counts_from_when_it_is_done() -> None:
    """400 hours of learning are done in week 50, between the dates 32 and 80: 54 weeks are saved,
    and not the 36 after week 80 where it is no slower than likely."""
    asked = required(problem([3], 1, 8.0, hires=False), level=4, have=0)
    asked = ruled(asked, mentor_hours_per_hour=0.0)
    lengths = tuple(Range(0.7, 1.0, 1.7) for _ in range(5))
    known = replace(ranges(asked), lengths=lengths)
    cost = options(asked, 9_000.0).named("balanced").cost.total
    terms = replace(TERMS, value=1.4 * cost / 54)
    search = Search(asked, known, terms, runs=500, samples=60)
    assert search.program.solve(1.0).trained == {(0, SKILL): {4: 80.0}}
    balanced, every = (search.options.named(name) for name in ("balanced", "every"))
    assert balanced.net < 0.95 * search.options.named("nothing").net
    assert (bought(balanced), every.same_as) == ({"train": 1}, "balanced")  # closes as much


def test_who_leaves_after_the_due_date_is_hired_for() -> None:
    """The only one at the level is there when it is due in week 10, and leaves in week 40: the
    hire is productive then, and begins no sooner."""
    asked = as_late_as_serves(where(problem([4, 0], 1, 10.0), 0, leaves_week=40.0))
    assert [(hire.delay, hire.weeks_to_productive) for hire in asked.hires] == [(10, 40)]
    assert missing_for_hires(asked, asked.needs[0]) == 1
    balanced = options(asked).named("balanced")
    assert bought(balanced) == {"hire": 1}
    assert balanced.judged.open_weeks == (0.0,)
    assert balanced.planned.plan.needs[0].flow == ((0, 1, ""), (40, -1, ""), (40, 1, "hire"))
    (action,) = balanced.planned.plan.actions
    assert (action.chance, action.decide_by_week, action.end_week) == (1, 10, 40)


def test_a_pin_of_who_serves_nothing_is_bought() -> None:
    asked = problem([0, 0], 1)
    junior = replace(profile(), profile="Junior", levels={SKILL: 2})
    pinned = replace(asked, hires=(junior,), pins=(Pin("hire", profile="Junior"),))
    (action,) = options(pinned).named("balanced").planned.plan.actions
    assert (action.profile, action.closes, action.decide_by_week) == ("Junior", (), 0)


def test_a_tool_closes_nothing_before_somebody_is_there_who_reviews() -> None:
    """Nobody is at the level when it is due in week 10; the hire is, in week 30."""
    asked = problem([2], 2, 10.0, tools=[assistant()])
    bought = Blend({}, {(0, "Core"): 1}, ((0, 0),), ((0, 0),))
    (outcome,) = planned_of(asked, bought).plan.needs
    assert (outcome.by_equip, outcome.shortage_after) == (0, 2)
    assert outcome.flow == ((0, 0, ""), (30, 1, "equip"), (30, 1, "hire"))
    (outcome,) = planned_of(problem([2, 4], 2, 10.0, tools=[assistant()]), bought).plan.needs
    assert (outcome.by_equip, outcome.shortage_after) == (1, 0)


def test_a_seat_that_makes_a_position_safer_is_decided_when_it_begins() -> None:
    """Its tool waits for another date, and the position is filled when it is due in week 5."""
    later = replace(assistant(), delay=20.0, weeks_to_productive=24)
    asked = problem([2, 4], 1, 5.0, tools=[later])
    (seat,) = planned_of(asked, Blend({}, {}, ((0, 0),), ((0, 0),))).plan.actions
    assert (seat.start_week, seat.decide_by_week, seat.end_week) == (20, 20, 24)
    assert (seat.closes, seat.uses) == ((), (("Python", 3),))


def test_a_seat_counts_for_each_skill_from_when_its_level_below_is_reached() -> None:
    """In use from week 4; in SQL 60 hours come first, at eight a week."""
    tool = replace(
        assistant(),
        skills=frozenset({SKILL, "sql"}),
        minimum_own_level={SKILL: 2, "sql": 1},
        credit={SKILL: 1.0, "sql": 1.0},
    )
    asked = problem([2, 4], 2, tools=[tool], hires=False)
    (python,) = asked.needs
    asked = replace(
        asked,
        workers=tuple(
            replace(w, levels={**w.levels, "sql": w.levels[SKILL] - 1}) for w in asked.workers
        ),
        needs=(python, replace(python, skill="sql")),
    )
    bought = Blend({(0, "sql"): {2: 30.0}}, {}, ((0, 0),), ((0, 0), (0, 1)))
    plan = planned_of(asked, bought).plan
    assert plan.gap is None  # an option's solve stops before it is proved
    (seat,) = (action for action in plan.actions if action.lever == "equip")
    assert [(close.skill, close.week) for close in seat.closes] == [("Python", 4.0), ("SQL", 7.5)]
    assert (seat.end_week, seat.decide_by_week) == (4.0, 26.0)
    assert position_months(seat, 104.0) == pytest.approx((100 + 96.5) * 12 / 52)


@pytest.mark.parametrize(("begins", "weeks"), [(0.0, 44.0), (50.0, 0.0)])
def test_a_seat_lowers_the_success_of_what_is_learned_meanwhile(
    begins: float, weeks: float
) -> None:
    """20 weeks of learning, due in week 60 of 104; beside a tool nobody learns anything here."""
    tool = replace(assistant(), delay=begins, weeks_to_productive=begins + 4)
    asked = problem([2], 1, 60.0, tools=[tool], hires=False)
    bought = Blend({(0, SKILL): {3: 60.0}}, {}, ((0, 0),), ())
    never = replace(ranges(asked), success_when_equipped=certain(0.0))
    judge = Search(asked, never, TERMS).judge
    assert judge.open_weeks(planned_of(asked, bought)) == (weeks,)


def two_dates(maximum: int, second: float = 95.0) -> Problem:
    """One position due in week 45, and a second one later."""
    asked = problem([0, 0], 1, 45.0, horizon=154.0)
    later = replace(asked.needs[0], scope="later", headcount=2, due_week=second)
    hires = (replace(asked.hires[0], maximum=maximum),)
    return as_late_as_serves(replace(asked, needs=(*asked.needs, later), hires=hires))


def test_hires_of_a_profile_begin_each_for_its_own_date() -> None:
    balanced = options(two_dates(2)).named("balanced")
    actions = balanced.planned.plan.actions
    assert [(a.start_week, a.end_week, a.count) for a in actions] == [(15, 45, 1), (65, 95, 1)]
    assert [a.decide_by_week for a in actions] == [15, 65]
    assert balanced.judged.open_weeks == (0.0, 0.0)
    weeks = (154 - 30) + (154 - 80)  # from 15 weeks after the search to the horizon
    assert balanced.cost.total == pytest.approx(2 * 7_000 + 200_000 * weeks / 52, abs=0.01)


def test_the_most_of_a_profile_are_of_all_its_starts() -> None:
    every = options(two_dates(1)).named("every")
    assert [(a.start_week, a.count) for a in every.planned.plan.actions] == [(15, 1)]
    assert every.planned.plan.shortage == 1


def test_starts_that_are_near_to_each_other_are_one() -> None:
    asked = problem([0, 0], 1, 45.0)
    dues = (45.0, 57.0, 58.0, 90.0, 120.0)
    needs = (replace(asked.needs[0], due_week=due) for due in dues)
    spread = as_late_as_serves(replace(asked, needs=tuple(needs)))
    assert [(hire.turn, hire.delay) for hire in spread.hires] == [(0, 15), (1, 28), (2, 60)]
    assert as_late_as_serves(spread) == spread


def two_dates_of_a_tool(second: float, *pins: Pin) -> Problem:
    """One position of two is open in week 45, and two of three later on; a seat lifts anybody."""
    asked = problem([2, 2, 4], 2, 45.0, hires=False, tools=[assistant()])
    asked = ruled(asked, levers=frozenset(["equip"]), cap_share=0.7)
    later = replace(asked.needs[0], scope="later", headcount=3, due_week=second)
    return as_late_as_serves(replace(asked, needs=(*asked.needs, later), pins=pins))


def test_a_later_start_is_not_taken_for_what_is_due_before() -> None:
    """In week 58 it would be there by the first date at which the model looks again."""
    for asked in (two_dates_of_a_tool(58.0), two_dates(2, 65.0)):
        bought = Search(asked, ranges(asked), TERMS).program.solve(1.0)
        assert {turn for _, turn in bought.seats} | {turn for turn, _ in bought.hires} == {0, 1}


def test_seats_of_a_tool_begin_each_for_its_own_date() -> None:
    balanced = options(two_dates_of_a_tool(95.0)).named("balanced")
    seats = balanced.planned.plan.actions
    assert sorted((a.start_week, a.end_week) for a in seats) == [(41, 45), (91, 95)]
    assert balanced.judged.open_weeks == (0.0, 0.0)
    weeks = (104 - 41) + (104 - 91)
    assert balanced.cost.total == pytest.approx(1_200 * weeks / 52, abs=0.01)


def test_a_pin_is_not_met_by_a_seat_that_begins_when_nothing_asks_for_it() -> None:
    """The second date is for another skill; a seat from then on would cost the least."""
    asked = two_dates_of_a_tool(95.0, Pin("equip", tool="Assistant", skill=SKILL))
    sql = replace(asked.needs[1], skill="sql", headcount=2)
    tool = replace(asked.tools[0], skills=frozenset({SKILL, "sql"}))
    tool = replace(tool, credit={SKILL: 1.0, "sql": 1.0}, minimum_own_level={SKILL: 2, "sql": 2})
    tool = replace(tool, weeks_to_productive=4.0, delay=0.0)
    asked = as_late_as_serves(replace(asked, needs=(asked.needs[0], sql), tools=(tool,)))
    assert [tool.delay for tool in asked.tools] == [41, 91]
    pinned = options(asked, 1.0).named("balanced").planned.plan
    assert [action.start_week for action in pinned.actions] == [41]


def test_dates_that_a_tool_cannot_serve_are_no_starts_of_it() -> None:
    """One position alone is never filled by a tool, nor is one of a team that has it."""
    asked = problem([2, 2, 4], 2, 90.0, tools=[assistant()])
    (need,) = asked.needs
    alone, owned = replace(need, headcount=1, due_week=30.0), replace(need, teams=frozenset({"X"}))
    tools = (replace(assistant(), owned_by=frozenset({"X"})),)
    needs = (alone, replace(owned, due_week=50.0), need)
    spread = as_late_as_serves(replace(asked, needs=needs, tools=tools))
    assert [tool.delay for tool in spread.tools] == [86]


def test_a_person_has_one_seat_of_a_tool_whenever_it_begins() -> None:
    pinned = options(two_dates_of_a_tool(95.0, Pin("equip", tool="Assistant", at_least=3)))
    seats = pinned.named("every").planned.plan.actions
    assert len({seat.person_no for seat in seats}) == len(seats) == 3


def test_a_weight_is_no_money() -> None:
    light, heavy = (options(problem([3, 2], 2, weight=w)).named("balanced") for w in (0.5, 9.0))
    assert (light.net, bought(light)) == (heavy.net, bought(heavy))


def test_the_useful_pay_of_a_hire_is_that_which_is_charged() -> None:
    rules = problem([0], 1).rules
    assert useful_pay(rules, profile()) == pytest.approx(200_000 * 74 / 52)
    assert useful_pay(rules, replace(profile(), total_cost=1.0)) == 0
    seat = replace(profile(), backfill=True, budgeted_pay=150_000.0)
    assert useful_pay(rules, seat) == pytest.approx(50_000 * 74 / 52)
    assert useful_pay(rules, replace(profile(), chance=0.5)) == pytest.approx(100_000 * 74 / 52)


def test_a_training_for_a_tools_user_is_decided_in_time_for_the_tool() -> None:
    """Level 2 takes 7.5 weeks and the tool counts at week 26, whichever date the model chose."""
    asked = problem([3, 1], 2, 26.0, hires=False, tools=[assistant()])
    result = planned_of(asked, Blend({(1, SKILL): {2: 78.0}}, {}, ((1, 0),), ((1, 0),)))
    train, equip = result.plan.actions
    assert (train.lever, train.end_week, train.decide_by_week) == ("train", 7.5, 26.0 - 7.5)
    assert (equip.lever, equip.decide_by_week) == ("equip", 26.0 - 4)


def test_a_training_that_is_late_whenever_it_starts_is_to_start_at_once() -> None:
    asked = problem([1], 1, 3.0, hires=False)
    result = planned_of(asked, Blend({(0, SKILL): {2: 60.0, 3: 78.0}}, {}, (), ()))
    (action,) = result.plan.actions
    assert action.end_week > 3
    assert action.decide_by_week == 0


FREELANCER = Contractor("Freelancer", {SKILL: 4}, 2, 2.0, 6.0, 10_000.0)


def test_contractors_come_one_after_another_and_cost_what_they_are_engaged_for() -> None:
    """Open from week 30 to 104: engagements of 26 weeks at 60,000 from 30, 56 and, cut, 82.

    At 4,000 a week one saves 104,000, the last 22 weeks 88,000 for 50,769: all three pay.
    """
    asked = with_contractors(problem([0], 1, hires=False), FREELANCER)
    balanced = options(asked).named("balanced")
    assert bought(balanced) == {"contract": 3}
    assert balanced.judged.open_weeks[0] <= 2  # the weeks in which one goes and the next comes
    assert balanced.cost.total == pytest.approx(2 * 60_000 + 10_000 * 12 * 22 / 52, abs=0.01)
    assert [c.headcount for a in balanced.planned.plan.actions for c in a.closes] == [1]
    assert options(asked, 2_000.0).named("balanced").cost.total == 0
    not_allowed = ruled(asked, levers=frozenset(LEVERS))
    assert bought(options(not_allowed).named("strong")) == {}


def test_a_requirement_is_closed_whatever_it_costs_where_that_is_asked() -> None:
    asked = problem([0, 0], 1)
    pinned = required(asked, closed=True)
    assert bought(options(asked, 2_000.0).named("lean")) == {}
    result = options(pinned, 2_000.0)
    for name in ("lean", "balanced", "strong"):
        assert bought(result.named(name)) == {"hire": 1}
    assert bought(result.named("nothing")) == {}
    search = Search(pinned, ranges(pinned), replace(TERMS, value=2_000.0), runs=200, samples=30)
    (hires,) = search.program.first().hires.values()
    assert hires == 1


def test_where_there_is_no_first_answer_each_value_is_searched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = problem([2, 2, 1], 2, tools=[assistant()])
    before = options(asked)
    monkeypatch.setattr(Program, "first", lambda program, *asked: None)
    for item, other in zip(before.options, options(asked).options, strict=True):
        assert (item.net, bought(item)) == (other.net, bought(other))


def test_what_no_lever_closes_in_time_has_its_ways_out() -> None:
    """Nobody is near; a hire is there in week 30, six weeks are given, contractors not allowed."""
    asked = problem([0, 0], 1, due=6.0)
    asked = replace(asked, not_allowed=(FREELANCER,))
    ways = {way.way: way for way in options(asked).ways_out}
    assert set(ways) == {"contract", "postpone"}
    assert (ways["contract"].cost, ways["contract"].weeks) == (60_000, 2)
    assert ways["postpone"].weeks == 30
    late = as_late_as_serves(problem([0, 0], 1, due=40.0))
    assert not options(late).ways_out
    way, later = options(ruled(late, budget=1_000.0)).ways_out
    hired = options(late).named("every").cost
    assert hired.under("cash") < hired.total
    assert (way.way, way.cost) == ("budget", pytest.approx(hired.under("cash")))
    assert (later.way, later.weeks) == ("postpone", 67)  # paid from week 52 on
    many = required(late, headcount=4)
    more = options(ruled(many, budget=1_000.0)).ways_out[0]
    assert (more.way, more.open) == ("budget", 4 - many.hires[0].maximum)
    assert {way.way for way in options(many).ways_out} == set()
    one_at_most = required(asked, headcount=2)
    one_at_most = replace(one_at_most, not_allowed=(replace(FREELANCER, maximum=1),))
    way = {way.way: way for way in options(one_at_most).ways_out}["contract"]
    assert (way.cost, way.people, way.open) == (60_000, 1, 1)


def test_a_later_date_at_which_it_is_closed_for_much_less_is_a_way_out_too() -> None:
    """A hire is there in week 30; what one of two lacks is learned later, for a tenth."""
    asked = where(problem([1, 4], 2, due=6.0), 0, hours_per_week=4.0)
    soon, later = options(asked).ways_out
    assert (soon.way, soon.weeks, later.way) == ("postpone", 30, "postpone")
    assert soon.weeks < later.weeks
    assert later.cost < soon.cost / 2
    assert options(replace(asked, hires=())).ways_out == (later,)


def test_who_would_come_after_the_due_date_is_called_late() -> None:
    asked = replace(problem([0, 0], 1, due=1.0), not_allowed=(FREELANCER,))
    (late,) = (way for way in options(asked).ways_out if way.way == "contract")
    assert (late.weeks, late.late) == (2, 1)
    barred = replace(asked, bars=(Bar("contract"),))
    assert "contract" not in {way.way for way in options(barred).ways_out}
    hires = replace(problem([0, 0], 1, due=1.0, hires=False), undescribed=profile())
    (bar,) = options(replace(hires, bars=(Bar("hire"),))).ways_out
    (hired,) = options(hires).ways_out
    assert (bar.way, hired.way, hired.late, bar.cost) == ("bar", "hire_profile", 29, hired.cost)


def test_where_a_bar_keeps_a_must_have_open_it_can_be_lifted() -> None:
    asked = as_late_as_serves(problem([0, 0], 1, due=40.0))
    hired = options(asked).named("every").cost.total
    barred = replace(asked, bars=(Bar("hire", asked.needs[0].skill),))
    assert [(way.way, way.cost) for way in options(barred).ways_out] == [("bar", hired)]


def test_who_leaves_before_a_later_date_does_not_count_at_it() -> None:
    """One of two is missing in week 6; the hire comes in week 30, and who is there leaves in 20."""
    asked = as_late_as_serves(where(problem([0, 4], 2, due=6.0), 1, leaves_week=20.0))
    (way,) = options(asked).ways_out
    alone = cost_of(hire_charges(asked.rules, replace(asked.hires[0], delay=0.0))).total
    assert (way.way, way.weeks, round(way.cost)) == ("postpone", 30, round(2 * alone))


def test_what_could_be_closed_in_the_place_of_another_says_what_it_takes_of_the_budget() -> None:
    """Two skills that nobody has, and money for one hire."""
    analyst = replace(profile(), profile="Analyst", levels={"sql": 4})
    both = with_sql(problem([0, 0], 1, due=40.0), profile(), analyst)
    both = ruled(both, budget=400_000.0, budget_on="total")
    result = options(as_late_as_serves(both))
    every = result.named("every").planned.plan
    assert sorted(need.shortage_after for need in every.needs) == [0, 1]
    (way,) = result.ways_out
    assert (way.way, way.cost) == ("room", pytest.approx(every.cost.total))
    assert options(ruled(both, budget=None)).ways_out == ()
    assert options(ruled(both, max_hires=1)).ways_out == ()  # more money would not do


def test_who_could_come_is_held_against_the_budget_and_the_most_hires() -> None:
    """One contractor costs 60,000; a hire that nobody described yet 107 weeks of pay and more."""
    asked = problem([0, 0], 2, due=6.0, hires=False)
    asked = replace(asked, not_allowed=(FREELANCER,), undescribed=profile())

    def ways(**limits: Any) -> dict[str, tuple[int, int, bool]]:
        limited = ruled(asked, **limits)
        return {way.way: (way.people, way.open, way.over) for way in options(limited).ways_out}

    both = {"contract": (2, 0, False), "hire_profile": (2, 0, False)}
    assert ways() == both
    assert ways(budget=60_000.0, budget_on="total") == {
        "contract": (1, 1, False),
        "hire_profile": (2, 0, True),
    }
    assert ways(max_hires=1) == both | {"hire_profile": (1, 1, False)}
    assert ways(max_hires=0) == {"contract": (2, 0, False)}


def test_a_plan_that_is_found_while_an_open_must_have_is_priced_is_weighed() -> None:
    """A hire of 349,308 whom nobody found before, for a position of 20,000 a week."""
    asked = problem([0, 0], 1, due=40.0)
    search = Search(asked, ranges(asked), replace(TERMS, value=20_000.0))
    result = search._found
    search.__dict__["_found"] = (search.nothing, search.nothing)
    assert search._best(search._found, 1.0) is search.nothing
    assert search.chosen["balanced"].planned.plan.shortage == 0
    assert search.chosen["balanced"].bought == result[-1].bought


def test_a_hire_that_few_futures_ask_for_is_held_against_the_best_plan_without_hires() -> None:
    asked, terms = problem([3, 2, 2], 3), replace(TERMS, value=3_000.0)
    without = ruled(asked, levers=asked.rules.levers - {"hire"})
    found, least = (
        Search(one, ranges(one, 0.2), terms, runs=500, samples=3).options.named("balanced").net
        for one in (asked, without)
    )
    assert found <= (1 + FLAT) * least


def test_the_recommended_option_stands_for_what_buys_the_same() -> None:
    """A hire is worth it at each of the three values."""
    result = options(problem([0, 0], 1, due=40.0), 50_000.0)
    assert {option.name: option.same_as for option in result.options} == {
        "nothing": None,
        "lean": "balanced",
        "balanced": None,
        "strong": "balanced",
        "every": "balanced",
    }


def solved(asked: Problem, sure: Ranges | None = None) -> Blend:
    futures = Futures(asked, sure or ranges(asked), 1, 30)
    return Program(asked, futures, replace(TERMS, value=50_000.0)).solve(1.0)


@pytest.mark.parametrize("budget", [349_310.0, 1_000.0])
def test_a_limit_that_does_not_bind_is_no_part_of_what_is_solved(
    monkeypatch: pytest.MonkeyPatch, budget: float
) -> None:
    """A hire costs 349,308. One row more may lead to another of plans that are as good."""
    rows, run = [], Program.run

    def seen(self: Program, highs: highspy.Highs, *more: Any, **named: Any) -> Any:
        rows.append(highs.getNumRow())
        return run(self, highs, *more, **named)

    monkeypatch.setattr(Program, "run", seen)
    free = problem([0, 0], 1)
    hired = solved(free).hires
    most = max(rows)
    limited = ruled(free, budget=budget, budget_on="total")
    assert sum(solved(limited).hires.values()) == (budget > 10_000)
    assert (max(rows) == most) == (budget > 10_000)
    assert sum(hired.values()) == 1


@pytest.mark.parametrize("levels", [[4, 2], [4, 2, 1], [4, 3, 2, 2]])
@pytest.mark.parametrize("due", [22.0, 40.0])
def test_a_mentored_step_that_can_be_in_time_is(levels: list[int], due: float) -> None:
    """A level takes 20 weeks, and the mentor has the hours; one who is at 1 is late for 22."""
    asked = ruled(problem(levels, len(levels), due), mentor_hours_per_hour=0.15)
    program = Program(asked, Futures(asked, ranges(asked), 1, 30), TERMS)
    (need,) = planned_of(asked, program.solve(1.0, levers=["train"])).plan.needs
    assert need.shortage_after == (1 in levels and due < 40)


def test_no_tool_is_bought_where_nobody_is_left_to_review() -> None:
    """The only one at 3 leaves in week 40, before the first date at which open weeks are priced."""
    asked = problem([3, 2], 2, hires=False, tools=[assistant()])
    asked = ruled(asked, levers=frozenset({"equip"}))
    assert solved(asked).uses == ((1, 0),)
    asked = where(asked, 0, leaves_week=40.0)
    assert (solved(asked).seats, solved(asked).uses) == ((), ())


def test_nobody_is_trained_to_a_level_that_they_count_for_through_a_tool() -> None:
    """Until week 73, when training would end, a tool at .8 would serve: a plan takes one of them,
    since who is trained is no tool user (methods.md#what-closes-a-position)."""
    asked = problem([3, 2], 2, 4.0, hires=False, tools=[assistant(credit=0.8)])
    asked = where(asked, 1, hours_per_week=2.2)
    result = solved(asked, replace(ranges(asked), success=certain(0.9)))
    assert bool(result.uses) != bool(result.trained)
    assert bool(result.uses) == bool(result.seats)


def test_who_takes_the_seat_of_a_tool_user_counts_through_the_tool() -> None:
    """They count for whatever the leaver counted for (24a): refilled at once, nothing is open."""
    asked = problem([3, 2], 2, hires=False, tools=[assistant()])
    at_once = replace(ranges(asked, 0.5), backfill=certain(1.0), refill=((0.0, 0.0),))
    judge = Judge(asked, Futures(asked, at_once, 1, 200))
    equipped = Blend({}, {}, ((1, 0),), ((1, 0),))
    assert judge.open_weeks(planned_of(asked, equipped)) == (0.0,)


def test_a_kept_plan_lets_its_program_go_and_answers_alike_without_it() -> None:
    asked = problem([0, 0], 1)
    kept, new = Search(asked, ranges(asked), TERMS), Search(asked, ranges(asked), TERMS)
    assert kept.options == new.options
    alone = new.pure()
    assert "program" not in {*vars(kept), *vars(new)}
    assert kept.pure() == alone == Search(asked, ranges(asked), TERMS).pure()
    assert kept.chosen_in == kept.program.samples


def test_a_large_problem_prices_what_stays_open_beside_the_plan(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same price as where all is solved anew, and none but for the dearest."""
    asked = problem([0, 0], 1)
    sure, cheap = ranges(asked), replace(TERMS, value=2_000.0)
    (item,) = Search(asked, sure, cheap, runs=200).options.named("balanced").open
    monkeypatch.setattr("analytics.options.options.LARGE", 0)
    large = Search(asked, sure, cheap).options
    (other,) = large.named("balanced").open
    assert large.runs == 2_000
    with monkeypatch.context() as patch:
        patch.setattr("analytics.options.options.MANY", 0)
        assert Search(asked, sure, cheap).judged_in == 500
    assert (item.cost, item.open_weeks) == (other.cost, other.open_weeks)
    assert item.cost is not None
    monkeypatch.setattr("analytics.options.options.PRICED", 0)
    (none,) = Search(asked, sure, cheap).options.named("balanced").open
    assert (none.positions, none.cost) == (1, None)


def test_rows_about_reviewers_count_among_those_that_fit() -> None:
    """Four are missing; where somebody must come who reviews, a future asks for more rows."""
    asked = problem([1, 1, 2, 2, 2], 4, tools=[assistant()])
    hires = tuple(replace(profile(), profile=f"Dev {n}", chance=0.5) for n in range(6))
    unsure = replace(ranges(asked, 0.5), success=certain(0.5))
    samples = []
    for reviewers in (0, 1):
        item = replace(asked, hires=hires, rules=replace(asked.rules, reviewers=reviewers))
        result = Program(item, Futures(item, unsure, 1, program.SAMPLES[0]), TERMS)
        own = len(Program(item, Futures(item, unsure, 1, 0), TERMS).model.sheet.row_lower)
        rows = len(result.model.sheet.row_lower) - own
        assert len(result.missing) <= rows <= 1.1 * program.ROWS  # and units of equal hires
        samples.append(result.samples)
    assert samples[0] > samples[1]
