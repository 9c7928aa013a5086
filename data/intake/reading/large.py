"""A large text file -> a table whose cells stay on the disk, with the answer of a small file.

Where the file is regular DuckDB reads it as it stands; else the csv module writes its records anew.
"""

import codecs
import csv
import io
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice

from data.intake.language.words import refused, sentence
from data.intake.reading.blocks import Ragged
from data.intake.reading.header_rows import Heading
from data.intake.reading.table import is_blank
from data.intake.reading.text import visible
from data.store.engines.engine import space_is_needed
from data.store.upload.staging import Staging
from data.vocabulary import Progress, grouped, silent

LARGE = 8_000_000
"""Bytes from which a text file is read here."""
IN_MEMORY = 32_000_000
"""Bytes up to which a file that is more than one plain table is read in memory after all."""
SAMPLED = 500
"""Rows that are shown and looked at one by one."""
START = 4_000_000
_CHUNK = 1 << 20
_TOLD = 20_000
"""Rows after which progress is told."""


def start_of(content: bytes, encoding: str) -> str | None:
    """The first characters of a file that is valid to its end in this encoding, else None."""
    start = []
    kept = 0
    try:
        for part in _decoded(content, encoding):
            if kept < START:
                start.append(part)
                kept += len(part)
    except UnicodeDecodeError:
        return None
    return "".join(start)


def _decoded(content: bytes, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    view = memoryview(content)
    for at in range(0, len(content), _CHUNK):
        yield visible(decoder.decode(view[at : at + _CHUNK], at + _CHUNK >= len(content)))


@dataclass(frozen=True)
class Text:
    """A large file. `spaced`: spaces stand before the quotation marks that open a cell."""

    content: bytes
    encoding: str
    delimiter: str
    heading: Heading
    spaced: bool = False


def stage(text: Text, progress: Progress = silent) -> tuple[Staging, Heading, Ragged] | None:
    """All cells below the heading, which is widened where rows have more; None without rows.

    Also None for the lines of many million characters that DuckDB does not take, and for rows with
    blank ones between them where memory is enough to look for notes and other tables among them.
    Raises csv.Error.
    """
    staging, heading = Staging(), text.heading
    ragged = Ragged(heading)
    with ExitStack() as unless_loaded:
        unless_loaded.callback(staging.close)
        staging.watch(progress, "Reading the file", text.content.count(b"\n"))
        if not _as_it_stands(staging, text):
            if _anew(staging, text, ragged, progress):
                if len(text.content) <= IN_MEMORY:
                    return None
                ragged.tell(sentence("all rows"))
            heading = ragged.widened(heading)
            staging.load(len(heading.headers), ",", None)
        if staging.rows:
            unless_loaded.pop_all()
            return staging, heading, ragged
    return None


def _as_it_stands(staging: Staging, text: Text) -> bool:
    """Let DuckDB read the file itself; False where the csv module could answer differently."""
    heading, width = text.heading, len(text.heading.headers)
    begins = heading.first == 0 and heading.after == 1 and width > 1
    if not (begins and _plain(text.content, text.encoding)):
        return False
    with space_is_needed(), staging.text.open("wb") as file:
        for part in _decoded(text.content, text.encoding):
            file.write(part.encode("utf-8"))
    return staging.load(width, text.delimiter, 2) and not staging.has_blank_rows(width)


def _plain(content: bytes, encoding: str) -> bool:
    """Nothing that DuckDB reads in its own way: blank lines, spaces beside quotation marks."""
    if "utf-16" in encoding:
        return False  # rare, and its bytes cannot be searched like those of the others
    end = len(content.rstrip(b"\r\n")) if content.endswith((b"\n\n", b"\r\n\r\n")) else None
    returns = content.count(b"\r")
    if returns and not returns == content.count(b"\r\n") == content.count(b"\n"):
        return False
    doubled = b"\r\n\r\n" if returns else b"\n\n"
    if content.find(doubled, 0, end) >= 0 or b"\x00" in content or b"\x1b" in content:
        return False
    if b'"' not in content:
        return True
    return not any(mark in content for mark in (b'" ', b' "', b'"\t', b'\t"', b'"\x0b', b'"\x0c'))


def _anew(staging: Staging, text: Text, ragged: Ragged, progress: Progress) -> bool:
    """Write the records below the heading, numbered; whether blank ones stand between."""
    last, parted = text.heading.after, False
    lines = io.TextIOWrapper(io.BytesIO(text.content), encoding=text.encoding, newline="")
    with space_is_needed(), staging.text.open("w", encoding="utf-8", newline="") as file:
        write = csv.writer(file).writerow
        delimiter, spaced = text.delimiter, text.spaced
        reader = csv.reader(map(visible, lines), delimiter=delimiter, skipinitialspace=spaced)
        records = enumerate(reader, start=1)
        lines_in_all = text.content.count(b"\n")
        for number, record in islice(records, text.heading.after, None):
            if number % _TOLD == 0:
                progress("Reading the file", min(number, lines_in_all), lines_in_all)
            if not is_blank(record):
                parted = parted or number > last + 1
                last = number
                write((number, *ragged.cells(number, record)))
    return parted


MOST_TEXT = 4_000_000_000
"""Bytes of a text file. The page takes less: what `server.maxUploadSize` allows, 200 MB."""
MOST_WORKBOOK = 200_000_000
"""Bytes of a workbook as it lies on the disk."""
MOST_EXPANDED = 600_000_000
"""Bytes of everything in a workbook, expanded."""
MOST_RATIO = 200
"""Expanded bytes per byte, from RATIO_FROM expanded bytes on: no spreadsheet packs so well."""
RATIO_FROM = 50_000_000
MOST_PARTS = 10_000
"""Files within a workbook."""
MOST_COLUMNS = 10_000
LONGEST_CELL = 1_000_000
"""Characters of one cell."""


def refuse_size(size: int, *, workbook: bool) -> None:
    """Raise RefusedError for a file that is too large to be read."""
    most = MOST_WORKBOOK if workbook else MOST_TEXT
    if size > most:
        what = "workbook" if workbook else "file"
        more = f" {sentence('csv')}" if workbook else " Split it by rows and import the parts."
        megabytes = {"size": grouped(size / 1e6), "most": grouped(most / 1e6)}
        raise refused("too large", what=what, more=more, **megabytes)


def refuse_columns(columns: int) -> None:
    """Raise RefusedError for a table that is wider than any survey."""
    if columns > MOST_COLUMNS:
        raise refused("too wide", columns=grouped(columns), most=grouped(MOST_COLUMNS))
