"""What a zipped workbook unpacks to, counted piece by piece before any reader opens it."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from data.intake.reading.limits import (
    AS_CSV,
    MOST_EXPANDED,
    MOST_PARTS,
    MOST_RATIO,
    RATIO_FROM,
)
from data.vocabulary import RefusedError, grouped

DAMAGED = (
    "The workbook is damaged, or was cut off while it was copied, and cannot be read. Get it "
    "again, or save it again as XLSX or CSV."
)
PASSWORD = (
    "The workbook is protected by a password. Remove the password in the spreadsheet program and "
    "try again."
)
_FAULTS = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError)
"""What a broken archive raises."""
_PIECE = 1 << 20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How spreadsheet programs pack."""


def check_archive(content: bytes) -> None:
    """Raise RefusedError for a workbook that is damaged, protected, or unpacks to far more than it
    holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _unpack(archive, len(content))
    except _FAULTS as error:
        raise RefusedError(DAMAGED) from error


def _unpack(archive: zipfile.ZipFile, packed: int) -> None:
    infos = archive.infolist()
    if len(infos) > MOST_PARTS:
        raise RefusedError(
            f"The workbook holds {grouped(len(infos))} files; no spreadsheet has more than "
            f"{grouped(MOST_PARTS)}."
        )
    unpacked = 0
    for info in infos:
        if info.flag_bits & 1:
            raise RefusedError(PASSWORD)
        if info.compress_type not in _METHODS:
            raise RefusedError(DAMAGED)
        info.file_size = MOST_EXPANDED + _PIECE  # what the archive says of its size may be a lie
        with archive.open(info) as part:
            while piece := part.read(_PIECE):
                unpacked += len(piece)
                if unpacked > MOST_EXPANDED or unpacked > max(RATIO_FROM, MOST_RATIO * packed):
                    raise RefusedError(
                        f"The workbook of {grouped(packed / 1e6, 1)} MB unpacks to more than "
                        f"{grouped(unpacked / 1e6)} MB, so it was not opened. {AS_CSV}"
                    )
