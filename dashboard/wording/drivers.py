"""What is said of the numbers that drive a plan: as it stands, and planned anew."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.strategy.drivers import Driver, End, chance_only
from dashboard.formats import count, decimal, joined, money, money_exact

DRIVE = "Work out which numbers drive the plan most"
DRIVE_HELP = (
    "Each assumption is put at its low and at its high end, one at a time. As it stands: the same "
    "actions, at what they then cost, with what they then close. Planned anew: the best plan for "
    "that number. It uses the scenario of the Strategy page."
)
ON_STRATEGY = "What the plan depends on"
NOTHING_DRIVES = "No number within its range changes what the plan costs or leaves open."
NOTHING_OPENS = "No number within its range leaves another number of must-have positions open."
COST_CAPTION = (
    "Upper bar: the plan as it stands. Lower bar: planned anew. The number at its end is the "
    "assumption's. A plan that costs less may leave more open: see the positions."
)
REPORT_NOTE = (
    "As it stands: the same actions, paid in full, counting where they still close something in "
    "time. Planned anew: the best plan for that number."
)
FORMULA = "by formula, with ratings taken as true"
MOST = 6
"""Numbers named in a line; the table has all."""


def base_line(likely: End, must_haves: int, currency: str) -> str:
    """What every row is to be held against: the plan with the likely numbers."""
    return (
        f"With the likely numbers the plan leaves {count(likely.shortage, 'must-have position')} "
        f"open and costs {money_exact(likely.total, currency)} in total; "
        f"{decimal(likely.holding)} of {count(must_haves, 'must-have')} hold on average, {FORMULA}."
    )


def drive_title(found: Sequence[Driver], currency: str) -> str:
    """What moves the plan most, at the end where it moves it most."""
    if not found:
        return NOTHING_DRIVES
    first = found[0]
    said = f"{first.key} drives the plan most"
    if first in opened(found):
        stands, anew = _worst(first)
        left = f"{count(stands.shortage, 'must-have position')} open as it stands"
        again = f"{anew.shortage} planned anew for {money(anew.total, currency)}"
        return f"{said}: at {stands.number:g} it leaves {left}, {again}"
    standing = _between(first.fixed_low, first.fixed_high, currency)
    again = _between(first.low, first.high, currency)
    if standing == again:
        return f"{said}: {standing}"
    return f"{said}: {standing} as it stands, {again} planned anew"


def _between(one: End, other: End, currency: str) -> str:
    low, high = sorted((one.total, other.total))
    return f"{money(low, currency)} to {money(high, currency)} between its ends"


def _worst(one: Driver) -> tuple[End, End]:
    """The end at which most stays open: as it stands, and planned anew."""
    return max(_pairs(one), key=lambda pair: (pair[0].shortage, pair[1].shortage))


def _pairs(one: Driver) -> tuple[tuple[End, End], tuple[End, End]]:
    return (one.fixed_low, one.low), (one.fixed_high, one.high)


def open_title(found: Sequence[Driver]) -> str:
    """How many numbers can leave other must-have positions open, and by how many at worst."""
    moving = opened(found)
    if not moving:
        return NOTHING_OPENS
    worst = max(max(fixed.shortage, anew.shortage) for o in moving for fixed, anew in _pairs(o))
    can = f"{count(len(moving), 'number')} can change how many must-have positions stay open"
    return f"{can}: {moving[0].likely.shortage} as it is likely, {worst} at worst"


def opened(found: Sequence[Driver]) -> list[Driver]:
    """Those that change how many must-have positions stay open."""
    return [one for one in found if one.shortage_swing or one.fixed_shortage_swing]


def drive_alt(found: Sequence[Driver], currency: str) -> str:
    """The picture in sentences."""
    said = [
        f"{one.key}: at {fixed.number:g} {_end(fixed, currency)} as it stands, "
        f"{_end(anew, currency)} planned anew"
        for one in found
        for fixed, anew in _pairs(one)
    ]
    return f"{'; '.join(said)}." if said else NOTHING_DRIVES


def _end(end: End, currency: str) -> str:
    left = f", {count(end.shortage, 'must-have position')} open" if end.shortage else ""
    return f"{money(end.total, currency)}{left}"


def over_lines(found: Sequence[Driver], currency: str) -> str:
    """Where the plan as it stands costs more than the budget."""
    over = [
        f"{one.key} at {end.number:g} ({money(end.over_budget, currency)})"
        for one in found
        for end in (one.fixed_low, one.fixed_high)
        if end.over_budget
    ]
    return f"Beyond the budget as it stands: {joined(over, MOST)}." if over else ""


def chances_line(chances: Sequence[Driver]) -> str:
    """Numbers that change no plan, only how likely it holds."""
    said = [
        f"{one.key} ({decimal(low)} to {decimal(high)})"
        for one in chances
        for low, high in [sorted((one.fixed_low.holding, one.fixed_high.holding))]
    ]
    if not said:
        return ""
    return (
        "Only chances change with these; must-haves that hold on average, "
        f"{FORMULA}, between their ends: {joined(said, MOST)}."
    )


def unmoved(tried: Sequence[Driver]) -> list[str]:
    """Keys that change nothing at all."""
    chances = {one.key for one in chance_only(tried)}
    return [one.key for one in tried if not one.moves and one.key not in chances]


def unmoved_line(tried: Sequence[Driver]) -> str:
    """What changes nothing, in one line."""
    keys = unmoved(tried)
    if not keys:
        return ""
    of = f"{len(keys)} of {count(len(tried), 'number')} with a range"
    change = "changes" if len(keys) == 1 else "change"
    return f"{of} {change} nothing here: {', '.join(keys)}."


def tried_line(tried: int, of: int) -> str:
    """Where not every number was tried."""
    return f"Tried so far: {tried} of {count(of, 'number')} with a range." if tried < of else ""
