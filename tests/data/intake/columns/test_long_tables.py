"""Tables with a row for each person and skill, as systems of personnel write them."""

from __future__ import annotations

import pytest

from data.store.database import Database
from data.vocabulary import RefusedError
from tests.data.intake.layouts.imported import imported, levels, proposed

RATED = {
    ("Ann", "Python"): 3,
    ("Ann", "SQL"): 1,
    ("Ann", "Docker"): 5,
    ("Bob", "Python"): 2,
    ("Bob", "SQL"): 4,
    ("Bob", "Docker"): 1,
}
SYSTEM = "employee_name,department,skill_name,skill_level,years_experience,last_used"


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (SYSTEM, "{},Data,{},{},7,2025-05-01"),
        ("Name,Skill,Current,Target,Gap", "{},{},{},4,1"),
        ("Mitarbeiter,Kompetenz,Ist,Soll", "{},{},{},4"),
        ("emp_name,skill,category,rating,required_level", "{},{},Data,{},4"),
        ("FirstName,LastName,Skill,ProficiencyLevel,YearsOfExperience", "{},Lee,{},{},9"),
        ("member,skill,proficiency (1-5)", "{},{},{}"),
        ("Person,SFIA skill,Level achieved,Target level", "{},{},{},4"),
        ("Person,SFIA skill,Code,Level achieved", "{0},{1},C-{1},{2}"),
    ],
)
def test_each_row_is_a_persons_rating(database: Database, header: str, row: str) -> None:
    rows = (row.format(*who_and_what, level) for who_and_what, level in RATED.items())
    imported(database, "\n".join([header, *rows]))
    found = {(who.split()[0], skill): level for (who, skill), level in levels(database).items()}
    assert found == RATED


def test_targets_are_on_the_scale_of_the_levels_beside_them(database: Database) -> None:
    rows = [f"{name},{skill},{min(5, 2 + at)},7" for at, (name, skill) in enumerate(RATED)]
    rows += [f"Cy,{skill},{level},7" for skill, level in (("Python", 3), ("SQL", 4), ("Docker", 6))]
    rows += [f"Di,{skill},4,6" for skill in ("Python", "SQL", "Docker")]
    found = proposed(database, "\n".join(["Name,Skill,Current,Target", *rows]))
    assert any("read as a scale of 1-7" in question for question in found.questions)


def test_several_skills_in_a_cell_are_no_level(database: Database) -> None:
    text = 'Name,Skills\nAnn,"Python (4), SQL (3)"\nBob,"Python: 2; SQL: 5"\n'
    with pytest.raises(RefusedError):
        imported(database, text)
