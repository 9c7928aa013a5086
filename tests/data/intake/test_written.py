"""How programs write a table; large odd tables; a file is read once, whoever asks of it."""

from datetime import date
from typing import Any

import pytest

from data.ingest import ingest, people_asked, propose
from data.intake.columns.mapping_file import MappingFile, read_mapping
from data.intake.matrices import transpose
from data.intake.reading import large
from data.intake.reading import read as survey_file
from data.intake.reading.read import SurveyFile
from data.intake.reading.text import visible
from data.store.database import Database
from data.vocabulary import RefusedError
from tests.data.exports.files import as_xlsx
from tests.data.intake.layouts.imported import imported, levels

LEVELS = {("Ann", "Python"): 3, ("Ann", "SQL"): 2, ("Bob", "Python"): 4, ("Bob", "SQL"): 1}


@pytest.fixture(params=[large.LARGE, 1], ids=["small", "large"])
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it is, and as if every file were a large one."""
    monkeypatch.setattr(large, "LARGE", request.param)


small_and_large = pytest.mark.usefixtures("size")


@small_and_large
@pytest.mark.parametrize(
    "text",
    [
        "Python,SQL\nAnn,3,2\nBob,4,1\n",  # write.table of R with the people as row names
        '"Name" "Python" "SQL"\n"1" "Ann" 3 2\n"2" "Bob" 4 1\n'.replace(" ", ","),
        ",Python,SQL\nAnn,3,2\nBob,4,1\n",
    ],
)
def test_a_first_column_without_a_header(database: Database, text: str) -> None:
    said = imported(database, text)
    assert levels(database) == LEVELS
    assert any("one cell more than the header" in i.reason for i in said.issues) == (text[0] != ",")


@small_and_large
@pytest.mark.parametrize(
    "text",
    [
        "Name,Python,SQL\nAnn,3,2,seen\nBob,4,1,seen\n",  # the header begins with who
        "Name,Python,SQL\nAnn,3,2,\nBob,4,1,\n",  # delimiters at the end of the rows
        "Name,Python,SQL\nAnn,3,2,seen\nBob,4,1\n",
    ],
)
def test_a_cell_too_many_moves_nothing(database: Database, text: str) -> None:
    imported(database, text)
    assert levels(database) == LEVELS


@small_and_large
def test_spaces_before_quotation_marks(database: Database) -> None:
    imported(database, '"Name", "Python", "SQL"\n"Alba, Ann", "3", "2"\n"Bob", "4", "1"\n')
    assert levels(database)["Alba, Ann", "SQL"] == 2
    assert levels(database)["Bob", "Python"] == 4


UNSEEN = [
    ["Na\u00adme", "Py\u200bthon", "\ufeffSQL"],
    ["A\u200bnn", "3\u200b", "\u20662\u2069"],
    ["Bob", "\u20604", "novice\u200e"],
]


@small_and_large
def test_marks_that_nobody_sees_are_dropped(database: Database) -> None:
    imported(database, "\n".join(map(",".join, UNSEEN)) + "\n")
    assert levels(database) == LEVELS


def test_marks_that_nobody_sees_are_dropped_from_workbooks(database: Database) -> None:
    imported(database, as_xlsx(UNSEEN))
    assert levels(database) == LEVELS


def test_joiners_belong_to_names() -> None:
    assert visible("می\u200cنا\u200b") == "می\u200cنا"


ACROSS = "Skill,Ada Nguyen,Bo Larsen,Cy Moreau\nPython,3,4,1\nSQL,2,5,3\nDocker,1,1,4\n"
BESIDE = "Name,Python,SQL,,Name,Budget\nAda,3,4,,Cy,100\nBo,1,2,,Dee,200\n"
LISTS = "Name,Python,Which do you know?\nAda,3,SQL;Docker\nBo,1,Docker\n"
KNOWS = b'[columns."Which do you know?"]\nmulti_select = true\nlevel = 2\n'


def test_people_across_a_large_file(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(levels(database)) == 0
    with monkeypatch.context() as patched:
        patched.setattr(large, "LARGE", 1)
        with pytest.raises(RefusedError, match="skills down the side and people across"):
            imported(database, ACROSS)
    with monkeypatch.context() as patched:
        patched.setattr(transpose, "_MOST_ROWS", 2)
        with pytest.raises(RefusedError, match="transpose it"):
            imported(database, ACROSS)
    assert imported(database, ACROSS, scale="0-5").ratings == 9


def test_two_large_tables_side_by_side(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large, "LARGE", 1)
    said = imported(database, BESIDE, scale="0-5")
    assert said.ratings == 4
    assert any("another table beside" in i.reason for i in said.issues)
    monkeypatch.setattr(large, "IN_MEMORY", 1)
    with pytest.raises(RefusedError, match="Two tables stand side by side"):
        imported(database, BESIDE, wave="then")


def test_large_lists_of_skills(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large, "LARGE", 1)
    ingest(database, LISTS.encode(), "a.csv", scale="0-5", mapping=read_mapping(KNOWS))
    assert levels(database) == {
        ("Ada", "Python"): 3,
        ("Ada", "SQL"): 2,
        ("Ada", "Docker"): 2,
        ("Bo", "Python"): 1,
        ("Bo", "Docker"): 2,
    }
    monkeypatch.setattr(large, "IN_MEMORY", 1)
    with pytest.raises(RefusedError, match="less than 32 MB"):
        ingest(
            database, LISTS.encode(), "a.csv", wave="b", scale="0-5", mapping=read_mapping(KNOWS)
        )


SURVEY = (
    b"Name,Team,Python,SQL,Date\nAda Nguyen,Core,3,4,2026-05-01\nBo Larsen,Core,1,2,2026-05-02\n"
    b"Ada Nguyen,Core,2,2,2026-04-01\nTotal,,6,8,\n"
)
OTHER = read_mapping(b'[columns.SQL]\nuse = "ignored"\n')


@pytest.mark.parametrize("large_from", [large.LARGE, 1])
def test_a_file_is_read_once_from_drop_to_import(
    database: Database, monkeypatch: pytest.MonkeyPatch, large_from: int
) -> None:
    monkeypatch.setattr(large, "LARGE", large_from)
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
            people_asked(file, database, **given),
            ingest(database, file, "s.csv", dry_run=True, **stored),
        ]

    each_anew = [*asked(SURVEY, None), *asked(SURVEY, OTHER), *asked(SURVEY, None)]
    monkeypatch.setattr(survey_file, "read", counted)
    file = SurveyFile(SURVEY)
    assert [*asked(file, None), *asked(file, OTHER), *asked(file, None)] == each_anew
    outcome = ingest(database, file, "s.csv", wave="May", held_on=date(2026, 5, 1), scale="0-5")
    file.close()
    assert (outcome.ratings, outcome.people, times) == (4, 2, 1)
