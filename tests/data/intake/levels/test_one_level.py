"""Two points of a scale that became one level are a question."""

from __future__ import annotations

from data.ingest import ingest
from data.intake.columns.mapping_file import ColumnMapping, MappingFile
from data.store.database import Database

HEAD = "Name,Python,SQL\n"


def asked(database: Database, rows: str, mapping: MappingFile | None = None) -> list[str]:
    """The sentences about answers that became one level."""
    said = ingest(database, (HEAD + rows).encode(), "f.csv", wave="now", mapping=mapping)
    return [i.reason for i in said.issues if "are both read as level" in i.reason]


def test_a_beginner_and_a_basic_knowledge_are_one_level_by_their_words(database: Database) -> None:
    rows = "Ann,1 - Beginner,0 - None\nBob,2 - Basic,3 - Intermediate\nCho,5 - Expert,5 - Expert\n"
    assert asked(database, rows) == [
        "“1 - Beginner” and “2 - Basic” are both read as level 1, by their words. If the form "
        "means two steps, say which level each answer is."
    ]


def test_words_without_numbers_too(database: Database) -> None:
    rows = "Ann,Beginner,Expert\nBob,Basic,Intermediate\nCho,Expert,Expert\n"
    assert len(asked(database, rows)) == 1


def test_different_levels_and_the_same_point_are_no_question(database: Database) -> None:
    rows = "Ann,1 - Beginner,1 - beginner\nBob,3 - Intermediate,Novice\nCho,1 - Beginner,Expert\n"
    assert asked(database, rows) == []


def test_a_mapping_answers_it(database: Database) -> None:
    rows = "Ann,1 - Beginner,0 - None\nBob,2 - Basic,3 - Intermediate\nCho,5 - Expert,5 - Expert\n"
    given = MappingFile((ColumnMapping("Python", values=(("2 - Basic", 2),)),))
    assert asked(database, rows, given) == []
