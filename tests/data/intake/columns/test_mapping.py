"""What a column is taken for, by header and answers (methods.md#what-is-a-rating)."""

from datetime import datetime

import pytest

from data.intake.columns.column import A_SENTENCE
from data.intake.columns.mapping_file import ALL, MappingFile
from data.intake.columns.skills import Match, SkillFinder
from data.intake.levels.scales import DATE_REASON
from data.store.database import Database
from data.store.facts.taxonomy import lookup
from tests.data.exports.files import as_xlsx
from tests.data.intake.layouts.imported import (
    imported,
    levels,
    meant,
    proposed,
    rated,
    refusal,
    uses,
)

OTHER_THINGS = (
    *("Statistics", "Incident Response", "Networking", "Python Q3", "Project management"),
    *("Product management", "MySQL databases", "AI design", "LLMOps", "IPython", "Orchestration"),
    *("Data lanes", "Mathematics", "Supply chain"),
)
"""What differs from a known name by a word, by its beginning, or in a short word."""


def called(match: Match | None) -> str | None:
    return match.skill.name if match else None


def test_names_aliases_and_near_spellings_but_never_short_ones(empty: Database) -> None:
    finder = SkillFinder(lookup(empty))
    for text, skill in (
        ("python", "Python"),
        ("K8s", "Kubernetes"),
        ("Kuberntes", "Kubernetes"),
        ("C++", "C++"),
        ("C#", None),  # rapidfuzz's default processor would have made it C
        ("SQA", None),  # one letter from SQL, and too short to guess
        ("Python 2", None),  # another number is another thing
        ("Gardening", None),
        ("Container orchestation", "Container orchestration"),
        ("Java Script", "JavaScript"),
        *((other, None) for other in OTHER_THINGS),
    ):
        assert called(finder.name(text)) == skill, text


def test_a_slip_is_always_a_question(empty: Database) -> None:
    found = proposed(empty, "Name,SQL,Kuberntes\nA,3,4\nB,2,4\n").issues
    assert [i.column for i in found if "Is that right?" in i.reason] == ["Kuberntes"]


def test_whole_words_of_a_question_and_the_case_of_short_names(empty: Database) -> None:
    finder = SkillFinder(lookup(empty))
    for text, skill in (
        ("How would you rate your level of experience using R?", "R"),
        ("How did you go about your first job?", None),
        ("Jak oceniasz swoją znajomość Pythona?", "Python"),
        ("Rate your ability in machine learning today", "Machine learning fundamentals"),
        ("Your level in natural language processing (NLP)", "Natural language processing"),
    ):
        assert called(finder.within(text)) == skill, text


@pytest.mark.parametrize(
    ("first", "second", "about"),
    [
        ("Agree", "Strongly agree", "agreement"),
        ("Often", "Never", "frequency"),
        ("Very satisfied", "Dissatisfied", "satisfaction"),
        ("Yes", "No", "yes or no"),
    ],
)
def test_answers_that_are_no_levels(empty: Database, first: str, second: str, about: str) -> None:
    found = proposed(empty, f"Name,SQL,I can use Python\nAnn,3,{first}\nBob,2,{second}\n")
    assert rated(found) == ["SQL"]
    assert about in found.columns[2].reason


def test_numbers_alone_make_no_survey(empty: Database) -> None:
    assert refusal(empty, "unit,A,B,C,D\n1,1,1,,1\n2,2,2,3,2\n3,3,3,3,3\n")


def test_the_second_column_of_a_skill_becomes_its_own(empty: Database) -> None:
    found = proposed(empty, "Name,Kubernetes,K8s\nAnn,3,2\nBob,1,1\n")
    assert rated(found) == ["Kubernetes", "K8s"]
    assert any(i.column == "K8s" and i.severity == "warning" for i in found.issues)


def test_checkboxes_are_levels_only_when_a_scale_is_declared(empty: Database) -> None:
    text = "Name,Python,SQL\nAnn,1,0\nBob,0,1\n"
    assert refusal(empty, text)
    assert refusal(empty, text, scale="0-5") == ""


def test_a_proposal_shows_values_and_questions(empty: Database) -> None:
    found = proposed(empty, "Name,Python\nAnn,3\nBob,9\nCy,n/a\n")
    said = {v.value: (v.count, v.outcome, v.level) for v in found.values}
    # 1-10: 1 + 4 x 2/9 = 1.89 and 1 + 4 x 8/9 = 4.56
    assert said == {"3": (1, "level", 2), "9": (1, "level", 5), "n/a": (1, "not_applicable", None)}
    (question,) = found.questions
    assert "1-10" in question


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
    rows = 'Ann,Expert,Novice\nBob,"none, for now; thanks",Expert\nCem,Novice,Novice\n'
    said = imported(database, f"Name,Python,SQL\n{rows}Dan,Expert,Expert\n")
    assert ("Bob", "Python") not in levels(database)
    listed = [(i.row, i.column) for i in said.issues if i.reason.startswith(A_SENTENCE)]
    assert listed == [(3, "Python")]


def test_a_short_addition_among_words_stays_a_level(database: Database) -> None:
    rows = 'Ann,Expert,Novice\nBob,"Expert, 5 years",Expert\nCem,Novice - but eager,Novice\n'
    imported(database, f"Name,Python,SQL\n{rows}Dan,Expert,Expert\n")
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
    head, first = ["Name", "Python", "SQL"], ["Ada", 3, datetime(2026, 1, 2)]
    rows = [head, first, ["Bo", 4, 2], ["Chi", 5, 1]]
    said = imported(database, as_xlsx(rows), scale="1-5")
    assert (said.ratings, said.set_aside) == (5, 1)
    assert [(i.row, i.column, i.reason) for i in said.issues] == [(2, "SQL", DATE_REASON)]
