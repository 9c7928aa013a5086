"""What is said of contractors, moves and courses, which only a scenario offers."""

from __future__ import annotations

from analytics.strategy.results import Cost
from dashboard.commands.plan import plan_text
from dashboard.components.basics.tables import actions_table
from dashboard.wording import blend, explained, in_short
from tests.dashboard import hand_built as hand
from tests.dashboard.test_wording import plain

GROUP = hand.action(who="A month", team="", person=None, closes=(), chance=1.0, course="A month")


def test_a_contract_is_not_said_to_go_on() -> None:
    engaged = hand.action(
        lever="contract",
        profile="Guard",
        end_week=26,
        until_week=47.7,
        charges=(),
        cost=Cost(2_000, 192_000, 40, 85_500, 82_000),
    )
    plan = hand.plan(actions=(engaged, hand.HIRE))
    note = "$ 192 k of it is the pace of contractors, who leave by week 48"
    assert plain(blend.cost_figures(plan)[1][2]) == note
    assert note in plain(in_short.pay(plan))
    assert blend.passing_pay(hand.plan()) == ""
    assert "leave more open" in explained.later_note(plan)
    assert explained.later_note(hand.plan()) == ""


def test_every_lever_is_named_and_a_group_of_a_course_is_nobody_who_learns() -> None:
    bought = [
        hand.action(),
        GROUP,
        hand.HIRE,
        hand.action(lever="equip", tool="Aid"),
        hand.action(lever="contract", profile="Guard"),
        hand.action(lever="move"),
    ]
    assert plain(blend.deeds(bought)) == "train 1, hire 1, equip 1, contract 1 and move 1"
    assert in_short.deeds([GROUP]) == ["book 1 group of A month"]


def test_a_group_of_a_course_has_no_chance_and_is_called_a_course() -> None:
    """Its learners have rows of their own, with their chances."""
    plan = hand.plan(actions=(GROUP, hand.action()), start=hand.START)
    shown = actions_table(plan, hand.START, people=False)
    assert (shown["Who"], shown["Chance"]) == (
        ["course A month", "ML engineer"],
        ["", "70\u00a0%"],
    )
    said = plan_text(plan, people=False).splitlines()
    rows = [line.split() for line in said if line.startswith("train  ")]
    assert rows[0][5:8] == ["course", "A", "month"]
    assert (rows[0][-1], rows[1][-2:]) == ("-", ["70", "%"])
