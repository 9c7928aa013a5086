"""What is said of figures that are kept from who may not see people."""

from __future__ import annotations

from collections.abc import Iterator

from analytics.results import Withheld
from dashboard.formats import count


def left_out(withheld: Withheld | None) -> str:
    """How much of a selection is left out of every figure, and why; too few is not no data."""
    smallest = withheld.smallest if withheld else 5
    seen = f"You see groups of {smallest} and more; {_hours_and_pay(withheld)}"
    if withheld is None or not (withheld.cells or withheld.late):
        return f"{seen} Nothing had to be left out here."
    return " ".join([seen, *_cells(withheld), *_late(withheld)])


def _hours_and_pay(withheld: Withheld | None) -> str:
    said = "hours and pay in plans are those of a group"
    if withheld is None or not withheld.assumed:
        return f"{said}."
    whose = f"{count(withheld.assumed, 'person', 'people')}, of whose group too few are known"
    return f"{said}, and assumptions for {whose}."


def _cells(withheld: Withheld) -> Iterator[str]:
    if not withheld.cells:
        return
    smallest = withheld.smallest
    cells = count(len(withheld.cells), "skill of a team", "skills of teams")
    parts = [f"{withheld.requirements} of {withheld.asked} requirements", cells]
    said = " and ".join(parts if withheld.requirements else parts[1:])
    yield (
        f"Left out of every figure: {said}, of which fewer than {smallest} people are known or "
        f"have changed since it was shown, or all are alike."
    )
    if withheld.teams:
        yield f"Nothing is shown of {', '.join(withheld.teams)}."


def _late(withheld: Withheld) -> Iterator[str]:
    if withheld.late:
        yield (
            f"Later answers of {', '.join(withheld.late)} are not in it yet: they changed the "
            f"levels of fewer than {withheld.smallest} people in a skill, and would tell whose."
        )
