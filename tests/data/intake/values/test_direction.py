"""A file that says that 1 is the best is read that way, or it stops and asks."""

from __future__ import annotations

import pytest

from data.ingest import ingest
from data.intake.columns.mapping_file import ColumnMapping, MappingFile
from data.intake.values.values import says_falling
from data.store.database import Database
from data.vocabulary import RefusedError
from tests.data.intake.layouts.imported import imported, levels

TABLE = "\n\nName,Python,SQL\nAnn,1,2\nBob,5,4\nCy,3,2\n"
FALLING = "1 = expert, 2 = advanced, 3 = intermediate, 4 = beginner, 5 = none"
READ = {
    ("Ann", "Python"): 5,
    ("Ann", "SQL"): 4,
    ("Bob", "Python"): 0,
    ("Bob", "SQL"): 1,
    ("Cy", "Python"): 3,
    ("Cy", "SQL"): 4,
}


@pytest.mark.parametrize("legend", [FALLING, f"Legend: {FALLING}", FALLING.replace(", ", ";")])
@pytest.mark.parametrize("scale", [{}, {"scale": "1-5"}])
def test_a_legend_in_which_1_is_the_best_is_followed(
    database: Database, legend: str, scale: dict[str, str]
) -> None:
    said = imported(database, f'"{legend}"{TABLE}', **scale)
    assert levels(database) == READ
    told = [i.severity for i in said.issues if "the lowest number as the best" in i.reason]
    assert told == ["warning"]


def test_a_scale_with_other_ends_than_the_falling_legend_is_refused(database: Database) -> None:
    with pytest.raises(RefusedError, match=r"lowest number is the best.*`reversed = true`"):
        imported(database, f'"{FALLING}"{TABLE}', scale="0-5")


def test_the_ends_of_a_falling_scale_are_a_question_until_a_mapping_answers(
    database: Database,
) -> None:
    text = f'"Scale: 1 (expert) to 5 (no knowledge)"{TABLE}'
    with pytest.raises(RefusedError, match="lowest number is the best"):
        imported(database, text)
    columns = tuple(ColumnMapping(h, "level", skill=h, reversed=True) for h in ("Python", "SQL"))
    ingest(database, text.encode(), "s.csv", mapping=MappingFile(columns))
    assert levels(database)["Ann", "Python"] == 5
    assert levels(database)["Bob", "SQL"] == 2


def test_headers_that_say_that_1_is_the_best_are_a_question(database: Database) -> None:
    head = 'Name,"Python (1 = expert, 5 = beginner)","SQL (1 = expert, 5 = beginner)"'
    with pytest.raises(RefusedError, match=r"“Python .1 = expert, 5 = beginner.” says"):
        imported(database, f"{head}\nAnn,1,1\nBob,5,4\nCy,3,2\n", scale="1-5")


@pytest.mark.parametrize(
    "said",
    [
        "1 = sehr gut, 5 = gar nicht",
        "1 = excellent, 5 = nul",
        "1 = muy bueno, 5 = malo",
        "1 = výborný, 5 = nedostatečný",
        "1=best",
        "5 = no knowledge",
        "Skala 1 (beste) - 5 (schlechteste)",
        "Rating: 1 high - 5 low",
        "Bewertung nach Schulnoten",
        "známka",
    ],
)
@pytest.mark.parametrize("place", ['"{}"\n\nName,Python,SQL', 'Name,"Python ({0})","SQL ({0})"'])
def test_one_end_is_enough_in_any_language(database: Database, said: str, place: str) -> None:
    with pytest.raises(RefusedError, match=r"number is the best|are grades|Are these skills"):
        imported(database, f"{place.format(said)}\nAnn,1,2\nBob,5,4\n")


@pytest.mark.parametrize("said", ["1 = none, 5 = best", "3 = basic", "5 = expert", "1-5", "Tier 3"])
def test_what_says_no_more_than_a_scale_does_not_fall(said: str) -> None:
    assert not says_falling(said)


def test_answers_with_words_that_fall_beside_numbers_alone_are_a_question(
    database: Database,
) -> None:
    rows = "Ann,1 (expert),2 (advanced)\nBob,5 (none),4\nCy,3,2\n"
    with pytest.raises(RefusedError, match=r"1 \(expert\).*numbers alone"):
        imported(database, f"Name,Python,SQL\n{rows}")


def test_a_legend_below_people_across_is_followed(database: Database) -> None:
    legend = "\n".join(FALLING.split(", "))
    imported(database, f"Skill,Ann,Bob,Cy\nPython,1,5,3\nSQL,2,4,2\nGo,2,4,1\n\n{legend}\n")
    assert {**levels(database), **READ} == levels(database)


@pytest.mark.parametrize(
    ("text", "falls"),
    [
        ("1 = best, 5 = worst", True),
        ("1 expert - 5 beginner", True),
        ("1 = none, 5 = expert", False),
        ("SQL (1-5)", False),
        ("Python 3 expert", False),
        ("0 = none, 1 = basic, 2 = expert", False),
    ],
)
def test_what_says_that_the_lowest_is_the_best(text: str, falls: bool) -> None:
    assert says_falling(text) is falls


def test_words_of_a_mapping_say_nothing_about_numbers(database: Database) -> None:
    text = "Name,Python,SQL\nAnn,1 (expert),2 (advanced)\nBob,5 (none),4\nCy,3,2\n"
    words = MappingFile(values=(("1 (expert)", 5), ("5 (none)", 0)))
    with pytest.raises(RefusedError, match="numbers alone"):
        ingest(database, text.encode(), "s.csv", mapping=words)
    numbers = MappingFile(values=(("2", 4), ("3", 3), ("4", 1)))
    ingest(database, text.encode(), "s.csv", mapping=numbers)
    assert levels(database) == READ
