"""What is said of the numbers that drive a plan: as it stands, and planned anew."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.options.drivers import Driver, End
from dashboard.formats import count, joined, money, money_exact

DRIVE = "Work out which numbers drive the plan most"
DRIVE_HELP = (
    "Each assumption is put at its low and at its high end, one at a time. As it stands: the same "
    "actions, at what they then cost, with what they then close. Planned anew: the best plan for "
    "that number. It uses the scenario of the Plan page."
)
NOTHING_DRIVES = "No number within its range changes what the plan costs or leaves open."
REPORT_NOTE = (
    "As it stands: the same actions, paid in full, counting where they still close something in "
    "time. Planned anew: the best plan for that number."
)
MOST = 6
"""Numbers named in a line; the table has all."""


def base_line(likely: End, currency: str) -> str:
    """What every row is to be held against: the plan with the likely numbers."""
    said = (
        f"With the likely numbers the plan leaves {count(likely.shortage, 'must-have position')} "
        f"open when due and costs {money_exact(likely.total, currency)} in total"
    )
    if likely.net is None or likely.open_weeks is None:
        return f"{said}."
    weeks = count(round(likely.open_weeks), "open week")
    return f"{said}. Expect {weeks} of must-haves: net cost {money(likely.net, currency)}."


def drive_title(found: Sequence[Driver], currency: str) -> str:
    """What moves the plan most, at the end where it moves it most."""
    if not found:
        return NOTHING_DRIVES
    first = found[0]
    said = f"{first.key} drives the plan most"
    if first.likely.net is None and first in opened(found):
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
    low, high = sorted((one.cost, other.cost))
    kind = "" if one.net is None else "net cost "
    return f"{kind}{money(low, currency)} to {money(high, currency)} between its ends"


def _worst(one: Driver) -> tuple[End, End]:
    """The end at which most stays open: as it stands, and planned anew."""
    return max(_pairs(one), key=lambda pair: (pair[0].shortage, pair[1].shortage))


def _pairs(one: Driver) -> tuple[tuple[End, End], tuple[End, End]]:
    return (one.fixed_low, one.low), (one.fixed_high, one.high)


def opened(found: Sequence[Driver]) -> list[Driver]:
    """Those that change how many must-have positions stay open."""
    return [one for one in found if one.shortage_swing or one.fixed_shortage_swing]


def over_lines(found: Sequence[Driver], currency: str) -> str:
    """Where the plan as it stands costs more than the budget."""
    over = [
        f"{one.key} at {end.number:g} ({money(end.over_budget, currency)})"
        for one in found
        for end in (one.fixed_low, one.fixed_high)
        if end.over_budget
    ]
    return f"Beyond the budget as it stands: {joined(over, MOST)}." if over else ""


def unmoved(tried: Sequence[Driver]) -> list[str]:
    """Keys that change nothing."""
    return [one.key for one in tried if not one.moves]


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
