"""The plan in four lines, and its coverage over time as a picture."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from analytics.options.explain.asking import outcome_of
from analytics.options.explain.change import Change
from analytics.options.explain.results import Point
from analytics.options.results import Flip
from analytics.results import Verdict
from analytics.strategy.answer.over_time import Moment, coverage_over_time
from analytics.strategy.results import Cost, Relaxation
from dashboard.charts import roadmap
from dashboard.components.basics.tables import growth_table
from dashboard.theme import LIGHT
from dashboard.wording import in_short
from dashboard.wording.scenarios import growth_alt
from tests.dashboard import hand_built as hand
from tests.dashboard.test_wording import plain

EARLY = date(2026, 10, 16)


def test_the_first_decisions_come_with_their_days() -> None:
    """Week 0 is 15 October: the hire must be decided by half a week later, training by week 6."""
    said = plain(in_short.decide(hand.plan(), hand.START, EARLY))
    assert said == (
        "By 18 Oct 2026 hire 1 AI engineer; by 26 Nov 2026 train 1 ML engineer in Evaluation."
    )


def test_equal_purchases_are_counted_and_late_ones_are_due_at_once() -> None:
    seats = [
        hand.action(lever="equip", tool="{Tool} #1", person=who, decide_by_week=week)
        for week, who in [(0.0, "Ana"), (0.0, "Bo"), (1.0, "Cy"), (2.0, "Di"), (3.0, "Ed")]
    ]
    plan = hand.plan(actions=tuple(seats))
    said = plain(in_short.decide(plan, hand.START, EARLY))
    assert said == (
        "At once (it was due on 15 Oct 2026) equip 2 with {Tool} #1 for Evaluation; by 22 Oct 2026 "
        "equip 1 with {Tool} #1 for Evaluation; by 29 Oct 2026 equip 1 with {Tool} #1 for "
        "Evaluation; 1 more decision until 5 Nov 2026."
    )


def test_seats_of_one_tool_are_one_purchase_for_several_skills() -> None:
    seats = [hand.action(lever="equip", tool="Helper", skill=skill) for skill in ("A", "B", "A")]
    said = plain(in_short.decide(hand.plan(actions=tuple(seats)), hand.START, EARLY))
    assert said == "By 26 Nov 2026 equip 3 with Helper for A and B."


def test_what_is_paid_and_what_it_gives() -> None:
    lines = dict(in_short.in_short(hand.plan(), hand.START, EARLY))
    assert plain(lines["Pay"]) == (
        "$ 20 k once and $ 200 k a year when all of it runs; $ 163 k of cash falls into the "
        "first 52 weeks. And 209 h of people's time (5.2 weeks of one full-time person)."
    )
    assert plain(lines["Get"]) == (
        "All 2 missing must-have positions closed by 15 Apr 2027; coverage goes from 50 % to 100 %."
    )
    bound = in_short.pay(hand.plan(budget=500_000.0))
    assert plain(bound).endswith("Of $ 500 k of budget (first-year cash) $ 163 k is used.")


def test_nothing_to_buy_and_nothing_that_helps_are_two_answers() -> None:
    none = in_short.in_short(hand.plan(actions=()), hand.START, EARLY)
    assert none == [("Decide", in_short.NOTHING_NEEDED)]
    stuck = dict(
        in_short.in_short(
            hand.plan(actions=(), shortage=2, budget=0.0, coverage_after=0.5), hand.START, EARLY
        )
    )
    assert plain(stuck["Decide"]) == (
        "Nothing yet: with $ 0 of budget (first-year cash) no action closes a must-have position."
    )
    assert stuck["Pay"] == "Nothing: no cash and none of people's hours."
    assert plain(stuck["Get"]).startswith(
        "0 of 2 missing must-have positions closed by 15 Apr 2027, 2 stay open; coverage stays at "
        "50 %."
    )


def test_what_tools_close_is_said() -> None:
    """Two positions of a must-have: one by training, one by somebody with a tool."""
    need = replace(hand.need(), by_train=1, by_hire=0, by_equip=1)
    said = plain(in_short.get(hand.plan(needs=(need,), coverage_after_people=0.75), hand.START))
    assert said.endswith(
        "1 of them is closed by somebody with a GenAI tool, who counts as able; by people alone "
        "coverage is 75 %."
    )
    untold = in_short.get(hand.plan(needs=(need,)), hand.START, coverage=False)
    assert untold.endswith("who counts as able.")
    assert "coverage" not in untold


def test_what_stays_open_is_said() -> None:
    plan = hand.plan(shortage=1, shortage_before=5)
    assert plain(in_short.get(plan, hand.START)).startswith(
        "4 of 5 missing must-have positions closed by 15 Apr 2027, 1 stays open;"
    )


def test_what_is_no_must_have_is_said_last() -> None:
    open_ = in_short.get(hand.plan(shortage_other_before=16, shortage_other=9), hand.START)
    assert plain(open_).endswith("9 nice-to-haves stay open.")
    closed = in_short.get(hand.plan(shortage_other_before=16, shortage_other=0), hand.START)
    assert closed.endswith("No nice-to-have stays open.")
    none = in_short.get(hand.plan(shortage_other_before=0, shortage_other=0), hand.START)
    assert "nice-to-have" not in none


def flip(today: float, value: float, becomes: Verdict, says: str) -> Flip:
    return Flip("value_per_week", "USD a week", today, value, becomes, says)


def test_the_nearest_turn_to_another_lever_and_the_nearest_end_are_named() -> None:
    """10 % away beats 30 %."""
    flips = [
        ("Python", flip(100, 130, "hire", "Far.")),
        ("SQL", flip(100, 90, "equip", "Near.")),
        ("Go", flip(100, 50, "nothing", "Over.")),
    ]
    plan = hand.plan()
    assert in_short.rethink(plan, flips) == "SQL: near. Go: over."
    assert in_short.rethink(plan, flips[2:3]) == "Go: over."
    assert in_short.rethink(plan, flips[::-1]) == "SQL: near. Go: over."
    assert in_short.rethink(plan, []) == ""
    alike = [("SQL", flip(30, 24, "hire", "Same.")), ("Go", flip(10, 8, "hire", "Same."))]
    assert in_short.rethink(plan, alike) == "Go: same."  # a fifth each: by name
    remote = replace(flips[1][1], low=95.0, high=200.0)
    assert in_short.rethink(plan, [flips[0], ("SQL", remote)]) == "Python: far."
    dear = replace(flips[1][1], cost=Cost(first_year_cash=600_000.0))
    assert in_short.rethink(hand.plan(budget=500_000.0), [("SQL", dear)]) == ""


def test_only_what_the_plan_relies_on_can_turn_it() -> None:
    """A wish turns no must-have; a skill that the plan leaves open relies on no verdict."""
    wish = hand.skill_levers(skill="Go", must_have_shortage=0)
    left = hand.skill_levers(skill="SQL", skill_id="sql")
    known = in_short.known_flips(hand.plan(), [hand.skill_levers(), wish, left])
    assert [skill for skill, _ in known] == ["Evaluation"]


def point(budget: float, open_: int, total: float) -> Point:
    """A budget with which so many positions of Evaluation stay open."""
    left = hand.need(shortage_after=open_)
    outcome = outcome_of(hand.plan(needs=(left,), shortage=open_, cost=Cost(total=total)))
    return Point(budget, "cash", "USD", Change("budget", budget), outcome, "", "")


def test_the_budget_at_which_the_plan_changes_is_named() -> None:
    """One position costs 20,000 of first-year cash, both 160,000."""
    curve = [point(0, 2, 0), point(20_000, 1, 28_892), point(160_000, 0, 400_000)]
    half = hand.plan(budget=30_000.0, shortage=1, needs=(hand.need(shortage_after=1),))
    assert plain(in_short.rethink(half, [], curve)) == (
        "With $ 160 000 of first-year cash Evaluation is closed, too, at $ 400 k in total."
    )
    assert plain(in_short.rethink(hand.plan(), [], curve)) == (
        "With $ 20 000 of first-year cash Evaluation would stay open."
    )
    free = Relaxation("No budget limit", 0, Cost(total=400_000))
    before = in_short.rethink(replace(half, gives=(free,)), [])
    more_time = hand.plan(shortage=1, gives=(Relaxation("13 more weeks", 0, Cost(total=9)),))
    assert plain(in_short.rethink(more_time, [], curve)).startswith(
        "13 more weeks: every must-have"
    )
    assert plain(before) == (
        "Without the limit all must-have positions would be covered, at $ 400 k in total."
    )


def test_a_start_long_ago_is_said() -> None:
    assert in_short.started(hand.START, hand.START) == ""
    late = date(2026, 11, 25)
    assert "Week 0 was 5 weeks ago" in plain(in_short.started(hand.START, late))
    assert in_short.start_today(hand.START, hand.START) == ""
    assert in_short.start_today(hand.START, late).startswith(in_short.started(hand.START, late))


def test_due_dates_stand_in_the_timeline() -> None:
    """Both actions close Evaluation, which is due in week 26."""
    figure = roadmap.timeline(hand.plan(), hand.START, LIGHT)
    ticks = next(trace for trace in figure.data if getattr(trace.marker, "symbol", "") == "line-ns")
    assert list(ticks.x) == [hand.DUE_WEEK, hand.DUE_WEEK]
    assert figure.layout.xaxis.ticktext[0] == "15\u00a0Oct\u00a02026"


def test_coverage_steps_up_and_stays() -> None:
    moments = coverage_over_time(hand.plan())
    figure = roadmap.coverage_steps([("A", moments), ("B", moments[:1])], hand.START, 26, LIGHT)
    lines = [trace for trace in figure.data if trace.mode == "lines"]
    assert list(lines[0].x) == [0, 20, 25.5, 26]
    assert list(lines[0].y) == [0.5, 0.75, 1.0, 1.0]
    assert list(lines[1].y) == [0.5, 0.5]
    assert {line.line.shape for line in lines} == {"hv"}
    assert len({line.line.dash for line in lines}) == 2


def test_labels_of_equal_lines_do_not_cover_each_other() -> None:
    same = (Moment(0.0, 0.8, 1),)
    figure = roadmap.coverage_steps([("A", same), ("B", same), ("C", same)], hand.START, 9, LIGHT)
    heights = sorted(trace.y[0] for trace in figure.data if trace.mode == "text")
    bottom, top = figure.layout.yaxis.range
    least = roadmap.LABEL * (top - bottom) - 1e-9
    assert heights[1] - heights[0] >= least
    assert heights[2] - heights[1] >= least


def test_coverage_over_time_as_table_and_words() -> None:
    moments = coverage_over_time(hand.plan())
    table = growth_table([("A", moments), ("B", moments[:1])], hand.START)
    assert [plain(str(cell)) for cell in table["A"]] == ["50 %", "75 %", "100 %"]
    assert table["A: must-have positions open"] == [2, 1, 0]
    assert [plain(str(cell)) for cell in table["B"]] == ["50 %", "50 %", "50 %"]
    assert plain(growth_alt([("A", moments)], hand.START)) == (
        "Coverage over time. A: 50 % from 15 Oct 2026, 75 % from 4 Mar 2027, "
        "100 % from 11 Apr 2027."
    )
