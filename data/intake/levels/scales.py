"""Native answers -> levels 0 to 5 (methods.md#scales)."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from data.intake.language.words import (
    END_WORDS,
    ERROR_VALUE,
    GENERAL_WORDS,
    LEVEL_WORDS,
    NOT_APPLICABLE_WORDS,
    UNKNOWN_WORDS,
    fold,
    one_of,
    refused,
    sentence,
)
from data.vocabulary import MAX_LEVEL, RefusedError, grouped

_NUMBER = re.compile(r"^[-+]?\d{1,6}(?:[.,]\d{1,12})?$")
_STARS = re.compile(r"^(?:(?:[★⭐]\ufe0f?){1,10}☆*|■{1,10}□*|[☆□]{3,10})$")
_LED = re.compile(
    r"^(?:level|lvl|stufe|niveau|l|\((?=\d+\)\s*[^\W\d]))?\s*([-+]?\d{1,3}(?:[.,]\d+)?)"
    r"\s*(?:$|[-–—:=.)(]\s*|\s+)(.*)$",
    re.I,
)
_COLOUR = re.compile(r"^[⚪⚫🔴🔵🟠-🟫⬛⬜]\ufe0f?\s*(?=\w)")
"""Stands before an answer: "🔵 4"."""
_LAST = re.compile(r"^(.*?)\s*[\[(=:–-]\s*(\d{1,3})\s*[\])]?$")
_DIGIT = re.compile(r"\d")
_FRACTION = re.compile(
    r"^(\d{1,3}(?:[.,]\d+)?)\s*\(?(?:/|(?:out )?of|von|sur|de|di|su|van|z)\s*(\d{1,3})"
    r"(?: (?:points?|punkte?n?|stars?|sterne?n?))?\)?$",
    re.I,
)
_SCALE = re.compile(r"^\s*(\d{1,3})\s*(?:-|–|\.\.|to)\s*(\d{1,3})\s*$", re.I)
_HEADER_SCALE = re.compile(
    r"(?<![\d.])([01])\s*(?:\([^()\d]{1,40}\)\s*)?"
    r"(?:-|–|—|\.{2,3}|…|to|bis|=[^\d]{1,40}|(?<=\s)(?:à|a|tot|do|al|até|hasta|through)(?=\s))"
    r"\s*(\d{1,3})(?![\d.])"
    r"|[(\[]\s*([01])\s[^()\[\]\d]{2,40}\s(\d{1,3})\s[^()\[\]\d]{2,40}[)\]]",
    re.I,
)
_MONTH = one_of("month name") + r"\.?"
_DATE = re.compile(
    r"^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{2}\.\d{2}\.|"
    rf"\d{{1,2}}[-. ]{{1,2}}{_MONTH}(?:[-. ]\d{{2,4}})?|{_MONTH}[- ]\d{{1,4}})(?:[ T]\d.*)?$",
    re.I,
)
_LISTED = re.compile(r"^[^\W\d].*?[(\[:=–-]\s*\d{1,2}\s*[)\]]?\s*[,;|]\s*[^\W\d].*\d")
"""Of "Python (4), SQL (3)" and "Python: 4; SQL: 3"."""
_TWO = re.compile(
    r"^\d{1,3}(?:[.,]\d+)?\s*(?:or|oder|to|bis|and|und|ou|[-–—&+])\s*"
    r"\d{1,3}(?:[.,]\d+)?$|^\d{1,3}[-–]\d{1,3}\b"
    r"|^\d{1,3}\s*(?:[-=]>|[→|»\n]|\()\s*\d{1,3}\)?$"
    r"|(?<!\d)(?<!scale )(?<!skala )\d{1,3}\s*(?:[-–]|\.{2,3}|to|bis)\s*\d{1,3}\s*[)\]]?$"
    r"|[^\W\d_]\s*[:=]\s*\d{1,3}(?!\d).*[^\W\d_]\s*[:=]\s*\d{1,3}(?!\d)"
    r"|^\d{1,3}\s*\([^\W\d][^()\d]*\)\s*[/;,+&]?\s*\d{1,3}\s*\([^\W\d]",
    re.I,
)
_UNIT = re.compile(rf"^\d+(?:[.,]\d+)?\s*\+?\s*{one_of('unit of amount')}(?!\w)", re.I)
_KIND = re.compile(
    rf"(?i)^(?:{one_of('another kind')}|{one_of('wanted')})\s*[:=]"
    rf"|[(\[]\s*{one_of('wanted')}\s*[)\]]$|\s[(\[]?(?:{one_of('later')}|by 20\d\d)[)\]]?$"
)
"""What says that a level beside it is not that of today by the one who answers."""
_MARKED = re.compile(r"^\d{1,3}(?:[.,]\d+)?\s*[-–—+~?*!]+$")
DATE_REASON = sentence("a_date")
TWO_REASON = "Two levels stand in one cell."
_TO = re.compile(r"(?:^|\s+)(?:to|bis|until|and|und|à|a|[-–—.…]+)\s*$", re.I)
_CUT = re.compile(r"\s*[(\[:;,.–—]\s*|\s+-+\s+")
"""What stands between a word for a level and an explanation."""
_KEY_CAP = "\ufe0f\u20e3"
_NUMBERED = re.compile(r"^\(?\d{1,3}(?:\s*[-–—:=.)(]\s*|\s+)([^\W\d_].*?)\)?$")
_CODE = re.compile(r"(?<![\w.,–-])(-?\d{1,3})\s*([=:]|->|→|[–-])\s*([^\W\d][^\d=:;,|()\[\]]*)")
"""A number with what it means, behind a sign."""
_RANGE = re.compile(r"(?:[-–—…]|\.\.|\b(?:to|bis|à|or|of|question))\s*$", re.I)
"""What stands before a number that is the end of a range, or of something else."""
_NIL = frozenset(("nil", "null"))
"""Beside 0 they say that somebody has nothing of a skill."""
_TWICE = re.compile(r"\s+(?:[-–—/]|or)\s+|(?<=\w\w)/(?=\w\w)|\s*[(:]\s*|\)$")
THOUSAND = re.compile(r"^[-+]?[1-9]\d{0,2}(?:,\d{3})+$")
"""1,250: a thousand and more to some, one and a quarter to others."""
_KEY = re.compile(
    r"^(?!(?:LEVEL|LVL|STUFE|NIVEAU|NIVEL|LIVELLO|GRADE|TIER|SCORE|SKILL|SFIA|TRL)-)"
    r"[A-Z][A-Z\d]{1,9}-\d+$"
)
_NO_LEVEL: tuple[tuple[re.Pattern[str], str], ...] = (
    (_KIND, sentence("another kind in a cell")),
    (_MARKED, "The mark beside the number leaves the level open."),
    (_DATE, DATE_REASON),
    (THOUSAND, "This reads as a thousand; if the comma is a decimal one, write a point."),
    (_LISTED, sentence("several in a cell")),
    (_UNIT, "This is an amount, not a level."),
    (re.compile(r"^\d+(?:\.\d+){2,}$"), "This is an address or a version, not a level."),
    (_KEY, "This is the key of a ticket or of a thing, not a level."),
    (_TWO, TWO_REASON),
)
"""Texts with numbers in them that are no level, and why."""
Outcome = Literal["level", "unknown", "not_applicable", "set_aside"]


@dataclass(frozen=True)
class Scale:
    """A numeric scale from `low` (0 or 1) to `high`. `falling`: the lowest number is the best, and
    it is written with the highest first."""

    low: int
    high: int
    falling: bool = False

    def __str__(self) -> str:
        return f"{self.high}-{self.low}" if self.falling else f"{self.low}-{self.high}"

    def level(self, value: Fraction, *, reverse: bool = False) -> int | None:
        """The level of a number; None outside the scale. `reverse`: the highest is the lowest."""
        if not self.low <= value <= self.high:
            return None
        return math.ceil(self.exact(value, reverse=reverse) - Fraction(1, 2))

    def exact(self, value: Fraction, *, reverse: bool = False) -> Fraction:
        """The level of a number within the scale, not rounded."""
        if reverse != self.falling:
            value = self.low + self.high - value
        if self.low == 0:
            return Fraction(MAX_LEVEL) * value / self.high
        return 1 + Fraction(4) * (value - 1) / (self.high - 1)


@dataclass(frozen=True)
class Meaning:
    """What one native value says; `reason` only where it is set aside."""

    outcome: Outcome
    level: int | None = None
    reason: str = ""


UNKNOWN = Meaning("unknown")
NOT_APPLICABLE = Meaning("not_applicable")


def parse_scale(text: str) -> Scale:
    """`A-B` as a scale. Raises RefusedError with what is allowed."""
    match = _SCALE.match(text)
    if match:
        low, high = int(match.group(1)), int(match.group(2))
        if low in (0, 1) and high > low:
            return Scale(low, high)
        if high in (0, 1) and low > high:
            return Scale(high, low, falling=True)
    raise refused("no scale", text=text)


def is_scale(text: str) -> bool:
    """Whether a text is a scale and nothing else, such as "1-5"."""
    try:
        return bool(parse_scale(text))
    except RefusedError:
        return False


def scale_in_header(header: str) -> Scale | None:
    """A scale that a question states itself: "(1-5)", "from 0 to 10"."""
    match = _HEADER_SCALE.search(header.replace("_", " "))
    if match is None:
        return None
    low, high = (int(end) for end in match.groups() if end)
    if low == 0 and "0" in no_answer_codes(header):
        low = 1
    return Scale(low, high) if high >= 3 and (high <= 10 or high == 100) else None


def number(value: str) -> Fraction | None:
    """A plain number, with decimal point or comma, or the number of stars or squares: "★★★☆☆". The
    apostrophe is there that keeps a spreadsheet from reading a number, and so are key caps."""
    text = value.strip().removeprefix("'").removesuffix(_KEY_CAP)
    if _STARS.match(text):
        return _fraction(str(sum(text.count(star) for star in "★⭐■")))
    if not _NUMBER.match(text) or THOUSAND.match(text):
        return None
    return _fraction(text.replace(",", ".").lstrip("+"))


_fraction = lru_cache(maxsize=10_000)(Fraction)
"""Columns share their numbers, and making one of a text is slow."""


def out_of(value: str) -> tuple[Fraction, int] | None:
    """The number and the highest of "3/5", "4 out of 5", "3 von 5"; None for any other text."""
    match = _FRACTION.match(value.strip())
    given = number(match.group(1)) if match else None
    if match is None or given is None or int(match.group(2)) < 2:
        return None
    return given, int(match.group(2))


def parts(value: str) -> tuple[Fraction | None, str]:
    """The number and the label of an answer: "4 - Proficient", "Level 3", "3 (Competent)"."""
    value = _COLOUR.sub("", value.strip())
    alone = number(value)
    if alone is not None:
        return alone, ""
    if not _DIGIT.search(value) or no_level(value):
        return None, fold(value)
    match = _LED.match(value.strip())
    if match and (result := number(match.group(1))) is not None:
        return result, fold(match.group(2).strip("() -–—:="))
    tail = _LAST.match(value.strip())
    if tail and (result := number(tail.group(2))) is not None:
        return result, fold(tail.group(1))
    return None, fold(value)


def no_level(value: str) -> str:
    """Why a text with numbers in it is no level, such as a date or two levels; else ""."""
    text = value.strip()
    if not (_DIGIT.search(value) or _KIND.search(text)):
        return ""
    return next((reason for pattern, reason in _NO_LEVEL if pattern.search(text)), "")


def label_level(value: str, words: dict[str, int] | None = None) -> int | None:
    """The level that the words of an answer name, whatever explanation follows them."""
    known = LEVEL_WORDS if words is None else words
    label = parts(value)[1]
    if not label or _KIND.search(value.strip()):
        return None
    if label in known:
        return known[label]
    head = fold(_CUT.split(label, maxsplit=1)[0])
    if head in known:
        return known[head]
    for end in (" level", " knowledge", " user", " skills", " experience", " (", "-level"):
        if head.endswith(end) and head.removesuffix(end) in known:
            return known[head.removesuffix(end)]
    return None


def key_level(label: str) -> int | None:
    """The level that a text beside a number of a key names."""
    word = fold(_TO.sub("", label)).removeprefix("the ")
    return END_WORDS.get(word, label_level(word))


def is_general(value: str) -> bool:
    """Whether a word for a level would do for anything else that people rate: "good", "high"."""
    label = parts(value)[1]
    return label in GENERAL_WORDS or fold(_CUT.split(label, maxsplit=1)[0]) in GENERAL_WORDS


def explanation(value: str) -> Literal["", "label", "sentence"]:
    """How an explanation follows the word for a level: "Basic: knows the syntax" as a label does,
    "basic, I fear" as a sentence does. A number beside the word makes it a label of a scale."""
    given, label = parts(value)
    cut = _CUT.search(label)
    if given is not None or cut is None or label in LEVEL_WORDS or label_level(value) is None:
        return ""
    return "sentence" if cut.group().strip() in (",", ";", ".") else "label"


def is_unknown(value: str) -> bool:
    """Blank, "don't know", "?", or an error value of a spreadsheet."""
    return _no_answer(value) is UNKNOWN


def says_nothing(value: str) -> bool:
    return _no_answer(value) is not None


def _no_answer(value: str) -> Meaning | None:
    """UNKNOWN or NOT_APPLICABLE where a text says so: in a word for it, also beside a number ("0 -
    don't know"), or in several: "N/A - Not applicable", "Don't know / no opinion". Else None."""
    if ERROR_VALUE.match(value.strip()):
        return UNKNOWN
    folded = fold(value)
    numbered = _NUMBERED.match(folded)
    ways = list(filter(None, _TWICE.split(folded)))
    for outcome, words in ((UNKNOWN, UNKNOWN_WORDS), (NOT_APPLICABLE, NOT_APPLICABLE_WORDS)):
        if folded in words or (numbered and numbered[1] in words - _NIL):
            return outcome
        if len(ways) > 1 and words.issuperset(ways):
            return outcome
    return None


def no_answer_codes(text: str) -> dict[str, tuple[str, Meaning]]:
    """The numbers that a text says to be no answer, each as the text says it: "0 = not answered".
    After a dash only beside two more numbers with what they mean."""
    codes = {}
    points = list(_CODE.finditer(text))
    key = len({point[1] for point in points}) >= FEWEST
    for point in points:
        number, sign, label = point.groups()
        if (sign in "–-" and not key) or _RANGE.search(text[: point.start()]):
            continue
        ways = [fold(way) for way in re.split(r"/|\bor\b", label.strip(" ."))]
        silent = [state for way in ways if way and (state := _no_answer(way))]
        known = any(label_level(way) is not None for way in ways)
        if silent and not known and not (number == "0" and _NIL.intersection(ways)):
            codes[number] = f"{number} = {' '.join(label.split())}", silent[0]
    return codes


FEWEST = 3
"""Points of a scale with words from which on these are its key, and tell which end is the best."""
HIGHEST = 10
"""Of the scales of few points; a number above it is no level, or one of percentages."""


def meaning(
    value: str, scale: Scale | None, words: dict[str, int] | None = None, mirror: int | None = None
) -> Meaning:
    """What one native value says, importance and interest by the same rules. `words` None: words of
    levels; else of opinions. `mirror` of a reversed question is the sum of its lowest and highest
    level: 5 for 0 to 5, 6 for 1 to 5; None: not reversed."""
    if none := _no_answer(value):
        return none
    level = label_level(value, words)
    if level is not None:
        return Meaning("level", level if mirror is None else min(mirror - level, MAX_LEVEL))
    bare, fraction = value.strip(), out_of(value)
    given = fraction[0] if fraction else parts(bare.removesuffix("%"))[0]
    if given is None:
        reason = no_level(value) or "This is neither a number nor a word for a level."
        return Meaning("set_aside", None, reason)
    own = Scale(0, fraction[1]) if fraction else Scale(0, _WHOLE) if bare.endswith("%") else scale
    if own is None:
        return Meaning("set_aside", None, "There is no scale for this number.")
    level = own.level(given, reverse=mirror is not None)
    if level is None:
        return Meaning("set_aside", None, f"The number is outside the scale {own}.")
    return Meaning("level", level)


_USUAL, _WHOLE = (5, 7, 10), 100
_SIX = 6
_TOP_REACHED = 3
"""Answers of 6 and none above from which on 6 is the top of a scale, not a 7 that nobody gave."""
_FEW = 100
"""At most one number in so many lies outside a scale by mistake."""
_ENOUGH = 10
"""Numbers inside a scale from which on a lone one outside is doubted."""
_MANY, _MANY_PEOPLE = 100, 8
"""Answers and people from which on levels that nobody gave may be no answers of the form."""
_NO_ANSWER = frozenset({77, 88, 98, 99, 777, 888, 998, 999, -1, -7, -8, -9, -77, -88, -99, -999})
"""Codes that form tools write for "no answer"."""
BELOW_ALL = frozenset(code for code in _NO_ANSWER if code < -MAX_LEVEL)
"""Those below any scale."""
_PERHAPS_NO_ANSWER = frozenset({8, 9})
"""Codes of scales of few points, and high levels of a scale to 10."""
Numbers = Mapping[Fraction, int]


@dataclass(frozen=True)
class ScaleQuestion:
    """What is not certain about the scale; `assumed` is the first of the choices."""

    sentence: str
    choices: tuple[str, ...]
    open: bool = False
    """Whether nothing is stored before somebody chooses."""

    @property
    def assumed(self) -> str:
        return self.choices[0]


def infer_scale(numbers: Numbers) -> Scale | None:
    """The scale of all numbers together (number -> times): never one that would lift a rating.

    Numbers up to 5 are levels as they stand; up to 7 and 10 they are 7- and 10-point scales,
    above that a percentage; parts of one are percentages as a workbook keeps them. Where several
    say 6 and nobody 7, the scale ends at 6. A lone number outside does not make the scale. None
    without numbers.
    """
    inside = {value: times for value, times in numbers.items() if value not in strays(numbers)}
    if not inside:
        return None
    if _parts_of_one(inside):
        return Scale(0, 1)
    low = 0 if min(inside) < 1 else 1
    if max(inside) == _SIX and inside[Fraction(_SIX)] >= _TOP_REACHED:
        return Scale(low, _SIX)
    high = next((high for high in _USUAL if max(inside) <= high), None)
    return Scale(low, high) if high else Scale(0, _WHOLE)


def strays(numbers: Numbers) -> tuple[Fraction, ...]:
    """Numbers that are more likely a slip or a code for no answer than a point of the scale."""
    total = sum(numbers.values())
    coded = tuple(v for v in numbers if v in _NO_ANSWER)
    rest = {v: times for v, times in numbers.items() if v not in coded}
    if coded and all(0 <= v <= _USUAL[-1] for v in rest):
        return (*coded, *strays(rest)) if rest else ()
    for high in _USUAL:
        outside = {v: times for v, times in numbers.items() if not 0 <= v <= high}
        times = sum(outside.values())
        if times and times <= max(1, total // _FEW) and total - times >= _ENOUGH:
            return tuple(sorted(outside))
    return _standing_apart(rest)


def _standing_apart(numbers: Numbers) -> tuple[Fraction, ...]:
    """8 and 9 above levels that end at 5 or below, where these are many and nothing lies between,
    nor above."""
    codes = tuple(v for v in numbers if v in _PERHAPS_NO_ANSWER)
    levels = [v for v in numbers if 0 <= v <= MAX_LEVEL]
    many = sum(numbers[v] for v in levels) >= _ENOUGH and len(levels) >= FEWEST
    return codes if many and len(codes) + len(levels) == len(numbers) else ()


def undeclared(numbers: Numbers, assumed: Scale, people: int = 0) -> ScaleQuestion:
    """Nobody said the scale: the numbers, what they are read as, and what else fits. It is open
    where many people leave the two highest levels out, which they may not have been offered, where
    one or two of them said 6 and nobody 7, where numbers to 100 are no fives, as those of a test
    are, and where 8 and 9 stand apart. Of 1 to 6 either end may be best, as of school grades."""
    doubted = sorted(strays(numbers))
    inside = [v for v in numbers if v not in doubted]
    low, high = min(inside), max(inside)
    often = {v: "once" if numbers[v] == 1 else f"{grouped(numbers[v])} times" for v in doubted}
    lone = ", ".join(f"{shown(v)} ({often[v]})" for v in doubted[:5])
    ends = {"low": shown(low), "high": shown(high), "assumed": assumed}
    times = sum(numbers[v] for v in inside)
    many = times >= _MANY and people >= _MANY_PEOPLE
    unused = many and assumed.high == MAX_LEVEL and 2 <= high <= MAX_LEVEL - 2
    marks = high > _WHOLE / 2 and assumed.high == _WHOLE and any(v % MAX_LEVEL for v in inside)
    own, top, widest = assumed.low, math.ceil(high), math.ceil(max(numbers))
    graded = own == 1 and widest == _SIX
    unused |= graded and _SIX == top < assumed.high and people >= _MANY_PEOPLE
    apart = sum(numbers[v] for v in doubted if v in _PERHAPS_NO_ANSWER) > 1
    opened = (("scale in doubt", unused), ("marks in doubt", marks), ("codes in doubt", apart))
    doubts = (*opened, ("all numbers but", doubted))
    about = next((about for about, holds in doubts if holds), "no scale given")
    text = sentence(about, **ends, lone=lone, times=grouped(times), people=grouped(people))
    if _parts_of_one(inside):
        text += " A workbook keeps 80 % as 0.8."
    if graded:
        text += sentence("perhaps grades")
    usual = next((point for point in _USUAL if point >= assumed.high), _WHOLE)
    pairs = ((own, top), (own, usual), (0, 5), (1, 5), (0, top), (own, widest), (0, 10), (1, 10))
    others = (Scale(*pair) for pair in pairs)
    fits = [s for s in others if s.high >= high and s.low <= low and s.high > 1 and s != assumed]
    grades = (Scale(1, _SIX, falling=True),) if graded else ()
    choices = dict.fromkeys(map(str, (assumed, *grades, *fits)))
    return ScaleQuestion(text, tuple(choices)[:6], unused or marks or apart)


def declared(numbers: Numbers, stated: Scale) -> ScaleQuestion | None:
    """The form states a scale: a question where the numbers use less of it and that matters."""
    inside = [v for v in numbers if stated.low <= v <= stated.high]
    if not inside:
        return None
    result = Scale(stated.low if min(inside) < 1 else 1, max(2, math.ceil(max(inside))))
    if [result.level(v) for v in inside] == [stated.level(v) for v in inside]:
        return None
    text = sentence("stated scale", low=shown(min(inside)), high=shown(max(inside)), stated=stated)
    return ScaleQuestion(text, (str(stated), str(result)))


def shown(value: Fraction) -> str:
    """A number as people write it."""
    return str(value.numerator) if value.denominator == 1 else f"{float(value):g}"


def _parts_of_one(values: Iterable[Fraction]) -> bool:
    """Whether all numbers are from 0 to 1, and not only these two."""
    seen = set(values)
    return all(0 <= v <= 1 for v in seen) and not seen <= {0, 1}
