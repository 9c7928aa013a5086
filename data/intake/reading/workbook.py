"""XLSX, XLSB, XLS and ODS -> records of text, sheet by sheet.

A process of its own reads them, with a limit of memory: in a hostile workbook two cells that lie
far apart are enough to make a reader ask for all there is.
"""

import io
import json
import os
import re
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from data.intake.language.words import refused
from data.intake.levels.scales import number
from data.intake.reading.header_rows import text_of
from data.intake.reading.large import MOST_EXPANDED, MOST_PARTS, MOST_RATIO, RATIO_FROM, refuse_size
from data.intake.reading.sheets import MEMORY, OLE, Merged
from data.intake.reading.text import visible
from data.vocabulary import RefusedError, grouped

_SECONDS = 120
_ROOT = Path(__file__).parents[3]


def opened_apart(content: bytes, wanted: str | None) -> Any:
    """The helper's answer: records and merged cells by sheet, kind, names of all sheets."""
    places = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    chosen = [wanted] if wanted is not None else []
    try:
        done = subprocess.run(
            [sys.executable, "-m", "data.intake.reading.sheets", *chosen],
            input=content,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(places)},
        )
        if b"PanicException" in done.stderr:  # calamine's word for a defect of its reading
            raise refused("damaged")
        answer = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise refused("given up", seconds=_SECONDS, memory=MEMORY / 1e9) from error
    if "refused" in answer:
        raise refused(answer["refused"], **answer["facts"])
    if wanted is not None and wanted not in answer["names"]:
        there = ", ".join(answer["names"])
        raise RefusedError(f"The workbook has no sheet “{wanted}”; it has {there}.")
    return answer


_FAULTS = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError)
"""What a broken archive raises."""
_PIECE = 1 << 20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How spreadsheet programs pack."""
_NOT_COMPUTED = re.compile(
    rb'<c (?:(?!t="str")[^<>])*><f(?:[^<>]*/>|[^<>]*>[^<]*</f>)(?:<v ?/>|<v></v>)?</c>'
)
"""A formula without its value: no program has opened the workbook since it was written. One whose
value is an empty text says so."""


def check_archive(content: bytes) -> int:
    """Formulas that were never computed. Raises RefusedError for a workbook that is damaged,
    protected, or unpacks to far more."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _unpack(archive, len(content))
    except _FAULTS as error:
        raise refused("damaged") from error


def _unpack(archive: zipfile.ZipFile, packed: int) -> int:
    infos = archive.infolist()
    if len(infos) > MOST_PARTS:
        raise refused("many parts", parts=grouped(len(infos)), most=grouped(MOST_PARTS))
    unpacked = blank = 0
    for info in infos:
        if info.flag_bits & 1:
            raise refused("password")
        if info.compress_type not in _METHODS:
            raise refused("damaged")
        info.file_size = MOST_EXPANDED + _PIECE  # what the archive says of its size may be a lie
        with archive.open(info) as part:
            while piece := part.read(_PIECE):
                unpacked += len(piece)
                if info.filename.startswith("xl/worksheets/"):
                    blank += len(_NOT_COMPUTED.findall(piece))
                if unpacked > MOST_EXPANDED or unpacked > max(RATIO_FROM, MOST_RATIO * packed):
                    size, least = grouped(packed / 1e6, 1), grouped(unpacked / 1e6)
                    raise refused("unpacks", packed=size, unpacked=least)
    return blank


_OTHER_STREAMS = ("WordDocument", "PowerPoint Document", "__substg1.0")


class Book(NamedTuple):
    """The sheets that were read by name, each with its records of text and its merged cells; the
    kind of file, the names of all its sheets, and how many formulas in it have no value."""

    sheets: dict[str, tuple[list[list[str]], list[Merged]]]
    kind: str
    names: tuple[str, ...]
    not_computed: int


def is_workbook(content: bytes) -> bool:
    """Whether the bytes are a spreadsheet file (a zip with a workbook inside, or an old XLS)."""
    if content.startswith(OLE):
        return True
    return content.startswith(b"PK\x03\x04") and (
        b"xl/" in content or b"content.xml" in content or b"opendocument.spreadsheet" in content
    )


def open_book(content: bytes, wanted: str | None) -> Book:
    """Records of the wanted sheet, or of every visible one. Raises RefusedError for what is
    damaged, protected, too large or no workbook."""
    refuse_size(len(content), workbook=True)
    not_computed = 0
    if not content.startswith(OLE):
        not_computed = check_archive(content)
    elif any(stream.encode("utf-16-le") in content for stream in _OTHER_STREAMS):
        raise refused("no worksheet")
    answer = opened_apart(content, wanted)
    sheets = {
        name: ([[visible(cell) for cell in row] for row in rows], merged)
        for name, (rows, merged) in answer["sheets"].items()
    }
    return Book(sheets, answer["kind"], tuple(answer["names"]), not_computed)


def fill_down(
    records: list[list[str]], merged: Sequence[Merged], after: int, cut: int
) -> list[list[str]]:
    """Words of cells merged over several rows, in each of these rows from `after` on.

    `cut` columns at the left are missing from the records.

    Such cells name the team, the area or the person of their rows. A merged number stays where it
    is: nobody can tell for whom else it was meant.
    """
    filled = [list(record) for record in records] if merged else records
    for (top, column), (bottom, _) in merged:
        left = column - cut
        inside = left >= 0 and after <= top < len(records)
        text = text_of(records[top], left) if inside else ""
        if not text or number(text) is not None:
            continue
        for row in filled[top + 1 : bottom + 1]:
            if left < len(row) and not row[left].strip():
                row[left] = text
    return filled
