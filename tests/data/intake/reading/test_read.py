"""Bytes to a text table: encodings, delimiters, headers, odd rows; or a sentence why not."""

import pytest

from data.intake.reading import large
from data.intake.reading.read import read
from data.intake.reading.table import TextTable
from data.intake.reading.text import central_european
from data.store.database import Database
from data.vocabulary import RefusedError
from tests.data.exports.files import as_xlsx
from tests.data.intake.layouts.imported import imported, levels

TEXT = "Name,Python,Größe\nZoë,3,5\nBob,1,\n"


def cells(table: TextTable) -> list[list[str]]:
    names = [f"c{i}" for i in range(1, table.width + 1)]
    return [[row[name] for name in names] for row in table.cells.to_pylist()]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_every_encoding_gives_the_same_cells(encoding: str) -> None:
    table = read(TEXT.encode(encoding))[0]
    assert table.encoding == encoding
    assert table.headers == ("Name", "Python", "Größe")
    assert cells(table) == [["Zoë", "3", "5"], ["Bob", "1", ""]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(delimiter: str, newline: str) -> None:
    text = TEXT.replace(",", delimiter).replace("\n", newline)
    table = read(text.encode())[0]
    assert table.delimiter == delimiter
    assert cells(table) == [["Zoë", "3", "5"], ["Bob", "1", ""]]


def test_a_semicolon_file_with_commas_in_its_cells() -> None:
    table = read(b'Name;Python\n"Lee, Ann";2,5\n"Ray, Bob";3,0\n')[0]
    assert table.delimiter == ";"
    assert cells(table) == [["Lee, Ann", "2,5"], ["Ray, Bob", "3,0"]]


def test_quoted_newlines_and_quotes_are_one_cell() -> None:
    table = read(b'Name,Python\n"Ann\n""A""",3\n')[0]
    assert cells(table) == [['Ann\n"A"', "3"]]


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


def test_a_question_row_over_a_row_of_its_parts() -> None:
    text = (
        "Respondent ID,Rate your skill,,,Comment\n"
        ",Python,SQL,Docker,Open-Ended Response\n"
        "1,3,4,1,fine\n2,1,2,5,\n"
    )
    table = read(text.encode())[0]
    assert table.header_rows == 2
    assert table.headers == ("Respondent ID", "Python", "SQL", "Docker", "Comment")
    assert table.stems[1:4] == ("Rate your skill",) * 3
    assert table.rows == 2


def test_a_workbook_gives_a_table_per_sheet_with_numbers_as_people_read_them() -> None:
    data = [["Name", "Python"], ["Ann", 3], ["Bob", 2.5]]
    content = as_xlsx(data, sheet="Data", others=[("Notes", [["Read me"]])], last=True)
    tables = read(content)
    assert [t.sheet for t in tables] == ["Data"]
    assert tables[0].sheets == ("Notes", "Data")
    assert cells(tables[0]) == [["Ann", "3"], ["Bob", "2.5"]]
    with pytest.raises(RefusedError, match="Notes, Data"):
        read(content, "Other")


HEAD = "Name,Python,SQL\nAnn,3,2\n"
BELOW = "".join(f"Person {i},{i % 5},2\n" for i in range(60))


@pytest.mark.parametrize(
    "rows",
    [
        'Bob,"4,5\nCy,3,3\n',
        'Bob,"4,5\n' + BELOW,
        'Bob,"4,5\n' + BELOW + 'Dora,1",2\nEve,2,2\n',
        '\nBob,"4,5\n' + BELOW,
    ],
)
def test_rows_inside_of_a_cell_are_refused(rows: str) -> None:
    with pytest.raises(RefusedError, match=r"In row [34] a quotation mark opens.*“Python”"):
        read((HEAD + rows).encode())


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
    *("Tőkés", "Kővári, Erdős, Szűcs", "Đorđević, Čačić", "Jméno;Oddělení;Python"),
)
WESTERN = (
    *("José Müller", "François Lefèvre, Søren", "João Simões, Conceição", "Muñoz, Peña, Núñez"),
    *("Søren Kierkegård, Håkan Åsberg, Bjørn", "Python¹, Expert³, m³, cm³, £5, 1ª, 2º"),
    *("Niccolò, città, perché", "Maïa, Anaïs, Loïc, Hélène", "Þór Guðmundsson, Ægir, Høiby"),
    *("Tõnis Mägi, Õie", "Œdipe, sœur, Œuvre", "¿Qué nivel tienes? ¡Año!", "Šimek, Žan", "plain"),
)


EASTERN = [("Świątek, Łukasz", "iso8859_2"), *((text, "cp1250") for text in CENTRAL)]


@pytest.mark.parametrize(("text", "encoding"), [*EASTERN, *((text, None) for text in WESTERN)])
def test_words_of_central_europe_and_of_the_west(text: str, encoding: str | None) -> None:
    assert central_european(text.encode(encoding or "cp1252")) == encoding


WEST = "Name,Python,SQL\nJosé Müller,3,2\nZoë Ångström,4,5\nÉric Noël,1,2\n"
MIDDLE = "Name,Python,SQL\nŁukasz,3,2\nBo,4,5\n"
EAST = "Name,Python,SQL\n山田太郎,3,2\n鈴木花子,4,5\n佐藤一郎,1,2\n"


@pytest.mark.parametrize("large_from", [large.LARGE, 1])
@pytest.mark.parametrize(
    ("text", "encoding", "guessed"),
    [
        (WEST, "cp1252", False),
        (WEST, "mac_roman", True),
        (MIDDLE, "cp1250", True),
        (MIDDLE.replace("Łukasz", "Paweł Wałęsa"), "cp1250", True),
        (EAST, "shift_jis", True),
    ],
)
def test_names_are_read_as_written(
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    large_from: int,
    text: str,
    encoding: str,
    guessed: bool,
) -> None:
    monkeypatch.setattr(large, "LARGE", large_from)
    said = imported(database, text.encode(encoding))
    assert said.encoding == encoding or not encoding.startswith("cp")
    assert {name for name, _ in levels(database)} == {
        line.split(",")[0] for line in text.splitlines()[1:]
    }
    assert any("Look at the names" in i.reason for i in said.issues) == guessed
