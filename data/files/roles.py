"""Role profiles as a file: role, skill, level, and whether it is a must-have."""

from collections.abc import Mapping

from data.files.table import read_rows
from data.files.taxonomy import skill_of
from data.store.facts.requirements import RoleLevel
from data.store.facts.taxonomy import Skill
from data.vocabulary import Issue

COLUMNS = ("role", "skill", "level", "must_have")
NEEDED = ("role", "skill", "level")
EXAMPLE = ("ML engineer", "Python", 4, "yes")
NOTES = (
    "A file replaces the profiles of the roles that it names, and of no other.",
    "role: as the survey or the people list writes it. skill: a name, id or alias.",
    "level: 1 to 5; a half goes up.",
    "must_have: yes where nobody below the level is ready for the role; empty means no.",
)


def parse(
    content: bytes, file_name: str, skills: Mapping[str, Skill]
) -> tuple[list[RoleLevel], list[Issue]]:
    """Role levels and problems. `skills` by folded name, id or alias."""
    rows, problems = read_rows(content, file_name, COLUMNS, NEEDED)
    first_row: dict[tuple[str, int], int] = {}
    found = []
    for row in rows:
        role, skill, level = (
            row.required("role"),
            skill_of(row, "skill", skills),
            row.level("level"),
        )
        must_have = row.yes_no("must_have", default=False)
        if not role or skill is None or level is None:
            continue
        if (role, skill.skill_no) in first_row:
            number = first_row[role, skill.skill_no]
            row.refuse("skill", f"{skill.name} for {role} stands in row {number} already")
        first_row.setdefault((role, skill.skill_no), row.number)
        found.append(RoleLevel(role, skill.skill_no, skill.name, level, must_have))
    return found, problems


def cells(row: RoleLevel) -> tuple[object, ...]:
    """The level as a row of COLUMNS."""
    return row.role, row.skill, row.level, row.must_have
