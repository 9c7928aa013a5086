"""Files past a limit or of another kind than named; workbooks that would blow up: a sentence, in
little time and memory."""

import io
import re
import struct
import subprocess
import sys
import zipfile

import pytest
import xlsxwriter

from data.intake.reading import large as limits
from data.intake.reading import workbook
from data.intake.reading.read import read
from data.vocabulary import RefusedError
from tests.data.exports.files import as_ods, as_xls, as_xlsx, compound_file

ROWS = [["Name", "Python"], ["Ana", 3], ["Ben", 1]]
SHEET = "xl/worksheets/sheet1.xml"
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
FAR_BY_ROW = changed(
    BOOK, SHEET, sheet(f'{number("A1")}<row r="1048576">{"<c><v>3</v></c>" * 400}</row>')
)
BOMB = changed(BOOK, SHEET, sheet(" " * 80_000_000))
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


def flagged(content: bytes) -> bytes:
    """An archive whose parts ask for a password."""
    data = bytearray(content)
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(mark)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


REFUSED = {
    "bomb": (BOMB, "unpacks to more than"),
    "bomb that lies": (lying(BOMB), "unpacks to more than"),
    "no end": (BOOK[:-40], "damaged"),
    "half": (BOOK[: len(BOOK) // 2], "damaged"),
    "broken contents": (BOOK.replace(b"PK\x01\x02", b"PK\x01\x03"), "damaged"),
    "odd packing": (changed(BOOK, SHEET, b"<worksheet", zipfile.ZIP_BZIP2), "damaged"),
    "password": (flagged(BOOK), "protected by a password"),
}


@pytest.mark.parametrize(("content", "found"), REFUSED.values(), ids=REFUSED)
def test_refused_before_any_reader_opens_it(
    content: bytes, found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(*_: object) -> None:
        raise AssertionError("the reader was asked")

    monkeypatch.setattr(workbook, "opened_apart", asked)
    with pytest.raises(RefusedError, match=found) as refused:
        read(content)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("content", [FAR, FAR_BY_ROW], ids=["far cell", "far row"])
def test_cells_far_apart_end_only_the_helper(content: bytes) -> None:
    with pytest.raises(RefusedError, match="has cells far from the table"):
        read(content)


MANIFEST = (
    b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    b'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">'
    b'<manifest:encryption-data manifest:checksum="x"/></manifest:file-entry></manifest:manifest>'
)
LOCKED_ODS = changed(as_ods(ROWS), "content.xml", bytes(range(256)))


@pytest.mark.parametrize(
    "content",
    [
        compound_file("EncryptedPackage", bytes(range(256)) * 20),
        as_xls(ROWS, protected=True),
        changed(LOCKED_ODS, "META-INF/manifest.xml", MANIFEST),
    ],
    ids=["XLSX", "XLS", "ODS"],
)
def test_a_password_is_named(content: bytes) -> None:
    with pytest.raises(RefusedError) as refused:
        read(content)
    assert str(refused.value) == (
        "The workbook is protected by a password. Remove the password in the spreadsheet program "
        "and try again."
    )


def test_hidden_sheets_are_read_only_by_their_name() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for name in ("Answers", "Old"):
            page = book.add_worksheet(name)
            page.write_row("A1", ["Name", "Python"])
            page.write_row("A2", [f"Ana of {name}", 3])
        page.hide()
    (table,) = read(out.getvalue())
    assert (table.sheet, table.sheets) == ("Answers", ("Answers", "Old"))
    (table,) = read(out.getvalue(), "Old")
    assert table.column(1).to_pylist() == ["Ana of Old"]


def test_a_sheet_of_too_many_cells_says_how_far_it_reaches() -> None:
    with pytest.raises(RefusedError, match="reaches over 1\u00a0000\u00a0000 rows and 11 columns"):
        read(changed(BOOK, SHEET, sheet(number("A1") + number("K1000000"))))


def test_a_bomb_takes_little_memory() -> None:
    code = (
        "import resource, sys; from data.intake.reading.read import read\n"
        "from data.vocabulary import RefusedError\n"
        f"resource.setrlimit(resource.RLIMIT_AS, ({MEGABYTES} << 20, {MEGABYTES} << 20))\n"
        "try: read(sys.stdin.buffer.read())\n"
        "except RefusedError: print('refused')\n"
    )
    for content in (BOMB, FAR, ODS_BOMB):
        done = subprocess.run([sys.executable, "-c", code], input=content, capture_output=True)
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


PLAIN = "Name,Python\nAna,3\nBen,1\n"
WIDE = "Name," + ",".join(f"S{i}" for i in range(10_001)) + "\nAna\n"
XML = '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook></Workbook>'


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (WIDE.encode(), "10\u00a0002 columns"),
        (b'Name,Python\nAna,"' + b"x" * 1_100_000 + b'"\n', "quotation mark"),
        (XML.encode(), "Excel 2003"),
        (XML.encode("utf-16"), "Excel 2003"),
        (b"<html><table><tr><td>Name</td></tr></table></html>", "web page"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "web archive"),
        (b"PK\x03\x04" + b"....word/document.xml", "text document"),
        (b"PK\x03\x04" + b"....answers.csv", "take the CSV out"),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "old Office document"),
        (b"", "empty"),
        (b"\n\n  \n", "empty"),
        (b"\xef\xbb\xbf \n\n", "empty"),
        (b"\x89PNG\r\n\x1a\n123", "PNG image"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04" + b"x" * 50, "zip archive"),
        (b"a,b\x00\x01\x02\x05c\n", "binary"),
        (b"Name,Python\n", "no row of answers"),
        (b",,\n,,\n", "no text"),
        (b"PK\x03\x04 xl/ broken", "cannot be read"),
        (b'{"a": 1,\n"b": 2}', "JSON"),
        (as_xls(ROWS)[:900], "damaged"),
        (b"\x00\x01\x02\x03" * 40, "binary"),
    ],
)
def test_each_has_its_sentence(content: bytes, found: str) -> None:
    with pytest.raises(RefusedError, match=found) as refused:
        read(content)
    assert str(refused.value).endswith(".")


def test_sizes_and_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("MOST_TEXT", 10), ("MOST_WORKBOOK", 10)):
        monkeypatch.setattr(limits, name, value)
    with pytest.raises(RefusedError, match="Split it by rows"):
        read(PLAIN.encode())
    with pytest.raises(RefusedError, match="Save the table as CSV"):
        read(as_xlsx(ROWS))
    monkeypatch.undo()
    book = as_xlsx(ROWS, others=[(f"S{number}", ROWS) for number in range(limits.MOST_SHEETS)])
    with pytest.raises(RefusedError, match="--sheet NAME"):
        read(book)
    assert read(book, "S7")[0].rows == 2
