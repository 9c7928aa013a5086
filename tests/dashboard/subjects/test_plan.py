"""The plan: options, actions and requirements as they are printed, its money, whom it leaves out,
and what explains it, against plans made by hand and what was found by solving."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from analytics.options.drivers import Driver, End
from analytics.options.explain.asking import Explanations
from analytics.options.explain.explain import Explaining
from analytics.options.results import LikelyBy, Options, WayOut
from analytics.results import NotAsked
from analytics.strategy.results import Action, Charge, Close, Cost, Plan
from dashboard.commands.plan import held_document
from dashboard.formats import SPACE, day
from dashboard.render.blocks import Said, Stacked, Table
from dashboard.subjects import money, plan
from dashboard.subjects.options import (
    change_mind,
    headline,
    leaves_open,
    solving,
    switches,
    ways_out,
)
from dashboard.subjects.plan import still_open
from dashboard.subjects.reading import Reading
from dashboard.subjects.why import depends, why
from tests.analytics.options.small import choice
from tests.analytics.strategy.parts import START, four_people
from tests.analytics.strategy.parts import plan as planned
from tests.analytics.strategy.tiny_problems import random_team
from tests.dashboard.opening import plain
from tests.dashboard.render.reading import records
from tests.dashboard.subjects import build, told

NEED = build.requirement("A", "Serving", 1, 4, unknown=1)
WISH = build.requirement("A", "Python", 1, 2, must_have=False)
MET = build.requirement("A", "SQL", 2, 2, must_have=False)
TRAIN = build.action("train", NEED, 4_000.0, person="Zebulon Q.", decide_by_week=6.0, end_week=20.0)
HIRE = build.action("hire", NEED, 90_000.0, decide_by_week=2.0, start_week=1.0, end_week=30.0)
TOOL = build.action("equip", WISH, 1_000.0, decide_by_week=9.0)


FOUND = build.analysis((NEED, WISH, MET))
TRAINED = build.plan(FOUND, (TRAIN,))
OPTIONS = told.options(TRAINED)


def reading(*actions: Action, people: bool = False, **more: Any) -> Reading:
    """Of what is bought, or of more that the plan says."""
    made = build.plan(FOUND, actions or (TRAIN, HIRE, TOOL), **more)
    return told.reading(FOUND, made, people=people)


def switching(**turn: Any) -> Options:
    """Where the turn between the two options is another."""
    return replace(OPTIONS, switching=(replace(OPTIONS.switching[0], **turn),))


def test_what_would_change_the_choice_is_no_value_where_another_is_as_good() -> None:
    below = "If an open week costs less than $ 900, towards Nothing"
    assert plain(change_mind(OPTIONS, "balanced")) == f"{below}."
    (turn,) = OPTIONS.switching
    above = [
        replace(turn, between=("balanced", name), per_week=value)
        for name, value in (("strong", 2_900.0), ("every", 2_400.0))
    ]
    either = plain(change_mind(replace(OPTIONS, switching=(turn, *above)), "balanced"))
    assert either == f"{below}; if more than $ 2.4 k, towards Every must-have."
    near = plain(change_mind(switching(toss_up=True), "balanced"))
    assert near == "A toss-up: Nothing if an open week costs less than $ 900."


def test_what_is_left_open_is_held_against_its_own_week_where_that_has_a_cost() -> None:
    option = told.option("balanced", TRAINED, 1.0)
    row = replace(option.open[0], cost=50_000.0, open_weeks=78.0, per_week=641.0)
    result = [
        plain(leaves_open(replace(option, open=(item,)), {})[0]).partition("pays where ")[2]
        for item in (row, replace(row, own=300.0))
    ]
    assert result == [
        "an open week costs more than $ 641.",
        "a week without it costs more than $ 641 (now $ 300).",
    ]
    part = replace(row, positions=3, closes=1, credit=20_000.0)
    assert plain(leaves_open(replace(option, open=(part,)), {})[0]).startswith(
        "Leaves 3 positions of Serving at 3 (A) open when due (80 % likely in place by 13 May "
        "2027). Closing 1 of them costs $ 50 k more, less $ 20 k of its hires' other work, and "
        "saves 78 open weeks:"
    )
    for likely in (LikelyBy(*row.asked, None), LikelyBy(*row.asked, 40.0)):  # never; not to the end
        judged = replace(option.judged, likely_by=(likely,))
        (line,) = leaves_open(replace(option, open=(row,), judged=judged), {})
        assert "open when due. Closing" in line


def test_what_is_closed_on_paper_only_is_named() -> None:
    """Due in week 26 of 104: open for 78 weeks if nobody came."""
    option = told.option("balanced", TRAINED, 1.0)
    need = option.planned.plan.needs[0]
    closed = replace(need, must_have=True, shortage_before=1, shortage_after=0, due_week=26.0)
    made = replace(option.planned.plan, needs=(closed,), horizon_weeks=104.0)
    option = replace(option, planned=replace(option.planned, plan=made))

    def told_of(late: float) -> str:
        by = (LikelyBy(closed.scope, closed.skill, closed.level, None, late=late),)
        return plan.on_paper(replace(option, judged=replace(option.judged, likely_by=by)))

    assert told_of(39.0) == ""
    assert "open for most of the time: Serving at 3 (A)." in told_of(39.5)


def test_a_switch_tells_what_it_costs_targets_with_a_weekly_cost_of_their_own() -> None:
    dear = switching(cost=29_000.0, credit=0.0, own=-16_700.0)
    (text,) = switches(dear)
    assert plain(text).startswith(
        "Balanced costs $ 29 k more than Nothing, plus $ 17 k of targets with a weekly cost of "
        "their own, and saves 20 open weeks elsewhere: it pays"
    )
    fewer = [replace(item, judged=replace(item.judged, held=1.0)) for item in OPTIONS.options[1:]]
    first = replace(OPTIONS.options[0], judged=replace(OPTIONS.options[0].judged, held=1.1))
    (text,) = switches(replace(dear, options=(first, *fewer)))
    assert text.endswith("Must-haves do not follow: expect 1 in place, 1.1 with Nothing.")
    (text,) = switches(switching(cost=-836.0, credit=0.0))
    assert plain(text).startswith("Balanced costs $ 836 less than Nothing and saves 20 open weeks:")


@pytest.mark.parametrize(
    ("weeks", "saves"),
    [
        ((20.0, 0.0), "20 open weeks"),
        ((20.0, 7.0), "20 open weeks and 7 of nice-to-haves"),
        ((0.4, 7.0), "7 open weeks of nice-to-haves"),
        ((20.0, -3.0), "20 open weeks, while 3 more of nice-to-haves stay open"),
        ((-1.0, 7.0), "7 open weeks of nice-to-haves, while 1 more stay open"),
    ],
)
def test_weeks_of_nice_to_haves_are_named_with_what_they_count(
    weeks: tuple[float, float], saves: str
) -> None:
    turn = switching(open_weeks=weeks[0], other_weeks=weeks[1])
    text, *more = switches(replace(turn, other_share=0.2))
    assert f" and saves {saves}: it pays" in plain(text)
    counts = "An open week of a nice-to-have counts as 20 % of a must-have's here."
    assert [plain(line) for line in more] == ([counts] if weeks[1] else [])


def test_a_solve_that_takes_longer_than_usual_promises_no_end() -> None:
    assert [plain(solving(spent, 20.0)) for spent in (3.2, 98.0)] == [
        "3 s so far; some 20 s are usual",
        "98 s so far; a large team or a busy machine takes longer than the usual 20 s",
    ]


AT = ("A", "Serving", 3)


def test_a_way_out_says_who_comes_when_and_how_late() -> None:
    one = WayOut(*AT, "contract", 108_000.0, 3.0, months=6.0)
    after = "for 6 months ($ 108 k in total, there after 3 weeks)"
    hire = WayOut(*AT, "hire_profile", 80_000.0, 33.0, late=7.0)
    ways = {
        f"bring in a contractor {after}": one,
        f"bring in 2 contractors {after}, with 1 still open": replace(one, people=2, open=1),
        "describe somebody to hire ($ 80 k in total, there after 33 weeks, 7 weeks late)": hire,
        "lift what may not be part of the plan ($ 80 k in total for this alone)": WayOut(
            *AT, "bar", 80_000.0, 0.0
        ),
        "allow more than the budget ($ 8 k of first-year cash for this alone), with 1 still open": (
            WayOut(*AT, "budget", 8_000.0, 0.0, open=1)
        ),
    }
    for text, item in ways.items():
        shown = plain(ways_out(replace(OPTIONS, ways_out=(item,)), None, {})[AT])
        assert shown.endswith(f"You can {text}.")


def test_a_plan_says_once_what_of_its_targets_nobody_was_asked() -> None:
    found = replace(FOUND, not_asked=tuple(NotAsked(team, "Origami", 3) for team in "AB"))
    bought, asked = (told.reading(each, TRAINED) for each in (found, FOUND))
    *left, line = still_open(bought, bought.option)
    assert line.startswith("Required, but this survey did not ask: Origami. Ask first:")
    assert still_open(asked, asked.option) == left


@pytest.mark.parametrize(("required", "asks"), [(20, False), (2_000, True)])
def test_a_target_of_far_more_people_than_there_are_is_asked_about(
    required: int, asks: bool
) -> None:
    need = replace(NEED, must_have=True, required=required, roster=10)
    read = told.reading(build.analysis((need,)), TRAINED)
    asked = [plain(text) for text in still_open(read, read.option) if text.startswith("Check the")]
    named = "Check the number: Serving at 3 (A) asks for 2 000 of 10 people."
    assert [text.partition(" While")[0] for text in asked] == ([named] if asks else [])


def test_a_plan_that_starts_before_its_survey_says_so() -> None:
    last = max(day for _, _, day in FOUND.waves)
    for start, warns in ((last, False), (last - timedelta(days=1), True)):
        read = told.reading(FOUND, replace(TRAINED, start=start))
        text = " ".join(still_open(read, read.option))
        assert ("before the latest survey" in text) is warns


def test_a_plan_for_what_comes_after_the_due_dates_says_what_it_saves() -> None:
    nothing, bought = OPTIONS.options
    likely = {1.6: "Likely 1 if we do nothing", 1.4: "nothing, with 9 more open weeks."}
    for held, text in likely.items():
        weeks = (1.0,) * len(bought.judged.open_weeks)
        judged = replace(bought.judged, held=held, open_weeks=weeks)
        options = (nothing, replace(bought, judged=judged))
        chosen = told.chosen(replace(OPTIONS, options=options, runs=2_000))
        note = plan.note(told.reading(FOUND, TRAINED, choice=chosen))
        assert text in note
        assert note.endswith(f". Averages of 2{SPACE}000 runs")
        assert ("open weeks" in note) == (held < 1.5)
        own = replace(bought, judged=replace(judged, held=held - 0.4))
        assert (", as without it, for" in headline(own, nothing)) == (held < 1.5)


def test_a_must_have_that_another_option_closes_says_so() -> None:
    closed = tuple(replace(need, shortage_after=0) for need in TRAINED.needs)
    every = told.option("every", replace(TRAINED, needs=closed), 2.0)
    when = "open when due (80 % likely in place by 13 May 2027)."
    for more, text in (((every,), f"{when} “Every must-have” closes it."), ((), when)):
        chosen = told.chosen(replace(OPTIONS, options=(*OPTIONS.options, *more)))
        read = told.reading(FOUND, TRAINED, choice=chosen)
        assert plain(still_open(read, read.option)[0]).endswith(text)


def test_a_later_date_is_named_and_a_deadline_before_it() -> None:
    later = replace(OPTIONS, ways_out=(WayOut(*AT, "postpone", 2_400.0, 8.0),))
    when = START + timedelta(weeks=8)
    when_text = plain(day(when))
    for deadline, own, which in (
        (None, {}, "its date"),
        (4.0, {AT: when - timedelta(days=1)}, "the deadline and its date"),
        (4.0, {AT: when}, "the deadline"),
    ):
        text = plain(ways_out(later, deadline, own)[AT])
        assert f"You can set {which} to {when_text} or later and buy" in text


def test_a_date_at_which_it_is_cheaper_stands_beside_the_first() -> None:
    dear = WayOut(*AT, "postpone", 400_000.0, 8.0)
    both = replace(OPTIONS, ways_out=(dear, replace(dear, cost=30_000.0, weeks=9.0)))
    first, later = (plain(day(START + timedelta(weeks=weeks))) for weeks in (8, 9))
    text = plain(ways_out(both, None, {})[AT])
    assert text.endswith(
        f"You can set its date to {later} or later and buy what closes it then ($ 30 k in "
        f"total for this alone; $ 400 k from {first})."
    )
    assert "closes the rest in time" in ways_out(both, None, {}, partly=[AT])[AT]


def test_an_overdue_target_keeps_its_own_day() -> None:
    late = replace(NEED, due_on=date(2026, 6, 30), due_given=True)
    result = build.analysis((late,))
    made = build.plan(result, (TRAIN,))
    overdue = replace(made, needs=tuple(replace(need, due_week=0.0) for need in made.needs))
    (need,) = plan.needs(told.reading(result, overdue))
    assert need.due == Said(date(2026, 6, 30), f"30{SPACE}Jun{SPACE}2026 (overdue)")
    (need,) = plan.needs(told.reading(result, made))
    assert need.due == date(2027, 4, 15)
    later = replace(overdue, start=date(2027, 6, 1))
    coming = build.analysis((replace(late, due_on=date(2027, 4, 15)),))
    (need,) = plan.needs(told.reading(coming, later))
    assert need.due.text == f"15{SPACE}Apr{SPACE}2027 (before the plan starts)"


def test_options_stand_side_by_side_and_their_net_cost_is_a_sum() -> None:
    section = plan.options(reading())
    assert plain(section.title) == (
        "Balanced: expect 1.5 of 1 must-have in place for $ 57 k in year 1; decide by 29 Oct 2026"
    )
    tables = records([section])["options"]
    # A line each: a paragraph of many open must-haves was cut.
    lines = [plain(row["sentence"]) for row in tables["stays_open"]]
    assert plain(lines[0]) == (
        "Leaves 1 position of Serving at 3 (A) open when due (80 % likely in place by 13 May 2027)."
    )
    assert lines[-1].startswith("We assume that a week")
    nothing, balanced = tables["options"]
    assert (nothing["option"], nothing["buys"], nothing["held"]) == ("Nothing", "nothing", 1.0)
    assert balanced["option"] == "Balanced (recommended)"
    assert balanced["buys"] == "hire 1, train 1, equip 1"
    numbers = ("held", "held_worst_tenth", "missing", "first_year_cash", "run_rate", "hours")
    assert [balanced[key] for key in numbers] == [1.5, 1.0, 1.5, 57_000.0, 23_750.0, 95.0]
    assert balanced["decide_by"] == "2026-10-29"
    judged = held_document(OPTIONS.named("balanced").judged)
    assert judged == {"mean": 1.5, "of": 1, "worst_tenth": 1.0}
    # 95,000 in total, less 1,000 of the hires' other work, and 40,000 of open positions.
    assert tables["net_cost"][1]["net"] == 134_000 == 95_000 - 1_000 + 40_000
    (switch,) = tables["switching"]
    assert plain(switch["sentence"]) == (
        "Balanced costs $ 95 k more than Nothing, less $ 77 k of its hires' other work, and saves "
        "20 open weeks: it pays where an open week costs more than $ 900."
    )


def test_more_cash_buys_more_along_the_curve() -> None:
    form = plan.curve(reading())[0].form
    assert [(p.label, p.x, p.y, p.strong) for p in form.points] == [
        ("Nothing", 0.0, 1.0, False),
        ("Balanced", 57_000.0, 1.5, True),
    ]
    drawn = plan.net_cost(reading())
    assert isinstance(drawn.form, Stacked)
    values = [series.values for series in drawn.form.series]
    assert values == [(0.0, 94_000.0), (40_000.0, 40_000.0)]
    assert drawn.form.series[0].name == "Cost in 104 weeks, less hires' other work"
    title = "Nothing costs least once open positions are counted, Balanced $ 95 k more"
    assert plain(drawn.title) == title


def test_the_cheaper_of_two_that_are_as_good_says_why_it_is_recommended() -> None:
    balanced = replace(OPTIONS.named("balanced"), net=135_000.0, cost=Cost(total=95_000))
    strong = replace(balanced, name="strong", cost=Cost(total=126_000))
    titles = {
        133_000: "Balanced is within 2 % of the least net cost (Strong), and $ 31 k cheaper in all",
        120_000: "Strong costs least once open positions are counted, Balanced $ 15 k more",
    }
    for net, title in titles.items():
        assert plain(plan.net_title(replace(strong, net=net), balanced, "USD")) == title


def test_actions_come_by_the_day_on_which_they_must_be_decided() -> None:
    rows = plan.actions(reading()).records()
    assert [(row["lever"], row["decide_by"], row["counts_from"]) for row in rows] == [
        ("hire", "2026-10-29", "2027-05-13"),
        ("train", "2026-11-26", "2027-03-04"),
        ("equip", "2026-12-17", "2027-01-25"),  # half of a week more than 14
    ]
    assert [row["closes"] for row in rows] == ["Serving 3, A", "Serving 3, A", "Python 3, A"]
    assert sum(row["total"] for row in rows) == 95_000


@pytest.mark.parametrize(
    ("people", "others", "who", "closes"),
    [
        (10, 12, "ML engineer · A", "Serving 3, A"),
        (8, 12, "A", "Serving 3, A"),  # every other person has the role
        (9, 12, "A", "Serving 3, A"),  # four are left of the team
        (10, 4, "", "Serving 3, A"),  # or of all
    ],
)
def test_an_action_tells_no_more_of_its_person_than_five_have(
    people: int, others: int, who: str, closes: str
) -> None:
    result = build.analysis((NEED,), {"A": people, "B": others})
    bought = build.plan(result, (TRAIN,))
    (row,) = plan.actions(told.reading(result, bought)).records()
    assert (row["who"], row["closes"]) == (who, closes)
    (named,) = plan.actions(told.reading(result, bought, people=True)).records()
    assert "ML engineer · A" in named["who"]


def test_each_lever_says_what_is_bought() -> None:
    bought = {
        "Hire 2 × ML engineer": build.action("hire", NEED, 1.0, count=2),
        "Hire ML engineer for a budgeted seat": build.action("hire", NEED, 1.0, backfill=True),
        "3 × Assistant for A and B": build.action("equip", NEED, 1.0, skills=("A", "B"), count=3),
        "Contract Guard until week 31": replace(
            TRAIN, lever="contract", profile="Guard", until_week=30.2
        ),
        "Check 4 ratings in A and B": replace(TRAIN, lever="assess", count=4, skills=("A", "B")),
    }
    assert [plain(plan.what(action)) for action in bought.values()] == [*bought]


def test_what_is_done_in_a_skill_of_a_few_people_alone_is_not_said() -> None:
    """The skill is required of nobody but the four of a team; what it costs stays."""
    few = build.analysis((NEED,), {"A": 4, "B": 12})
    asked = told.reading(few, build.plan(few, (LEARN, HIRE)))
    train, hire = sorted(plan.actions(asked).records(), key=lambda row: row["lever"] == "hire")
    assert [train[key] for key in ("what", "who", "closes")] == [None, "", ""]  # too few
    assert hire["what"] == "Hire ML engineer"
    assert [span.shade for span in plan.roadmap(asked).form.rows] == ["hire"]
    charges = records([money.money(asked)])["money"]["charges"]
    assert {row["action"] for row in charges if row["lever"] == "train"} == {None}


def test_what_an_action_closes_is_counted() -> None:
    closed = {"Serving": 2, "Python": 1}
    result = tuple(Close("A", skill, 3, count, True) for skill, count in closed.items())
    (row,) = plan.actions(reading(replace(TRAIN, closes=result))).records()
    assert row["closes"] == "Serving 3, A (2); Python 3, A"
    spare, late = replace(TRAIN, closes=()), replace(TRAIN, closes=(), end_week=40.0)
    rows = plan.actions(reading(spare, late)).records()
    assert [row["closes"] for row in rows] == ["in reserve", "late"]
    (row,) = plan.actions(reading(replace(late, lever="assess"))).records()
    assert row["closes"] == ""


def test_equal_actions_are_one_bar_of_the_road_map_and_one_decision_of_its_title() -> None:
    twice = (TRAIN, replace(TRAIN, person="Somebody"))
    assert plain(plan.roadmap(reading(*twice)).title).startswith("1 decision is due by")
    drawn = plan.roadmap(reading(*twice, HIRE))
    assert [(s.label, s.start, s.end, s.decide, s.due) for s in drawn.form.rows] == [
        ("Serving, hire 1", 1.0, 30.0, 2.0, 26.0),
        ("Serving, train 2", 0.0, 20.0, 6.0, 26.0),
    ]
    late = replace(HIRE, closes=(), end_week=40.0)  # its target's day stands there all the same
    (shown,) = plan.roadmap(reading(late)).form.rows
    assert (shown.due, shown.end) == (26.0, 40.0)
    assert drawn.form.weeks == 30.0
    assert plain(drawn.title) == "1 decision is due by 29 Oct 2026"
    check = replace(TRAIN, lever="assess", decide_by_week=1.0)  # no decision, as in the five lines
    for end, more in ((2.0, ", after checks"), (3.0, "")):
        with_check = plan.roadmap(reading(*twice, HIRE, replace(check, end_week=end))).title
        assert with_check == f"{drawn.title}{more}"
    assert plain(drawn.form.rows[0].note) == "decide by 29 Oct 2026, counts from 13 May 2027"


def test_who_counts_today_and_by_each_lever_adds_up_to_what_is_required() -> None:
    chart = plan.before_after(reading())
    rows = chart.twin.records()
    # What is met and stays so is left out, unless it is a must-have.
    assert [row["requirement"] for row in rows] == ["Serving 3 · A", "Python 3 · A"]
    serving = rows[0]
    keys = ("required", "have", "by_train", "by_hire", "open_before", "open")
    assert [serving[key] for key in keys] == [4, 1, 1, 1, 3, 1]
    assert serving["chance"] == pytest.approx(0.9)
    assert isinstance(chart.form, Stacked)
    heights = zip(*(series.values for series in chart.form.series), strict=True)
    assert [sum(part or 0 for part in bar) for bar in heights] == [4, 2]
    assert plain(chart.title) == "The plan aims at 0 of 1 must-have; expect 0.9"
    assert "Likely to hold" in chart.twin.note
    assert "Likely to hold" not in chart.note, "no part of the picture"


def test_where_nothing_is_bought_or_required_that_is_said() -> None:
    section = plan.plan(told.reading(FOUND))
    assert section.title == "The plan buys nothing"
    assert money.money(told.reading(FOUND)) is None
    assert "roadmap" not in [getattr(block, "key", "") for block in section.blocks]
    nothing = told.of()
    assert (plan.plan(nothing), plan.options(nothing)) == (None, None)


FEE = Charge("fees", "once", 10.0, 320.0, 5.0, 5.0)
LEARNING = Charge("learning", "hours", 100.0, 50.0, 0.0, 20.0)
PAY = Charge("pay", "yearly", 1.0, 52_000.0, 13.0, 104.0)
LEARNT = Cost(3_200, 0, 100, 8_200, 3_200)
LEARN = build.action("train", NEED, 0.0, charges=(FEE, LEARNING), cost=LEARNT, decide_by_week=2.0)
JOIN = build.action("hire", NEED, 0.0, charges=(PAY,), cost=Cost(0, 52_000, 0, 91_000, 39_000))


def test_months_are_fees_in_their_month_and_pay_from_its_first_week() -> None:
    """Fees of 3,200 in week 5; pay of 1,000 a week from week 13 to 104; 100 hours at 50."""
    chart = money.by_month(reading(LEARN, JOIN))
    assert isinstance(chart.form, Stacked)
    drawn = {series.name: series.values for series in chart.form.series}
    assert drawn["Train, cash"] == (0.0, 3_200.0, *[0.0] * 22)
    # Months of 4 1/3 weeks: pay begins with the fourth.
    assert drawn["Hire, cash"] == pytest.approx([0, 0, 0, *[4_333.33] * 21], abs=0.011)
    assert chart.form.labels[:2] == (f"Oct{SPACE}2026", f"Nov{SPACE}2026")
    late = money.by_month(reading(LEARN, JOIN, start=date(2026, 11, 30)))
    assert isinstance(late.form, Stacked)
    assert len({*late.form.labels}) == 24
    assert late.form.labels[0] == f"Dec{SPACE}2026"  # its first month ends on 30 Dec
    rows = chart.twin.records()
    assert sum(row["cash"] for row in rows) == pytest.approx(3_200 + 91_000)
    assert sum(row["hours"] for row in rows) == pytest.approx(100)


def test_years_levers_and_charges_add_up() -> None:
    section = money.money(reading(LEARN, JOIN))
    assert plain(section.title) == "Year 1 takes $ 42 k of cash, then $ 52 k a year"
    tables = records([section])["money"]
    first, second = tables["by_year"]
    assert (first["one_off"], first["running"], first["hours_cost"]) == (3_200, 39_000, 5_000)
    assert (first["cash"], second["cash"]) == (42_200, 52_000)
    assert (first["total"], second["total"]) == (47_200, 52_000)
    by_lever = {row["lever"]: row["total"] for row in tables["by_lever"]}
    assert by_lever == {"train": 8_200, "hire": 91_000, "The plan": 99_200}
    keys = ("item", "kind", "quantity", "price")
    charges = [
        ("fees", "once", 10, 320),
        ("learning", "hours", 100, 50),
        ("pay", "yearly", 1, 52_000),
    ]
    assert [tuple(row[key] for key in keys) for row in tables["charges"]] == charges
    alone = {row["way"]: row["total"] for row in tables["alone"]}
    assert alone["The plan"] == 99_200
    assert alone["Do nothing"] == 0


def test_the_charges_of_a_plan_that_the_solver_made_are_what_it_costs() -> None:
    random = planned(random_team(1))
    tables = records([money.money(told.reading(FOUND, random))])["money"]
    # Of a charge so much a year for its weeks; of all others quantity times price.
    charged = sum(
        row["count"]
        * row["quantity"]
        * row["price"]
        * ((row["end_week"] - row["start_week"]) / 52 if row["kind"] == "yearly" else 1)
        for row in tables["charges"]
    )
    assert charged == pytest.approx(random.cost.total)


@cache
def explained(budget: float | None = None) -> tuple[Plan, Explanations]:
    asked = choice(four_people(budget=budget) if budget else four_people())
    return asked.planned.plan, Explaining(asked, seconds=600).all()


def explaining(plan: Plan, *hidden: str) -> Reading:
    """Where requirements of these skills are of a small group."""
    small = tuple(build.requirement("Core", name, 0, 1, skill_id=name, roster=4) for name in hidden)
    result = build.analysis(small, {"Core": 4}) if small else FOUND
    return told.reading(result, plan)


def tables(plan: Plan, found: Explanations, *hidden: str) -> dict[str, list[dict[str, Any]]]:
    section = why(explaining(plan, *hidden), found)
    return records([section])["why"]


def test_tables_print_what_was_found() -> None:
    result = tables(*explained())
    assert list(dict.fromkeys(row["skill"] for row in result["skills"])) == [
        "MLE: train 1 and equip 1.",
        "RAG: train 1 and equip 1.",
        "GOV: train 1.",
    ]
    levers = [row["others"].partition(" alone: ")[0] for row in result["skills"][:3]]
    assert sorted(levers) == ["Hiring", "Tooling", "Training"]  # a row for each
    assert result["limits"][-1]["buys"] == "no gain that this can tell"
    assert [*result["levers"][0].values()] == ["Hire", 0, 0, 220_000, 167_000]
    assert (result["budgets"][1]["budget"], result["budgets"][1]["shortage"]) == (10_000, 3)
    made, found = explained()
    read = explaining(made)
    titles = [block.title for block in why(read, found).blocks if isinstance(block, Table)]
    assert "Hiring only: net cost $\u00a0167\u00a0000 higher" in titles
    for runs, said in ((10_000, "2 000 runs"), (500, "500 runs")):  # fewer than of the options
        options = replace(read.options, runs=runs)
        asked = told.reading(FOUND, made, choice=told.chosen(options))
        assert plain(why(asked, found).lead).endswith(f"are averages of {said}.")


def test_no_sentence_of_another_skill_names_what_a_small_group_lacks() -> None:
    """48,500 leave one position open, which a tenth more closes: it is named, unless it is of a
    small group."""
    plan, result = explained(48_500)
    (missing,) = [need.skill for need in plan.needs if need.shortage_after]

    def printed(*hidden: str) -> str:
        text = tables(plan, result, *hidden)
        others = [r["others"] for r in text["skills"] if not r["skill"].startswith(f"{missing}:")]
        return " ".join([*others, *(row["buys"] for row in text["limits"])])

    assert missing in printed()
    assert missing not in printed(missing)
    every, some = (tables(*explained(), *small)["skills"] for small in ((), ("MLE",)))
    assert some == [row for row in every if not row["skill"].startswith("MLE")] != every


def test_nothing_to_close_is_nothing_to_explain() -> None:
    plan, result = explained()
    assert why(explaining(plan), replace(result, ways=(), missing=())) is None


LIKELY = End(160, 0, 28_693.0, 0, net=28_693.0)
HOURS = Driver(
    "training.hours_to_level_3",
    "hours",
    replace(LIKELY, number=80, net=14_346.0),
    LIKELY,
    replace(LIKELY, number=320, net=120_960.0),
    replace(LIKELY, number=80, net=14_346.0),
    replace(LIKELY, number=320, shortage=1, net=57_386.0),
)
IDLE = Driver("pay.band.P1", "USD", LIKELY, LIKELY, LIKELY, LIKELY, LIKELY)


def test_an_assumption_is_told_at_both_ends_as_it_stands_and_planned_anew() -> None:
    section = depends(reading(), (HOURS, IDLE), 4)
    low, high = records([section])["depends"]["drivers"]
    assert (low["at"], low["cost"], low["cost_anew"]) == (80, 14_346.0, 14_346.0)
    numbers = ["hours", 1, 0, 57_386.0, 120_960.0]
    assert [*high.values()] == ["Learning hours to level 3", HOURS.key, 320, *numbers]
    table = told.only(section, Table)
    note = plain(table.note)
    assert "Tried so far: 2 of 4 numbers with a range." in note
