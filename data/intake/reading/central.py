"""Polish, Czech, Slovak, Hungarian, Croatian, Romanian or Slovene text that fits cp1252, too.

The same byte is ł in cp1250 and ³ in cp1252, ř and ø, č and è. Each word that holds such a byte is
looked at both ways; words that only one way makes sense of decide.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_WEST = tuple(
    map(
        frozenset,
        (
            "àâæçéèêëîïôœùûüÿ",
            "äöüßé",
            "áéíñóúü",
            "àçèéíïòóúü",
            "àáâãçéêíóôõúü",
            "àèéìíîòóùú",
            "áéëïóöüèê",
            "åäöéüà",
            "æøåéôòóêèâäöü",
            "áðéíóúýþæö",
            "äöåšž",
            "õäöüšž",
        ),
    )
)
_CENTRAL = tuple(
    map(
        frozenset,
        (
            "ąćęłńóśźż",
            "áčďéěíňóřšťúůýž",
            "áäčďéíľňóôšťúýž",
            "áéíóöőúüű",
            "čćđšž",
            "ăâîşţ",
        ),
    )
)
_ENCODINGS = ("cp1250", "iso8859_2")
_VOWELS = frozenset("aeiouyæøœ")
_VOWEL_OR_NOT = frozenset("èøòæœ")
"""Vowels in the West whose bytes are consonants in Central Europe."""
_AFTER_OE = "uidnsctl"
_MARKS = "¹²³ªº"
"""Marks of footnotes and units, which end a word: "cm³", "Python¹"."""
_SHORT = 3
"""Letters of a word below which a mark at its end is a unit, and a sign alone is a currency."""


def central_european(content: bytes) -> str | None:
    """The encoding of Central Europe that the words of the bytes ask for, or None."""
    best: tuple[int, str] | None = None
    for encoding in _ENCODINGS:
        lead = _lead(content.decode("cp1252", "replace"), content.decode(encoding, "replace"))
        if lead and (best is None or lead > best[0]):
            best = lead, encoding
    return best[1] if best else None


def _lead(west: str, central: str) -> int:
    """By how many words the reading of Central Europe leads, 0 where it does not."""
    only_central = only_west = both = 0
    letters: tuple[set[str], set[str]] = (set(), set())
    for w, c in set(_words(west, central)):
        letters[0].update(_beyond(w))
        letters[1].update(_beyond(c))
        fits_west = _fits_west(w) and not any(_among_vowels(w, c, i) for i in range(len(w)))
        among = any(_among_consonants(w, c, i) for i in range(len(w)))
        fits_central = _fits(c, _CENTRAL) and not among
        only_central += fits_central and not fits_west
        only_west += fits_west and not fits_central
        both += fits_west and fits_central
    if only_central > 2 * only_west:
        return only_central
    together = any(letters[1] <= known for known in _CENTRAL)
    apart = not any(letters[0] <= known for known in _WEST)
    return 1 if not only_west and both > 1 and together and apart else 0


def _words(west: str, central: str) -> Iterator[tuple[str, str]]:
    """Words that the two readings write differently, without case and without marks."""
    start = 0
    for end in range(len(west) + 1):
        if end < len(west) and (west[end].isalpha() or central[end].isalpha()):
            continue
        w, c = west[start:end], central[start:end]
        start = end + 1
        if w[:1] in ("¿", "¡"):
            w, c = w[1:], c[1:]
        mark = w[-1:] in _MARKS and w.isascii() is False
        if mark and (len(w) <= _SHORT or not (w[-1] == "³" and _is_vowel(w[-2]))):
            w, c = w[:-1], c[:-1]
        if w.casefold() != c.casefold() and len(w) >= _SHORT:
            yield w.lower(), c.lower()


def _beyond(word: str) -> set[str]:
    return {c for c in word if c > "\x7f"}


def _fits(word: str, alphabets: tuple[frozenset[str], ...]) -> bool:
    beyond = _beyond(word)
    return word.isalpha() and any(beyond <= known for known in alphabets)


def _fits_west(word: str) -> bool:
    """Portuguese has õ before e only: "Simões"; Estonian has it anywhere."""
    if "õ" in word and "õe" not in word and not _beyond(word) <= _WEST[-1]:
        return False
    return _fits(word, _WEST)


def _among_vowels(w: str, c: str, i: int) -> bool:
    """Whether a letter cannot be the Western vowel: "Dvoøák" is "Dvořák"; "Høiøen" is a name."""
    if w[i] not in _VOWEL_OR_NOT or w[i] == c[i]:
        return False
    before = i > 0 and _is_vowel(w[i - 1])
    after = w[i + 1 : i + 2]
    if w[i] == "œ":
        return before or (after != "" and after not in _AFTER_OE)
    return before and after not in ("", "i", "y") and _is_vowel(after)


def _among_consonants(w: str, c: str, i: int) -> bool:
    """Whether a letter is hardly the consonant: "Sřren" is "Søren"."""
    if w[i] not in _VOWEL_OR_NOT or w[i] == c[i] or not 0 < i < len(w) - 1:
        return False
    return not _is_vowel(w[i - 1]) and not _is_vowel(w[i + 1])


def _is_vowel(letter: str) -> bool:
    return unicodedata.normalize("NFD", letter)[0] in _VOWELS
