"""How much of a skill hangs on how few people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Concentration:
    """Herfindahl-Hirschman index of who holds a skill.

    `index`: sum of squared shares, 1/n to 1. `effective`: 1 / index, the number of equal holders
    that would be as concentrated. `normalised`: 0 to 1 whatever the number of people; None for one.
    """

    index: float
    effective: float
    normalised: float | None


def concentration(amounts: Sequence[float]) -> Concentration | None:
    """Of what each person of the group holds (0 or more); None where nobody holds anything."""
    whole = sum(amounts)
    if not whole:
        return None
    index = sum((amount / whole) ** 2 for amount in amounts)
    people = len(amounts)
    normalised = (index - 1 / people) / (1 - 1 / people) if people > 1 else None
    return Concentration(index, 1 / index, normalised)
