"""What the cells of one column look like, before anybody reads its header."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from data.intake.language.days import without_time
from data.intake.language.words import LEVEL_WORDS, NEVER_WORDS, OPINION_WORDS, fold
from data.intake.levels.answers import is_free_text
from data.intake.levels.scales import (
    explanation,
    is_general,
    label_level,
    number,
    out_of,
    parts,
    says_nothing,
)
from data.intake.reading.table import Counted, TextTable

LOOKED_AT = 2_000
"""Distinct values that decide what a column is; a column with more holds text or identities."""
_EMAIL = re.compile(r"^[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+$")
_CODE = re.compile(r"^([A-Z]{1,3}\d{1,3}|-oth-)$")
_MOST_CODES = 15
_SHORT = 3
_MOSTLY = 0.5
"""Share of the answers that must be dates for a look at all of them."""
_TOP = 10
"""The highest number that a level is written with, where no scale is given."""
_STEP = re.compile(
    r"\b(novice|beginner|intermediate|competent|proficient|advanced|expert|master)\b"
)
_DATE = re.compile(r"^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?$")


@dataclass(frozen=True)
class Profile:
    """Shares are of the answered cells: those that are neither unknown nor not applicable."""

    values: Counted
    """Distinct texts with their counts, commonest first, at most LOOKED_AT."""
    distinct: int
    answered: int
    numbers: dict[Fraction, int]
    """Bare numbers with their counts, without those that stand beside a word for a level."""
    number_share: float
    word_share: float
    level_words: int
    ability_words: int
    """Distinct words that can only be a level of ability: novice and expert, not good and high."""
    opinion_share: float
    never: str
    """What the answers are about when not about a level, such as "agreement"; else ""."""
    email_share: float
    date_share: float
    mean_length: float
    labelled: frozenset[Fraction] = frozenset()
    """Numbers that stand beside a word for a level, such as the 5 of "5 - expert"."""
    one_word_share: float = 0.0
    """Answered cells without a space between words."""
    explained: Counted = ()
    """Words for levels that an explanation follows, with their counts."""
    own_words: float = 0.0
    """Answered cells whose explanation is somebody's own and no label of a scale."""
    sentences: bool = False
    """Whether most cells hold free text, each one its own."""
    short_numbers: float = 0.0
    """Answered cells of at most three characters, one of them a digit: "4", "4*", "2-3"."""
    codes: str = ""
    """Some of the answers where they are codes, such as "A1, A2", else ""."""
    days: Counted = ()
    """Distinct texts without a time of day, of all rows: of dates with more than LOOKED_AT texts.
    """

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
    def only_levels(self) -> bool:
        """Whether every answer is a word for a level or a small whole number."""
        whole = all(number.denominator == 1 for number in self.numbers)
        return self.answered > 0 and self.level_share == 1 and whole and self.within(_TOP) == 1

    @property
    def names_steps(self) -> bool:
        """Whether several answers are steps of learning: novice and expert, not "good" and "ok"."""
        return sum(bool(_STEP.search(fold(text))) for text, _ in self.values) > 1

    @property
    def only_zero_and_one(self) -> bool:
        """Checkboxes: nothing but 0 and 1."""
        return bool(self.numbers) and set(self.numbers) <= {0, 1} and not self.level_words


def profile(table: TextTable, position: int, missing: frozenset[str] = frozenset()) -> Profile:
    """Look at the distinct values of one column; `missing` are numbers that mean no answer."""
    pairs, distinct = table.commonest(position, LOOKED_AT)
    if missing:
        pairs = tuple(pair for pair in pairs if pair[0].strip() not in missing)
    found = describe(pairs, distinct, table.headers[position - 1])
    if distinct <= LOOKED_AT or found.date_share <= _MOSTLY:
        return found
    days: Counter[str] = Counter()
    for text, count in table.counted(position, totals=False):
        days[without_time(text)] += count
    return replace(found, days=tuple(days.items()))


def describe(pairs: Counted, distinct: int, header: str) -> Profile:
    """The profile of counted values under a header."""
    answers = [(v, n) for v, n in pairs if not says_nothing(v)]
    answered = sum(n for _, n in answers)
    total = max(1, answered)

    def share(holds: Callable[[str], object]) -> float:
        return sum(n for v, n in answers if holds(v)) / total

    own_name = fold(header)
    words = [(v, n) for v, n in answers if fold(v) != own_name and label_level(v) is not None]
    worded = {v for v, _ in words}
    level_words = set(map(fold, worded))
    numbers: Counter[Fraction] = Counter()
    out_of_another: Counter[int] = Counter()  # "3/5"; of 3/5 and 4/12 one is a day of a month
    percent = 0
    for value, count in answers:
        if value in worded:
            continue
        if told := out_of(value):
            out_of_another[told[1]] += count * (told[0] <= told[1])
        elif _is_number(value) and (given := parts(value)[0]) is not None:
            numbers[given] += count
        elif number(value.strip().removesuffix("%")) is not None:
            percent += count  # it has its scale with it
    never: Counter[str] = Counter()
    for value, count in answers:
        if fold(value) in NEVER_WORDS or fold(value) == own_name:
            never[NEVER_WORDS.get(fold(value), "yes or no")] += count
    kind, most = never.most_common(1)[0] if never else ("", 0)
    return Profile(
        values=pairs,
        distinct=distinct,
        answered=answered,
        numbers=dict(numbers),
        number_share=(numbers.total() + percent + max(out_of_another.values(), default=0)) / total,
        word_share=sum(n for _, n in words) / total,
        level_words=len(level_words),
        ability_words=sum(not is_general(text) for text in level_words),
        opinion_share=share(lambda v: label_level(v, OPINION_WORDS) is not None or _is_number(v)),
        never=kind if most > 0.5 * total else "",
        email_share=share(lambda v: _EMAIL.match(v.strip())),
        date_share=share(lambda v: _DATE.match(v.strip())),
        mean_length=sum(len(v) * n for v, n in answers) / total,
        explained=tuple((v, n) for v, n in words if explanation(v)),
        labelled=frozenset(given for v in worded if (given := parts(v)[0]) is not None),
        one_word_share=share(lambda v: " " not in v.strip()),
        sentences=2 * sum(is_free_text(v) for v, _ in answers) > total,
        short_numbers=share(lambda v: len(fold(v)) <= _SHORT and any(map(str.isdigit, fold(v)))),
        codes=_some(pairs) if share(_is_code) > 0.8 and distinct <= _MOST_CODES else "",
    )


def _is_number(value: str) -> bool:
    """A number, or one with a few words, such as "3 (often)" or "4 out of 5"."""
    told = parts(value)[0] is not None or out_of(value) is not None
    return told and (number(value) is not None or len(value) < 60)


def _is_code(value: str) -> bool:
    """A1 or AO01, but not L3, which is a level, nor a word for one."""
    bare = value.strip()
    return bool(_CODE.match(bare)) and fold(bare) not in LEVEL_WORDS and parts(bare)[0] is None


def _some(pairs: Counted) -> str:
    """The first codes of a column."""
    found = sorted(value.strip() for value, _ in pairs if _CODE.match(value.strip()))
    return ", ".join(found[:3]) + (", ..." if len(found) > 3 else "")
