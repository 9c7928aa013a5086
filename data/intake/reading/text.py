"""Bytes of a text file -> its text and its delimiter.

Nearly all bytes read as cp1252, so the words decide: the same byte is ł in cp1250 and ³ in cp1252.
Each word that holds such a byte is looked at both ways, and what makes sense one way alone counts.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from data.intake.language.words import fold, issue_of, refused, sentence, words_of
from data.intake.levels.answers import Legend
from data.intake.reading.table import TextTable
from data.vocabulary import Issue, grouped
from seeds import read_seed

_WEST, _CENTRAL = (
    [frozenset(row["letters"]) for row in read_seed("letters.csv") if row["where"] == where]
    for where in ("west", "central")
)
"""The letters beyond ASCII of each language."""
_ENCODINGS = ("cp1250", "iso8859_2")
_CELLS = re.compile(r'[,;\t|"]')
_KNOWN = {
    word
    for means in ("name", "first name", "last name", "e-mail", "team", "role")
    for word in words_of("header", means)
}
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
    west = content.decode("cp1252", "replace")
    for encoding in _ENCODINGS:
        central = content.decode(encoding, "replace")
        lead = max(_lead(west, central), len(_headers(central)) - len(_headers(west)))
        if lead and (best is None or lead > best[0]):
            best = lead, encoding
    return best[1] if best else None


def _headers(text: str) -> set[str]:
    """The known names of columns in the first line of a text."""
    return {fold(cell) for cell in _CELLS.split(text.partition("\n")[0])} & _KNOWN


def _lead(west: str, central: str) -> int:
    """By how many words the reading of Central Europe leads, 0 where it does not."""
    only_central = only_west = both = 0
    letters: tuple[set[str], set[str]] = (set(), set())
    for w, c in set(_words(west, central)):
        letters[0].update(_beyond(w))
        letters[1].update(_beyond(c))
        no_vowel, no_consonant = _out_of_place(w, c)
        fits_west = _fits_west(w) and not no_vowel
        fits_central = _fits(c, _CENTRAL) and not no_consonant
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


def _fits(word: str, alphabets: Sequence[frozenset[str]]) -> bool:
    beyond = _beyond(word)
    return word.isalpha() and any(beyond <= known for known in alphabets)


def _fits_west(word: str) -> bool:
    """Portuguese has õ before e only: "Simões"; Estonian has it anywhere."""
    if "õ" in word and "õe" not in word and not _beyond(word) <= _WEST[-1]:
        return False
    return _fits(word, _WEST)


def _out_of_place(west: str, central: str) -> tuple[bool, bool]:
    """Whether a letter is hardly the Western vowel, and whether one is hardly the consonant:
    "Dvoøák" is "Dvořák", "Sřren" is "Søren", and "Høiøen" is a name."""
    vowel = consonant = False
    sides = zip(" " + west, west, central, west[1:] + " ", strict=False)
    for before, letter, other, after in sides:
        if letter not in _VOWEL_OR_NOT or letter == other:
            continue
        beside = _is_vowel(before), _is_vowel(after)
        if letter == "œ":
            vowel = vowel or beside[0] or after not in " " + _AFTER_OE
        else:
            vowel = vowel or (all(beside) and after not in "iy")
        consonant = consonant or (" " not in (before, after) and not any(beside))
    return vowel, consonant


def _is_vowel(letter: str) -> bool:
    return unicodedata.normalize("NFD", letter)[0] in _VOWELS


_ODD = re.compile(
    r"(?<=[a-zß-ÿ])[ŠŽŒŸÀ-ÖØ-Þ]"  # JosŽ, MŸller: capitals within a word
    r"|(?<=[^\W\d_])[‚ƒ„†‡ˆ‰‹›•˜¢£¤¥¦§¨©¬¯±²³´¶¸¹»¼½¾¿¡](?=[^\W\d_])"
    r"|[^\x00-\x7f\s]{4,}"  # words without one plain letter
    r"|[\x81\x8d\x8f\x90\x9d\ufffd]"  # bytes that cp1252 does not have
)
_SHARE = 0.15
"""Odd characters among those that are not ASCII from which on the text is doubted."""


def is_western(text: str) -> bool:
    """Whether few of the characters beyond ASCII stand where no Western word has them."""
    if text.isascii():
        return True
    beyond = sum(1 for c in text if c > "\x7f")
    odd = sum(len(found.group()) for found in _ODD.finditer(text))
    return odd < _SHARE * beyond


DELIMITERS = (",", ";", "\t", "|")
_SNIFFED_LINES = 60
_LOOKED_AT = 200_000
_SNIFFED_CHARACTERS = 6_000
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_OTHER_FILES = [
    (row["where"], row["mark"].encode().decode("unicode_escape").encode("latin-1"), row["kind"])
    for row in read_seed("other_files.csv")
]
"""Bytes that only files of another kind have, at their start or in the zip that they are."""
EXPECTED = sentence("expected")
_INVISIBLE = (
    "\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_DROP = dict.fromkeys(map(ord, _INVISIBLE))


def visible(text: str) -> str:
    """The text without characters that nobody sees: zero-width spaces, soft hyphens, marks of
    direction. Joiners stay: they change how names are written."""
    if text.isascii() or not any(mark in text for mark in _INVISIBLE):
        return text
    return text.translate(_DROP)


def refuse_other_files(content: bytes) -> None:
    """Raise RefusedError for bytes that are no table at all: empty, images, documents, HTML."""
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise refused("empty")
    zipped = content.startswith(b"PK\x03\x04")

    def holds(mark: bytes, where: str) -> bool:
        if where == "at the start":
            return content.startswith(mark)
        return where == "in a zip" and zipped and mark in content

    found = [kind for where, mark, kind in _OTHER_FILES if holds(mark, where)]
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        found.append("a WebP image")
    start = content[:4000].replace(b"\x00", b"").lstrip(b"\xff\xfe\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"{") and start.rstrip().endswith((b"}", b",", b"{")) and b'":' in start:
        found.append("JSON")
    if found:
        raise refused("no table", kind=found[0])
    marks = [mark for where, mark, _ in _OTHER_FILES if where == "in XML"]
    if start.startswith(b"<?xml") and any(mark in start for mark in marks):
        raise refused("xml sheet")
    if start.startswith(b"mime-version:"):
        raise refused("web archive")
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<svg", b"<table")):
        raise refused("web page")


def encodings(content: bytes) -> Iterator[str]:
    """The encodings that a text may have, the surest first."""
    marked = next((name for mark, name in _BOMS if content.startswith(mark)), None)
    start = content[:_LOOKED_AT]
    yield from filter(None, (marked, _utf16_by_zeros(content), "utf-8"))
    yield from filter(None, (central_european(start),))
    if is_western(start.decode("cp1252", "replace")):
        yield "cp1252"


def decode(content: bytes) -> tuple[str, str]:
    """Text and the name of its encoding."""
    for name in encodings(content):
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if name != "utf-8-sig" and not name.startswith("utf-16"):
            refuse_binary(text)
        return text, name
    from charset_normalizer import from_bytes  # slow to import, rarely needed

    best = from_bytes(content[:_LOOKED_AT]).best()
    if best is None:
        try:
            return content.decode("cp1252"), "cp1252"
        except UnicodeDecodeError:
            raise refused("no encoding") from None
    text = content.decode(best.encoding, errors="replace")
    refuse_binary(text)
    return text, best.encoding


def _utf16_by_zeros(content: bytes) -> str | None:
    """UTF-16 of mostly Latin text: every second byte of the start is zero."""
    start = content[:4000]
    if len(start) < 4 or len(content) % 2:
        return None
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        half, other = start[offset::2], start[1 - offset :: 2]
        if half.count(0) > 0.7 * len(half) and other.count(0) < 0.1 * len(other):
            return name
    return None


def refuse_binary(text: str) -> None:
    """Raise RefusedError for characters that no table of answers has."""
    start = text[:20_000]
    controls = sum(1 for c in start if c < " " and c not in "\t\r\n\f\x1a\x0b")
    if controls > max(3, 0.02 * len(start)):
        raise refused("binary")


def without_nul(text: str) -> tuple[str, list[Issue]]:
    """The text without NUL characters, which no database of text can hold, and a note of them."""
    count = text.count("\x00")
    if not count:
        return text, []
    what = "1 NUL character" if count == 1 else f"{grouped(count)} NUL characters"
    return text.replace("\x00", ""), [issue_of("nul", what=what)]


def delimiter_of(text: str) -> str:
    """The cell separator: what clevercsv says of the first lines, else the most regular one."""
    if counted := _most_regular(text[: 20 * _SNIFFED_CHARACTERS]):
        return counted
    import clevercsv  # slow to import, rarely needed

    lines = text[: 4 * _SNIFFED_CHARACTERS].splitlines()[:_SNIFFED_LINES]
    sample = "\n".join(lines)[:_SNIFFED_CHARACTERS]
    try:
        dialect = clevercsv.Sniffer().sniff(sample, delimiters="".join(DELIMITERS))
    except (clevercsv.Error, re.error, ValueError, IndexError):
        return ","
    return dialect.delimiter if dialect and dialect.delimiter in DELIMITERS else ","


def _most_regular(sample: str) -> str | None:
    """The only delimiter that splits the first 50 records alike; sniffing costs seconds."""
    regular = []
    for delimiter in DELIMITERS:
        lines = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
        try:
            records = list(islice((line for line in lines if any(map(str.strip, line))), 50))
        except csv.Error:
            continue
        complete = records[:-1] if len(records) > 2 and len(records) < 50 else records
        widths = {len(record) for record in complete}
        if len(widths) == 1 and widths != {1}:
            regular.append(delimiter)
    return regular[0] if len(regular) == 1 else None


_BALLS = "○◔◑◕●"
_QUARTERS = frozenset("◔◑◕")
"""Without one of these an empty and a full circle only say no and yes."""
_STARS = tuple("*" * count for count in range(1, 6))
_MARKS_LOOKED_AT = 20
_WHERE = "The answers are drawn marks, which are taken to say"


def with_pictures(table: TextTable) -> TextTable:
    """The table with a legend of its marks, where it has none and they say how full they are."""
    if table.legend is not None:
        return table
    seen: set[str] = set()
    for position in range(1, table.width + 1):
        told = set(map(str.strip, table.few(position, _MARKS_LOOKED_AT)))
        if told <= set(_BALLS) or told <= set(_STARS):
            seen |= told
    if seen & _QUARTERS:
        words = tuple(zip(_BALLS, (0, 1, 2, 4, 5), strict=True))  # as on a scale of 0-4
    elif _STARS[-1] in seen:
        words = tuple((stars, len(stars)) for stars in _STARS)
    else:
        return table
    said = ", ".join(f"{mark} = {level}" for mark, level in words)
    return replace(table, legend=Legend(None, words, said, _WHERE))
