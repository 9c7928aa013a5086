"""What the lines around a table say of its marks: "0 = none ... 4 = expert", "B = Basic"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from data.intake.language.words import fold
from data.intake.levels.scales import Scale, label_level, scale_in_header
from data.vocabulary import MAX_LEVEL

_KEY = r"(?:\d{1,3}|[A-Za-z]{1,2}|[*+]{1,5})"
_IS = r"\s*(?:=|:|->|→|[-–—])\s*"
_ENTRY = re.compile(
    rf"(?<![\w.*+])({_KEY}){_IS}([^=;,|/\n]*?[^\W\d][^=;,|/\n]*?)"
    rf"(?=\s*[;,|/\n]|\s*\.\.\.|\s*…|\s+{_KEY}{_IS}|\s*$)"
)
_WHOLE = re.compile(rf"^\s*{_KEY}{_IS}\D")
_LABELLED_ENDS = re.compile(r"(?<![\d.])[01]\s*\([^()\d]*\)\s*(?:to|-|–|bis|\.{2,3}|…)\s*\d", re.I)
_KEY_ALONE = re.compile(rf"^{_KEY}$")
_SAYS_SCALE = re.compile(
    r"\b(scale|legend|key|rating|ratings|rate|levels?|proficiency|skala|legende|stufen?|niveaux?|"
    r"bewertung|score)\b|=",
    re.I,
)
TITLE = re.compile(
    r"^(legend|key|scale|rating scale|ratings?|levels?|skill levels?|proficiency levels?|legende|"
    r"skala|notes?|remarks?|hinweise?|anmerkungen?|bemerkungen?|how to (read|use|fill).*|"
    r"instructions?|last updated.*|updated.*|version.*|source.*)\s*:?$",
    re.I,
)
_LONGEST = 300
_MOST_ROWS, _MOST_CELLS = 30, 4
"""Of a sheet that is a legend: rows, and filled cells of a row."""
_FEWEST = 3
"""Entries that make a list a legend; two of them could be anything."""


@dataclass(frozen=True)
class Legend:
    """A scale, and the level of each mark that the file explains. `said` quotes it, `where` begins
    the sentence that does."""

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
    if _run(entries) and _is_about_levels(rows, numbers):
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
    for cell in (cell for row in rows for cell in row):
        stated = _stated(cell) if len(cell) < _LONGEST else None
        if stated:
            return Legend(stated, (), " ".join(cell.split()))
    return None


def _is_about_levels(rows: list[list[str]], numbers: dict[int, str]) -> bool:
    """A numbered list of anything is no legend: two words for levels, or a title that says so."""
    known = sum(1 for label in numbers.values() if label_level(label) is not None)
    titled = any(_SAYS_SCALE.search(cell.split("=")[0]) for row in rows for cell in row)
    return known >= 2 or titled


def _stated(cell: str) -> Scale | None:
    said = _SAYS_SCALE.search(cell) or _LABELLED_ENDS.search(cell)
    return scale_in_header(cell) if said else None


def _entries(rows: Iterable[Sequence[str]]) -> list[tuple[str, str]]:
    """Marks with what they mean, each once, in the order of the file."""
    found: dict[str, str] = {}
    for row in rows:
        cells = [" ".join(cell.split()) for cell in row if cell.strip()]
        alone = next((i for i, cell in enumerate(cells[:2]) if _KEY_ALONE.match(cell)), None)
        if alone is not None and len(cells) > alone + 1 and _says(cells[alone + 1]):
            found.setdefault(cells[alone], cells[alone + 1])
            continue
        for cell in cells:
            for match in _ENTRY.finditer(cell):
                found.setdefault(match.group(1), match.group(2).strip(" ."))
    return list(found.items())


def _says(text: str) -> bool:
    return bool(re.search(r"[^\W\d]{2}", text))


def _run(entries: list[tuple[str, str]]) -> bool:
    """Whether the numbers follow each other without a gap, from 0 or 1, up or down."""
    keys = [int(key) for key, _ in entries if key.isdigit()]
    return len(keys) >= _FEWEST and sorted(keys) == list(range(min(keys), max(keys) + 1))


def _levels(numbers: dict[int, str]) -> tuple[tuple[str, int], ...]:
    """The level of each number where all labels are words for levels, each above the last, or
    each below it: "1 = expert, ..., 5 = none"."""
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
