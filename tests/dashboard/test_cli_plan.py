"""`plan` for a terminal and for machines, on the plan that is written out by hand."""

from __future__ import annotations

from analytics.strategy.results import Cost
from dashboard.commands.plan import plan_document, plan_text
from tests.dashboard import hand_built as hand


def test_actions_stand_in_the_order_of_decision() -> None:
    """The hire must be decided half a week after week 0, training six weeks after it."""
    said = plan_text(hand.plan(start=hand.START), people=False).splitlines()
    rows = [line for line in said if line.startswith(("hire  ", "train  "))]
    assert [row.split()[0] for row in rows] == ["hire", "train"]
    assert "0 to 26" in rows[0]  # it counts in the middle of week 26
    assert "0 to 20" in rows[1]
    document = plan_document(hand.plan(), people=False)
    assert [action["lever"] for action in document["actions"]] == ["hire", "train"]


def test_money_is_whole_everywhere() -> None:
    cost = Cost(total=400_000.4)
    said = plan_text(hand.plan(cost=cost), people=False)
    ways = [
        line.split("  ") for line in said.splitlines() if line.startswith(("blend", "train only"))
    ]
    assert [way[-1] for way in ways] == ["400\u00a0000", "28\u00a0892"]
