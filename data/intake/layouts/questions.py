"""Whether the beginning of a header is a question that rows can stand below."""

from __future__ import annotations

from data.intake.headers import LEVEL_WANTED, NEVER_LEVEL, is_opinion
from data.intake.words import fold


def asks_about_rows(text: str) -> bool:
    """A question or a phrase of several words that asks for a level or an opinion."""
    folded = fold(text)
    about = LEVEL_WANTED.search(folded) or is_opinion(folded) or NEVER_LEVEL.search(folded)
    return bool(about)
