"""Distinct native values of the answer columns -> what each says, on which scale."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from data.intake.columns.column import A_SENTENCE, RATED, Column, sentences
from data.intake.columns.mapping import Mapping
from data.intake.columns.mapping_file import MappingFile, scale_of, told
from data.intake.language.headers import EXPECTED, spaced
from data.intake.language.words import OPINION_WORDS, fold
from data.intake.levels.answers import (
    by_number,
    level_without_words,
    many_outside,
    same_level,
    told_scale,
)
from data.intake.levels.scales import (
    UNKNOWN,
    Meaning,
    Scale,
    ScaleQuestion,
    infer_scale,
    label_level,
    meaning,
    number,
    out_of,
    parts,
    says_nothing,
    shown,
    undeclared,
)
from data.intake.levels.scales import declared as stated_scale
from data.intake.reading.table import TextTable
from data.vocabulary import MAX_LEVEL, Issue

_FEWEST = 3
"""Points of a scale, and levels, from which words tell its direction."""


@dataclass(frozen=True)
class AnswerColumn:
    """The values of one level, importance or interest column. `counts` aligns with `values`."""

    column: Column
    scale: Scale | None
    values: tuple[str, ...]
    counts: tuple[int, ...]
    meanings: tuple[Meaning, ...]

    @property
    def said(self) -> Iterator[tuple[str, int, Meaning]]:
        """Each value with its count and its meaning."""
        return zip(self.values, self.counts, self.meanings, strict=True)


@dataclass(frozen=True)
class Answers:
    """All answer columns, and what is not certain about their scale."""

    columns: tuple[AnswerColumn, ...]
    scale: ScaleQuestion | None = None
    numbered: tuple[str, ...] = ()
    """Answers that are read by their number, whatever their words say."""
    told: str = ""
    """What is said of a scale that the words of the answers settle."""

    @property
    def levels(self) -> list[AnswerColumn]:
        """Those of the level columns."""
        return [a for a in self.columns if a.column.use == "level"]

    @property
    def times(self) -> Counter[str]:
        """How often each answer, folded, is given in all of these columns together."""
        times: Counter[str] = Counter()
        for column in self.columns:
            for value, count, _ in column.said:
                times[fold(value)] += count
        return times

    @property
    def questions(self) -> tuple[Issue, ...]:
        """The questions as problems of the file."""
        said = [self.scale.sentence] if self.scale else []
        alike = (same_level(zip(c.values, c.meanings, strict=True)) for c in self.levels)
        levels = [c for c in self.levels if not _cuts(c.column)]
        outside = many_outside([(c.scale, c.values, c.counts) for c in levels])
        said += filter(None, (next(filter(None, alike), ""), outside))
        return tuple(Issue(None, None, None, sentence) for sentence in said)


def read_answers(
    table: TextTable, mapping: Mapping, declared: Scale | None, given: MappingFile
) -> Answers:
    """What every distinct answer says. Undeclared numbers share one scale."""
    columns = mapping.used(*RATED)
    counted = {c: table.counted(c.position, totals=False) for c in columns}
    wanted = declared or scale_of(given.scale)
    own = {c: scale_of(c.given.scale if c.given else None) or wanted or c.scale for c in columns}
    missing = mapping.missing

    def numbers(of: Iterable[Column]) -> Counter[Fraction]:
        """Numbers that need a scale, with their times: those without a word for a level beside
        them. A total below the answers says nothing about the scale, nor does what the mapping
        explains, nor a number that the tool writes where there is no answer."""
        found: Counter[Fraction] = Counter()
        for column in of:
            explained = told(given, column.given)
            for value, count in table.counted(column.position, totals=False):
                bare = value.strip()
                said = label_level(value) is not None or bare.endswith("%") or bare in missing
                said = said or out_of(value) is not None or fold(value) in explained
                if not said and (number := parts(value)[0]) is not None:
                    found[number] += count
        return found

    levels = [c for c in columns if c.use == "level" and not _cuts(c)]
    open_levels = [c for c in levels if own[c] is None]
    answers = [pair for c in open_levels for pair in counted[c]]
    open_numbers = _beside_words(numbers(open_levels), answers)
    # levels that are expected are on the scale of the answers beside them
    targets = [
        c
        for c in mapping.used("ignored")
        if EXPECTED.search(spaced(c.header)) and mapping.seen(c).only_levels
    ]
    if open_numbers:
        open_numbers += numbers(targets)
    inferred = infer_scale(open_numbers)
    falling = _falling(answers)
    opinion_scale = infer_scale(numbers(c for c in columns if c.use != "level"))
    low = _lowest({v for c in levels for v, _ in counted[c]}, {own[c] for c in levels})
    numbered = by_number(dict.fromkeys(v for c in levels for v, _ in counted[c]), wanted)
    said_once = sentences([counted[c] for c in levels])

    def answered(column: Column) -> AnswerColumn:
        level = column.use == "level"
        scale = own[column] or inferred
        if not level:
            scale = _opinion_scale(own[column], opinion_scale)
        by = numbered if level and scale == wanted else {}
        if falling and level and own[column] is None:
            scale = falling
            by = {v: shown(n) for v, _ in counted[column] if (n := parts(v)[0]) is not None}
        mirror = low + MAX_LEVEL if column.given and column.given.reversed else None
        explained = told(given, column.given)

        def said(value: str) -> Meaning:
            if known := explained.get(fold(value)):
                return known
            if value.strip() in missing:
                return UNKNOWN
            if value in said_once:
                return Meaning("set_aside", None, A_SENTENCE)
            return _meaning(by.get(value, value), column, scale, mirror)

        values = tuple(value for value, _ in counted[column])
        counts = tuple(count for _, count in counted[column])
        return AnswerColumn(column, scale, values, counts, tuple(map(said, values)))

    question, settled = None, ""
    if falling:
        settled = (
            f"The words beside the numbers say that {falling.low} is the best, so these are read "
            f"as a scale of {falling}."
        )
    elif inferred is not None:
        settled = told_scale({v for v, _ in answers} - set(said_once) - missing, inferred)
        question = None if settled else undeclared(open_numbers, inferred)
    elif wanted is None:
        stated = [
            c for c in levels if not (c.given and c.given.scale) and not _ends_are_told(c, mapping)
        ]
        # a question where all headers state one scale and the answers use less of it
        scales = {c.scale for c in stated}
        only = scales.pop() if len(scales) == 1 else None
        question = stated_scale(numbers(stated), only) if only else None
    return Answers(tuple(map(answered, columns)), question, tuple(numbered), settled)


def _falling(answers: Iterable[tuple[str, int]]) -> Scale | None:
    """The scale of numbers that all have words beside them, of which the lowest is the best."""
    words: dict[Fraction, set[int]] = {}
    for value, _ in answers:
        point, said = parts(value)
        if point is None:
            if not says_nothing(value):
                return None
            continue
        level = label_level(value)
        if not said or level is None:
            return None
        words.setdefault(point, set()).add(level)
    points = sorted(words)
    if len(points) < _FEWEST or any(len(levels) > 1 for levels in words.values()):
        return None
    levels = [next(iter(words[point])) for point in points]
    low, high = points[0], points[-1]
    whole = low in (0, 1) and high.denominator == 1
    falls = levels == sorted(levels, reverse=True) and len(set(levels)) >= _FEWEST
    return Scale(int(low), int(high), falling=True) if whole and falls else None


def _ends_are_told(column: Column, mapping: Mapping) -> bool:
    """Whether the answers to the same question name both ends: "1 - none" and "5 - expert"."""
    if column.scale is None:
        return False
    told = {
        number
        for c in mapping.used("level")
        if c.stem == column.stem
        for number in mapping.seen(c).labelled
    }
    return {column.scale.low, column.scale.high} <= told


def _cuts(column: Column) -> tuple[float, ...]:
    return column.given.cut_points if column.given else ()


def _opinion_scale(declared: Scale | None, inferred: Scale | None) -> Scale | None:
    """A declared scale, unless the opinions are plainly on another."""
    if declared is None or inferred is None:
        return declared or inferred
    return declared if declared.high >= inferred.high or inferred.high == 5 else inferred


def _beside_words(
    numbers: Counter[Fraction], answers: Iterable[tuple[str, int]]
) -> Counter[Fraction]:
    """Where nearly all answers are words for levels, a number that is none makes no scale."""
    words = sum(n for value, n in answers if label_level(value) is not None)
    if 4 * numbers.total() > words:
        return numbers
    return Counter({value: n for value, n in numbers.items() if 0 <= value <= MAX_LEVEL})


def _lowest(answers: Iterable[str], scales: Iterable[Scale | None]) -> int:
    """The lowest level that this file knows, 0 or 1: a reversed word is mirrored within these."""
    named = 0 in map(label_level, answers)
    return 0 if named or any(scale and scale.low == 0 for scale in scales) else 1


def _meaning(value: str, column: Column, scale: Scale | None, mirror: int | None) -> Meaning:
    cuts = _cuts(column)
    bare = number(value)
    if cuts and bare is not None:
        return Meaning("level", sum(1 for cut in cuts if bare >= Fraction(cut)))
    if column.use == "level":
        return meaning(value, scale, mirror=mirror)
    return meaning(value, scale, OPINION_WORDS)


def own_words(answers: Answers) -> list[tuple[int, str, str]]:
    """Answers of one person that add own words to a level: position, text, level in it."""
    times = answers.times
    return [
        (column.column.position, value, level)
        for column in answers.columns
        for value, _, meant in column.said
        if meant.level is not None
        and times[fold(value)] == 1
        and (level := level_without_words(value))
    ]
