"""The Method page on what a plan depends on: numbers at their ends, as it stands and anew."""

from __future__ import annotations

from dashboard.wording.method_measures import Method


def depending() -> list[Method]:
    """How each assumption is put at its ends."""
    return [
        Method(
            "The plan as it stands, under another number",
            "Each assumption with a range is put at its low and at its high end, as if it were "
            "certain, all others as they are. Every action of the plan is paid at the prices that "
            "then hold and played through with what then becomes of it: net cost and open weeks. "
            "Of a plan as counted, what still closes something in time is solved for, with "
            "nothing more to buy than the plan bought. Where it costs more than the budget, it is "
            "said by how much.",
            "",
        ),
        Method(
            "The same number, planned anew",
            "The same option is solved again for the number, and held against the plan as it "
            "stands: within 2 % of net cost the cheaper is taken. What lies between the two is "
            "what acting on the likely number risks. A plan anew may cost less because more stays "
            "open.",
            "",
        ),
    ]
