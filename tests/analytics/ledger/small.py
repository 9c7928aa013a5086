"""A decided plan of four actions, small enough to follow by hand, and two waves half a year apart.

Week 0 is 2026-01-05, a Monday; the second wave is in week 26.
"""

from datetime import date

from analytics.ledger.outcomes import Facts, Rated
from analytics.strategy.results import Action, Close, Cost
from data.store.ledger import Followed, Happened, Reached, Tracked
from tests.analytics.strategy.parts import action

START, LATER = date(2026, 1, 5), date(2026, 7, 6)
ANA, BO, CY, DI, ED = 1, 2, 3, 4, 5


ACTIONS = (
    action("train", "Python", 4, from_level=2),
    action(
        "hire",
        "Python",
        3,
        from_level=None,
        profile="ML engineer",
        count=2,
        arrive_week=12.0,
        cost=Cost(first_year_cash=80_000.0, hours=50.0),
        closes=(Close("Core", "Python", 3, 2, True),),
    ),
    action("equip", "SQL", 3, tool="Assistant"),
    action("train", "Python", 2, end_week=30.0),
)
"""Ana learns Python from 2 to 4; two are hired; Bo gets a tool for SQL; Cy learns later."""

FOLLOWED = (
    Followed(1, "Python", 2, 4, ANA),
    Followed(3, "SQL", 2, 3, BO),
    Followed(4, "Python", 1, 2, CY),
)
RATINGS = {
    (ANA, "Python"): (2, 3),
    (BO, "SQL"): (2, 3),
    (CY, "Python"): (1, 2),
    (DI, "Python"): (2, 2),
    (ED, "Python"): (3, 4),
}
"""Managers' levels in both waves. Di and Ed are not trained."""
TOLD = (Happened(2, 1, arrived_on=date(2026, 4, 20), cost=45_000.0),)
"""One hire came in week 15, three weeks late."""


def rated(*levels: int | None) -> tuple[Rated, ...]:
    """Levels in the two waves; None: not rated."""
    waves = (("first", START), ("second", LATER))
    return tuple(
        Rated(wave, day, level)
        for (wave, day), level in zip(waves, levels, strict=True)
        if level is not None
    )


def small(
    *,
    actions: tuple[Action, ...] = ACTIONS,
    followed: tuple[Followed, ...] = FOLLOWED,
    told: tuple[Happened, ...] = TOLD,
    reached: tuple[Reached, ...] = (),
    ratings: dict[tuple[int, str], tuple[int | None, int | None]] | None = None,
    decision_no: int = 1,
) -> Facts:
    """The facts of it, with changes."""
    levels = {**RATINGS, **(ratings or {})}
    return Facts(
        start=START,
        actions=actions,
        tracked=Tracked(decision_no, followed, (("Core", "first"),), reached, told),
        days={"first": START, "second": LATER},
        ratings={key: rated(*pair) for key, pair in levels.items()},
        teams=dict.fromkeys((ANA, BO, CY, DI, ED), "Core"),
    )
