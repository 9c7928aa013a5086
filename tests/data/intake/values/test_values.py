"""Which end of a scale is the best, what is rounded, and mappings that give no level."""

import re

import pytest

from data.ingest import ingest, propose
from data.intake.columns.mapping_file import ColumnMapping, MappingFile, read_mapping, write_mapping
from data.intake.proposal import whole_mapping
from data.intake.values.values import says_falling
from data.store.database import Database
from tests.data.intake.layouts.imported import levels, meant, proposed, refusal

TABLE = "\n\nName,Python,SQL\nAnn,1,2\nBob,5,4\nCy,3,2\n"
FALLING = "1 = expert, 2 = advanced, 3 = intermediate, 4 = beginner, 5 = none"
READ = {"1": 5, "2": 4, "3": 3, "4": 1, "5": 0}


@pytest.mark.parametrize("legend", [FALLING, f"Legend: {FALLING}", FALLING.replace(", ", ";")])
@pytest.mark.parametrize("scale", [{}, {"scale": "1-5"}])
def test_a_falling_legend_is_followed(empty: Database, legend: str, scale: dict[str, str]) -> None:
    found = proposed(empty, f'"{legend}"{TABLE}', **scale)
    assert meant(found) == READ
    told = [i.severity for i in found.issues if "the lowest number as the best" in i.reason]
    assert told == ["warning"]


def test_a_scale_with_other_ends_than_the_falling_legend_is_refused(empty: Database) -> None:
    said = refusal(empty, f'"{FALLING}"{TABLE}', scale="0-5")
    assert re.search("lowest number is the best.*`reversed = true`", said)


def test_the_ends_of_a_falling_scale_are_a_question(empty: Database) -> None:
    text = f'"Scale: 1 (expert) to 5 (no knowledge)"{TABLE}'
    assert "lowest number is the best" in refusal(empty, text)
    columns = tuple(ColumnMapping(h, "level", skill=h, reversed=True) for h in ("Python", "SQL"))
    found = meant(proposed(empty, text, mapping=MappingFile(columns)))
    assert (found["1"], found["4"]) == (5, 2)


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
def test_one_end_is_enough_in_any_language(empty: Database, said: str, place: str) -> None:
    found = refusal(empty, f"{place.format(said)}\nAnn,1,2\nBob,5,4\n")
    assert re.search(r"number is the best|are grades|Are these skills", found)


def test_a_legend_below_people_across_is_followed(empty: Database) -> None:
    legend = "\n".join(FALLING.split(", "))
    text = f"Skill,Ann,Bob,Cy\nPython,1,5,3\nSQL,2,4,2\nGo,2,4,1\n\n{legend}\n"
    assert meant(proposed(empty, text)) == READ


FALLS = (
    *("1 = best, 5 = worst", "1 expert - 5 beginner", "where 1 is best", "lower is better"),
    "1 to 10, less comfortable with (10) to the one you feel most comfortable with (1)",
    *("1 = most proficient, 5 = least proficient", "1 being the highest and 5 the lowest"),
    *("1 máximo, 5 mínimo", "1 = domino, 5 = não conheço", "1 - эксперт, 5 - новичок"),
    "1 - bardzo dobrze, 5 - bardzo słabo",
)
RISES = (
    *("1 = none, 5 = expert", "0 = none, 1 = basic, 2 = expert", "SQL (1-5)", "Python 3 expert"),
    *("1 = none, 5 = best", "3 = basic", "5 = expert", "Tier 3", "from least (1) to most (5)"),
    *("1 = I know nothing, 5 = I know a lot", "1 is not good and 5 is very good"),
    "0 = no knowledge, 2 = with little help, 3 = no help needed",
    *("0 = not applicable, 1 = low, 5 = high", "1 = best match for your job"),
    *("1 = I have done it with the best people, 5 = expert", "Page 1 (max. 5 points)"),
)


@pytest.mark.parametrize("text", [*FALLS, *RISES])
def test_what_says_that_the_lowest_is_the_best(text: str) -> None:
    assert says_falling(text) is (text in FALLS)


def test_answers_with_words_that_fall_beside_numbers_alone_are_a_question(empty: Database) -> None:
    """Words of a mapping say nothing about numbers."""
    text = "Name,Python,SQL\nAnn,1 (expert),2 (advanced)\nBob,5 (none),4\nCy,3,2\n"
    assert re.search(r"1 \(expert\).*numbers alone", refusal(empty, text))
    words = MappingFile(values=(("1 (expert)", 5), ("5 (none)", 0)))
    assert "numbers alone" in refusal(empty, text, mapping=words)
    numbers = MappingFile(values=(("2", 4), ("3", 3), ("4", 1)))
    found = meant(proposed(empty, text, mapping=numbers))
    assert [found[n] for n in ("1 (expert)", "2 (advanced)", "2", "3", "4", "5 (none)")] == [
        *(5, 4, 4, 3, 1, 0)
    ]


@pytest.mark.parametrize("given", ["3,5", "3.5"])
def test_a_half_goes_down_with_a_sentence(empty: Database, given: str) -> None:
    text = f"Name;Python;SQL\nAda;{given};4\nBo;2;1\nCy;4;2,75\n"
    found = proposed(empty, text, scale="1-5")
    assert (meant(found)[given], meant(found)["2,75"]) == (3, 3)
    (said,) = [i.reason for i in found.issues if "between two levels" in i.reason]
    assert said.startswith("2 answers lie between two levels, in 2 columns")
    assert f"{given} became 3, 2,75 became 3" in said


@pytest.mark.parametrize(
    ("answer", "scale", "column"),
    [("3.5,4", "0-5", "Python"), ("87.5,40", "0-100", None), ("3.0,4", "0-5", None)],
)
def test_what_is_rounded_is_said(
    empty: Database, answer: str, scale: str, column: str | None
) -> None:
    found = proposed(empty, f"Name,Python,SQL\nAda,{answer}\nBo,2,1\n", scale=scale)
    told = [(i.column, i.reason[:14]) for i in found.issues if "between two levels" in i.reason]
    assert told == ([(column, "One answer lie")] if column else [])


FILE = b"Name,SQL is hard for me\nAnn,Strongly agree\nBob,Strongly disagree\nCy,Neutral\n"
HEAD = '[columns."SQL is hard for me"]\nskill = "SQL"\nreversed = true\n'
VALUES = 'values = { "Strongly agree" = 1, "Neutral" = 3, "Strongly disagree" = 5 }\n'
NUMBERS = b"Name,SQL is hard for me\nAnn,1\nBob,3\n"


@pytest.mark.parametrize(
    ("content", "more", "said"),
    [
        (FILE, "", 'about agreement.*values = { "Strongly agree" = 0'),
        (FILE, VALUES, "`reversed` of “SQL is hard for me”.*one of"),
        (NUMBERS, "cut_points = [1, 2, 3]\n", "`cut_points`"),
    ],
)
def test_a_mapping_without_sense(empty: Database, content: bytes, more: str, said: str) -> None:
    assert re.search(said, refusal(empty, content, mapping=read_mapping((HEAD + more).encode())))


def test_reversed_turns_the_answers_that_values_leave_open(empty: Database) -> None:
    given = read_mapping((HEAD + VALUES).encode())
    found = proposed(empty, FILE.replace(b"Neutral", b"2"), mapping=given)
    assert meant(found)["2"] == 4


def test_a_whole_mapping_keeps_reversed_only_where_it_has_an_effect(empty: Database) -> None:
    given = read_mapping((HEAD + VALUES).encode())
    for content, kept in ((FILE, False), (FILE.replace(b"Neutral", b"2"), True)):
        whole = whole_mapping(proposed(empty, content, mapping=given), given)
        assert [c.reversed for c in whole.columns] == [False, kept]


REFUSED = (
    b"Name,I know Python,I know SQL,Comment,Boss\nAnn,Agree,Disagree,I left in May,Zed\n"
    b"Bob,Neutral,Agree,,Zed\nCy,Sort of,Sort of,,Zed\nDi,Sort of,Agree,,Zed\n"
)


def test_a_refused_file_gets_its_answers_to_fill_in(database: Database) -> None:
    found = propose(REFUSED, "s.csv", database)
    assert found.refusal
    assert set(found.unread) == {"Agree", "Disagree", "Neutral", "Sort of"}
    whole = whole_mapping(found, None)
    text = write_mapping(whole, found.unread)
    assert read_mapping(text.encode()) == whole
    filled = re.sub(r'^# ("Sort of"|"Agree"|"Neutral"|"Disagree") =$', r"\1 = 3", text, flags=re.M)
    filled = filled.replace("# [values]", "[values]")
    for header in ("I know Python", "I know SQL"):
        filled = filled.replace(
            f'[columns."{header}"]\nuse = "ignored"', f'[columns."{header}"]\nuse = "level"'
        )
    ingest(database, REFUSED, "s.csv", mapping=read_mapping(filled.encode()))
    assert set(levels(database).values()) == {3}
    assert len(levels(database)) == 8


def test_a_file_that_is_read_has_nothing_to_fill_in(database: Database) -> None:
    found = propose(b"Name,Python,SQL\nAnn,3,4\nBob,2,1\n", "s.csv", database, scale="0-5")
    assert found.unread == ()
    assert "# [values]" not in write_mapping(whole_mapping(found, None), found.unread)
