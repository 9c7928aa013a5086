"""Answers in somebody's own words, and the legends that explain marks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache

from data.intake.language.words import LEVEL_WORDS, fold, one_of
from data.intake.levels import scales
from data.intake.levels.scales import FEWEST, Scale

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
    if scales.number(bare) is not None:
        return False
    return len(bare) > _LONGEST or len(bare.split(" ")) > _MOST_WORDS


def is_own_words(value: str, times: int) -> bool:
    """Whether an answer that is no level is somebody's own words: it is long, or nobody else in
    the file gave it, and it is neither a number nor nearly a word for a level, such as "Expret"."""
    if is_free_text(value):
        return True
    if times > 1 or not _WORD.search(value) or scales.parts(value)[0] is not None:
        return False
    return not _nearly_a_level(fold(value))


@lru_cache(maxsize=10_000)
def _nearly_a_level(folded: str) -> bool:
    """A slip in one or two words; looking is slow, and no longer text is one."""
    near = folded.count(" ") < 2 and get_close_matches(folded, LEVEL_WORDS, n=1, cutoff=_NEARLY)
    return bool(near)


def level_without_words(value: str) -> str:
    """The number or word for a level beside somebody's own words; "" for a label alone."""
    if scales.label_level(value) is not None:
        if scales.explanation(value) != "sentence":
            return ""
        return re.split(r"[,;.]", value.strip(), maxsplit=1)[0].strip()
    level = scales.parts(value)[0]
    if level is None or scales.out_of(value) is not None:
        return ""
    return str(level) if is_free_text(value) or _LEVEL_AND_WORDS.match(value) else ""


_PICTURE = r"[\u25a0-\u27bf\u2b1b-\u2b55\U0001f300-\U0001faff\ufe0f]"
_KEY = rf"(?:\d{{1,3}}|[A-Za-z]{{1,2}}|[*+]{{1,5}}|{_PICTURE}{{1,9}}|[-–/](?=\s*[=:]))"
_IS = rf"(?:\s*(?:=|:|->|→|[-–—])\s*|(?<={_PICTURE})\s+)"
_ENTRY = re.compile(
    rf"(?<![\w.*+])({_KEY}){_IS}((?i:n/a)|[^=;,|/\n]*?[^\W\d][^=;,|/\n]*?)"
    rf"(?=\s*[;,|/\n]|\s*\.\.\.|\s*…|\s+{_KEY}{_IS}|\s*$)"
)
_WHOLE = re.compile(rf"^\s*{_KEY}{_IS}\D")
_LABELLED_ENDS = re.compile(r"(?<![\d.])[01]\s*\([^()\d]*\)\s*(?:to|-|–|bis|\.{2,3}|…)\s*\d", re.I)
_KEY_ALONE = re.compile(rf"^(?:{_KEY}|[-–/])$")
_SAYS_SCALE = re.compile(rf"\b{one_of('scale')}\b|=", re.I)
TITLE = re.compile(
    rf"^(?:{one_of('title of notes')}|how to (read|use|fill).*|last updated.*|updated.*|version.*|"
    r"source.*)\s*:?$",
    re.I,
)
_POINT = re.compile(r"(?<![\w.])(\d{1,3})\s+(?=[^\W\d])")
_UP_TO = re.compile(r"(?:\b(?:to|bis|à)|[-–—.…])\s*$", re.I)
_TITLE_OF_KEY = re.compile(rf"^(?:{one_of('title of notes')}|{one_of('scale')})?$")
_LONGEST_EXPLANATION = 300
_MOST_ROWS, _MOST_CELLS = 30, 4
"""Of a sheet that is a legend: rows, and filled cells of a row."""


@dataclass(frozen=True)
class Legend:
    """A scale, and the level of each mark that the file explains, as the file says it."""

    scale: Scale | None
    words: tuple[tuple[str, int | str], ...]
    """Without a level: unknown or not_applicable."""
    text: str
    where: str = "The lines around the table say"

    @property
    def marks(self) -> frozenset[str]:
        """What is written instead of numbers, folded."""
        return frozenset(fold(key) for key, _ in self.words if not key.isdigit())


def is_legend_line(record: Sequence[str]) -> bool:
    """A row that holds several explanations side by side: "0 = none", "1 = basic", ..."""
    filled = [cell for cell in record if cell.strip()]
    explained = sum(1 for cell in filled if _WHOLE.match(cell))
    return explained >= FEWEST and explained >= len(filled) - 1 and _run(_entries([record]))


def is_legend(records: Sequence[Sequence[str]]) -> bool:
    """Rows that explain marks one below the other, or all in one cell."""
    return find_legend(records) is not None


def explained(rows: Iterable[Sequence[str]]) -> str:
    """What rows of text say of numbers, in one line: "1 = expert; 5 = none"; "" of fewer than two.
    Not all need to be there, as they do in a legend."""
    texts = [f"{key} = {label}" for key, label in _entries(rows) if key.isdigit()]
    return "; ".join(texts) if len(texts) > 1 else ""


def is_key(rows: Sequence[Sequence[str]]) -> bool:
    """Rows that say what some numbers mean and nothing else, below a title or none."""
    return bool(explained(rows)) and all(
        _WHOLE.match(row[0]) or is_title(row[0])
        if len(row) == 1
        else len(row) == 2 and _KEY_ALONE.match(row[0].strip())
        for row in rows
    )


def find_legend(records: Iterable[Sequence[str]]) -> Legend | None:
    """The legend within rows of text that stand around a table."""
    rows = [[cell for cell in record if cell.strip()] for record in records]
    # of "6 = don't know" the number is no point of the scale
    entries = [
        (key, label)
        for key, label in _entries([*map(_signed, row)] for row in rows)
        if not scales.no_answer_codes(f"{key} = {label}")
        and not (scales.says_nothing(key) and not scales.label_level(label))
    ]
    numbers = {int(key): label for key, label in entries if key.isdigit()}
    # a numbered list of anything is none: two words for levels, or a title that says so
    named = sum(scales.label_level(label) is not None for label in numbers.values()) >= 2
    titled = any(_SAYS_SCALE.search(cell.split("=")[0]) for row in rows for cell in row)
    if _run(entries) and (named or titled):
        low, high = min(numbers), max(numbers)
        scale = Scale(low, high) if low in (0, 1) and (high <= 10 or high == 100) else None
        if scale is not None:
            text = ", ".join(f"{key} = {label}" for key, label in sorted(numbers.items()))
            return Legend(scale, _levels(numbers), text)
    letters = [(key, _word(label)) for key, label in entries if not key.isdigit()]
    known = {key: word for key, word in letters if word is not None}
    levels = sum(isinstance(word, int) for word in known.values())
    if levels >= FEWEST and len(known) >= 0.7 * len(letters):
        text = ", ".join(f"{key} = {label}" for key, label in entries if key in known)
        return Legend(None, tuple(known.items()), text)
    for cell in (cell for row in rows for cell in row if len(cell) < _LONGEST_EXPLANATION):
        key = _signed(cell)
        stated = scales.scale_in_header(key)
        if stated and (_SAYS_SCALE.search(key) or _LABELLED_ENDS.search(cell)):
            return Legend(stated, (), " ".join(cell.split()))
    return None


def _signed(cell: str) -> str:
    """A line of nothing but numbers with words for levels, "Scale: 0 none - 3 expert", with signs
    between both. Without a title "1 junior, 2 senior" may count people."""
    title, *points = _POINT.split(cell)
    levels = [scales.key_level(label.rstrip(" ,;|/")) for label in points[1::2]]
    sure = points and (title or _UP_TO.search(points[1]) or (points[0] == "0" and levels[2:]))
    if not (sure and levels[1:]) or None in levels or not _TITLE_OF_KEY.match(fold(title)):
        return cell
    return _POINT.sub(r"\1 = ", cell)


def _word(label: str) -> int | str | None:
    """The level or the state that a label names."""
    if scales.says_nothing(label):
        return "unknown" if scales.is_unknown(label) else "not_applicable"
    return scales.label_level(label)


def _entries(rows: Iterable[Sequence[str]]) -> list[tuple[str, str]]:
    """Marks with what they mean, each once, in the order of the file."""
    result: dict[str, str] = {}
    every = [[" ".join(cell.split()) for cell in row if cell.strip()] for row in rows]
    drawn = any(re.match(rf"[*+]|{_PICTURE}", cell) for cells in every for cell in cells[1:2])
    for cells in every:
        alone = next((i for i, cell in enumerate(cells[:2]) if _KEY_ALONE.match(cell)), None)
        label = cells[alone + 1] if alone is not None and len(cells) > alone + 1 else ""
        if drawn and alone == 1 and scales.label_level(cells[0]) is not None:
            label = cells[0]  # beside numbers or letters alone it may be counted or graded
        if alone is not None and re.search(r"[^\W\d]{2}", label):
            result.setdefault(cells[alone], label)
            continue
        for cell in cells:
            for match in _ENTRY.finditer(cell):
                result.setdefault(match.group(1), match.group(2).strip(" ."))
    return list(result.items())


def _run(entries: list[tuple[str, str]]) -> bool:
    """Whether the numbers follow each other without a gap, from 0 or 1, up or down."""
    keys = [int(key) for key, _ in entries if key.isdigit()]
    return len(keys) >= FEWEST and sorted(keys) == list(range(min(keys), max(keys) + 1))


def _levels(numbers: dict[int, str]) -> tuple[tuple[str, int], ...]:
    """The level of each number where all labels are words for levels in one order."""
    levels = [scales.label_level(label) for _, label in sorted(numbers.items())]
    known = [level for level in levels if level is not None]
    ordered = sorted(set(known))
    one_way = known in (ordered, ordered[::-1])
    if len(known) < len(levels) or not one_way:
        return ()
    return tuple((str(key), level) for key, level in zip(sorted(numbers), known, strict=True))


def legend_of_sheet(records: Sequence[Sequence[str]], name: str) -> Legend | None:
    """The legend that is all of a small sheet, beside the sheets of answers."""
    result = find_legend(of_small(records))
    return replace(result, where=f"The sheet “{name}” says") if result else None


def of_small(records: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """The rows of a sheet that say something; none where they are too many for a legend."""
    rows = [record for record in records if any(cell.strip() for cell in record)]
    large = len(rows) > _MOST_ROWS or any(sum(map(bool, row)) > _MOST_CELLS for row in rows)
    return [] if large else rows


def is_title(cell: str) -> bool:
    """A word that stands over notes: "Legend:", "Notes"."""
    return bool(TITLE.match(fold(cell)))
