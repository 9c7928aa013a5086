"""One column of a file as it was understood: its use, what it is about, and why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from data.intake.columns.mapping_file import ColumnMapping, Given, MappingFile
from data.intake.columns.profile import Profile
from data.intake.columns.skills import Match
from data.intake.language.headers import bare_subject, take_apart
from data.intake.language.words import fold
from data.intake.layouts.layout import Layout
from data.intake.levels.scales import Scale, explanation, label_level, says_nothing
from data.intake.reading.table import TextTable
from data.vocabulary import Issue, Rater, Use

PersonKind = str
"""email, id, name, first or last."""
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
    def said(self) -> str:
        """All of it in a few words."""
        told = "; ".join(filter(None, (self.name, self.asked, self.answers, self.against)))
        if (unclear := self.unclear or self.facet) and not told:
            return f"whether “{unclear}” asks for ability is not known"
        return told or "the name is of no skill that is known, and nothing asks for ability"


@dataclass(frozen=True)
class Column:
    """One column with its use, and why."""

    position: int
    header: str
    use: Use
    reason: str
    confidence: float = 1.0
    subject: str = ""
    match: Match | None = None
    rater: Rater | None = None
    person: PersonKind = ""
    scale: Scale | None = None
    given: ColumnMapping | None = None
    stem: str = ""
    """The question around the subject."""
    evidence: Evidence = Evidence()
    rated: bool = False
    """Names a person whom somebody else rates."""

    @property
    def skill_name(self) -> str:
        """The skill as it will be named."""
        return self.match.skill.name if self.match else self.subject


@dataclass(frozen=True)
class Seen:
    """What a pass over all columns may look at beside them."""

    table: TextTable
    layout: Layout
    profiles: tuple[Profile, ...]
    scale: Scale | None
    """The scale that somebody declared."""
    names: tuple[str, ...]
    """The headers without the numbers that only make them different."""

    def of(self, column: Column) -> Profile:
        """What the cells of a column look like."""
        return self.profiles[column.position - 1]


def set_aside(columns: list[Column], out: Iterable[Column], reason: str) -> list[Column]:
    """The columns, some of them set aside."""
    places = {c.position for c in out}
    return [
        Column(c.position, c.header, "ignored", reason, evidence=c.evidence, subject=c.skill_name)
        if c.position in places
        else c
        for c in columns
    ]


EXTENT: Given = (
    ("Not at all", 0),
    ("Slightly", 1),
    ("Somewhat", 2),
    ("Moderately", 3),
    ("Very", 4),
    ("Extremely", 5),
)
_KNOWN = {fold(word) for word, _ in EXTENT}
_ASKS = re.compile(
    r"\bhow (proficient|skilled|experienced|competent|knowledgeable|familiar|"
    r"confident|comfortable|good)\b",
    re.I,
)
_FEWEST = 3
_LOOKED_AT = 20


def with_extent(
    table: TextTable, given: MappingFile | None
) -> tuple[MappingFile | None, tuple[Issue, ...]]:
    """The mapping with these words as levels in columns that ask how able somebody is and hold
    nothing else, and at least three of them over the table; columns of a mapping stay."""
    held = given or MappingFile()
    found: list[tuple[str, str]] = []
    seen: set[str] = set()
    for position, header in enumerate(table.headers, start=1):
        stem = table.stems[position - 1] if table.stems else ""
        if not _ASKS.search(f"{stem} {header}") or held.column(header) is not None:
            continue
        pairs, distinct = table.commonest(position, _LOOKED_AT)
        answers = {fold(v) for v, _ in pairs if not says_nothing(v)}
        if answers and distinct <= _LOOKED_AT and answers <= _KNOWN:
            found.append((header, stem))
            seen |= answers
    if len(seen) < _FEWEST or held.others == "ignored":
        return given, ()
    columns = tuple(
        ColumnMapping(header, "level", skill=bare_subject(take_apart(header, stem)), values=EXTENT)
        for header, stem in found
    )
    words = ", ".join(f"{word} = {level}" for word, level in EXTENT if fold(word) in seen)
    said = f"The answers of {len(found)} columns tell an extent, which is read as levels: {words}. "
    said += "If the form means other steps, say which level each answer is in a mapping."
    return MappingFile(
        (*held.columns, *columns), held.values, held.scale, held.others, held.same_person
    ), (Issue(None, None, None, said),)


_SENTENCE_WORDS = 4
A_SENTENCE = "This is a sentence, not a word for a level."


def with_own_words(profiles: tuple[Profile, ...]) -> tuple[Profile, ...]:
    """Each profile with the share of answers whose words after the level are somebody's own. They
    are the scale's where two columns share them and they tell levels apart, or where one column has
    one text for each of its levels; sentences must come again and again for that."""
    columns = Counter(text for seen in profiles for text in {fold(v) for v, _ in seen.explained})
    shared = {text for text, times in columns.items() if times > 1}
    if len({label_level(text) for text in shared}) < 2:
        shared = set()
    return tuple(_told(seen, shared) if seen.explained else seen for seen in profiles)


def _told(seen: Profile, shared: set[str]) -> Profile:
    alone = [(v, n) for v, n in seen.explained if fold(v) not in shared]
    times = sum(n for _, n in alone)
    texts = {fold(v) for v, _ in alone}
    levels = {label_level(v) for v, _ in alone}
    again = times >= 2 * len(texts) or all(explanation(v) == "label" for v in texts)
    if len(levels) >= 2 and len(texts) == len(levels) and again:
        return seen
    return replace(seen, own_words=times / max(1, seen.answered))


def sentences(columns: list[tuple[tuple[str, int], ...]]) -> set[str]:
    """Answers that one person alone gave, in a sentence that begins with a word for a level,
    among answers that are mostly words or numbers alone. `columns`: texts with their times."""
    times: Counter[str] = Counter()
    for column in columns:
        times.update(dict(column))
    found = set()
    for column in columns:
        explained = {v for v, _ in column if explanation(v)}
        if 2 * sum(n for v, n in column if v in explained) <= sum(
            n for v, n in column if v.strip()
        ):
            found |= {
                v
                for v in explained
                if times[v] == 1
                and explanation(v) == "sentence"
                and len(re.split(r"\s+", v.strip())) >= _SENTENCE_WORDS
            }
    return found
