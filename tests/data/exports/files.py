"""Tables of text as the bytes of a file: CSV in its styles, XLSX, XLS (BIFF8), ODS."""

import csv
import io
import struct
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Literal
from xml.sax.saxutils import escape

import xlsxwriter

Cell = str | int | float | bool | datetime | None
Row = Sequence[Cell]


def as_csv(
    rows: Sequence[Row],
    delimiter: str = ",",
    *,
    encoding: str = "utf-8",
    quote: Literal["minimal", "all"] = "minimal",
    newline: str = "\r\n",
) -> bytes:
    """A delimited file; a date is written as ISO text."""
    out = io.StringIO()
    quoting = csv.QUOTE_ALL if quote == "all" else csv.QUOTE_MINIMAL
    writer = csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=newline)
    writer.writerows([["" if c is None else c for c in row] for row in rows])
    return out.getvalue().encode(encoding)


def as_xlsx(
    rows: Sequence[Row],
    *,
    sheet: str = "Sheet1",
    merged: Sequence[tuple[int, int, int, int]] = (),
    others: Sequence[tuple[str, Sequence[Row]]] = (),
    last: bool = False,
) -> bytes:
    """A workbook; digits stay text where the row has text. `merged` are 0-based row, column,
    last row, last column; `others` are more sheets, before this one if `last`."""
    out = io.BytesIO()
    as_text = {"strings_to_formulas": False, "strings_to_urls": False}
    days = {"default_date_format": "m/d/yy h:mm:ss"}
    book = xlsxwriter.Workbook(out, {"in_memory": True, **as_text, **days})
    sheets = [*others, (sheet, rows)] if last else [(sheet, rows), *others]
    for name, table in sheets:
        page = book.add_worksheet(name)
        for r, row in enumerate(table):
            page.write_row(r, 0, row)
        if name == sheet:
            for box in merged:
                page.merge_range(*box, table[box[0]][box[1]])
    book.close()
    return out.getvalue()


def as_ods(rows: Sequence[Row], sheet: str = "Sheet1") -> bytes:
    lines = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
        "<office:body><office:spreadsheet>"
        f'<table:table table:name="{escape(sheet)}">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest'
        ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def _ods_cell(value: Cell) -> str:
    if value in (None, ""):
        return "<table:table-cell/>"
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return (
            f'<table:table-cell office:value-type="float" office:value="{value}">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    text = escape(str(value))
    return (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )


def as_xls(rows: Sequence[Row], sheet: str = "Sheet1", *, protected: bool = False) -> bytes:
    """The old Excel format: BIFF8 records in a compound file ([MS-XLS], [MS-CFB]). `protected`: it
    says that a password is needed."""
    end = _record(0x000A)
    cells = b"".join(
        _biff_cell(r, c, value)
        for r, row in enumerate(rows)
        for c, value in enumerate(row)
        if value not in (None, "")
    )
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6))
    start += _record(0x002F, struct.pack("<H52x", 1)) if protected else b""
    name = sheet.encode("utf-16-le")
    place = len(start) + 4 + 8 + len(name) + len(end)
    listed = _record(0x0085, struct.pack("<IHBB", place, 0, len(sheet), 1) + name)
    page = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))
    return compound_file("Workbook", start + listed + end + page + cells + end)


def _record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _biff_cell(row: int, column: int, value: Cell) -> bytes:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _record(0x0203, struct.pack("<HHHd", row, column, 0, value))
    text = str(value).encode("utf-16-le")
    return _record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text) // 2, 1) + text)


def compound_file(name: str, stream: bytes) -> bytes:
    """One stream by its name: header, table of sectors, directory, the stream."""
    size = max(len(stream), 4096)
    sectors = -(-size // 512)
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    tables = -(-(sectors + 2) // 127)
    chain = [table] * tables + [end]
    first = len(chain)
    chain += [*range(first + 1, first + sectors), end]
    chain += [free] * (tables * 128 - len(chain))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, tables, 0, 4096, end, 0, end, 0
    )
    header += struct.pack("<109I", *[*range(tables), *[free] * (109 - tables)])
    folder = _entry("Root Entry", 5, end, 0, child=1) + _entry(name, 2, first, size)
    folder += bytes(512 - len(folder))
    return (
        header
        + struct.pack(f"<{len(chain)}I", *chain)
        + folder
        + stream.ljust(sectors * 512, b"\0")
    )


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(text), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
