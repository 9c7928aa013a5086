"""Tables with a row for each person and skill, as systems of personnel write them."""

from __future__ import annotations

import pytest

from data.store.database import Database
from data.vocabulary import RefusedError
from tests.data.intake.layouts.imported import imported, levels

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
    ],
)
def test_each_row_is_a_persons_rating(database: Database, header: str, row: str) -> None:
    rows = (row.format(*who_and_what, level) for who_and_what, level in RATED.items())
    imported(database, "\n".join([header, *rows]))
    found = {(who.split()[0], skill): level for (who, skill), level in levels(database).items()}
    assert found == RATED


def test_several_skills_in_a_cell_are_no_level(database: Database) -> None:
    text = 'Name,Skills\nAnn,"Python (4), SQL (3)"\nBob,"Python: 2; SQL: 5"\n'
    with pytest.raises(RefusedError):
        imported(database, text)
