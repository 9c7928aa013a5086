"""Planned against happened: positions, cost, hours and weeks, by lever and in total.

What is not known is left out of both sides of a comparison and counted beside it; of positions it
makes the difference between the least and the most.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import mean

from analytics.ledger.results import Against, Outcome, Sum
from analytics.results import ACTION_LEVERS, ActionLever
from analytics.strategy.results import Action


def against(actions: Sequence[Action], outcomes: Sequence[Outcome]) -> tuple[Against, ...]:
    """One for each lever of the plan, then the total."""
    levers = [lever for lever in ACTION_LEVERS if any(a.lever == lever for a in actions)]
    return tuple(_against(lever, actions, outcomes) for lever in [*levers, None])


def _against(
    lever: ActionLever | None, actions: Sequence[Action], outcomes: Sequence[Outcome]
) -> Against:
    own = [o for o in outcomes if lever in (None, o.lever)]
    counted = [o for o in own if o.why != "no outcome"]
    states = [o.state for o in counted]
    bounds = [
        _positions(action, [o for o in own if o.action_no == number])
        for number, action in enumerate(actions, start=1)
        if lever in (None, action.lever)
    ]
    late = [o.weeks_late for o in own if o.weeks_late is not None]
    return Against(
        lever=lever,
        yes=states.count("yes"),
        no=states.count("no"),
        not_known=states.count("not known"),
        positions=sum(planned for planned, _, _ in bounds),
        at_least=sum(low for _, low, _ in bounds),
        at_most=sum(high for _, _, high in bounds),
        cost=_sum(own, lambda o: o.planned_cost, lambda o: o.cost),
        hours=_sum(own, lambda o: o.planned_hours, lambda o: o.hours),
        weeks_late=mean(late) if late else None,
        dated=len(late),
    )


def _positions(action: Action, own: Sequence[Outcome]) -> tuple[int, int, int]:
    """(planned, at least, at most) positions; of one who moves, less those left open."""
    came = sum(o.state == "yes" for o in own)
    open_yet = sum(o.state == "not known" for o in own)

    def closed(purchases: int) -> int:
        if action.count == 1:
            return purchases * sum(close.headcount for close in action.closes)
        return sum(min(close.headcount, purchases) for close in action.closes)

    ends = closed(came), closed(came + open_yet)
    return closed(action.count), min(ends), max(ends)


def _sum(
    own: Sequence[Outcome],
    planned: Callable[[Outcome], float],
    happened: Callable[[Outcome], float | None],
) -> Sum:
    told = [(planned(o), value) for o in own if (value := happened(o)) is not None]
    return Sum(
        planned=sum(planned(o) for o in own),
        planned_known=sum(before for before, _ in told),
        happened=sum(value for _, value in told),
        known=len(told),
        of=len(own),
    )
