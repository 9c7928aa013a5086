"""What a team needs, as leads write it: skill, level, headcount, often with people beside it."""

from __future__ import annotations

from dataclasses import dataclass

from tests.data.exports.files import Cell, as_csv, as_xlsx
from tests.data.exports.truth import SEVEN_ZEROS, SKILLS, WORDS, Truth, cell

NEEDED = dict(zip(SKILLS, ((4, 3), (3, 2), (3, 1), (4, 2), (2, 1)), strict=True))
"""Skill -> level, headcount."""


@dataclass(frozen=True)
class Needs:
    """A requirement matrix. `truth` is None where no people stand beside it."""

    what: str
    file_name: str
    content: bytes
    truth: Truth | None


def beside_people(truth: Truth) -> list[list[Cell]]:
    """A logo row and a title above, a legend below, the people's levels to the right."""
    rows: list[list[Cell]] = [
        ["EXAMPLE Ltd.", "", "", "", "", "", "internal"],
        ["Capability plan of the Core team, autumn 2026"],
        [],
        ["Area", "Skill", "Required level", "Required headcount", *(m.name for m in truth.people)],
    ]
    areas = ("Programming", "", "Operations", "Human", "")
    for i, skill in enumerate(truth.skills):
        rows.append([areas[i], skill, *NEEDED[skill], *(cell(row[i]) for row in truth.answers)])
    words = ", ".join(f"{level} = {said.lower()}" for level, said in enumerate(WORDS))
    return [*rows, [], ["Legend:", words]]


def alone() -> list[list[Cell]]:
    """Nobody beside it."""
    rows: list[list[Cell]] = [["Skill", "Level", "Headcount", "Must have", "Comment"]]
    for skill, (level, count) in NEEDED.items():
        rows.append([skill, level, count, "yes" if level == 4 else "no", "for the autumn release"])
    return rows


def needs() -> list[Needs]:
    """Requirement matrices."""
    people = beside_people(SEVEN_ZEROS)
    return [
        Needs("beside people, XLSX", "plan.xlsx", as_xlsx(people, sheet="Core"), SEVEN_ZEROS),
        Needs("beside people, CSV", "plan.csv", as_csv(people, ";"), SEVEN_ZEROS),
        Needs("alone, CSV", "needs.csv", as_csv(alone()), None),
    ]
