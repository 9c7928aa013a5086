"""Headers that begin with one question, and whether a text is such a question."""

from __future__ import annotations

from data.intake.language.headers import LEVEL_WANTED, is_opinion
from data.intake.language.not_rated import NEVER_LEVEL
from data.intake.language.words import fold
from data.intake.layouts.layout import Split
from data.intake.layouts.stems import split_shared
from data.intake.reading.table import TextTable


def asks_about_rows(text: str) -> bool:
    """A question or a phrase that asks for a level or an opinion."""
    folded = fold(text)
    about = LEVEL_WANTED.search(folded) or is_opinion(folded) or NEVER_LEVEL.search(folded)
    return bool(about)


def split_questions(table: TextTable) -> tuple[Split, ...]:
    """ "Rate your skills - Python", "Rate your skills - SQL": the rows and their question."""
    return split_shared(table.headers, table.stems, asks_about_rows)
