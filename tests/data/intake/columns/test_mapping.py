"""What a column is taken for, by header and answers (methods.md#what-is-a-rating)."""

from __future__ import annotations

import pytest

from data.ingest import propose
from data.intake.columns.skills import SkillFinder
from data.intake.proposal import Proposal
from data.store.database import Database
from data.store.facts.taxonomy import lookup


def proposal(database: Database, text: str, **options: str) -> Proposal:
    return propose(text.encode(), "survey.csv", database, **options)  # type: ignore[arg-type]


def uses(found: Proposal) -> dict[str, tuple[str, str | None]]:
    return {c.header: (c.use, c.skill) for c in found.columns}


OTHER_THINGS = (
    *("Statistics", "Incident Response", "Networking", "Python Q3", "Project management"),
    *("Product management", "MySQL databases", "AI design", "LLMOps", "IPython", "Orchestration"),
    *("Data lanes", "Mathematics", "Supply chain"),
)
"""What differs from a known name by a word, by its beginning, or in a short word."""


def test_names_aliases_and_near_spellings_but_never_short_ones(database: Database) -> None:
    finder = SkillFinder(lookup(database))

    def of(text: str) -> str | None:
        match = finder.name(text)
        return match.skill.name if match else None

    assert of("python") == "Python"
    assert of("K8s") == "Kubernetes"
    assert of("Kuberntes") == "Kubernetes"
    assert of("C++") == "C++"
    assert of("C#") is None  # rapidfuzz's default processor would have made it C
    assert of("SQA") is None  # one letter from SQL, and too short to guess
    assert of("Python 2") is None  # another number is another thing
    assert of("Gardening") is None
    assert of("Container orchestation") == "Container orchestration"
    assert of("Java Script") == "JavaScript"
    for other in OTHER_THINGS:
        assert of(other) is None, other


def test_a_slip_is_always_a_question(database: Database) -> None:
    text = "Name,SQL,Kuberntes\nA,3,4\nB,2,4\n"
    found = proposal(database, text).issues
    assert [i.column for i in found if "Is that right?" in i.reason] == ["Kuberntes"]


def test_whole_words_of_a_question_and_the_case_of_short_names(database: Database) -> None:
    finder = SkillFinder(lookup(database))

    def of(text: str) -> str | None:
        match = finder.within(text)
        return match.skill.name if match else None

    assert of("How would you rate your level of experience using R?") == "R"
    assert of("How did you go about your first job?") is None
    assert of("Rate your ability in machine learning today") == "Machine learning fundamentals"
    assert of("Your level in natural language processing (NLP)") == "Natural language processing"


@pytest.mark.parametrize(
    "header",
    [
        "How satisfied are you with Python?",
        "How often do you use Python?",
        "How likely are you to recommend Python?",
        "How much do you enjoy using Python?",
        "How difficult was it to learn Python?",
        "How many years have you used Python?",
        "Years of Python",
        "Required level of Python",
        "Python exam score",
    ],
)
def test_numbers_under_these_questions_are_never_levels(database: Database, header: str) -> None:
    found = proposal(database, f"Name,SQL,{header}\nAnn,3,4\nBob,2,1\n")
    assert uses(found)["SQL"] == ("level", "SQL")
    assert uses(found)[header][0] == "ignored"


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
    database: Database, first: str, second: str, about: str
) -> None:
    found = proposal(database, f"Name,SQL,I can use Python\nAnn,3,{first}\nBob,2,{second}\n")
    column = found.columns[2]
    assert column.use == "ignored"
    assert about in column.reason


def test_google_forms_grid_with_interest_and_free_text(database: Database) -> None:
    text = (
        "Timestamp,Email Address,Rate your skills [Python],Rate your skills [Juggling],"
        "How interested are you in learning [Python],Anything else?\n"
        "2026/01/02,a@x.org,3 - Competent,Expert,Very interested,I like it here a lot\n"
        "2026/01/03,b@x.org,Beginner,None,Not interested,nothing to add today\n"
    )
    found = proposal(database, text)
    assert found.layout == "google-forms"
    assert uses(found) == {
        "Timestamp": ("metadata", None),
        "Email Address": ("person", None),
        "Rate your skills [Python]": ("level", "Python"),
        "Rate your skills [Juggling]": ("level", "Juggling"),
        "How interested are you in learning [Python]": ("interest", "Python"),
        "Anything else?": ("ignored", None),
    }


def test_an_unknown_plain_header_over_levels_is_a_new_skill(database: Database) -> None:
    found = proposal(database, "Name,Python,Juggling,Age,Notes\nAnn,3,4,44,x\nBob,1,0,39,y\n")
    assert uses(found)["Juggling"] == ("level", "Juggling")
    assert uses(found)["Age"][0] == "metadata"
    assert uses(found)["Notes"][0] == "ignored"


def test_numbers_alone_make_no_survey(database: Database) -> None:
    found = proposal(database, "unit,A,B,C,D\n1,1,1,,1\n2,2,2,3,2\n3,3,3,3,3\n")
    assert found.refusal is not None
    assert all(c.use != "level" for c in found.columns)


def test_self_and_manager_columns_of_one_skill(database: Database) -> None:
    found = proposal(database, "Name,Python (self),Python (manager)\nAnn,3,2\nBob,1,1\n")
    assert [(c.skill, c.rater) for c in found.columns[1:]] == [
        ("Python", "self"),
        ("Python", "manager"),
    ]


def test_the_second_column_of_a_skill_becomes_its_own(database: Database) -> None:
    found = proposal(database, "Name,Kubernetes,K8s\nAnn,3,2\nBob,1,1\n")
    assert [c.skill for c in found.columns[1:]] == ["Kubernetes", "K8s"]
    assert any(i.column == "K8s" and i.severity == "warning" for i in found.issues)


def test_checkboxes_are_levels_only_when_a_scale_is_declared(database: Database) -> None:
    text = "Name,Python,SQL\nAnn,1,0\nBob,0,1\n"
    assert proposal(database, text).refusal is not None
    assert proposal(database, text, scale="0-5").refusal is None


def test_a_proposal_shows_values_and_questions(database: Database) -> None:
    found = proposal(database, "Name,Python\nAnn,3\nBob,9\nCy,n/a\n")
    said = {v.value: (v.count, v.outcome, v.level) for v in found.values}
    # 1-10: 1 + 4 x 2/9 = 1.89 and 1 + 4 x 8/9 = 4.56
    assert said == {
        "3": (1, "level", 2),
        "9": (1, "level", 5),
        "n/a": (1, "not_applicable", None),
    }
    assert len(found.questions) == 1
    assert "1-10" in found.questions[0]
