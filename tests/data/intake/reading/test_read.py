"""Bytes to text tables, as programs write them, or a sentence why not; each file is read once."""

import io
import re
import struct
import subprocess
import sys
import zipfile
from datetime import date
from typing import Any

import pytest
import xlsxwriter

from data.ingest import ingest, propose
from data.intake.columns.mapping_file import MappingFile, read_mapping
from data.intake.language.words import sentence
from data.intake.matrices import transpose
from data.intake.proposal import table_questions
from data.intake.reading import large, sheets, workbook
from data.intake.reading import read as survey_file
from data.intake.reading.read import SurveyFile, read
from data.intake.reading.table import TextTable
from data.intake.reading.text import not_western, visible
from data.store.database import Database
from data.vocabulary import RefusedError
from tests.data.exports.files import as_csv, as_ods, as_xls, as_xlsx, compound_file
from tests.data.intake.imported import imported, levels

UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
TEXT = "Name,Python,Größe\nZoë,3,5\nBob,1,\n"


def cells(table: TextTable) -> list[list[str]]:
    return list(map(list, table.cells_of(range(1, table.width + 1))))


@pytest.mark.parametrize("encoding", [*UNICODE, "cp1252"])
def test_every_encoding_gives_the_same_cells(encoding: str) -> None:
    table = read(TEXT.encode(encoding))[0]
    assert table.encoding == encoding
    assert table.headers == ("Name", "Python", "Größe")
    assert cells(table) == [["Zoë", "3", "5"], ["Bob", "1", ""]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(delimiter: str, newline: str) -> None:
    table = read(TEXT.replace(",", delimiter).replace("\n", newline).encode())[0]
    assert table.delimiter == delimiter
    assert cells(table) == [["Zoë", "3", "5"], ["Bob", "1", ""]]


def test_a_mark_in_a_text_of_each_row_is_no_delimiter_where_blank_ends_are_cut() -> None:
    rows = ("Notes,Name,Go,R,SQL", "a; b,Ann,1,2,3", "a; b,Bo,4,5", "a; b,Cy,3", "a; b,Di")
    assert read("\n".join(rows).encode())[0].width == 5


def test_quoted_newlines_and_quotes_are_one_cell() -> None:
    assert cells(read(b'Name,Python\n"Ann\n""A""",3\n')[0]) == [['Ann\n"A"', "3"]]


def test_row_numbers_are_those_of_the_file_and_blank_rows_are_left_out() -> None:
    table = read(b"Survey 2026,,\n,,\nName,Python,SQL\nAnn,1,2\n,,\n , ,\nBob,3,4\n")[0]
    assert table.header_rows == 1
    assert table.cells.column("row_no").to_pylist() == [4, 7]


def test_ragged_rows_lose_no_cell_and_are_listed() -> None:
    table = read(b"Name,Python\nAnn,3,extra\nBob\nCy,1\n")[0]
    assert cells(table) == [["Ann", "3", "extra"], ["Bob", "", ""], ["Cy", "1", ""]]
    assert [(i.row, "set aside" in i.reason) for i in table.issues] == [(2, True), (3, False)]


def test_double_and_blank_headers_get_names_of_their_own() -> None:
    table = read(b"Name,Python,Python,\nAnn,1,2,3\nBob,1,2,3\n")[0]
    assert table.headers == ("Name", "Python", "Python (2)", "(column 4)")
    assert any("more than once" in i.reason for i in table.issues)


HEAD = "Name,Python,SQL\nAnn,3,2\n"
BELOW = "".join(f"Person {i},{i % 5},2\n" for i in range(60))
OPEN = [f'{gap}Bob,"4,5\n{rows}' for gap, rows in (("", "Cy,3,3\n"), ("", BELOW), ("\n", BELOW))]
OPEN.append(f'{OPEN[1]}Dora,1",2\nEve,2,2\n')
"""Rows inside of a cell."""


@pytest.mark.parametrize(
    "comment",
    ["Fine, thanks\nbut, well, slow", "Fine\nPython, 3 years\nSQL, 2 years", "one\n\nthree"],
)
def test_a_comment_of_several_lines_is_a_cell(comment: str) -> None:
    (table,) = read(f'Name,Python,Comment\nAnn,3,"{comment}"\nBob,4,\n'.encode())
    assert table.column(3).to_pylist() == [comment, ""]


CENTRAL = (
    *("Paweł", "Wałęsa", "Łukasz Żak", "Agnieszka Wiśniewska", "Zieliński, Wójcik, Dąbrowski"),
    *("Name,Umiejętności,Wiedza", "Jiří Dvořák", "Černý", "Růžička", "Tomáš Němec, Petr Břetislav"),
    *("Tőkés", "Kővári, Erdős, Szűcs", "Đorđević, Čačić", "Babić", "Dănescu", "Jenő", "Oddělení"),
)
WESTERN = (
    *("José Müller", "François Lefèvre, Søren", "João Simões, Conceição", "Muñoz, Peña, Núñez"),
    *("Søren Kierkegård, Håkan Åsberg, Bjørn", "Python¹, Expert³, m³, cm³, £5, 1ª, 2º"),
    *("Niccolò, città, perché", "Maïa, Anaïs, Loïc, Hélène", "Þór Guðmundsson, Ægir, Høiby"),
    *("Tõnis Mägi, Õie", "Œdipe, sœur, Œuvre", "¿Qué nivel tienes? ¡Año!", "Šimek, Žan", "plain"),
)


TURKISH = ("Kaynak yetkinliği, taş, işçi numarası", "Çalışan Adı, İletişim, Öğrenme")
EASTERN = [
    ("Świątek, Łukasz", "iso8859_2"),
    *((text, "cp1250") for text in CENTRAL),
    *((text, "cp1254") for text in TURKISH),
]


@pytest.mark.parametrize(("text", "encoding"), [*EASTERN, *((text, None) for text in WESTERN)])
def test_words_of_central_europe_of_turkey_and_of_the_west(text: str, encoding: str | None) -> None:
    assert not_western(text.encode(encoding or "cp1252")) == encoding


WEST = "Name,Python,SQL\nJosé Müller,3,2\nZoë Ångström,4,5\nÉric Noël,1,2\n"
MIDDLE = "Name,Python,SQL\nŁukasz,3,2\nBo,4,5\n"


@pytest.mark.usefixtures("size")
@pytest.mark.parametrize(
    ("text", "encoding", "guessed"),
    [
        (WEST, "cp1252", False),
        (WEST, "mac_roman", True),
        (MIDDLE, "cp1250", True),
        (MIDDLE.replace("Łukasz", "Paweł Wałęsa"), "cp1250", True),
        ("Name,Python,SQL\n山田太郎,3,2\n鈴木花子,4,5\n佐藤一郎,1,2\n", "shift_jis", True),
    ],
)
def test_names_are_read_as_written(
    database: Database, text: str, encoding: str, guessed: bool
) -> None:
    result = imported(database, text.encode(encoding))
    assert result.encoding == encoding or not encoding.startswith("cp")
    names = {line.split(",")[0] for line in text.splitlines()[1:]}
    assert {name for name, _ in levels(database)} == names
    assert any("Look at the names" in i.reason for i in result.issues) == guessed


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
    size = re.compile(rb"(PK\x01\x02.{20}).{4}", re.S)
    return size.sub(lambda found: found[1] + struct.pack("<I", 1), content)


def flagged(content: bytes) -> bytes:
    """An archive whose parts ask for a password."""
    flags = re.compile(rb"(PK\x01\x02.{4}|PK\x03\x04.{2})(.)", re.S)
    return flags.sub(lambda found: found[1] + bytes([found[2][0] | 1]), content)


REFUSED = {
    "bomb": (BOMB, "unpacks to more than"),
    "bomb that lies": (lying(BOMB), "unpacks to more than"),
    "no end": (BOOK[:-40], "damaged"),
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


MANIFEST = (
    b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    b'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">'
    b'<manifest:encryption-data manifest:checksum="x"/></manifest:file-entry></manifest:manifest>'
)
LOCKED_ODS = changed(as_ods(ROWS), "content.xml", bytes(range(256)))
LOCKED = (
    compound_file("EncryptedPackage", bytes(range(256)) * 20),
    as_xls(ROWS, protected=True),
    changed(LOCKED_ODS, "META-INF/manifest.xml", MANIFEST),
)
PASSWORD = r"^The workbook is protected by a password\. Remove the password in the spreadsheet"


def test_hidden_sheets_are_read_only_by_their_name() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for name in ("Answers", "Old"):
            page = book.add_worksheet(name)
            page.write_row("A1", ["Name", "Python"])
            page.write_row("A2", [f"Ana of {name}", 2.5])
        page.hide()
    (table,) = read(out.getvalue())
    assert (table.sheet, table.sheets) == ("Answers", ("Answers", "Old"))
    (table,) = read(out.getvalue(), "Old")
    assert cells(table) == [["Ana of Old", "2.5"]]
    with pytest.raises(RefusedError, match="Answers, Old"):
        read(out.getvalue(), "Other")


def test_a_formula_that_no_program_computed_is_told_and_one_that_gives_nothing_is_none() -> None:
    row = '<row r="2"><c r="A2"><v>1</v></c><c r="B2"{kind}><f>1+2</f><v></v></c></row>'
    told = sentence("not computed", formulas="1")
    for kind, warned in (("", True), (' t="str"', False)):
        (table,) = read(changed(BOOK, SHEET, sheet(number("A1") + row.format(kind=kind))))
        assert (told in [issue.reason for issue in table_questions(table)]) == warned


def test_300_000_cells_that_never_end_take_a_moment() -> None:
    assert workbook.check_archive(changed(BOOK, SHEET, b"<c " * 300_000)) == 0


@pytest.mark.parametrize("first", ["sep=;\n", '"sep=;"\r\n'])
def test_what_tells_excel_the_separator_is_no_title(first: str) -> None:
    (table,) = read(f"{first}Name;Python\nAnn;3\n".encode())
    assert (table.headers, table.title) == (("Name", "Python"), ())
    assert table.cells.column("row_no").to_pylist() == [3]


@pytest.mark.parametrize("where", ["{1}{0},T,3,2,x", "Ann {1},T,3,2,{0}", "Ann {1},{0},3,2,x"])
def test_a_run_of_60_000_signs_takes_a_moment(database: Database, where: str) -> None:
    """A pattern that goes through it again from each of its signs takes minutes."""
    runs = ("9", "-", "_", "a", "(", "a-")
    rows = "\n".join(where.format(run * (60_000 // len(run)), i) for i, run in enumerate(runs))
    result = imported(database, f"Name,Team,Python,SQL,Notes\n{rows}\n", scale="0-5")
    assert (result.ratings, result.people) == (12, 6)


def test_a_header_of_so_many_signs_too(database: Database) -> None:
    text = f"Name,Python,SQL,{'9' * 60_000}\nAnn,3,2,x\nBob,1,2,y\n"
    assert imported(database, text, scale="0-5").ratings == 4


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


WIDE = "Name," + ",".join(f"S{i}" for i in range(10_001)) + "\nAna\n"
XML = '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook></Workbook>'


@pytest.mark.parametrize(
    ("content", "found"),
    [
        *((content, PASSWORD) for content in LOCKED),
        *(
            ((HEAD + rows).encode(), r"In row [34] a quotation mark opens.*“Python”")
            for rows in OPEN
        ),
        *((content, "has cells far from the table") for content in (FAR, FAR_BY_ROW)),
        (
            changed(BOOK, SHEET, sheet(number("A1") + number("K1000000"))),
            "reaches over 1\u00a0000\u00a0000 rows and 11 columns",
        ),
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
        (b"\xef\xbb\xbf \n\n", "empty"),
        (b"\x89PNG\r\n\x1a\n123", "PNG image"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04" + b"x" * 50, "zip archive"),
        (b"a,b\x00\x01\x02\x05c\n", "binary"),
        (b"Name,Python\n", "no row of answers"),
        (b",,\n,,\n", "no text"),
        (b"PK\x03\x04 xl/ broken", "cannot be read"),
        (b'{"a": 1,\n"b": 2}', "JSON"),
        (b'[{"SurveyEntry": {"SurveyName": "Better"', "JSON"),
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
        monkeypatch.setattr(large, name, value)
    with pytest.raises(RefusedError, match="Split it by rows"):
        read(b"Name,Python\nAna,3\nBen,1\n")
    with pytest.raises(RefusedError, match="Save the table as CSV"):
        read(as_xlsx(ROWS))
    monkeypatch.undo()
    book = as_xlsx(ROWS, others=[(f"S{number}", ROWS) for number in range(sheets.MOST_SHEETS)])
    with pytest.raises(RefusedError, match="--sheet NAME"):
        read(book)
    assert read(book, "S7")[0].rows == 2


LEVELS = {("Ann", "Python"): 3, ("Ann", "SQL"): 2, ("Bob", "Python"): 4, ("Bob", "SQL"): 1}


small_and_large = pytest.mark.usefixtures("size")


UNSEEN = [
    ["Na\u00adme", "Py\u200bthon", "\ufeffSQL"],
    ["A\u200bnn", "3\u200b", "\u20662\u2069"],
    ["Bob", "\u20604", "novice\u200e"],
]


@small_and_large
@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Python,SQL\nAnn,3,2\nBob,4,1\n", True),  # write.table of R with the people as row names
        ('"Name","Python","SQL"\n"1","Ann",3,2\n"2","Bob",4,1\n', True),
        (",Python,SQL\nAnn,3,2\nBob,4,1\n", False),
        ("Name,Python,SQL\nAnn,3,2,seen\nBob,4,1,seen\n", False),  # the header begins with who
        ("Name,Python,SQL\nAnn,3,2,\nBob,4,1,\n", False),  # delimiters at the end of the rows
        ("Name,Python,SQL\nAnn,3,2,seen\nBob,4,1\n", False),
        (as_csv(UNSEEN), False),
        (as_xlsx(UNSEEN), False),
    ],
)
def test_a_cell_without_a_header_and_marks_that_nobody_sees_move_nothing(
    database: Database, content: str | bytes, said: bool
) -> None:
    result = imported(database, content)
    assert levels(database) == LEVELS
    assert any("one cell more than the header" in i.reason for i in result.issues) is said


@small_and_large
def test_spaces_before_quotation_marks(database: Database) -> None:
    imported(database, '"Name", "Python", "SQL"\n"Alba, Ann", "3", "2"\n"Bob", "4", "1"\n')
    assert levels(database)["Alba, Ann", "SQL"] == 2
    assert levels(database)["Bob", "Python"] == 4


def test_joiners_belong_to_names() -> None:
    assert visible("می\u200cنا\u200b") == "می\u200cنا"


def test_people_across_a_large_file(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(levels(database)) == 0
    across = "Skill,Ada Nguyen,Bo Larsen,Cy Moreau\nPython,3,4,1\nSQL,2,5,3\nDocker,1,1,4\n"
    with monkeypatch.context() as patched:
        patched.setattr(large, "LARGE", 1)
        with pytest.raises(RefusedError, match="skills down the side and people across"):
            imported(database, across)
    with monkeypatch.context() as patched:
        patched.setattr(transpose, "_MOST_ROWS", 2)
        with pytest.raises(RefusedError, match="transpose it"):
            imported(database, across)
    assert imported(database, across, scale="0-5").ratings == 9


@small_and_large
def test_a_file_is_read_once_from_drop_to_import(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = 0
    read = survey_file.read

    def counted(*arguments: Any, **named: Any) -> Any:
        nonlocal times
        times += 1
        return read(*arguments, **named)

    def asked(file: SurveyFile | bytes, mapping: MappingFile | None) -> list[object]:
        given: dict[str, Any] = {"mapping": mapping, "scale": "0-5"}
        stored: dict[str, Any] = given | {"wave": "May", "held_on": date(2026, 5, 1)}
        return [
            propose(file, "s.csv", database, **given),
            ingest(database, file, "s.csv", dry_run=True, **stored),
        ]

    survey = (
        b"Name,Team,Python,SQL,Date\nAda Nguyen,Core,3,4,2026-05-01\n"
        b"Bo Larsen,Core,1,2,2026-05-02\nAda Nguyen,Core,2,2,2026-04-01\nTotal,,6,8,\n"
    )
    other = read_mapping(b'[columns.SQL]\nuse = "ignored"\n')
    each_anew = [*asked(survey, None), *asked(survey, other), *asked(survey, None)]
    monkeypatch.setattr(survey_file, "read", counted)
    file = SurveyFile(survey)
    assert [*asked(file, None), *asked(file, other), *asked(file, None)] == each_anew
    outcome = ingest(database, file, "s.csv", wave="May", held_on=date(2026, 5, 1), scale="0-5")
    file.close()
    assert (outcome.ratings, outcome.people, times) == (4, 2, 1)
