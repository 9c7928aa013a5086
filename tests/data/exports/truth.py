"""An invented team with known levels, and what one export of its survey should become."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from data.intake.columns.mapping_file import MappingFile

Answer = int | Literal["n/a"] | None
"""A level 0 to 5, not applicable, or unknown."""
Who = Literal["email", "id", "name", "row"]


@dataclass(frozen=True)
class Member:
    """Somebody who does not exist."""

    name: str
    email: str
    id: str
    team: str
    role: str


@dataclass(frozen=True)
class Truth:
    """Levels per person (rows) and skill (columns)."""

    people: tuple[Member, ...]
    skills: tuple[str, ...]
    answers: tuple[tuple[Answer, ...], ...]

    def rows(self) -> list[tuple[Member, tuple[Answer, ...]]]:
        return list(zip(self.people, self.answers, strict=True))

    def states(self, who: Who) -> dict[tuple[str, str], Answer]:
        """(whoever answered, skill) -> answer. `row` counts the people from 1."""
        return {
            (str(number) if who == "row" else str(getattr(member, who)).casefold(), skill): answer
            for number, (member, answers) in enumerate(self.rows(), start=1)
            for skill, answer in zip(self.skills, answers, strict=True)
        }


WORDS = ("None", "Novice", "Advanced beginner", "Competent", "Proficient", "Expert")
SKILLS = ("Python", "SQL", "Docker", "Communication", "Juggling")
"""Four of the taxonomy and one that nobody has placed."""
PEOPLE = tuple(
    Member(name, f"{name.lower().replace(' ', '.')}@example.org", f"E{number:03}", team, role)
    for number, (name, team, role) in enumerate(
        (
            ("Ada Nguyen", "Core", "ML engineer"),
            ("Bo Larsen", "Core", "Data engineer"),
            ("Chi Okafor", "Core", "Data scientist"),
            ("Dee Rossi", "Edge", "ML engineer"),
            ("Eli Haddad", "Edge", "Data engineer"),
            ("Fay Kim", "Edge", "Product manager"),
        ),
        start=101,
    )
)
SIX = Truth(
    PEOPLE,
    SKILLS,
    (
        (4, 3, 5, 2, 1),
        (5, 1, None, 4, 2),
        (3, 2, 4, "n/a", 1),
        (1, 5, 2, 3, 4),
        (2, 4, 3, 5, None),
        (4, None, 1, 1, 5),
    ),
)
"""Levels 1 to 5, three unknown, one that does not apply."""
SEVEN_ZEROS = replace(
    SIX,
    answers=(
        (0, 3, 5, 2, 1),
        (5, 0, None, 4, 0),
        (3, 2, 4, "n/a", 1),
        (0, 5, 2, 3, 0),
        (2, 4, 0, 5, None),
        (4, None, 1, 0, 5),
    ),
)
"""Levels 0 to 5."""


@dataclass(frozen=True)
class Export:
    """One file and what must be stored of it."""

    layout: str
    what: str
    content: bytes
    truth: Truth = SEVEN_ZEROS
    who: Who = "email"
    scale: str | None = None
    mapping: MappingFile | None = None
    header_rows: int = 1

    @property
    def file_name(self) -> str:
        """What a browser would save it as; only the content counts."""
        return "answers.xlsx" if self.content.startswith(b"PK") else "answers.csv"


def word(
    answer: Answer, unknown: str = "", not_applicable: str = "N/A", words: Sequence[str] = WORDS
) -> str:
    """An answer in the words of the form."""
    if answer is None:
        return unknown
    return not_applicable if answer == "n/a" else words[answer]


def number(answer: Answer, unknown: str = "", not_applicable: str = "N/A") -> str:
    return word(answer, unknown, not_applicable, "012345")


def cell(answer: Answer) -> int | str:
    """An answer as a spreadsheet keeps it: a number, or what was written in place of one."""
    return answer if isinstance(answer, int) else number(answer)
