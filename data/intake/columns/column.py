"""One column of a file: what its cells look like, and how it was understood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from data.intake.columns.mapping_file import ColumnMapping, ExplainedColumn, Given, MappingFile
from data.intake.columns.skills import Match
from data.intake.language.headers import SOURCE, bare_subject, rater_value, spaced, take_apart
from data.intake.language.words import (
    LEVEL_WORDS,
    NEVER_WORDS,
    OPINION_WORDS,
    first_of,
    fold,
    issue_of,
    one_of,
    words_of,
)
from data.intake.layouts import Layout
from data.intake.levels import scales
from data.intake.levels.answers import is_free_text
from data.intake.levels.scales import HIGHEST, Scale
from data.intake.reading.table import LOOKED_AT, Counted, TextTable
from data.vocabulary import Issue, Rater, Use

FEW_VALUES = 12
"""Distinct answers of a question with a list to choose from."""
MOSTLY = 0.5
"""Share of the cells that are days, or levels."""
EMAIL = re.compile(r"^[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+$")
_CODE = re.compile(r"^([A-Z]{1,3}\d{1,3}|-oth-)$")
_MOST_CODES = 15
_LONGEST_NAME = 40
_WORKERS = words_of("rater", "self in a source")
STEP = re.compile(r"\b(novice|beginner|intermediate|competent|proficient|advanced|expert|master)\b")
"""A step of learning, as "good" and "ok" are none."""
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
    codes: str = ""
    """Some of the answers where they are codes, such as "A1, A2", else ""."""

    @property
    def texts(self) -> list[str]:
        """The texts that are not blank."""
        return [text for text, _ in self.values if text.strip()]

    @property
    def level_share(self) -> float:
        """Cells that are a number or a word for a level."""
        return self.number_share + self.word_share

    @property
    def names_rows(self) -> bool:
        """Whether each cell holds a text of its own that may be a name."""
        texts = not (self.level_share or self.date_share or self.sentences)
        return texts and self.answered == self.distinct > 1 and self.mean_length < _LONGEST_NAME

    def within(self, top: int) -> float:
        """Share of the bare numbers that lie from 0 to `top`; 1 without numbers. Beside others
        -9 and its like are no answers."""
        given = {bare: n for bare, n in self.numbers.items() if bare not in scales.BELOW_ALL}
        if not (numbers := given or self.numbers):
            return 1.0
        return sum(n for bare, n in numbers.items() if 0 <= bare <= top) / sum(numbers.values())

    @property
    def only_levels(self) -> bool:
        """Whether every answer is a word for a level or a small whole number."""
        whole = all(bare.denominator == 1 for bare in self.numbers)
        return self.answered > 0 and self.level_share == 1 and whole and self.within(HIGHEST) == 1


def profile(table: TextTable, position: int, missing: frozenset[str] = frozenset()) -> Profile:
    """Look at the distinct values of one column; `missing` are numbers that mean no answer."""
    pairs, distinct = table.commonest(position, LOOKED_AT)
    if missing:
        pairs = tuple(pair for pair in pairs if pair[0].strip() not in missing)
    return describe(pairs, distinct, table.headers[position - 1])


def describe(pairs: Counted, distinct: int, header: str) -> Profile:
    """The profile of counted values under a header."""
    answers = [(v, n) for v, n in pairs if not scales.says_nothing(v)]
    answered = sum(n for _, n in answers)
    total = max(1, answered)

    def share(holds: Callable[[str], object]) -> float:
        return sum(n for v, n in answers if holds(v)) / total

    own_name = fold(header)
    words = [(v, n) for v, n in answers if scales.label_level(v) is not None]
    words = [(v, n) for v, n in words if fold(v) != own_name]
    worded = {v for v, _ in words}
    level_words = set(map(fold, worded))
    numbers: Counter[Fraction] = Counter()
    out_of_another: Counter[int] = Counter()  # "3/5"; of 3/5 and 4/12 one is a day of a month
    percent = 0
    for value, count in answers:
        if value in worded:
            continue
        if fraction := scales.out_of(value):
            out_of_another[fraction[1]] += count * (fraction[0] <= fraction[1])
        elif _is_number(value) and (given := scales.parts(value)[0]) is not None:
            numbers[given] += count
        elif scales.number(value.strip().removesuffix("%")) is not None:
            percent += count  # it has its scale with it
    never: Counter[str] = Counter()
    for value, count in answers:
        if fold(value) in NEVER_WORDS or fold(value) == own_name:
            never[NEVER_WORDS.get(fold(value), "yes or no")] += count
    kind, most = never.most_common(1)[0] if never else ("", 0)

    def is_opinion(value: str) -> bool:
        return scales.label_level(value, OPINION_WORDS) is not None or _is_number(value)

    def is_code(value: str) -> bool:
        """A1 or AO01, but not L3, which is a level, nor a word for one."""
        bare = value.strip()
        level = fold(bare) in LEVEL_WORDS or scales.parts(bare)[0] is not None
        return bool(_CODE.match(bare)) and not level

    codes = first_of(sorted(v.strip() for v, _ in pairs if _CODE.match(v.strip())), 3)
    return Profile(
        values=pairs,
        distinct=distinct,
        answered=answered,
        numbers=dict(numbers),
        number_share=(numbers.total() + percent + max(out_of_another.values(), default=0)) / total,
        word_share=sum(n for _, n in words) / total,
        level_words=len(level_words),
        ability_words=sum(not scales.is_general(text) for text in level_words),
        opinion_share=share(is_opinion),
        never=kind if most > 0.5 * total else "",
        email_share=share(lambda v: EMAIL.match(v.strip())),
        date_share=share(lambda v: _DATE.match(v.strip())),
        mean_length=sum(len(v) * n for v, n in answers) / total,
        explained=tuple((v, n) for v, n in words if scales.explanation(v)),
        labelled=frozenset(given for v in worded if (given := scales.parts(v)[0]) is not None),
        one_word_share=share(lambda v: " " not in v.strip()),
        sentences=2 * sum(is_free_text(v) for v, _ in answers) > total,
        codes=codes if share(is_code) > 0.8 and distinct <= _MOST_CODES else "",
    )


def _is_number(value: str) -> bool:
    """A number, or one with a few words, such as "3 (often)" or "4 out of 5"."""
    known = scales.parts(value)[0] is not None or scales.out_of(value) is not None
    return known and (scales.number(value) is not None or len(value) < 60)


BLANK = describe((), 0, "")
"""What the cells of a column without answers look like."""
RATED: tuple[Use, ...] = ("level", "importance", "interest")
"""Uses whose cells are answers about a skill."""


@dataclass(frozen=True)
class Evidence:
    """What speaks for a column being ratings of a skill, and against it; "" where nothing does.
    `name`: it is a skill's. `asked`: the question asks for ability. `answers`: they are words for
    levels of ability. `against`: what is asked instead, or a private matter."""

    name: str = ""
    asked: str = ""
    answers: str = ""
    against: str = ""
    private: bool = False
    unclear: str = ""
    """What is asked around the name of a skill, where no word of it is known."""
    facet: str = ""
    """What is said of this skill and of others, each beside a column of its own."""
    survey: bool = False
    """Whether what is asked instead is that of a survey of opinions, and no figure."""

    @property
    def enough(self) -> bool:
        """Two of the three, and nothing against it."""
        return not self.against and sum(map(bool, (self.name, self.asked, self.answers))) >= 2

    @property
    def text(self) -> str:
        """All of it in a few words."""
        texts = "; ".join(filter(None, (self.name, self.asked, self.answers, self.against)))
        if (unclear := self.unclear or self.facet) and not texts:
            return f"whether “{unclear}” asks for ability is not known"
        return texts or "the name is of no skill that is known, and nothing asks for ability"


@dataclass(frozen=True)
class Column:
    position: int
    header: str
    use: Use
    reason: str
    confidence: float = 1.0
    subject: str = ""
    match: Match | None = None
    rater: Rater | None = None
    person: str = ""
    """email, id, name, first or last."""
    scale: Scale | None = None
    given: ColumnMapping | None = None
    stem: str = ""
    """The question around the subject."""
    evidence: Evidence = Evidence()
    rated: bool = False
    """Names a person whom somebody else rates."""
    seen: Profile = field(default=BLANK, compare=False)
    """What its cells look like."""

    def anew(self, use: Use, reason: str, **more: Any) -> Column:
        """The same column with this use, and nothing of what was found out before."""
        return Column(self.position, self.header, use, reason, seen=self.seen, **more)

    @property
    def is_open(self) -> bool:
        """Whether it is a level that no mapping names."""
        return self.use == "level" and self.given is None

    def kind_of_rater(self, text: str) -> str | None:
        """Of a text of a column that says who rated: as a mapping says, else by its words."""
        given = self.given.values if self.given and self.use == "rater" else ()
        told = {fold(t): str(kind) for t, kind in given}.get(fold(text)) or rater_value(text)
        source = self.use == "rater" or SOURCE.match(spaced(self.header))
        return told or ("self" if source and fold(text) in _WORKERS else None)

    @property
    def skill_name(self) -> str:
        return self.match.skill.name if self.match else self.subject


@dataclass(frozen=True)
class Seen:
    """What a pass over all columns may look at beside them."""

    table: TextTable
    layout: Layout
    scale: Scale | None
    """The scale that somebody declared."""
    names: tuple[str, ...]
    """The headers without the numbers that only make them different."""


def with_changes(columns: list[Column], some: Iterable[Column], **changes: Any) -> list[Column]:
    places = {c.position for c in some}
    return [replace(c, **changes) if c.position in places else c for c in columns]


def set_aside(columns: list[Column], out: Iterable[Column], reason: str) -> list[Column]:
    places = {c.position for c in out}
    return [
        c.anew("ignored", reason, evidence=c.evidence, subject=c.skill_name)
        if c.position in places
        else c
        for c in columns
    ]


EXTENT: Given = tuple((words_of("extent", str(n))[0].capitalize(), n) for n in range(6))
_KNOWN = {fold(word) for word, _ in EXTENT}
_ASKS = re.compile(rf"\bhow {one_of('how able')}\b", re.I)
_FEWEST = 3


def with_extent(table: TextTable, given: MappingFile) -> tuple[MappingFile, tuple[Issue, ...]]:
    """The mapping with these words as levels in columns that ask how able somebody is and hold
    nothing else, and at least three of them over the table; columns of a mapping stay."""
    columns: list[ColumnMapping] = []
    seen: set[str] = set()
    for position, answers in table.of_words(_KNOWN).items():
        header, stem = table.headers[position - 1], table.stems[position - 1]
        if _ASKS.search(f"{stem} {header}") and given.column(header) is None:
            skill = bare_subject(take_apart(header, stem))
            columns.append(ExplainedColumn(header, "level", skill, values=EXTENT))
            seen |= answers
    if len(seen) < _FEWEST or given.others == "ignored":
        return given, ()
    words = ", ".join(f"{word} = {level}" for word, level in EXTENT if fold(word) in seen)
    result = replace(given, columns=(*given.columns, *columns))
    return result, (issue_of("extent", columns=len(columns), words=words),)


_SENTENCE_WORDS = 4
A_SENTENCE = "This is a sentence, not a word for a level."


def with_own_words(profiles: Sequence[Profile]) -> list[Profile]:
    """Each profile with the share of answers whose words after the level are somebody's own. They
    are the scale's where two columns share them and they tell levels apart, or where one column has
    one text for each of its levels; sentences must come again and again for that."""
    columns = Counter(text for seen in profiles for text in {fold(v) for v, _ in seen.explained})
    shared = {text for text, times in columns.items() if times > 1}
    if len({scales.label_level(text) for text in shared}) < 2:
        shared = set()
    result = []
    for seen in profiles:
        alone = [(v, n) for v, n in seen.explained if fold(v) not in shared]
        times = sum(n for _, n in alone)
        texts = {fold(v) for v, _ in alone}
        levels = {scales.label_level(v) for v, _ in alone}
        again = times >= 2 * len(texts) or all(scales.explanation(v) == "label" for v in texts)
        scale = len(levels) >= 2 and len(texts) == len(levels) and again
        result.append(replace(seen, own_words=0 if scale else times / max(1, seen.answered)))
    return result


def sentences(columns: list[tuple[tuple[str, int], ...]]) -> set[str]:
    """Answers that one person alone gave, in a sentence that begins with a word for a level,
    among answers that are mostly words or numbers alone. `columns`: texts with their times."""
    times: Counter[str] = Counter()
    for column in columns:
        times.update(dict(column))
    result: set[str] = set()
    for column in columns:
        explained = {v: n for v, n in column if scales.explanation(v)}
        if 2 * sum(explained.values()) <= sum(n for v, n in column if v.strip()):
            once = (v for v in explained if scales.explanation(v) == "sentence" and times[v] == 1)
            result |= {v for v in once if len(v.split()) >= _SENTENCE_WORDS}
    return result
