"""Workbooks that would blow up, are cut off or protected: a sentence, in little time and memory."""

from __future__ import annotations

import io
import re
import struct
import subprocess
import sys
import time
import zipfile

import pytest
import python_calamine

from data.intake.reading.read import read
from data.vocabulary import RefusedError
from tests.data.exports.files import as_ods, as_xls, as_xlsx

ROWS = [["Name", "Python"], ["Ana", 3], ["Ben", 1]]
SHEET = "xl/worksheets/sheet1.xml"
SECONDS = 20
MEGABYTES = 1_500


def changed(content: bytes, name: str, part: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The archive with one part in place of another of that name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", method) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info))
        new.writestr(name, part)
    return out.getvalue()


def sheet(cells: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'.encode()


def number(where: str) -> str:
    row = "".join(c for c in where if c.isdigit())
    return f'<row r="{row}"><c r="{where}"><v>3</v></c></row>'


BOOK = as_xlsx(ROWS)
FAR = changed(BOOK, SHEET, sheet(number("A1") + number("XFD1048576")))
FAR_SINGLE = changed(BOOK, SHEET, sheet(number("A1") + number("XFD1048576").replace('"', "'")))
BOMB = changed(BOOK, SHEET, sheet(" " * 80_000_000))
ENTITIES = changed(
    BOOK,
    "xl/sharedStrings.xml",
    b'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    b"<sst>&b;</sst>",
)
ODS_BOMB = changed(
    as_ods(ROWS),
    "content.xml",
    zipfile.ZipFile(io.BytesIO(as_ods(ROWS)))
    .read("content.xml")
    .replace(
        b"</table:table>",
        b'<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
        b'table:number-columns-repeated="16384" office:value-type="float" office:value="3"/>'
        b"</table:table-row></table:table>",
    ),
)


def lying(content: bytes) -> bytes:
    """An archive whose table of contents says that each part is one byte long when expanded."""
    data = bytearray(content)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 24 : at + 28] = struct.pack("<I", 1)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (FAR, "1\u00a0048\u00a0576 rows and 16\u00a0384 columns"),
        (FAR_SINGLE, "16\u00a0384 columns"),
        (BOMB, "unpacks to more than"),
        (lying(BOMB), "unpacks to more than"),
        (ENTITIES, "entities"),
        (ODS_BOMB, "columns"),
        (BOOK[:-40], "damaged"),
        (BOOK[: len(BOOK) // 2], "damaged"),
        (BOOK.replace(b"PK\x01\x02", b"PK\x01\x03"), "damaged"),
        (changed(BOOK, SHEET, b"<worksheet", zipfile.ZIP_BZIP2), "packed in a way"),
    ],
    ids=[
        "far cell",
        "far cell, other quotes",
        "bomb",
        "bomb that lies",
        "entities",
        "ODS repeats",
        "no end",
        "half",
        "broken contents",
        "odd packing",
    ],
)
def test_refused_before_any_reader_opens_it(
    content: bytes, found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(*_: object) -> None:
        raise AssertionError("the reader was asked")

    monkeypatch.setattr(python_calamine.CalamineWorkbook, "from_filelike", opened)
    before = time.monotonic()
    with pytest.raises(RefusedError, match=found) as refused:
        read(content)
    assert time.monotonic() - before < SECONDS
    assert str(refused.value).endswith(".")


def test_a_bomb_takes_little_memory(tmp_path: object) -> None:
    code = (
        "import resource, sys; from data.intake.reading.read import read\n"
        "from data.vocabulary import RefusedError\n"
        f"resource.setrlimit(resource.RLIMIT_AS, ({MEGABYTES} << 20, {MEGABYTES} << 20))\n"
        "try: read(sys.stdin.buffer.read())\n"
        "except RefusedError: print('refused')\n"
    )
    for content in (BOMB, FAR, ODS_BOMB):
        done = subprocess.run(
            [sys.executable, "-c", code],
            input=content,
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert done.stdout.strip() == b"refused", done.stderr.decode()[-500:]


def test_ordinary_workbooks_pass() -> None:
    inside = changed(BOOK, "xl/embeddings/old.zip", BOOK)  # an attachment that nobody opens
    cells = zipfile.ZipFile(io.BytesIO(BOOK)).read(SHEET)
    far = b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'  # a colour, no value
    styled = changed(BOOK, SHEET, cells.replace(b"</sheetData>", far))
    wide = changed(
        BOOK, SHEET, re.sub(b'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', cells)
    )
    for content in (BOOK, as_ods(ROWS), inside, styled, wide):
        assert read(content)[0].rows == 2


def test_an_old_workbook_that_asks_for_all_memory_ends_only_its_helper() -> None:
    cells = as_xls(ROWS)
    size = struct.pack("<HHIIHHH", 0x0200, 14, 0, 0xFFFFFFF, 0, 0xFFFF, 0)
    sheet_start = struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6)
    at = cells.index(sheet_start) + len(sheet_start)
    bomb = cells[:at] + size + cells[at : -len(size)]
    with pytest.raises(RefusedError, match=r"memory|damaged"):
        read(bomb)
    assert read(cells)[0].rows == 2
