"""Distinct native values of the answer columns -> what each says, on which scale."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from data.intake.columns.column import A_SENTENCE, RATED, Column, sentences
from data.intake.columns.mapping import Mapping
from data.intake.columns.mapping_file import MappingFile, given_meanings, scale_of
from data.intake.language.headers import EXPECTED, spaced
from data.intake.language.words import LEVEL_WORDS, OPINION_WORDS, fold, issue_of, sentence
from data.intake.levels import scales
from data.intake.levels.scales import NOT_APPLICABLE, UNKNOWN, Meaning, Scale, ScaleQuestion
from data.intake.reading.table import TextTable
from data.vocabulary import MAX_LEVEL, Issue, grouped

_LEVELS = Scale(0, MAX_LEVEL)
_FIVE = 5
"""The highest of a scale that opinions seem to have on any longer one, too."""
_SHARE = 5
"""One number in so many outside is more than slips."""
_LEAST = 3
_OUT_SHOWN = 5
_SHOWN = 3


@dataclass(frozen=True)
class AnswerColumn:
    """The distinct values of one level, importance or interest column: how often, what it means."""

    column: Column
    scale: Scale | None
    readings: tuple[tuple[str, int, Meaning], ...]

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(value for value, _, _ in self.readings)


@dataclass(frozen=True)
class Answers:
    """All answer columns, and what is not certain about their scale."""

    columns: tuple[AnswerColumn, ...]
    scale: ScaleQuestion | None = None
    numbered: tuple[str, ...] = ()
    """Answers that are read by their number, whatever their words say."""
    exact: Scale | None = None
    """The scale by which they are."""
    nil: str = ""
    """An answer such as "0 - NA", which nobody explained: not applicable, or nothing of a skill."""

    @property
    def levels(self) -> list[AnswerColumn]:
        return [a for a in self.columns if a.column.use == "level"]

    @property
    def times(self) -> Counter[str]:
        """How often each answer, folded, is given in all of these columns together."""
        times: Counter[str] = Counter()
        for column in self.columns:
            for value, count, _ in column.readings:
                times[fold(value)] += count
        return times

    @property
    def notes(self) -> tuple[Issue, ...]:
        """What is said of answers that are read by their number, and of opinions by many points."""
        read = (f"“{v.strip()}” ({scales.label_level(v)})" for v in self.numbered[:_SHOWN])
        shown = ", ".join(read)
        note = issue_of("read by number", severity="note", scale=self.exact, answers=shown)
        opinions = (
            issue_of("opinions", None, a.column.header, severity="note", a=a)
            for a in self.columns
            if a.column.use != "level" and a.scale and a.scale.high > MAX_LEVEL
        )
        return (*((note,) if self.numbered else ()), *opinions)

    @property
    def questions(self) -> tuple[Issue, ...]:
        """The questions as problems of the file."""
        asked = self.scale.sentence if self.scale and not self.scale.open else ""
        alike = next(filter(None, map(_same_level, self.levels)), "")
        coded: dict[str, tuple[str, Meaning]] = {}
        for column in self.levels:
            coded |= scales.no_answer_codes(column.column.header)
        codes = [
            sentence("no answer code", said=label, number=number)
            for number, (label, _) in coded.items()
        ]
        codes += [sentence("perhaps nothing", answer=self.nil)] if self.nil else []
        issues = (*codes, asked, alike, _many_outside(self.levels), _read_as_shares(self.levels))
        return tuple(Issue(None, None, None, each) for each in issues if each)


def read_answers(
    table: TextTable, mapping: Mapping, declared: Scale | None, given: MappingFile
) -> Answers:
    """What every distinct answer says. Undeclared numbers share one scale."""
    columns = mapping.used(*RATED)
    counted = {c: table.counted(c.position, totals=False) for c in columns}
    wanted = declared or scale_of(given.scale)
    own = {c: scale_of(c.given.scale if c.given else None) or wanted or c.scale for c in columns}
    missing = mapping.missing
    levels = [c for c in columns if c.use == "level" and not _cuts(c)]
    every = dict.fromkeys(v for c in levels for v, _ in counted[c])
    partly = _partly_known(every)

    def numbers(of: Iterable[Column]) -> Counter[Fraction]:
        """Numbers that need a scale, with their times: those without a word for a level beside
        them. A total below the answers says nothing about the scale, nor does what the mapping
        explains, nor a number that the tool writes where there is no answer."""
        numbers_of: Counter[Fraction] = Counter()
        for column in of:
            explained = _explained(given, column)
            for value, count in table.counted(column.position, totals=False):
                bare = value.strip()
                share = bare.endswith("%") or bare in missing or fold(value) in explained
                worded = scales.label_level(value) is not None and not partly
                worded = worded or scales.out_of(value) is not None or scales.says_nothing(value)
                point = scales.parts(value)[0]
                if point is not None and not (share or worded):
                    numbers_of[point] += count
        return numbers_of

    own |= _shares(levels, own, numbers)
    open_levels = [c for c in levels if own[c] is None]
    answers = [pair for c in open_levels for pair in counted[c]]
    open_numbers = _beside_words(numbers(open_levels), answers)
    # levels that are expected are on the scale of the answers beside them
    targets = [
        c
        for c in mapping.used("ignored")
        if EXPECTED.search(spaced(c.header)) and c.seen.only_levels
    ]
    if open_numbers:
        open_numbers += numbers(targets)
    falling = _falling(value for value, _ in answers)
    inferred = falling or _to_top(partly, open_numbers) or scales.infer_scale(open_numbers)
    opinion_scale = scales.infer_scale(numbers(c for c in columns if c.use != "level"))
    # words whose numbers count
    exact = falling or (wanted if wanted == _LEVELS else None)
    if partly:
        exact = next((scale for c in levels if (scale := own[c] or inferred)), None)
    beside = (v for c in levels if (own[c] or inferred) == exact for v, _ in counted[c])
    numbered = _by_number(beside, exact) if exact else {}
    # the lowest level that this file knows: a reversed word is mirrored within these
    named = any(scale and scale.low == 0 for scale in map(own.get, levels))
    low = 0 if named or 0 in map(scales.label_level, every) else 1
    said_once = sentences([counted[c] for c in levels])

    def answered(column: Column) -> AnswerColumn:
        level = column.use == "level"
        scale = own[column] or (inferred if level else opinion_scale)
        if scale and opinion_scale and not level and scale.high < opinion_scale.high != _FIVE:
            scale = opinion_scale  # plainly not the declared one
        by = numbered if level and scale == exact else {}
        if partly and level:
            by = {v: scales.shown(point) for v, point in partly.items()}
        mirror = low + MAX_LEVEL if column.given and column.given.reversed else None
        two = _two_levels(counted[column], scale) if level and scale else {}
        explained = two | _explained(given, column)

        def meant(value: str) -> Meaning:
            if known := explained.get(fold(value)):
                return known
            if value.strip() in missing:
                return UNKNOWN
            if value in said_once:
                return Meaning("set_aside", None, A_SENTENCE)
            return _meaning(by.get(value, value), column, scale, mirror)

        answers = tuple((value, count, meant(value)) for value, count in counted[column])
        return AnswerColumn(column, scale, answers)

    people = max((c.seen.distinct for c in mapping.used("person")), default=table.rows)
    unsure = inferred if not falling else None
    question = scales.undeclared(open_numbers, unsure, people) if unsure else None
    if question is None and wanted is None:
        # a question where all headers state one scale and the answers use less of it
        stated = [c for c in levels if not (c.given and c.given.scale)]
        of_headers = {c.scale for c in stated}
        only = of_headers.pop() if len(of_headers) == 1 else None
        bare = numbers(stated)
        worded = Counter(point for c in stated for point in c.seen.labelled)
        question = scales.declared(bare + worded, only) if only and bare else None
    known = given_meanings(given, None)
    zeros = (v.strip() for v in every if scales.parts(v)[0] == 0 and fold(v) not in known)
    nil = next((v for v in zeros if scales.meaning(v, None) == NOT_APPLICABLE), "")
    return Answers(tuple(map(answered, columns)), question, tuple(numbered), exact, nil)


def _two_levels(answers: Sequence[tuple[str, int]], scale: Scale) -> dict[str, Meaning]:
    """Answers such as "2/3" that may be two levels: where all shares of a column are of neighbours
    and most answers are whole numbers. Of the highest number of the scale they are shares."""
    shares = {v: share for v, _ in answers if "/" in v and (share := scales.out_of(v))}
    more = sum((v.strip().isdigit() - (v in shares)) * n for v, n in answers) > 0
    if not more or any(point + 1 != top for point, top in shares.values()):
        return {}
    two = Meaning("set_aside", None, scales.TWO_REASON)
    return {fold(v): two for v, (_, top) in shares.items() if top < scale.high}


def _explained(given: MappingFile, column: Column) -> dict[str, Meaning]:
    """What a mapping says of the answers of a column, and its own header of no answers."""
    own = scales.no_answer_codes(column.header) if column.use == "level" else {}
    return {number: meant for number, (_, meant) in own.items()} | given_meanings(
        given, column.given
    )


_SHARES = Scale(0, 1)


def _shares(
    levels: Sequence[Column],
    own: dict[Column, Scale | None],
    numbers: Callable[[list[Column]], Counter[Fraction]],
) -> dict[Column, Scale | None]:
    """The columns with parts of one, as a workbook keeps 60 %, beside whole numbers above it."""
    shares = {c: numbers([c]) for c in levels if own[c] is None}
    parts = {c for c, some in shares.items() if some and scales.infer_scale(some) == _SHARES}
    others = [point for c, some in shares.items() if c not in parts for point in some]
    whole = others and max(others) > 1 and all(point.denominator == 1 for point in others)
    return dict.fromkeys(parts, _SHARES) if whole else {}


def _read_as_shares(levels: Sequence[AnswerColumn]) -> str:
    asked = [a for a in levels if a.scale == _SHARES and not a.column.given]
    if not asked or len(asked) == len(levels):
        return ""
    headers = ", ".join(f"“{a.column.header}”" for a in asked[:_SHOWN])
    return sentence("shares beside", columns=headers)


def _cuts(column: Column) -> tuple[float, ...]:
    return column.given.cut_points if column.given else ()


def _beside_words(
    numbers: Counter[Fraction], answers: Iterable[tuple[str, int]]
) -> Counter[Fraction]:
    """Where nearly all answers are words for levels, a number that is none makes no scale."""
    words = sum(n for value, n in answers if scales.label_level(value) is not None)
    if 4 * numbers.total() > words:
        return numbers
    return Counter({value: n for value, n in numbers.items() if 0 <= value <= MAX_LEVEL})


def _meaning(value: str, column: Column, scale: Scale | None, mirror: int | None) -> Meaning:
    cuts, bare = _cuts(column), scales.number(value)
    if cuts and bare is not None:
        return Meaning("level", sum(1 for cut in cuts if bare >= Fraction(cut)))
    if column.use == "level":
        return scales.meaning(value, scale, mirror=mirror)
    return scales.meaning(value, scale, OPINION_WORDS)


def _worded(answers: Iterable[str]) -> list[tuple[Fraction, int, str]]:
    """Answers with a number beside a word for a level: the number, the level and the answer."""
    return sorted(
        (point, level, answer)
        for answer in answers
        if (point := scales.parts(answer)[0]) is not None
        and (level := scales.label_level(answer)) is not None
    )


def _partly_known(answers: Iterable[str]) -> dict[str, Fraction]:
    """The numbers of a key of which only some words are known, as of "4 - independent" beside "5 -
    can teach it", or two mean one level, as "1 - Novice" and "2 - Basic", by its answers: then the
    numbers count, which alone keep the order and the steps. Nothing for any other answers."""
    parts = [(*scales.parts(a), a) for a in answers if not scales.says_nothing(a)]
    key = {a: point for point, label, a in parts if point is not None and label}
    labels = {(point, label) for point, label, _ in parts if point is not None and label}
    levels = [scales.label_level(a) for _, a in sorted((point, a) for a, point in key.items())]
    known = [level for level in levels if level is not None]
    whole = scales.FEWEST <= len(labels) == len(set(key.values()))
    rises = known == sorted(known) and 0 < len(set(known)) < len(labels)
    first = key and levels[0] == 0 < min(key.values())
    none = first and None not in levels  # "1 - None" is 0
    return key if whole and rises and not none else {}


def _to_top(key: dict[str, Fraction], numbers: Counter[Fraction]) -> Scale | None:
    """The scale of numbers of which the highest is that of a word for the highest level."""
    top = max(numbers, default=Fraction(0))
    words = [answer for answer, point in key.items() if point == top == int(top)]
    if MAX_LEVEL not in (scales.key_level(scales.parts(word)[1]) for word in words):
        return None
    return Scale(0 if min(numbers) < 1 else 1, int(top))


def _falling(answers: Iterable[str]) -> Scale | None:
    """The scale of numbers that all have words beside them, of which the lowest is the best."""
    result = {answer for answer in answers if not scales.says_nothing(answer)}
    worded = _worded(result)
    levels = [level for _, level, _ in worded]
    falls = levels == sorted(levels, reverse=True) and len(set(levels)) >= scales.FEWEST
    if not falls or len(worded) < len(result):
        return None
    low, high = worded[0][0], worded[-1][0]
    whole = low in (0, 1) and high.denominator == 1
    return Scale(int(low), int(high), falling=True) if whole else None


def _by_number(answers: Iterable[str], scale: Scale) -> dict[str, str]:
    """Answer -> its number, of the answers whose number counts and not their word: where all words
    follow each other as the numbers do."""
    worded = _worded(answers)
    levels = [level for _, level, _ in worded]
    whole = scale.falling and levels[:1] + levels[-1:] == [MAX_LEVEL, 0]  # "5 - None" is 0
    if whole or levels != sorted(levels, reverse=scale.falling):
        return {}
    return {
        answer: scales.shown(point)
        for point, level, answer in worded
        if scale.level(point) not in (None, level)
    }


def _same_level(column: AnswerColumn) -> str:
    """A sentence about the first two points of a scale that became one level, or ""."""
    first: dict[tuple[int, bool], tuple[Fraction | str, str]] = {}
    for value, _, meant in column.readings:
        level = scales.label_level(value)
        given, label = scales.parts(value)
        # what tells a point of the scale from another one: its number, else its word
        point = label if given is None else given
        if level is None or meant.level != level or (point == label and label not in LEVEL_WORDS):
            continue
        other, before = first.setdefault((level, given is None), (point, value))
        if other != point:
            return sentence("same level", one=before.strip(), other=value.strip(), level=level)
    return ""


def _many_outside(columns: Iterable[AnswerColumn]) -> str:
    """A question where a fifth of the numbers lie outside their scale, or "". One number alone,
    however often, is a code for no answer."""
    texts = [
        (a.scale, numbers_outside, times)
        for a in columns
        if a.scale is not None and not _cuts(a.column)
        for value, times, _ in a.readings
        if (numbers_outside := scales.number(value)) is not None
    ]
    out = [(scale, n, times) for scale, n, times in texts if not scale.low <= n <= scale.high]
    every, outside = (sum(times for *_, times in some) for some in (texts, out))
    if outside < _LEAST or len({n for _, n, _ in out}) < 2 or _SHARE * outside < every:
        return ""
    listed = ", ".join(sorted({str(scale) for scale, _, _ in out}))
    numbers = ", ".join(f"{float(n):g}" for n in sorted({n for _, n, _ in out})[:_OUT_SHOWN])
    counts = {"outside": grouped(outside), "every": grouped(every)}
    return sentence("many outside", **counts, scales=listed, numbers=numbers)
