"""Large files that are no plain table of people: a sentence, or read as small ones are."""

from __future__ import annotations

import pytest

from data.ingest import ingest
from data.intake.columns.mapping_file import read_mapping
from data.intake.matrices import transpose
from data.intake.reading import large
from data.store.database import Database
from data.vocabulary import RefusedError
from tests.data.intake.layouts.imported import imported, levels

ACROSS = "Skill,Ada Nguyen,Bo Larsen,Cy Moreau\nPython,3,4,1\nSQL,2,5,3\nDocker,1,1,4\n"
BESIDE = "Name,Python,SQL,,Name,Budget\nAda,3,4,,Cy,100\nBo,1,2,,Dee,200\n"
LISTS = "Name,Python,Which do you know?\nAda,3,SQL;Docker\nBo,1,Docker\n"
KNOWS = b'[columns."Which do you know?"]\nmulti_select = true\nlevel = 2\n'


def test_people_across_a_large_file_are_said_to_be_there(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
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


def test_two_tables_side_by_side_in_a_large_file(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large, "LARGE", 1)
    said = imported(database, BESIDE, scale="0-5")
    assert said.ratings == 4
    assert any("another table beside" in i.reason for i in said.issues)
    monkeypatch.setattr(large, "IN_MEMORY", 1)
    with pytest.raises(RefusedError, match="Two tables stand side by side"):
        imported(database, BESIDE, wave="then")


def test_lists_of_skills_in_a_large_file(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
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
