"""Files past a limit, of another kind than named, or with characters that nobody keeps."""

import pytest

from data.intake.reading import large as limits
from data.intake.reading.read import read
from data.vocabulary import RefusedError
from tests.data.exports.files import as_xls, as_xlsx

ROWS = [["Name", "Python"], ["Ana", 3], ["Ben", 1]]
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
