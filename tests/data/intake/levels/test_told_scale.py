"""Numbers with words: a scale whose points the answers name, and what is one level by its words."""

import pytest

from data.intake.columns.mapping_file import ColumnMapping, MappingFile
from data.intake.levels.answers import told_scale
from data.intake.levels.scales import Scale
from data.store.database import Database
from tests.data.intake.layouts.imported import imported, meant, proposed, rated, uses

NAMED = ("0 - never did it", "1 - saw it", "2 - with help", "4 - teach it", "5 - set the rules")


def test_both_ends_in_words_settle_it() -> None:
    assert "0 to 5, has its own words" in told_scale((*NAMED, "don't know", ""), Scale(0, 5))


@pytest.mark.parametrize(
    "answers",
    [
        NAMED[:4],  # nobody said the highest, which may be 5 or 10
        (*NAMED, "3"),
        ("0 years", "1 years", "5 years"),
        ("0 - no", "5 - yes"),
        (*NAMED, "7 - even more"),
    ],
)
def test_otherwise_it_is_asked(answers: tuple[str, ...]) -> None:
    assert told_scale(answers, Scale(0, 5)) == ""


def test_it_is_said_and_not_asked(empty: Database) -> None:
    rows = "\n".join(f"p{n}@x.org,{said}" for n, said in enumerate(NAMED))
    found = proposed(empty, f"Email,Python\n{rows}\n")
    assert found.scale is None
    assert not any("Which scale" in question for question in found.questions)
    assert found.told in [issue.reason for issue in found.issues]
    assert meant(found)["4 - teach it"] == 4
    asked = proposed(empty, f"Email,Python\n{rows}\nq@x.org,3\n")
    assert asked.scale is not None
    assert asked.told == ""


ROWS = (
    "Name,Python,SQL\nAnn,1 - Basic,2 - Foundation\nBob,3 - Intermediate,5 - Expert\n"
    "Cy,Foundation,1 - Basic\n"
)


@pytest.mark.parametrize(
    ("scale", "level"), [({"scale": "0-5"}, 2), ({}, 1), ({"scale": "1-5"}, 1)]
)
def test_the_number_beside_a_word(empty: Database, scale: dict[str, str], level: int) -> None:
    found = proposed(empty, ROWS, **scale)
    assert (meant(found)["2 - Foundation"], meant(found)["Foundation"]) == (level, 1)
    notes = [i.severity for i in found.issues if "“2 - Foundation” (1)" in i.reason]
    assert notes == (["note"] if level == 2 else [])


def test_words_that_fall_keep_their_level(empty: Database) -> None:
    rows = "Name,Python,SQL\nAnn,1 - Expert,2 - Advanced\nBob,3 - Intermediate,5 - None\n"
    found = meant(proposed(empty, rows, scale="0-5"))
    assert (found["1 - Expert"], found["5 - None"]) == (5, 0)


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


@pytest.mark.parametrize(
    "way", ["{}/5", "{} / 5", "{} out of 5", "{} of 5", "{} von 5", "{} sur 5", "{} de 5"]
)
def test_a_column_of_shares_is_read(empty: Database, way: str) -> None:
    rows = "".join(f"P{level},{way.format(level)}\n" for level in (1, 3, 5))
    found = proposed(empty, f"Name,Python\n{rows}")
    assert found.scale is None  # nothing to ask
    assert meant(found) == {way.format(level): level for level in (1, 3, 5)}


def test_tenths_and_what_is_above_the_highest(empty: Database) -> None:
    # 5v/10: 2, 3, 4 of 4, 6, 8
    levels = {"10/10": 5, "4/10": 2, "6/10": 3, "0/10": 0, "8/10": 4, "12/10": None}
    rows = "".join(f"P{i},{share}\n" for i, share in enumerate(levels))
    found = proposed(empty, f"Name,Python\n{rows}")
    assert meant(found) == levels
    (aside,) = [v for v in found.values if v.level is None]
    assert "outside the scale" in aside.reason


def test_days_of_months_are_no_levels(empty: Database) -> None:
    text = "Name,Python,Certified\nA,4,3/12\nB,2,1/4\nC,3,11/25\nD,3,6/30\n"
    assert rated(proposed(empty, text, scale="1-5")) == ["Python"]


def test_interest_with_a_number_and_words(empty: Database) -> None:
    rows = "A,4,5 - Extremely interested\nB,2,1 - I would rather not\nC,3,3 - Neutral\n"
    found = proposed(empty, f"Name,Python,Python (interest)\n{rows}", scale="1-5")
    assert uses(found)["Python (interest)"] == "interest Python"
