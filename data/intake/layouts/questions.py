"""Headers that begin with one question, and whether a text is such a question."""

from __future__ import annotations

from data.intake.language import evidence
from data.intake.language.headers import is_opinion
from data.intake.language.words import fold
from data.intake.layouts.layout import Split
from data.intake.layouts.stems import split_shared
from data.intake.reading.table import TextTable


def asks_about_rows(text: str) -> bool:
    """A question or a phrase that asks for a level or an opinion."""
    folded = fold(text)
    asks = evidence.ability.search(folded) or evidence.against(folded)
    return bool(asks) or is_opinion(folded)


def split_questions(table: TextTable) -> tuple[Split, ...]:
    """ "Rate your skills - Python", "Rate your skills - SQL": the rows and their question."""
    return split_shared(table.headers, table.stems, asks_about_rows)
