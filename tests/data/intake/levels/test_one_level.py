"""Two points of a scale that became one level are a question."""

from __future__ import annotations

from data.intake.columns.mapping_file import ColumnMapping, MappingFile
from data.store.database import Database
from tests.data.intake.layouts.imported import imported

HEAD = "Name,Python,SQL\n"
BOTH = "Ann,1 - Beginner,0 - None\nBob,2 - Basic,3 - Intermediate\nCho,5 - Expert,5 - Expert\n"


def asked(empty: Database, rows: str, mapping: MappingFile | None = None) -> list[str]:
    """The sentences about answers that became one level."""
    said = imported(empty, HEAD + rows, mapping=mapping, dry_run=True)
    return [i.reason for i in said.issues if "are both read as level" in i.reason]


def test_two_words_that_are_one_level_are_a_question(empty: Database) -> None:
    assert asked(empty, BOTH) == [
        "“1 - Beginner” and “2 - Basic” are both read as level 1, by their words. If the form "
        "means two steps, say which level each answer is."
    ]
    alone = "Ann,Beginner,Expert\nBob,Basic,Intermediate\nCho,Expert,Expert\n"
    assert len(asked(empty, alone)) == 1
    given = MappingFile((ColumnMapping("Python", values=(("2 - Basic", 2),)),))
    assert asked(empty, BOTH, given) == []


def test_different_levels_and_the_same_point_are_no_question(empty: Database) -> None:
    rows = "Ann,1 - Beginner,1 - beginner\nBob,3 - Intermediate,Novice\nCho,1 - Beginner,Expert\n"
    assert asked(empty, rows) == []
