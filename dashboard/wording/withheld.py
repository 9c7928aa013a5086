"""What is said of figures that are kept from who may not see people."""

from __future__ import annotations

from analytics.results import Withheld
from dashboard.formats import count


def left_out(withheld: Withheld | None) -> str:
    """How much of a selection is left out of every figure, and why; too few is not no data."""
    smallest = withheld.smallest if withheld else 5
    seen = f"You see groups of {smallest} and more; hours and pay in plans are those of a group."
    if withheld is None or not withheld.cells:
        return f"{seen} Nothing had to be left out here."
    cells = count(len(withheld.cells), "skill of a team", "skills of teams")
    parts = [f"{withheld.requirements} of {withheld.asked} requirements", cells]
    said = " and ".join(parts if withheld.requirements else parts[1:])
    teams = f" Nothing is shown of {', '.join(withheld.teams)}." if withheld.teams else ""
    return (
        f"{seen} Left out of every figure: {said}, of which fewer than {smallest} people are "
        f"known, or all are alike.{teams}"
    )
