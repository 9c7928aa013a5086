"""What a team needs, as leads write it: skill, level, headcount, often with people beside it."""

from __future__ import annotations

from dataclasses import dataclass

from tests.data.exports.files import Cell, as_csv, as_xlsx
from tests.data.exports.truth import SEVEN_ZEROS, Truth, number

NEEDED = {
    "Python": (4, 3),
    "SQL": (3, 2),
    "Docker": (3, 1),
    "Communication": (4, 2),
    "Juggling": (2, 1),
}
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
        said = [row[i] for row in truth.answers]
        rows.append(
            [
                areas[i],
                skill,
                *NEEDED[skill],
                *(a if isinstance(a, int) else number(a) for a in said),
            ]
        )
    rows += [
        [],
        [
            "Legend:",
            "0 = none, 1 = novice, 2 = advanced beginner, 3 = competent, "
            "4 = proficient, 5 = expert",
        ],
    ]
    return rows


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
