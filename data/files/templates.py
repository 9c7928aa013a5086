"""Templates: a header and example rows that can be filled in, and notes on the columns.

The notes are not part of the file, so that it stays a clean table for every program.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

from data.files import assumptions, forms, people, requirements, roles, taxonomy
from data.files.escape import csv_text
from data.files.forms import choices, usual_skills
from data.store.database import Database
from data.store.people.people import team_names
from data.vocabulary import LEVEL_NAMES, RefusedError

_FILES: dict[str, ModuleType] = {
    "people": people,
    "requirements": requirements,
    "roles": roles,
    "assumptions": assumptions,
    "taxonomy": taxonomy,
}
SURVEYS = ("survey", *forms.KINDS)
"""Ways to ask a team for its levels."""
KINDS = (*SURVEYS, *_FILES)
TEAM, PERSON = "Team A", "ana.example@example.org"
"""Of the examples, where the store names no team."""
SURVEY_NOTES = (
    "One row per person, one column per skill; skills may be taken away or added.",
    "Levels: " + ", ".join(f"{n} {name}" for n, name in enumerate(LEVEL_NAMES)) + ".",
    "Leave a cell empty where somebody does not know, and write N/A where a skill does not apply.",
    "Say that its scale is 0-5 when you import it. The example row is to be replaced.",
)


def template(database: Database | None, kind: str, asked: Sequence[str] | None = None) -> str:
    """CSV text of a kind: header and one example row; of a form, the texts to paste.

    A survey asks `asked`; left away, the core skills, and with a store what its requirements name.
    The example is of a team of the store, where it has one; requirements have one of each team.
    """
    teams = (team_names(database) if database else ()) or (TEAM,)
    if kind in SURVEYS and asked is None:
        asked = usual_skills(database)
    if kind == "survey":
        example = (PERSON, teams[0], "ML engineer", *("3" for _ in asked or ()))
        return csv_text(("Email", "Team", "Role", *(asked or ())), [example])
    if kind in forms.KINDS:
        return forms.as_text(form(database, kind, asked or ()))
    file = _file(kind)
    example = file.EXAMPLE
    if kind == "requirements":
        return csv_text(file.COLUMNS, [_of(example, team) for team in teams])
    return csv_text(file.COLUMNS, [_of(example, teams[0])])


def _of(example: Sequence[object], team: str) -> tuple[object, ...]:
    return tuple(team if cell == TEAM else cell for cell in example)


def form(database: Database | None, kind: str, asked: Sequence[str]) -> tuple[forms.Part, ...]:
    """The texts of a form, with the teams and roles of the store."""
    have = choices(database)
    return forms.parts(kind, asked, have.teams, tuple(have.roles))


def notes(kind: str) -> tuple[str, ...]:
    """Sentences on the columns of a template."""
    if kind == "survey":
        return SURVEY_NOTES
    if kind in forms.KINDS:
        return forms.notes(kind)
    said: tuple[str, ...] = _file(kind).NOTES
    return said


def _file(kind: str) -> ModuleType:
    if kind not in _FILES:
        raise RefusedError(f"There is no template {kind!r}; known are {', '.join(KINDS)}.")
    return _FILES[kind]
