"""How much room text takes in Arial, so that what is laid out here fits where it is opened.

A deck names its type and does not carry it. Arial is on Windows and macOS, and Liberation Sans,
which stands in for it elsewhere, has the same widths.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache

_ASCII = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 "
    "556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 "
    "722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 "
    "556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 "
    "260 334 584"
)
WIDTHS = {chr(32 + place): int(width) for place, width in enumerate(_ASCII.split())}
"""Thousandths of the size of type, of the letters from the space to the tilde."""
OTHERS = {
    "\u00a0": 278,
    "–": 556,
    "—": 1000,
    "…": 1000,
    "−": 584,
    "·": 333,
    "’": 222,
    "×": 584,
    "“": 333,
    "”": 333,
    "‑": 333,
}
LETTER, WIDE, SMILE = 760, 1000, 1400
"""Of letters not named here, of those of East Asia, and of symbols and emoji."""
BOLD = 1.09
"""Bold letters are so much wider, at most as an average of a line."""
PIECE = re.compile(r"( *)([^ -]*-+|[^ -]+)")
"""A piece of text that is not broken, with the spaces before it."""
POINT = 1 / 72
"""Inches."""


def width(words: str, size: float, *, bold: bool = False) -> float:
    """Inches of a line in type of `size` points."""
    return _thousandths(words) / 1000 * size * POINT * (BOLD if bold else 1)


@lru_cache(maxsize=8192)
def _thousandths(words: str) -> int:
    """Of the size of type. The same words are measured in several sizes."""
    return sum(_letter(letter) for letter in words)


def lines(words: str, inches: float, size: float, *, bold: bool = False) -> int:
    """Lines that a paragraph takes where `inches` are free: broken at spaces, after hyphens, or
    within a word that is longer than a line. A no-break space breaks nothing."""
    count, used = 1, 0.0
    for space, word in PIECE.findall(words.replace("\n", " ")):
        long, before = width(word, size, bold=bold), width(space, size, bold=bold)
        if used and used + before + long > inches:
            count, used = count + 1, 0.0
        elif used:
            used += before
        if long > inches:
            more = math.ceil(long / inches) - 1
            count, long = count + more, long - more * inches
        used += long
    return count


def cut(words: str, inches: float, size: float) -> str:
    """Words that stay on a line: what is too long ends with an ellipsis."""
    if width(words, size) <= inches:
        return words
    kept = words
    while kept and width(f"{kept}…", size) > inches:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def _letter(letter: str) -> int:
    known = WIDTHS.get(letter) or OTHERS.get(letter)
    if known:
        return known
    if unicodedata.combining(letter):
        return 0
    if unicodedata.category(letter) in ("So", "Cs", "Co"):
        return SMILE
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return WIDE
    return WIDTHS.get(unicodedata.normalize("NFD", letter)[0], LETTER)
