"""How sure a plan is, in words, as a table and as a fan, from figures that a reader can check."""

from __future__ import annotations

from dataclasses import replace

from analytics.chances.results import Chances, FanWeek, NeedChance
from dashboard.formats import percent
from dashboard.wording import chances as wording
from dashboard.wording import figures
from dashboard.wording.method_chances import simulating
from tests.dashboard import hand_built as hand
from tests.dashboard.test_wording import plain

EVALUATION = NeedChance("Red", "Evaluation", "eval", 3, 2, True, 26.0, 2, 0.34, 0.37, 0.35, 0.9)
PYTHON = NeedChance("Red", "Python", "python", 3, 2, True, 26.0, 2, 0.9, 0.93, 0.91, 0.1)
SQL = NeedChance("Red", "SQL", "sql", 3, 1, True, 26.0, 0, 0.0, 0.0, 0.0, 1.0)
WISH = replace(SQL, skill="Fairness", skill_id="fair", must_have=False)
FOUND = Chances(
    runs=10_000,
    seed=1,
    must_haves=2,
    filled=2,
    all_hold=0.306,
    filled_hold=0.306,
    filled_hold_as_rated=0.36,
    holding=1.24,
    holding_as_rated=1.31,
    shortage_planned=0,
    shortage_expected=1.0,
    shortage_worst_tenth=2.4,
    needs=(PYTHON, EVALUATION, WISH),
    weeks=(FanWeek(0.0, 0.5, 0.5, 0.5, 0.5), FanWeek(1.0, 1.0, 0.4, 0.75, 0.9)),
)
SHORT = replace(
    FOUND, must_haves=3, all_hold=0.0, shortage_planned=1, needs=(PYTHON, EVALUATION, SQL)
)


def test_the_promise_stands_beside_what_is_likely() -> None:
    assert plain(wording.summary(FOUND, hand.plan(), hand.START)) == (
        "Planned: 2 of 2 must-haves by 15 Apr 2027. Likely to hold: 1.2 of 2 must-haves on "
        "average, all 2 together in 31 % of 10 000 runs (36 % if every rating were right). The "
        "weakest is Evaluation at level 3 (Red): 34 %. People missing at the due dates: 0 as "
        "planned, 1 on average, 2.4 in the worst tenth of the runs."
    )


def test_the_headline_has_the_chance_of_the_runs_once_there_are_any() -> None:
    covered = "Train 1 and hire 1: every must-have covered by 15 Apr 2027"
    assert plain(wording.headline(hand.plan(), hand.START, None)) == covered
    assert plain(wording.headline(hand.plan(), hand.START, FOUND)) == (
        f"{covered} as planned; the least sure of them holds with 34 %"
    )
    short = hand.plan(status="short", shortage=1, actions=(hand.action(),))
    assert "least sure" not in wording.headline(short, hand.START, SHORT)


def test_the_short_account_says_how_many_hold_and_the_weakest() -> None:
    assert plain(wording.in_short(FOUND)) == (
        "Likely to hold: 1.2 of 2 must-haves on average, all 2 together in 31 % of "
        "10 000 runs (36 % if every rating were right). The weakest is Evaluation at level 3 "
        "(Red): 34 %."
    )
    assert wording.in_short(replace(FOUND, must_haves=0)) == wording.NO_MUST_HAVE


def test_the_figures_of_how_sure_a_plan_is() -> None:
    shown = {label: (plain(value), plain(note)) for label, value, note in figures.sure(FOUND)}
    assert shown == {
        "Likely to hold": ("1.2 of 2", "must-haves on average; planned 2"),
        "All together": ("31 %", "all 2; 36 % if every rating were right"),
        "Chance of the weakest": ("34 %", "least sure must-have: Evaluation 3, Red"),
        "People missing": (
            "1",
            "on average at the due dates; planned 0, in the worst tenth of 10 000 runs 2.4",
        ),
    }
    assert figures.weakest(SHORT)[1:] == (
        percent(0.0),
        "least sure must-have: SQL 3, Red, which the plan leaves open",
    )
    none = replace(SHORT, filled=0, filled_hold=None, filled_hold_as_rated=None)
    assert figures.sure(none)[1] == ("All together", "–", "the plan fills no must-have")
    assert figures.weakest(replace(FOUND, must_haves=0, needs=(WISH,)))[1] == "–"


def test_what_the_plan_leaves_open_is_not_part_of_what_is_likely_together() -> None:
    said = plain(wording.summary(SHORT, hand.plan(), None))
    assert "Planned: 2 of 3 must-haves when due." in said
    assert (
        "1.2 of 3 must-haves on average, all 2 that the plan fills together in 31 % of 10 000 runs"
        in said
    )
    assert "The weakest is SQL at level 3 (Red), which the plan leaves open: 0 %." in said


def test_one_must_have_or_none_or_none_filled() -> None:
    one = replace(FOUND, must_haves=1, filled=1, all_hold=0.34, needs=(EVALUATION,))
    assert plain(wording.likely(one)) == (
        "Likely to hold: in 34 % of 10 000 runs (36 % if every rating were right)"
    )
    none = replace(FOUND, must_haves=0, filled=0, needs=(WISH,))
    assert wording.summary(none, hand.plan(), hand.START) == wording.NO_MUST_HAVE
    empty = replace(
        SHORT, filled=0, filled_hold=None, filled_hold_as_rated=None, holding=0.0, needs=(SQL, SQL)
    )
    assert plain(wording.likely(empty)) == "Likely to hold: 0 of 3 must-haves on average"


def test_a_chance_that_is_not_whole_is_never_0_or_100() -> None:
    shown = [plain(wording.chance(share)) for share in (0.0, 0.0031, 0.61, 0.9999, 1.0)]
    assert shown == ["0 %", "under 1 %", "61 %", "over 99 %", "100 %"]


def test_the_error_is_two_standard_errors_of_a_half() -> None:
    assert "exact to ±1 point, and" in plain(wording.how(FOUND))
    assert "exact to ±10 points, and" in plain(wording.how(replace(FOUND, runs=100)))


def test_where_a_rating_changes_nothing_nothing_is_said_of_it() -> None:
    sure = replace(FOUND, filled_hold_as_rated=0.306)
    assert "rating" not in wording.likely(sure)
    rare = replace(FOUND, filled_hold=0.001, filled_hold_as_rated=0.004)  # both: under 1 %
    assert "rating" not in wording.likely(rare)


def test_the_method_page_works_a_number() -> None:
    assert plain(simulating(FOUND)[1].worked) == (
        "1.2 of 2 must-haves hold on average, 1.3 if every rating were right."
    )
    (counted,) = (m for m in simulating(FOUND) if m.name == "What is counted in the runs")
    assert plain(counted.worked).startswith(
        "Evaluation at level 3 (Red) holds in 3 400 of 10 000 runs, 34 %; by formula 35 %."
    )
    assert {method.worked for method in simulating(None)} == {""}
