"""Templates: a header and one example row that can be filled in, and notes on the columns.

The notes are not part of the file, so that it stays a clean table for every program.
"""

from __future__ import annotations

import csv
from types import ModuleType

from data.files import assumptions, people, requirements, roles, taxonomy
from data.files.escape import csv_text
from data.store.database import Database
from data.store.facts.requirements import requirements as current_requirements
from data.vocabulary import LEVEL_NAMES, RefusedError
from seeds import SEEDS

_FILES: dict[str, ModuleType] = {
    "people": people,
    "requirements": requirements,
    "roles": roles,
    "assumptions": assumptions,
    "taxonomy": taxonomy,
}
KINDS = ("survey", *_FILES)
SURVEY_NOTES = (
    "One row per person, one column per skill; skills may be taken away or added.",
    "Levels: " + ", ".join(f"{n} {name}" for n, name in enumerate(LEVEL_NAMES)) + ".",
    "Leave a cell empty where somebody does not know, and write N/A where a skill does not apply.",
    "Import it with --scale 0-5. The example row is to be replaced.",
)


def template(database: Database | None, kind: str) -> str:
    """CSV text of a kind: header and one example row.

    A survey asks the core skills, and with a store also what its requirements name.
    """
    if kind == "survey":
        asked = survey_skills(database)
        example = ("ana.example@example.org", "Team A", "ML engineer", *("3" for _ in asked))
        return csv_text(("Email", "Team", "Role", *asked), [example])
    file = _file(kind)
    return csv_text(file.COLUMNS, [file.EXAMPLE])


def notes(kind: str) -> tuple[str, ...]:
    """Sentences on the columns of a template."""
    if kind == "survey":
        return SURVEY_NOTES
    said: tuple[str, ...] = _file(kind).NOTES
    return said


def survey_skills(database: Database | None) -> tuple[str, ...]:
    """Names of the skills that the survey template asks, in the order of its columns."""
    with (SEEDS / "core_survey.csv").open(encoding="utf-8", newline="") as lines:
        core = [row["skill"] for row in csv.DictReader(lines)]
    required = [r.skill for r in current_requirements(database)] if database else []
    return tuple(dict.fromkeys((*core, *required)))


def _file(kind: str) -> ModuleType:
    if kind not in _FILES:
        raise RefusedError(f"There is no template {kind!r}; known are {', '.join(KINDS)}.")
    return _FILES[kind]
