"""Answers of columns that are set aside, as people chose them from a list: to be given levels."""

from __future__ import annotations

from collections import Counter

from data.intake.columns.mapping import Mapping
from data.intake.language.words import NEVER_WORDS, fold
from data.intake.levels.free_text import is_free_text
from data.intake.levels.scales import is_not_applicable, is_unknown, number

_MOST = 12
"""Distinct answers of a question with a list to choose from."""


def unread(mapping: Mapping) -> tuple[str, ...]:
    """Words that are known answers (agreement, ...), or that two columns share and several gave."""
    columns: Counter[str] = Counter()
    times: Counter[str] = Counter()
    written: dict[str, str] = {}
    for column in mapping.used("ignored"):
        seen = mapping.profiles[column.position - 1]
        if seen.distinct > _MOST:
            continue
        words = {fold(value): (value.strip(), n) for value, n in seen.values if _is_word(value)}
        columns.update(list(words))
        times.update({key: n for key, (_, n) in words.items()})
        written = {key: value for key, (value, _) in words.items()} | written
    common = {key for key in written if columns[key] > 1 and times[key] > columns[key]}
    return tuple(text for key, text in written.items() if key in common or key in NEVER_WORDS)


def _is_word(value: str) -> bool:
    told = is_unknown(value) or is_not_applicable(value) or number(value) is not None
    return not told and "@" not in value and not is_free_text(value)
