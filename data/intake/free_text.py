"""Free text is set aside: its content is never kept, only where it stood and how long it was."""

from __future__ import annotations

from data.intake.scales import number

_LONGEST = 40
_MOST_WORDS = 4
NOT_KEPT = "free text; its content is not kept"


def is_free_text(value: str) -> bool:
    """Longer than a label of a scale, so somebody's own words."""
    bare = " ".join(value.split())
    if number(bare) is not None:
        return False
    return len(bare) > _LONGEST or len(bare.split(" ")) > _MOST_WORDS


def said_instead(value: str) -> str:
    """What is said of a free text in place of it."""
    return f"{len(value):,} characters of {NOT_KEPT}."
