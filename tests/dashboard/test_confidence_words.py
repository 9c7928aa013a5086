"""What is said of a plan with a confidence, on a plan that is written out by hand."""

from __future__ import annotations

from dataclasses import replace

from analytics.strategy.certainty import Confidence, Unsure
from analytics.strategy.results import Close, Cost, Plan
from analytics.suppression import Hidden
from dashboard.commands.plan import plan_document, plan_text
from dashboard.components.basics.tables import actions_table
from dashboard.reports.confidence import confidence_tables
from dashboard.reports.content import Number
from dashboard.reports.numbers import NONE, TOO_FEW
from dashboard.reports.words import served_words
from dashboard.wording.blend import plan_title
from dashboard.wording.confidence import asked_for, in_the_runs, sentences
from dashboard.wording.in_short import in_short
from dashboard.wording.method_confidence import being_sure
from tests.dashboard import hand_built as hand
from tests.dashboard.test_chances_words import FOUND as RUNS
from tests.dashboard.test_wording import plain

BELOW = (
    Unsure("Red", "Evaluation", "eval", 3, 0.61, 0, for_money=True),
    Unsure("Red", "Agents", "agents", 3, 0.0, 1, for_money=False),
)
ASKED = Confidence(
    asked=0.8,
    must_haves=4,
    sure=2,
    sure_without=1,
    spares=1,
    without=Cost(1_000, 200, 10, 1_500),
    extra=Cost(500, 0, -4, 450),
    shortage_other=1,
    unsure=BELOW,
    exact=True,
)


def sure_plan() -> Plan:
    """The plan by hand with a third purchase that is a spare."""
    base = hand.plan(start=hand.START)
    spare = replace(
        base.actions[-1], closes=(), spare=1, spares=(Close("Red", "Evaluation", 3, 1, True),)
    )
    return replace(base, confidence=ASKED, actions=(*base.actions, spare))


def test_met_price_and_what_stays_below() -> None:
    assert [plain(one) for one in sentences(sure_plan())] == [
        "2 of 4 must-haves hold with a chance of 80 % or more, by formula, which takes ratings as "
        "true; without spares 1 would. 1 spare closes nothing and makes them surer.",
        "The confidence costs $ 500 once, $ 0 a year, −4 h, $ 450 in total, beside the plan "
        "without it, and 1 other position stays open for it.",
        "The budget does not pay for the spares of: Evaluation 3, Red (61 %).",
        "Not so sure even with all who could be trained, hired or equipped in time, within the "
        "limits on hires, hours, mentors and tools, so no spare is bought for: Agents 3, Red (1 "
        "still missing).",
    ]
    assert sentences(hand.plan()) == []
    inexact = replace(sure_plan(), confidence=replace(ASKED, exact=False))
    assert "a cheaper choice of spares may exist" in sentences(inexact)[-1]


def test_spares_are_called_so_wherever_actions_are_listed() -> None:
    found = sure_plan()
    assert actions_table(found, hand.START, False)["Spare"].count(1) == 1
    assert "Spare" not in actions_table(hand.plan(start=hand.START), hand.START, False)
    assert "1 (1 spare)" in plan_text(found, people=False)
    assert "(1 of them spare)" in plan_title(found, hand.START)
    assert served_words(found.actions[-1]) == "spare for Evaluation level 3, Red"
    assert plain(asked_for(found)) == "80 %: 2 of 4 must-haves by formula"


def test_the_document_has_the_same_figures() -> None:
    document = plan_document(sure_plan(), people=False)
    assert document["confidence"]["extra"]["total"] == 450
    assert [one["for_money"] for one in document["confidence"]["unsure"]] == [True, False]
    assert plan_document(hand.plan(), people=False)["confidence"] is None


def test_a_report_tells_with_spares_and_without() -> None:
    price, below = confidence_tables(sure_plan(), Hidden())
    cells = [[c.value for c in row[1:] if isinstance(c, Number)] for row in price.rows]
    assert cells[:2] == [[2, 1, 1], [1, 0, 1]]
    assert cells[-1][2] == 1
    assert [(row[0], row[-1]) for row in below.rows] == [
        ("Evaluation", "the budget"),
        ("Agents", "the people, offers and limits there are"),
    ]
    assert confidence_tables(hand.plan(), Hidden()) == ()


def test_how_many_are_as_sure_in_the_runs_stands_beside_the_formula() -> None:
    """Python holds in 90 % of the runs, Evaluation in 34 %."""
    assert in_the_runs(None, RUNS) == ""
    first = (
        "1 of 4 must-haves holds with a chance of 80 % or more in the simulated runs, where "
        "ratings may be wrong; by formula, which takes ratings as true and chose the spares, 2 "
        "would, and without spares 1"
    )
    assert plain(in_the_runs(sure_plan().confidence, RUNS)) == first
    more = "1 spare closes nothing and makes them surer."
    assert plain(sentences(sure_plan(), RUNS)[0]) == f"{first}. {more}"
    assert first in plain(plan_text(sure_plan(), people=False, chances=RUNS))
    assert first in plain(dict(in_short(sure_plan(), hand.START, hand.START, RUNS))["Be sure"])
    price, _ = confidence_tables(sure_plan(), Hidden(), RUNS)
    assert plain(price.title) == f"A confidence of 80 % was asked for: {first}"
    assert price.rows[0][1:] == (Number(1, "1"), NONE, NONE)


def test_a_hidden_requirement_is_not_given_away_by_the_count() -> None:
    hidden = Hidden(requirements=frozenset({("Red", "eval", 3)}))
    price, below = confidence_tables(sure_plan(), hidden)
    assert price.rows[0][1:] == (TOO_FEW,) * 3
    assert [row[0] for row in below.rows] == ["Agents"]


def test_the_method_page_works_the_price() -> None:
    assert [method.worked for method in being_sure(None)] == ["", ""]
    assert "2 of 4 must-haves hold" in plain(being_sure(sure_plan())[0].worked)
