"""A sentence is no word for a level; a label of the scale with its explanation is one."""

from __future__ import annotations

from datetime import datetime

import pytest

from data.intake.columns.column import A_SENTENCE
from data.intake.columns.mapping_file import ALL, MappingFile
from data.intake.levels.scales import DATE_REASON
from data.store.database import Database
from tests.data.exports.files import as_xlsx
from tests.data.intake.layouts.imported import imported, levels, meant, proposed, rated, uses

WISHES = ["none, for now; thanks", "good, but more time please", "basic, and a course"]


@pytest.mark.parametrize("wishes", [WISHES, WISHES[:1] * 3], ids=["three", "the same"])
def test_sentences_under_a_new_header_are_no_skill(empty: Database, wishes: list[str]) -> None:
    answers = zip(("Novice", "Expert", "Good"), wishes, strict=True)
    rows = "".join(f'p{i}@example.org,{word},"{wish}"\n' for i, (word, wish) in enumerate(answers))
    assert rated(proposed(empty, f"E-mail,Python,Wishes\n{rows}")) == ["Python"]


LABELS = ("Intermediate - I can write queries", "Basic: knows the syntax")


def test_labels_that_columns_share_or_that_come_again_are_levels(empty: Database) -> None:
    rows = [(*LABELS, "Expert"), (LABELS[1], LABELS[0], LABELS[0]), (*LABELS, LABELS[1])]
    lines = "".join(f"P{i},{','.join(row)}\n" for i, row in enumerate(rows))
    every = MappingFile(skills=ALL)
    found = proposed(empty, f"Name,Juggling,SQL,Whistling\n{lines}", mapping=every)
    assert rated(found) == ["Juggling", "SQL", "Whistling"]
    assert meant(found) == {LABELS[0]: 3, LABELS[1]: 1, "Expert": 5}
    labels = ["Basic, I know the syntax", "Expert, I teach others"]
    lines = "".join(f'P{i},"{labels[i % 2]}","{labels[i // 2]}"\n' for i in range(4))
    found = proposed(empty, f"Name,Juggling,Python\n{lines}")
    assert rated(found) == ["Juggling", "Python"]
    assert meant(found) == {labels[0]: 1, labels[1]: 5}


def test_one_sentence_among_words_is_listed(database: Database) -> None:
    said = imported(
        database,
        "Name,Python,SQL\nAnn,Expert,Novice\n"
        'Bob,"none, for now; thanks",Expert\n'
        "Cem,Novice,Novice\nDan,Expert,Expert\n",
    )
    assert ("Bob", "Python") not in levels(database)
    listed = [(i.row, i.column) for i in said.issues if i.reason.startswith(A_SENTENCE)]
    assert listed == [(3, "Python")]


def test_a_short_addition_among_words_stays_a_level(database: Database) -> None:
    imported(
        database,
        'Name,Python,SQL\nAnn,Expert,Novice\nBob,"Expert, 5 years",Expert\n'
        "Cem,Novice - but eager to learn,Novice\nDan,Expert,Expert\n",
    )
    assert levels(database)["Bob", "Python"] == 5
    assert levels(database)["Cem", "Python"] == 1


FACTS = (
    *("Level", "Grade", "Stufe", "Band", "Sprint", "Week", "Phase", "Round", "Version"),
    *("Job level", "Sprint no.", "Niveau"),
)


@pytest.mark.parametrize("header", FACTS)
def test_a_fact_of_the_row_is_no_skill_of_a_wide_table(empty: Database, header: str) -> None:
    found = proposed(empty, f"Name,{header},Python,SQL\nAnn,3,2,4\nBob,4,3,5\nCem,4,1,2\n")
    assert (uses(found)[header], rated(found)) == ("metadata", ["Python", "SQL"])


def test_thousands_are_listed(database: Database) -> None:
    said = imported(database, 'Name,Python,SQL\nAnn,"1,000",3\nBob,4,"2,5"\nCem,3,2\nDan,3,2\n')
    assert ("Ann", "Python") not in levels(database)
    assert levels(database)["Bob", "SQL"] == 2
    assert [(i.row, i.column, i.value) for i in said.issues if i.row] == [(2, "Python", "1,000")]


@pytest.mark.parametrize("header", ["Notes", "Comments", "Any other comments?", "Bemerkungen"])
def test_remarks_are_no_skill(empty: Database, header: str) -> None:
    rows = "a@example.org,Expert,Good\nb@example.org,Competent,None\nc@example.org,None,Strong\n"
    assert rated(proposed(empty, f"E-mail,Python,{header}\n{rows}")) == ["Python"]


def test_a_stray_number_among_words_is_listed(database: Database) -> None:
    rows = "Ann,Expert,Novice\nBob,Competent,17\nCem,None,Proficient\n"
    said = imported(database, f"Name,Python,Docker\n{rows}")
    assert (said.ratings, said.set_aside) == (5, 1)
    assert [(i.row, i.column, i.value) for i in said.issues] == [(3, "Docker", "17")]


def test_a_date_in_a_workbook_is_listed(database: Database) -> None:
    rows = [
        ["Name", "Python", "SQL"],
        ["Ada", 3, datetime(2026, 1, 2)],
        ["Bo", 4, 2],
        ["Chi", 5, 1],
    ]
    said = imported(database, as_xlsx(rows), scale="1-5")
    assert (said.ratings, said.set_aside) == (5, 1)
    assert [(i.row, i.column, i.reason) for i in said.issues] == [(2, "SQL", DATE_REASON)]
