"""Answers with numbers: beside a word, outside their scale, in a legend, in free text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from fractions import Fraction
from functools import lru_cache

from data.intake.language.words import LEVEL_WORDS, fold, one_of
from data.intake.levels.scales import (
    Meaning,
    Scale,
    explanation,
    label_level,
    number,
    out_of,
    parts,
    scale_in_header,
    shown,
)
from data.vocabulary import MAX_LEVEL, Issue, grouped

_LEVELS = Scale(0, MAX_LEVEL)
_SHOWN = 3


def by_number(values: Iterable[str], declared: Scale | None) -> dict[str, str]:
    """Answer -> its number, of the answers whose number counts and not their word."""
    if declared != _LEVELS:
        return {}
    found = []
    for value in values:
        told, level = parts(value)[0], label_level(value)
        if told is not None and level is not None and not explanation(value):
            found.append((told, level, value))
    found.sort()
    words = [level for _, level, _ in found]
    if words != sorted(words):
        return {}
    return {
        value: str(told)
        for told, level, value in found
        if told != level and told.denominator == 1 and 0 <= told <= MAX_LEVEL
    }


def by_number_note(values: Iterable[str]) -> tuple[Issue, ...]:
    """What is said of them. `values`: those that were read by their number."""
    shown = ", ".join(
        f"“{value.strip()}” ({label_level(value)})" for value in list(values)[:_SHOWN]
    )
    if not shown:
        return ()
    said = (
        "The scale 0-5 is declared, so answers with a number are read by it, where their words "
        f"alone would be another level: {shown}."
    )
    return (Issue(None, None, None, said, "note"),)


def same_level(answers: Iterable[tuple[str, Meaning]]) -> str:
    """A sentence about the first two points of a scale that became one level, or ""."""
    first: dict[int, tuple[Fraction | str, str]] = {}
    for value, meaning in answers:
        level = label_level(value)
        given, label = parts(value)
        # what tells a point of the scale from another one: its number, else its word
        word = fold(label) if given is None and label in LEVEL_WORDS else None
        point = given if label and given is not None else word
        if level is None or meaning.level != level or point is None:
            continue
        other, shown = first.setdefault(level, (point, value))
        if other != point and isinstance(other, str) == isinstance(point, str):
            return (
                f"“{shown.strip()}” and “{value.strip()}” are both read as level {level}, by their "
                "words. If the form means two steps, say which level each answer is."
            )
    return ""


_SHARE = 5
"""One number in so many outside is more than slips."""
_LEAST = 3
_OUT_SHOWN = 5


def many_outside(columns: list[tuple[Scale | None, tuple[str, ...], tuple[int, ...]]]) -> str:
    """A question where a fifth of the numbers lie outside their scale, or "". One number alone,
    however often, is a code for no answer. `columns`: scale, distinct answers and how often each is
    given, of the level columns."""
    told = [
        (scale, found, times)
        for scale, values, counts in columns
        if scale is not None
        for value, times in zip(values, counts, strict=True)
        if (found := number(value)) is not None
    ]
    every = sum(times for _, _, times in told)
    out = [(scale, n, times) for scale, n, times in told if not scale.low <= n <= scale.high]
    outside = sum(times for _, _, times in out)
    if outside < _LEAST or len({n for _, n, _ in out}) < 2 or _SHARE * outside < every:
        return ""
    scales = ", ".join(sorted({str(scale) for scale, _, _ in out}))
    numbers = ", ".join(f"{float(n):g}" for n in sorted({n for _, n, _ in out})[:_OUT_SHOWN])
    return (
        f"{grouped(outside)} of {grouped(every)} numbers lie outside the scale of {scales} "
        f"({numbers}) and are set aside. Is that the scale of the form?"
    )


_FEWEST = 3
"""Points of a scale with words from which on they are one."""


def told_scale(answers: Iterable[str], assumed: Scale) -> str:
    """A sentence where words settle that the scale is the assumed one, else "".

    `answers`: distinct ones of the level columns. Every number must stand with words that no other
    number has ("3 years" and "5 years" are no scale), and both ends of the scale must be among
    them: where nobody said the highest, it is not known which that is.
    """
    words: dict[Fraction, set[str]] = {}
    for answer in answers:
        point, said = parts(answer)
        if point is not None:
            words.setdefault(point, set()).add(said)
    every = [said for texts in words.values() for said in texts]
    if "" in every or len(set(every)) < len(every) or len(words) < _FEWEST:
        return ""
    low, high = min(words), max(words)
    if low != assumed.low or high != assumed.high:
        return ""
    return (
        f"Each number of the answers, {shown(low)} to {shown(high)}, has its own words "
        f"beside it, so they are read as a scale of {assumed}."
    )


_LONGEST = 40
_MOST_WORDS = 4
_NEARLY = 0.8
_WORD = re.compile(r"[^\W\d_]{3}")
_LEVEL_AND_WORDS = re.compile(r"^\s*(\d{1,3}(?:[.,]\d+)?)\s+[^\W\d_]+\s+[^\W\d_]")
"""A number and a sentence: "3 kids at home"; a label of a scale has a mark after its number."""
NOT_KEPT = "free text; its content is not kept"
OTHER_TEXTS = "(other texts)"


def is_free_text(value: str) -> bool:
    """Longer than a label of a scale, so somebody's own words."""
    bare = " ".join(value.split())
    if number(bare) is not None:
        return False
    return len(bare) > _LONGEST or len(bare.split(" ")) > _MOST_WORDS


def is_own_words(value: str, times: int) -> bool:
    """Whether an answer that is no level is somebody's own words: it is long, or nobody else in
    the file gave it, and it is neither a number nor nearly a word for a level, such as "Expret"."""
    if is_free_text(value):
        return True
    if times > 1 or not _WORD.search(value) or parts(value)[0] is not None:
        return False
    return not _nearly_a_level(fold(value))


@lru_cache(maxsize=10_000)
def _nearly_a_level(folded: str) -> bool:
    """A slip in one or two words; looking is slow, and no longer text is one."""
    return folded.count(" ") < 2 and bool(
        get_close_matches(folded, LEVEL_WORDS, n=1, cutoff=_NEARLY)
    )


def level_without_words(value: str) -> str:
    """The number or word for a level beside somebody's own words; "" for a label alone."""
    if label_level(value) is not None:
        if explanation(value) != "sentence":
            return ""
        return re.split(r"[,;.]", value.strip(), maxsplit=1)[0].strip()
    told = parts(value)[0]
    if told is None or out_of(value) is not None:
        return ""
    return str(told) if is_free_text(value) or _LEVEL_AND_WORDS.match(value) else ""


def said_instead(value: str) -> str:
    """What is said of a free text in place of it."""
    return f"{grouped(len(value))} characters of {NOT_KEPT}."


_KEY = r"(?:\d{1,3}|[A-Za-z]{1,2}|[*+]{1,5})"
_IS = r"\s*(?:=|:|->|→|[-–—])\s*"
_ENTRY = re.compile(
    rf"(?<![\w.*+])({_KEY}){_IS}([^=;,|/\n]*?[^\W\d][^=;,|/\n]*?)"
    rf"(?=\s*[;,|/\n]|\s*\.\.\.|\s*…|\s+{_KEY}{_IS}|\s*$)"
)
_WHOLE = re.compile(rf"^\s*{_KEY}{_IS}\D")
_LABELLED_ENDS = re.compile(r"(?<![\d.])[01]\s*\([^()\d]*\)\s*(?:to|-|–|bis|\.{2,3}|…)\s*\d", re.I)
_KEY_ALONE = re.compile(rf"^{_KEY}$")
_SAYS_SCALE = re.compile(rf"\b{one_of('scale')}\b|=", re.I)
TITLE = re.compile(
    rf"^(?:{one_of('title of notes')}|how to (read|use|fill).*|last updated.*|updated.*|version.*|"
    r"source.*)\s*:?$",
    re.I,
)
_LONGEST_EXPLANATION = 300
_MOST_ROWS, _MOST_CELLS = 30, 4
"""Of a sheet that is a legend: rows, and filled cells of a row."""


@dataclass(frozen=True)
class Legend:
    """A scale, and the level of each mark that the file explains, as the file says it."""

    scale: Scale | None
    words: tuple[tuple[str, int], ...]
    said: str
    where: str = "The lines around the table say"

    @property
    def marks(self) -> frozenset[str]:
        """What is written instead of numbers, folded."""
        return frozenset(fold(key) for key, _ in self.words if not key.isdigit())


def is_legend_line(record: Sequence[str]) -> bool:
    """A row that holds several explanations side by side: "0 = none", "1 = basic", ..."""
    filled = [cell for cell in record if cell.strip()]
    explained = sum(1 for cell in filled if _WHOLE.match(cell))
    return explained >= _FEWEST and explained >= len(filled) - 1 and _run(_entries([record]))


def is_legend(records: Sequence[Sequence[str]]) -> bool:
    """Rows that explain marks one below the other, or all in one cell."""
    return find_legend(records) is not None


def find_legend(records: Iterable[Sequence[str]]) -> Legend | None:
    """The legend within rows of text that stand around a table."""
    rows = [[cell for cell in record if cell.strip()] for record in records]
    entries = _entries(rows)
    numbers = {int(key): label for key, label in entries if key.isdigit()}
    # a numbered list of anything is none: two words for levels, or a title that says so
    named = sum(label_level(label) is not None for label in numbers.values()) >= 2
    titled = any(_SAYS_SCALE.search(cell.split("=")[0]) for row in rows for cell in row)
    if _run(entries) and (named or titled):
        low, high = min(numbers), max(numbers)
        scale = Scale(low, high) if low in (0, 1) and (high <= 10 or high == 100) else None
        if scale is not None:
            said = ", ".join(f"{key} = {label}" for key, label in sorted(numbers.items()))
            return Legend(scale, _levels(numbers), said)
    letters = [(key, label_level(label)) for key, label in entries if not key.isdigit()]
    known = {key: level for key, level in letters if level is not None}
    if len(known) >= _FEWEST and len(known) >= 0.7 * len(letters):
        said = ", ".join(f"{key} = {label}" for key, label in entries if key in known)
        return Legend(None, tuple(known.items()), said)
    for cell in (cell for row in rows for cell in row if len(cell) < _LONGEST_EXPLANATION):
        stated = scale_in_header(cell)
        if stated and (_SAYS_SCALE.search(cell) or _LABELLED_ENDS.search(cell)):
            return Legend(stated, (), " ".join(cell.split()))
    return None


def _entries(rows: Iterable[Sequence[str]]) -> list[tuple[str, str]]:
    """Marks with what they mean, each once, in the order of the file."""
    found: dict[str, str] = {}
    for row in rows:
        cells = [" ".join(cell.split()) for cell in row if cell.strip()]
        alone = next((i for i, cell in enumerate(cells[:2]) if _KEY_ALONE.match(cell)), None)
        label = cells[alone + 1] if alone is not None and len(cells) > alone + 1 else ""
        if alone is not None and re.search(r"[^\W\d]{2}", label):
            found.setdefault(cells[alone], label)
            continue
        for cell in cells:
            for match in _ENTRY.finditer(cell):
                found.setdefault(match.group(1), match.group(2).strip(" ."))
    return list(found.items())


def _run(entries: list[tuple[str, str]]) -> bool:
    """Whether the numbers follow each other without a gap, from 0 or 1, up or down."""
    keys = [int(key) for key, _ in entries if key.isdigit()]
    return len(keys) >= _FEWEST and sorted(keys) == list(range(min(keys), max(keys) + 1))


def _levels(numbers: dict[int, str]) -> tuple[tuple[str, int], ...]:
    """The level of each number where all labels are words for levels in one order."""
    levels = [label_level(label) for _, label in sorted(numbers.items())]
    known = [level for level in levels if level is not None]
    ordered = sorted(set(known))
    one_way = known in (ordered, ordered[::-1])
    if len(known) < len(levels) or not one_way or ordered[-1] > MAX_LEVEL:
        return ()
    return tuple((str(key), level) for key, level in zip(sorted(numbers), known, strict=True))


def legend_of_sheet(records: Sequence[Sequence[str]], name: str) -> Legend | None:
    """The legend that is all of a small sheet, beside the sheets of answers."""
    rows = [record for record in records if any(cell.strip() for cell in record)]
    if len(rows) > _MOST_ROWS or any(sum(map(bool, row)) > _MOST_CELLS for row in rows):
        return None
    found = find_legend(rows)
    return replace(found, where=f"The sheet “{name}” says") if found else None


def is_title(cell: str) -> bool:
    """A word that stands over notes: "Legend:", "Notes"."""
    return bool(TITLE.match(fold(cell)))
