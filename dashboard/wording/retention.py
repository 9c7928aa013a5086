"""What is said of how long the answers of a wave are kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from data.store.facts.wave_ends import WaveEnd

ABOUT = (
    "After its last day the answers of a wave are erased for good: ratings, importance, interest, "
    "their words, and people whom nothing else names. Decisions keep the numbers of their day. The "
    "app does it when it is opened, and once a day while it runs; so does “skillmix retention "
    "apply”. Files of the wave are not taken again. Backups hold it until they are deleted."
)


def rows(ends: Iterable[WaveEnd]) -> list[dict[str, object]]:
    """A line for each wave."""
    return [
        {
            "Wave": one.wave,
            "Held on": one.held_on,
            "Kept until": one.ends_on or "no end",
            "Answers": "erased" if one.ended_at else "stored",
        }
        for one in ends
    ]


def soon(ends: Iterable[WaveEnd], today: date) -> list[str]:
    """A sentence for each wave that ends within a month."""
    return [
        f"The answers of “{one.wave}” are kept until {one.ends_on} and erased after it."
        for one in ends
        if one.is_soon(today)
    ]


def how_long(ends: Iterable[WaveEnd]) -> str:
    """Until when answers stay, for the privacy notice."""
    known = list(ends)
    dated = [
        f"those of “{one.wave}” until {one.ends_on}"
        for one in known
        if one.ends_on and not one.ended_at
    ]
    gone = sum(one.ended_at is not None for one in known)
    past = (
        f" The answers of {gone} {'round' if gone == 1 else 'rounds'} were erased." if gone else ""
    )
    if not dated:
        return f"Answers stay until your company erases them: no last day is set.{past}"
    rest = sum(one.ends_on is None for one in known)
    open_ = ", the others until your company erases them" if rest else ""
    return f"Answers are kept for a time: {', '.join(dated)}{open_}. Then they are erased.{past}"
