"""How much room text takes in the widest type that stands for a deck's, so that what is laid out
here fits where it is opened.

A deck names its type and does not carry it: Arial, which Windows and macOS have. Elsewhere
Liberation Sans stands in for it, which has the same widths, or where that is not installed DejaVu
Sans, whose letters are wider by a seventh. Of each letter the wider of Arial and DejaVu Sans is
taken.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache

_REGULAR = (
    "318 401 460 838 636 950 780 275 390 390 500 838 318 361 318 337 636 636 636 636 636 636 636 "
    "636 636 636 337 337 838 838 838 556 1015 684 686 722 770 667 611 778 752 295 500 667 557 863 "
    "748 787 667 787 722 667 611 732 684 989 685 667 685 390 337 390 838 556 500 613 635 550 635 "
    "615 352 635 634 278 278 579 278 974 634 612 635 635 411 521 392 634 592 818 592 592 525 636 "
    "337 636 838"
)
_BOLD = (
    "348 456 521 838 696 1002 872 306 457 457 523 838 380 415 380 365 696 696 696 696 696 696 696 "
    "696 696 696 400 400 838 838 838 611 1000 774 762 734 830 683 683 821 837 372 556 775 637 995 "
    "837 850 733 850 770 720 682 812 774 1103 771 724 725 457 365 457 838 556 500 675 716 593 716 "
    "678 435 716 712 343 343 665 343 1042 712 687 716 716 493 595 478 712 652 924 645 652 582 712 "
    "365 712 838"
)
_NAMED = "\u00a0–—…−·’×“”‑"
_OTHERS = (
    "318 556 1000 1000 838 333 318 838 518 518 361",
    "348 556 1000 1000 838 380 318 838 657 657 415",
)


def _widths(letters: str, others: str) -> dict[str, int]:
    """Thousandths of the size of type, of the letters from the space to the tilde and others."""
    named = [chr(32 + place) for place in range(95)] + list(_NAMED)
    return dict(zip(named, map(int, f"{letters} {others}".split()), strict=True))


REGULAR, BOLD = _widths(_REGULAR, _OTHERS[0]), _widths(_BOLD, _OTHERS[1])
LETTER, WIDE, SMILE = 800, 1000, 1400
"""Of letters not named here, of those of East Asia, and of symbols and emoji."""
PIECE = re.compile(r"( *)([^ -]*-+|[^ -]+)")
"""A piece of text that is not broken, with the spaces before it."""
POINT = 1 / 72
"""Inches."""


def width(words: str, size: float, *, bold: bool = False) -> float:
    """Inches of a line in type of `size` points."""
    return _thousandths(words, bold) / 1000 * size * POINT


@lru_cache(maxsize=8192)
def _thousandths(words: str, bold: bool) -> int:
    """Of the size of type. The same words are measured in several sizes."""
    widths = BOLD if bold else REGULAR
    return sum(_letter(letter, widths) for letter in words)


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


def _letter(letter: str, widths: dict[str, int]) -> int:
    known = widths.get(letter)
    if known:
        return known
    if unicodedata.combining(letter):
        return 0
    if unicodedata.category(letter) in ("So", "Cs", "Co"):
        return SMILE
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return WIDE
    return widths.get(unicodedata.normalize("NFD", letter)[0], LETTER)
