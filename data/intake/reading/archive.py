"""What a zipped workbook holds, looked at in pieces before any reader is asked to open it.

Nothing here trusts what the archive says of itself: each part is expanded piece by piece, counted
and dropped again. Archives within the archive are bytes like any others; nobody opens them.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from data.intake.reading.limits import (
    AS_CSV,
    MOST_CELLS,
    MOST_EXPANDED,
    MOST_PARTS,
    MOST_RATIO,
    RATIO_FROM,
    refuse_cells,
)
from data.intake.reading.sheet_extent import extent_of
from data.vocabulary import RefusedError, grouped

_PIECE = 1 << 20
_PROLOGUE = 65_536
_DECLARED = re.compile(rb"<\x00?!\x00?(?:D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E|E\x00?N\x00?T)")
DAMAGED = (
    "The workbook is damaged or was cut off while it was copied: its parts cannot be read. Get it "
    "again, or save it again as XLSX or CSV."
)
PASSWORD = "The workbook is protected by a password: save it without one and try again."


@dataclass(frozen=True)
class Part:
    """One file of the archive: its name and where its packed bytes are."""

    name: str
    offset: int
    packed: int
    method: int


def check_archive(content: bytes) -> None:
    """Raise RefusedError for a workbook that is damaged, protected, or blows up when expanded."""
    unpacked = 0
    for part in parts_of(content):
        extent = extent_of(part.name, quick=True)
        start = b""
        for piece in expanded(content, part):
            unpacked += len(piece)
            _refuse_bomb(unpacked, len(content))
            if len(start) < _PROLOGUE:
                start += piece[:_PROLOGUE]
                if part.name.endswith((".xml", ".rels")) and _DECLARED.search(start):
                    raise RefusedError(
                        "The workbook declares entities in its XML, which no spreadsheet program "
                        f"writes and which can be used to overload a reader. {AS_CSV}"
                    )
            if extent is not None:
                extent.see(piece)
        if extent is not None and extent.size[0] * extent.size[1] > MOST_CELLS:
            _refuse_extent(content, part)


def _refuse_extent(content: bytes, part: Part) -> None:
    """Look again, cell by cell, at a sheet that may reach too far."""
    extent = extent_of(part.name, quick=False)
    assert extent is not None
    for piece in expanded(content, part):
        extent.see(piece)
        refuse_cells(*extent.size, "A sheet of the workbook")


def parts_of(content: bytes) -> list[Part]:
    """The files of a zip archive by its table of contents."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, struct.error, ValueError, OSError, NotImplementedError) as error:
        raise RefusedError(DAMAGED) from error
    if len(infos) > MOST_PARTS:
        raise RefusedError(
            f"The workbook holds {grouped(len(infos))} files; no spreadsheet has more than "
            f"{grouped(MOST_PARTS)}."
        )
    if any(info.flag_bits & 1 for info in infos):
        raise RefusedError(PASSWORD)
    return [Part(i.filename, i.header_offset, i.compress_size, i.compress_type) for i in infos]


def _refuse_bomb(expanded: int, packed: int) -> None:
    if expanded > MOST_EXPANDED or (expanded > RATIO_FROM and expanded > MOST_RATIO * packed):
        raise RefusedError(
            f"The workbook of {grouped(packed / 1e6, 1)} MB unpacks to more than "
            f"{grouped(expanded / 1e6)} "
            f"MB, so it was not opened. {AS_CSV}"
        )


def expanded(content: bytes, part: Part) -> Iterator[bytes]:
    """The bytes of a part in pieces, however long the archive says that they are."""
    head = content[part.offset : part.offset + 30]
    if len(head) < 30 or head[:4] != b"PK\x03\x04":
        raise RefusedError(DAMAGED)
    name, extra = struct.unpack("<HH", head[26:30])
    first = part.offset + 30 + name + extra
    packed = memoryview(content)[first : first + part.packed]
    if len(packed) < part.packed:
        raise RefusedError(DAMAGED)
    if part.method == zipfile.ZIP_STORED:
        for at in range(0, len(packed), _PIECE):
            yield bytes(packed[at : at + _PIECE])
        return
    if part.method != zipfile.ZIP_DEFLATED:
        raise RefusedError(
            f"The workbook is packed in a way that no spreadsheet program uses. {AS_CSV}"
        )
    unpack = zlib.decompressobj(-15)
    rest: bytes | memoryview = packed
    try:
        while not unpack.eof:
            piece = unpack.decompress(rest, _PIECE)
            rest = unpack.unconsumed_tail
            if not piece and not rest:
                break
            yield piece
    except zlib.error as error:
        raise RefusedError(DAMAGED) from error
    if not unpack.eof:
        raise RefusedError(DAMAGED)
