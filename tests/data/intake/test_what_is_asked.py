"""Questions beside what is stored, and refusals that name the column and the line."""

from collections.abc import Sequence

import pytest

from data.ingest import ingest
from data.intake.columns.mapping_file import ALL, MappingFile
from data.store.database import Database
from data.vocabulary import ImportOutcome, RefusedError
from tests.data.exports.files import as_csv
from tests.data.test_ingest import ratings

NAMES = ("Ada Berg", "Bo Lind", "Cy Ross")


def taken(database: Database, *rows: Sequence[str]) -> ImportOutcome:
    return ingest(database, as_csv([list(row) for row in rows]), "team.csv")


def refused(database: Database, *rows: Sequence[str]) -> str:
    with pytest.raises(RefusedError) as refusal:
        taken(database, *rows)
    return str(refusal.value)


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        (("-1", "-1", "2"), "the numbers are no scale of levels"),
        (("4½", "1-2", "ask me"), "the answers are text, not a level"),
    ],
)
def test_a_skill_whose_answers_are_not_read_is_asked_about(
    database: Database, answers: tuple[str, ...], reason: str
) -> None:
    rows = [(name, "4", "3", answer) for name, answer in zip(NAMES, answers, strict=True)]
    said = taken(database, ("Name", "Python", "SQL", "Docker"), *rows)
    assert said.ratings == 6
    assert [q for q in said.questions if "“Docker”" in q and reason in q]


def test_remarks_beside_a_skill_are_set_aside_without_a_question(database: Database) -> None:
    rows = [(name, "4", "3", "-1") for name in NAMES]
    said = taken(database, ("Name", "Python", "SQL", "Importance of Docker"), *rows)
    assert not [q for q in said.questions if "Docker" in q]


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Manager ratings", True),
        ("Peer feedback 2026", True),
        ("Self assessment", False),
        ("Manager tools team", False),
    ],
)
def test_a_table_called_after_who_rated_is_asked_about(
    database: Database, title: str, asked: bool
) -> None:
    rows = [(name, "4", "3") for name in NAMES]
    said = taken(database, (title, "", ""), ("Name", "Python", "SQL"), *rows)
    assert bool([q for q in said.questions if "choose manager or peer" in q]) == asked


@pytest.mark.parametrize(
    "headers",
    [("[Cloud] AWS", "[Data] SQL"), ("AWS [1-5]", "SQL [1-5]")],
)
def test_what_stands_around_the_name_of_a_skill_is_no_part_of_it(
    database: Database, headers: tuple[str, str]
) -> None:
    taken(database, ("Name", *headers), *[(name, "4", "3") for name in NAMES])
    assert {skill for _, skill, *_ in ratings(database)} == {"AWS", "SQL"}


def test_numbers_that_may_tell_levels_are_named_with_the_line(database: Database) -> None:
    rows = [(name, "40", "30") for name in NAMES]
    said = refused(database, ("Name", "python_score", "sql_score"), *rows)
    assert "“python_score”, “sql_score”" in said
    assert '[columns."python_score"]` with `skill = "NAME"`, `use = "level"`' in said


def test_who_may_be_rated_is_named_with_the_line(database: Database) -> None:
    said = refused(
        database,
        ("Subject", "Competency", "Score"),
        ("Ada Berg", "Python", "4"),
        ("Bo Lind", "SQL", "3"),
        ("Cy Ross", "Python", "2"),
    )
    assert 'If “Subject” does, say so in a mapping: `[columns."Subject"]`' in said


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ("Backend", "Ops", ""),
        ("Score", "Score", ""),
        ("Our tech stack", "Our tech stack", ""),
        ("Please rate the following", "Please rate the following", ""),
        ("Current", "Current", ""),
        ("Manager", "Manager", ""),
        ("Voglia", "Voglia", "whether “Voglia” asks for ability is not known"),
        ("Exam", "Exam", "it asks for an exam"),
    ],
)
def test_what_stands_before_a_dash_is_an_area_or_asked_about(
    database: Database, first: str, second: str, wanted: str
) -> None:
    header = ("Name", f"{first} - Python", f"{second} - Docker")
    rows = [header, *[(name, "4", "3") for name in NAMES]]
    if wanted:
        assert wanted in refused(database, *rows)
        return
    taken(database, *rows)
    assert {skill for _, skill, *_ in ratings(database)} == {"Python", "Docker"}


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ("Niveau", "Voglia", "whether “Voglia” asks for ability is not known"),
        ("2025", "2026", "several rounds (2025, 2026)"),
        ("Before", "After", "several rounds (after, before)"),
    ],
)
def test_a_skill_below_two_headings_is_asked_about(
    database: Database, first: str, second: str, wanted: str
) -> None:
    header = ("Name", *(f"{head} - {s}" for head in (first, second) for s in ("Python", "SQL")))
    assert wanted in refused(database, header, *[(name, "4", "3", "3", "1") for name in NAMES])


SELF = "Selbsteinschätzung"


@pytest.mark.parametrize(
    ("first", "second", "raters"),
    [
        ("Self", "Line manager", {"self", "manager"}),
        (SELF, "Beurteilung durch Vorgesetzten", {"self", "manager"}),
        ("Self rating", "My colleague's level", {"self", "peer"}),
        ("上司評価", "同僚", {"manager", "peer"}),
        ("My level", "Level I want", {"self"}),
        ("My level", "Level my job needs", {"self"}),
    ],
)
def test_sections_of_a_form_say_who_rated(
    database: Database, first: str, second: str, raters: set[str]
) -> None:
    """Nobody has two ratings of a skill by one rater, and a wish is none."""
    header = ("Name", *(f"{head} [{s}]" for head in (first, second) for s in ("Python", "SQL")))
    said = taken(database, header, *[(name, "4", "3", "3", "1") for name in NAMES])
    stored = {(who, skill, rater) for who, skill, rater, *_ in ratings(database)}
    assert {rater for *_, rater in stored} == raters
    assert len(stored) == said.ratings == 6 * len(raters)


def test_a_section_of_nobody_known_beside_that_of_oneself_is_asked_about(
    database: Database,
) -> None:
    header = ("Name", *(f"{h} [{s}]" for h in ("Self", "Calibrated") for s in ("Python", "SQL")))
    said = refused(database, header, *[(name, "4", "3", "3", "1") for name in NAMES])
    assert '[columns."Calibrated [Python]"]` with `rater = "manager"`' in said


def test_rounds_in_brackets_are_told_and_what_is_kept_apart_is_asked_about(
    database: Database,
) -> None:
    rounds = ("Before training [Python]", "After training [Python]", "After training [SQL]")
    rows = [(name, "4", "3", "1") for name in NAMES]
    assert "several rounds (after, before)" in refused(database, ("Name", *rounds), *rows)
    said = taken(database, ("Name", "My level: SQL", "Team's level: SQL", "Docker"), *rows)
    assert [q for q in said.questions if "“Team's level: SQL” is no name of a skill" in q]


@pytest.mark.parametrize("named", ["available_in_weeks", "Ancienneté", "Staż", "Absences"])
def test_an_amount_beside_skills_is_no_skill(database: Database, named: str) -> None:
    rows = [(name, "4", "3", str(n)) for n, name in enumerate(NAMES)]
    taken(database, ("Name", "Python", "SQL", named), *rows)
    assert {skill for _, skill, *_ in ratings(database)} == {"Python", "SQL"}


def test_lists_of_skills_down_the_side_are_no_skills(database: Database) -> None:
    header = ("tech_id", "tech_name", "skills", "shift_start", "max_hours")
    rows = [(f"T{n}", name, "pumps;gas", str(n), "8") for n, name in enumerate(NAMES)]
    assert "No column with levels of skill" in refused(database, header, *rows)


EXTENT = (
    ("Name", "How confident are you in Python?", "Zorblax", "Grobnik"),
    *zip(NAMES, ("Not at all", "Somewhat", "Very"), "341", "235", strict=True),
)


@pytest.mark.parametrize(("named", "rated"), [(("Zorblax",), 2), (ALL, 3)])
def test_skills_that_are_named_are_taken_beside_words_of_an_extent(
    database: Database, named: tuple[str, ...], rated: int
) -> None:
    assert "Are these skills beside “Python”: “Zorblax”, “Grobnik”?" in refused(database, *EXTENT)
    content = as_csv([list(row) for row in EXTENT])
    said = ingest(database, content, "team.csv", mapping=MappingFile(skills=named))
    assert (said.skills, said.ratings) == (rated, 3 * rated)
