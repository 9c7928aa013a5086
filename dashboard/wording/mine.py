"""What a person reads of their own ratings."""

from __future__ import annotations

from collections.abc import Sequence

from data.store.people.own import OwnRating
from data.vocabulary import LEVEL_NAMES

TITLE = "What is rated of you"
NOTE = (
    "Only you see this page as it is. Your lead and administrators see the same ratings; others "
    "see groups of five and more."
)
NOBODY = (
    "No survey has ratings of {person}. If you answered under another e-mail or id, ask an "
    "administrator to name it in your account."
)
COLUMNS = ("area", "skill", "rated by", "level")


def rows(ratings: Sequence[OwnRating]) -> dict[str, list[str]]:
    """The table of one wave."""
    said = [(r.area, r.skill, r.rater, level(r)) for r in ratings]
    return {name: [row[at] for row in said] for at, name in enumerate(COLUMNS)}


def level(rating: OwnRating) -> str:
    """A level with its name; unknown and not applicable are neither."""
    if not rating.applies:
        return "does not apply"
    return "unknown" if rating.level is None else f"{rating.level} {LEVEL_NAMES[rating.level]}"
