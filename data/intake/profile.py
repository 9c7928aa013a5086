"""What the cells of one column look like, before anybody reads its header."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from data.intake.scales import is_not_applicable, is_unknown, label_level, number, parts
from data.intake.table import TextTable
from data.intake.words import NEVER_WORDS, OPINION_WORDS, fold

LOOKED_AT = 2_000
"""Distinct values that decide what a column is; a column with more holds text or identities."""
_EMAIL = re.compile(r"^[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+$")
_DATE = re.compile(r"^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?$")


@dataclass(frozen=True)
class Profile:
    """Shares are of the answered cells: those that are neither unknown nor not applicable."""

    values: tuple[tuple[str, int], ...]
    """Distinct texts with their counts, commonest first, at most LOOKED_AT."""
    distinct: int
    answered: int
    numbers: dict[Fraction, int]
    """Bare numbers with their counts, without those that stand beside a word for a level."""
    number_share: float
    word_share: float
    level_words: int
    opinion_share: float
    never: str
    """What the answers are about when not about a level, such as "agreement"; else ""."""
    email_share: float
    date_share: float
    mean_length: float

    @property
    def level_share(self) -> float:
        """Cells that are a number or a word for a level."""
        return self.number_share + self.word_share

    def within(self, top: int) -> float:
        """Share of the bare numbers that lie from 0 to `top`; 1 without numbers."""
        if not self.numbers:
            return 1.0
        inside = sum(n for number, n in self.numbers.items() if 0 <= number <= top)
        return inside / sum(self.numbers.values())

    @property
    def only_zero_and_one(self) -> bool:
        """Checkboxes: nothing but 0 and 1."""
        return bool(self.numbers) and set(self.numbers) <= {0, 1} and not self.level_words


def profile(table: TextTable, position: int) -> Profile:
    """Look at the distinct values of one column."""
    pairs, distinct = table.commonest(position, LOOKED_AT)
    return describe(pairs, distinct, table.headers[position - 1])


def describe(pairs: tuple[tuple[str, int], ...], distinct: int, header: str) -> Profile:
    """The profile of counted values under a header."""
    answered = numbers = words = opinions = emails = dates = length = 0
    bare: dict[Fraction, int] = {}
    found_words: set[str] = set()
    never: dict[str, int] = {}
    own_name = fold(header)
    for value, count in pairs:
        if is_unknown(value) or is_not_applicable(value):
            continue
        answered += count
        length += len(value) * count
        folded = fold(value)
        if folded in NEVER_WORDS or folded == own_name:
            kind = NEVER_WORDS.get(folded, "yes or no")
            never[kind] = never.get(kind, 0) + count
        if folded in OPINION_WORDS or number(value) is not None:
            opinions += count
        if folded != own_name and label_level(value) is not None:
            words += count
            found_words.add(folded)
        elif (given := parts(value)[0]) is not None and (
            number(value) is not None or len(value) < 60
        ):
            numbers += count
            bare[given] = bare.get(given, 0) + count
        emails += count if _EMAIL.match(value.strip()) else 0
        dates += count if _DATE.match(value.strip()) else 0
    total = max(1, answered)
    kind, most = max(never.items(), key=lambda item: item[1], default=("", 0))
    return Profile(
        values=pairs, distinct=distinct, answered=answered, numbers=bare,
        number_share=numbers / total, word_share=words / total, level_words=len(found_words),
        opinion_share=opinions / total, never=kind if most > 0.5 * total else "",
        email_share=emails / total, date_share=dates / total, mean_length=length / total,
    )  # fmt: skip
