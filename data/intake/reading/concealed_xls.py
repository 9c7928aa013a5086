"""Hidden rows and columns of an old XLS, read off its records ([MS-CFB], [MS-XLS]).

A compound file is a chain of sectors per stream; the stream of the workbook is a list of records.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from data.intake.reading.concealed import Concealed

_NO_MORE = 0xFFFFFFFA
"""Sector numbers from here on are marks, such as the end of a chain."""
_SHEET, _ROW, _COLUMNS, _END = 0x0085, 0x0208, 0x007D, 0x000A
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x20, 0x01
_SMALL = 4096
"""Bytes below which a stream lies in small sectors of its own."""


def concealed_in_xls(content: bytes) -> dict[str, Concealed]:
    """What each sheet hides, by name; nothing of a file that is not built as it should be."""
    try:
        stream = _workbook(content)
        return {name: _hidden(stream, place) for name, place in _sheets(stream)}
    except (struct.error, IndexError, UnicodeDecodeError):
        return {}


def _workbook(content: bytes) -> bytes:
    """The stream named Workbook (Book before Excel 97), or nothing."""
    large, small = (1 << shift for shift in struct.unpack_from("<HH", content, 30))
    body = content[large:]
    following = _numbers(b"".join(_part(body, large, n) for n in _tables(content, body, large)))
    folder_at, small_at = (struct.unpack_from("<I", content, at)[0] for at in (48, 60))
    folder = _chain(body, large, following, folder_at)
    root = b""
    for at in range(0, len(folder) - 127, 128):
        length = struct.unpack_from("<H", folder, at + 64)[0]
        name = folder[at : at + max(0, length - 2)].decode("utf-16-le")
        first, size = struct.unpack_from("<II", folder, at + 116)
        if at == 0:
            root = _chain(body, large, following, first)
        elif name in ("Workbook", "Book") and size >= _SMALL:
            return _chain(body, large, following, first)[:size]
        elif name in ("Workbook", "Book"):
            after = _numbers(_chain(body, large, following, small_at))
            return _chain(root, small, after, first)[:size]
    return b""


def _tables(content: bytes, body: bytes, size: int) -> list[int]:
    """Sectors of the table that says which sector follows which."""
    found = [n for n in struct.unpack_from("<109I", content, 76) if n < _NO_MORE]
    (more,) = struct.unpack_from("<I", content, 68)
    seen: set[int] = set()
    while more < _NO_MORE and more not in seen:
        seen.add(more)
        listed = _numbers(_part(body, size, more))
        found += [n for n in listed[:-1] if n < _NO_MORE]
        more = listed[-1]
    return found[: len(body) // size]


def _chain(body: bytes, size: int, following: list[int], first: int) -> bytes:
    """The sectors from `first` on; a chain that bites its own tail ends with the file's length."""
    parts: list[bytes] = []
    while first < _NO_MORE and len(parts) * size <= len(body):
        parts.append(_part(body, size, first))
        first = following[first]
    return b"".join(parts)


def _part(body: bytes, size: int, number: int) -> bytes:
    return body[number * size : (number + 1) * size]


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Kind and body of each record up to the end of its part of the stream."""
    kind = -1
    while at + 4 <= len(stream) and kind != _END:
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    """Name and place of each sheet."""
    for kind, body in _records(stream, 0):
        if kind == _SHEET:
            place, length, wide = struct.unpack_from("<I", body)[0], body[6], body[7] & 1
            text = body[8 : 8 + length * (1 + wide)]
            yield text.decode("utf-16-le" if wide else "latin-1"), place


def _hidden(stream: bytes, place: int) -> Concealed:
    rows: set[int] = set()
    columns: list[tuple[int, int]] = []
    for kind, body in _records(stream, place):
        if kind == _ROW and body[12] & _ROW_HIDDEN:
            rows.add(struct.unpack_from("<H", body)[0] + 1)
        elif kind == _COLUMNS and body[8] & _COLUMN_HIDDEN:
            first, last = struct.unpack_from("<HH", body)
            columns.append((first + 1, last + 1))
    return Concealed(frozenset(rows), tuple(columns))
