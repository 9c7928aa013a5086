"""What is said of contractors, moves and courses, which only a scenario offers."""

from __future__ import annotations

from analytics.strategy.results import Cost
from dashboard.wording import blend, explained, in_short
from tests.dashboard import hand_built as hand
from tests.dashboard.test_wording import plain


def test_a_contract_is_not_said_to_go_on() -> None:
    engaged = hand.action(
        lever="contract", profile="Guard", end_week=26, until_week=47.7, charges=(),
        cost=Cost(2_000, 192_000, 40, 85_500, 82_000),
    )  # fmt: skip
    plan = hand.plan(actions=(engaged, hand.HIRE))
    note = "$ 192 k of it is the pace of contractors, who leave by week 48"
    assert plain(blend.cost_figures(plan)[1][2]) == note
    assert note in plain(in_short.pay(plan))
    assert blend.passing_pay(hand.plan()) == ""
    assert "leave more open" in explained.later_note(plan)
    assert explained.later_note(hand.plan()) == ""


def test_every_lever_is_named_and_a_group_of_a_course_is_nobody_who_learns() -> None:
    group = hand.action(who="A month", person=None, closes=(), course="A month")
    bought = [
        hand.action(), group, hand.HIRE, hand.action(lever="equip", tool="Aid"),
        hand.action(lever="contract", profile="Guard"), hand.action(lever="move"),
    ]  # fmt: skip
    assert plain(blend.deeds(bought)) == "train 1, hire 1, equip 1, contract 1 and move 1"
    assert in_short.deeds([group]) == ["book 1 group of A month"]
