"""What a column is taken for, by header and answers (methods.md#what-is-a-rating)."""

from __future__ import annotations

import pytest

from data.intake.columns.skills import SkillFinder
from data.store.database import Database
from data.store.facts.taxonomy import lookup
from tests.data.intake.layouts.imported import proposed, rated, refusal

OTHER_THINGS = (
    *("Statistics", "Incident Response", "Networking", "Python Q3", "Project management"),
    *("Product management", "MySQL databases", "AI design", "LLMOps", "IPython", "Orchestration"),
    *("Data lanes", "Mathematics", "Supply chain"),
)
"""What differs from a known name by a word, by its beginning, or in a short word."""


def test_names_aliases_and_near_spellings_but_never_short_ones(empty: Database) -> None:
    finder = SkillFinder(lookup(empty))

    def of(text: str) -> str | None:
        match = finder.name(text)
        return match.skill.name if match else None

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
        assert of(text) == skill, text


def test_a_slip_is_always_a_question(empty: Database) -> None:
    found = proposed(empty, "Name,SQL,Kuberntes\nA,3,4\nB,2,4\n").issues
    assert [i.column for i in found if "Is that right?" in i.reason] == ["Kuberntes"]


def test_whole_words_of_a_question_and_the_case_of_short_names(empty: Database) -> None:
    finder = SkillFinder(lookup(empty))

    def of(text: str) -> str | None:
        match = finder.within(text)
        return match.skill.name if match else None

    assert of("How would you rate your level of experience using R?") == "R"
    assert of("How did you go about your first job?") is None
    assert of("Rate your ability in machine learning today") == "Machine learning fundamentals"
    assert of("Your level in natural language processing (NLP)") == "Natural language processing"


@pytest.mark.parametrize(
    ("first", "second", "about"),
    [
        ("Agree", "Strongly agree", "agreement"),
        ("Often", "Never", "frequency"),
        ("Very satisfied", "Dissatisfied", "satisfaction"),
        ("Yes", "No", "yes or no"),
    ],
)
def test_these_answers_are_never_levels(
    empty: Database, first: str, second: str, about: str
) -> None:
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
    assert said == {
        "3": (1, "level", 2),
        "9": (1, "level", 5),
        "n/a": (1, "not_applicable", None),
    }
    (question,) = found.questions
    assert "1-10" in question
