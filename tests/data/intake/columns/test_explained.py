"""A sentence is no word for a level; a label of the scale with its explanation is one."""

from __future__ import annotations

import pytest

from data.intake.columns.column import A_SENTENCE
from data.intake.columns.mapping_file import ALL, MappingFile
from data.store.database import Database
from tests.data.intake.layouts.imported import imported, levels, uses


def test_comments_in_words_for_levels_are_no_skill(database: Database) -> None:
    rows = "a@example.org,Novice,Good\nb@example.org,Expert,None\nc@example.org,Good,Strong\n"
    said = imported(database, f"E-mail,Python,Comments\n{rows}")
    assert uses(said)["Comments"] == "ignored"
    assert said.ratings == 3


@pytest.mark.parametrize("again", [1, 3])
def test_sentences_under_a_new_header_are_no_skill(database: Database, again: int) -> None:
    wishes = ["none, for now; thanks", "good, but more time please", "basic, and a course"]
    wishes = [wishes[0]] * 3 if again == 3 else wishes
    said = imported(
        database,
        "E-mail,Python,Wishes\n"
        + "".join(
            f'p{i}@example.org,{word},"{wish}"\n'
            for i, (word, wish) in enumerate(zip(("Novice", "Expert", "Good"), wishes, strict=True))
        ),
    )
    assert uses(said)["Wishes"] == "ignored"
    assert {skill for _, skill in levels(database)} == {"Python"}


LABELS = ("Intermediate - I can write queries", "Basic: knows the syntax")


def test_labels_that_columns_share_are_levels(database: Database) -> None:
    rows = [(*LABELS, "Expert"), (LABELS[1], LABELS[0], LABELS[0]), (*LABELS, LABELS[1])]
    imported(
        database,
        "Name,Juggling,SQL,Whistling\n"
        + "".join(f"P{i},{','.join(row)}\n" for i, row in enumerate(rows)),
        mapping=MappingFile(skills=ALL),
    )
    assert levels(database) == {
        ("P0", "Juggling"): 3,
        ("P0", "SQL"): 1,
        ("P0", "Whistling"): 5,
        ("P1", "Juggling"): 1,
        ("P1", "SQL"): 3,
        ("P1", "Whistling"): 3,
        ("P2", "Juggling"): 3,
        ("P2", "SQL"): 1,
        ("P2", "Whistling"): 1,
    }


def test_labels_with_commas_that_come_again_are_levels(database: Database) -> None:
    labels = ["Basic, I know the syntax", "Expert, I teach others"]
    imported(
        database,
        "Name,Juggling,Python\n"
        + "".join(f'P{i},"{labels[i % 2]}","{labels[i // 2]}"\n' for i in range(4)),
    )
    assert [levels(database)[f"P{i}", "Juggling"] for i in range(4)] == [1, 5, 1, 5]


def test_one_sentence_among_words_is_listed(database: Database) -> None:
    said = imported(
        database,
        "Name,Python,SQL\nAnn,Expert,Novice\n"
        'Bob,"none, for now; thanks",Expert\n'
        "Cem,Novice,Novice\nDan,Expert,Expert\n",
    )
    assert ("Bob", "Python") not in levels(database)
    assert [(i.row, i.column) for i in said.issues if i.reason.startswith(A_SENTENCE)] == [
        (3, "Python")
    ]


def test_a_short_addition_among_words_stays_a_level(database: Database) -> None:
    imported(
        database,
        'Name,Python,SQL\nAnn,Expert,Novice\nBob,"Expert, 5 years",Expert\n'
        "Cem,Novice - but eager to learn,Novice\nDan,Expert,Expert\n",
    )
    assert levels(database)["Bob", "Python"] == 5
    assert levels(database)["Cem", "Python"] == 1


@pytest.mark.parametrize(
    "header",
    [
        "Level",
        "Grade",
        "Stufe",
        "Band",
        "Sprint",
        "Week",
        "Phase",
        "Round",
        "Version",
        "Job level",
        "Sprint no.",
        "Niveau",
    ],
)
def test_a_fact_of_the_row_is_no_skill_of_a_wide_table(database: Database, header: str) -> None:
    said = imported(database, f"Name,{header},Python,SQL\nAnn,3,2,4\nBob,4,3,5\nCem,4,1,2\n")
    assert uses(said)[header] == "metadata"
    assert said.ratings == 6


def test_level_beside_skill_rates_the_skill(database: Database) -> None:
    said = imported(database, "Name,Skill,Level\nAnn,Python,3\nAnn,SQL,4\nBob,Python,1\n")
    assert (said.layout, said.ratings) == ("long", 3)


def test_thousands_are_listed(database: Database) -> None:
    said = imported(database, 'Name,Python,SQL\nAnn,"1,000",3\nBob,4,"2,5"\nCem,3,2\nDan,3,2\n')
    assert ("Ann", "Python") not in levels(database)
    assert levels(database)["Bob", "SQL"] == 2
    assert [(i.row, i.column, i.value) for i in said.issues if i.row] == [(2, "Python", "1,000")]
