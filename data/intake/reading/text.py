"""Bytes of a text file -> its text and its delimiter.

Nearly all bytes read as cp1252, so the words decide: the same byte is ł in cp1250 and ³ in cp1252.
Each word that holds such a byte is looked at both ways, and what makes sense one way alone counts.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from math import sqrt

from data.intake.language.words import refused, sentence
from data.intake.levels.answers import Legend
from data.intake.reading.table import TextTable
from seeds import read_seed

_WEST, _CENTRAL, _TURKISH = (
    [frozenset(row["letters"]) for row in read_seed("letters.csv") if row["where"] == where]
    for where in ("west", "central", "turkey")
)
"""The letters beyond ASCII of each language."""
_ENCODINGS = {"cp1250": _CENTRAL, "iso8859_2": _CENTRAL, "cp1254": _TURKISH}
_WORD = re.compile(rb"[A-Za-z\x8a\x8c-\x8f\x9a\x9c-\x9f\xa1-\xff]{3,}")
_MARKS = re.compile(rb"^[\xbf\xa1]|[\xb9\xaa\xba]$|(?<![aeiouy\xf3])\xb3$")
"""Of questions, footnotes and units: "¿Qué", "Python¹", "cm³"; but "Pawe³" is "Paweł"."""
_VOWELS = "aeiouyà-æè-ïò-öø-ýÿœăąęěőůű"
_HARDLY_WEST = re.compile(
    rf"(?<=[{_VOWELS}])[øòæ](?=[{_VOWELS}])(?![iy])|è[aeou]|[ai][èæê]$"  # Dvoøák, Èerná, Babiæ
    rf"|[aeiou]œ|[ìù]\B|ñ(?![{_VOWELS}])|ã(?![oei]|$)"  # Jaœkowiak, Nìmec, Gdañsk, Dãnescu
    r"|[yz][õû]|õ$"  # Szûcs, Ernõ
)
_HARDLY_CENTRAL = re.compile(rf"[^{_VOWELS}][čřňćś][^{_VOWELS}]")
"""A consonant between others: "Sřren" is "Søren"."""


def not_western(content: bytes) -> str | None:
    """The encoding of Central Europe or Turkey that the words of the bytes ask for, or None."""
    words = {_MARKS.sub(b"", word) for word in _WORD.findall(content)}
    leads = {encoding: _lead(words, encoding) for encoding in _ENCODINGS}
    best = max(leads, key=lambda encoding: leads[encoding])
    return best if leads[best] else None


def _lead(words: Iterable[bytes], encoding: str) -> int:
    """By how many words the reading by an encoding leads, 0 where it does not."""
    only_there = only_west = 0
    for word in words:
        west, there = (_lower(word.decode(e, "replace")) for e in ("cp1252", encoding))
        if west.casefold() == there.casefold():
            continue
        fits_west = _fits(west.replace("õe", "oe"), _WEST) and not _HARDLY_WEST.search(west)
        fits_there = _fits(there, _ENCODINGS[encoding]) and not _HARDLY_CENTRAL.search(there)
        only_there += fits_there and not fits_west
        only_west += fits_west and not fits_there
    return only_there if only_there > 2 * only_west else 0


def _lower(text: str) -> str:
    return text.lower().replace("i\u0307", "i")  # of İ


def _fits(word: str, alphabets: Sequence[frozenset[str]]) -> bool:
    beyond = {c for c in word if c > "\x7f"}
    return word.isalpha() and any(beyond <= known for known in alphabets)


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
    beyond = sum(1 for c in text if c > "\x7f")
    return sum(len(match.group()) for match in _ODD.finditer(text)) <= _SHARE * beyond


_DELIMITERS = ("|", "\t", ";", ",")
"""Those that texts and numbers hold most often come last."""
_LOOKED_AT = 200_000
_SNIFFED_CHARACTERS = 120_000
_BEGINS = (
    (rb"\xef\xbb\xbf", "utf-8-sig"),
    (rb"\xff\xfe|\xfe\xff", "utf-16"),
    (rb"[^\0]\0[^\0]\0", "utf-16-le"),
    (rb"\0[^\0]\0[^\0]", "utf-16-be"),
)
"""The first bytes of some encodings: a mark, or two Latin letters with a zero each."""
_OTHER_FILES = [
    (row["where"], row["mark"].encode().decode("unicode_escape").encode("latin-1"), row["kind"])
    for row in read_seed("other_files.csv")
]
"""Bytes that only files of another kind have, at their start or in the zip that they are."""
EXPECTED = sentence("expected")
_INVISIBLE = "\x00\x1b\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e"
_INVISIBLE += "\u2066\u2067\u2068\u2069"
_DROP = dict.fromkeys(map(ord, _INVISIBLE))


def visible(text: str) -> str:
    """The text without characters that nobody sees: NUL, ESC, zero-width spaces, soft hyphens,
    marks of direction. Joiners stay: they change how names are written."""
    if text.isascii():
        return text.replace("\x00", "").replace("\x1b", "")
    return text.translate(_DROP) if any(mark in text for mark in _INVISIBLE) else text


def refuse_other_files(content: bytes) -> None:
    """Raise RefusedError for bytes that are no table at all: empty, images, documents, HTML."""
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise refused("empty")
    zipped = content.startswith(b"PK\x03\x04")

    def holds(mark: bytes, where: str) -> bool:
        if where == "at the start":
            return content.startswith(mark)
        return where == "in a zip" and zipped and mark in content

    result = [kind for where, mark, kind in _OTHER_FILES if holds(mark, where)]
    start = content[:4000].replace(b"\x00", b"").lstrip(b"\xff\xfe\xef\xbb\xbf \t\r\n").lower()
    if re.match(rb'[{\[]\s*[{"]', start) and b'":' in start:
        result.append("JSON")
    if result:
        raise refused("no table", kind=result[0])
    marks = [mark for where, mark, _ in _OTHER_FILES if where == "in XML"]
    if start.startswith(b"<?xml") and any(mark in start for mark in marks):
        raise refused("xml sheet")
    if start.startswith(b"mime-version:"):
        raise refused("web archive")
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<svg", b"<table")):
        raise refused("web page")


def encodings(content: bytes) -> Iterator[str]:
    """The encodings that a text may have, the surest first."""
    start = content[:_LOOKED_AT]
    yield from (name for begins, name in _BEGINS if re.match(begins, content))
    yield "utf-8"
    yield from filter(None, (not_western(start),))
    if is_western(start.decode("cp1252", "replace")):
        yield "cp1252"


TO_EXCEL = re.compile(r'^"?sep=[^\r\n]{0,2}"?(?=\r?\n)', re.I)
"""A first line that tells Excel what parts the cells, and no reader anything."""


def decode(content: bytes) -> tuple[str, str]:
    """What is seen of a text, without what is said to Excel alone, and the name of its encoding."""
    for name in encodings(content):
        with suppress(UnicodeDecodeError):
            return _seen(content.decode(name)), name
    from charset_normalizer import from_bytes  # slow to import, rarely needed

    best = from_bytes(content[:_LOOKED_AT]).best()
    if best is None:
        raise refused("no encoding")
    return _seen(content.decode(best.encoding, errors="replace")), best.encoding


def _seen(text: str) -> str:
    refuse_binary(text)
    return TO_EXCEL.sub("", visible(text))


def refuse_binary(text: str) -> None:
    """Raise RefusedError for characters that no table of answers has."""
    start = text[:20_000]
    controls = sum(1 for c in start if c < " " and c not in "\t\r\n\f\x1a\x0b")
    if controls > max(3, 0.02 * len(start)):
        raise refused("binary")


def delimiter_of(text: str) -> str:
    """The delimiter that parts the most of the first records into the same number of cells."""
    start = text[:_SNIFFED_CHARACTERS]
    regular = {delimiter: _regular(start, delimiter) for delimiter in _DELIMITERS}
    best = max(regular, key=lambda delimiter: regular[delimiter])
    return best if regular[best] else ","


def _regular(start: str, delimiter: str) -> float:
    """How many records have the same number of cells. A delimiter that parts more counts more, by
    its root: a comma may stand in each number. One that parts every record counts twice: others
    stand in texts below a header, and rows may be cut where their last cells are blank."""
    lines = csv.reader(io.StringIO(start, newline=""), delimiter=delimiter)
    try:
        records = list(islice((line for line in lines if any(map(str.strip, line))), 50))
    except csv.Error:
        return 0
    widths = Counter(map(len, records))
    most = max((times * sqrt(width - 1) for width, times in widths.items()), default=0)
    return most if 1 in widths else 2 * most


_PICTURES = (
    (dict(zip("○◔◑◕●", (0, 1, 2, 4, 5), strict=True)), frozenset("◔◑◕")),  # as on a scale of 0-4
    ({"*" * stars: stars for stars in range(1, 6)}, frozenset(("*****",))),
)
"""Marks with their levels, and those of them without which the others say only no and yes."""
_WHERE = "The answers are drawn marks, which are taken to say"


def with_pictures(table: TextTable) -> TextTable:
    """The table with a legend of its marks, where it has none and they say how full they are."""
    if table.legend is not None:
        return table
    for levels, sure in _PICTURES:
        if any(marks & sure for marks in table.of_words(levels).values()):
            text = ", ".join(f"{mark} = {level}" for mark, level in levels.items())
            return replace(table, legend=Legend(None, tuple(levels.items()), text, _WHERE))
    return table
