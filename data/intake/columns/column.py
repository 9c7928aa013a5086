"""One column of a file as it was understood: its use, what it is about, and why."""

from __future__ import annotations

from dataclasses import dataclass

from data.intake.columns.mapping_file import ColumnMapping
from data.intake.columns.skills import Match
from data.intake.levels.scales import Scale
from data.vocabulary import Rater, Use

PersonKind = str
"""email, id, name, first or last."""
RATED: tuple[Use, ...] = ("level", "importance", "interest")
"""Uses whose cells are answers about a skill."""


@dataclass(frozen=True)
class Column:
    """One column with its use. `weak`: a rating only where the whole table is a survey."""

    position: int
    header: str
    use: Use
    reason: str
    confidence: float = 1.0
    subject: str = ""
    match: Match | None = None
    rater: Rater | None = None
    person: PersonKind = ""
    scale: Scale | None = None
    given: ColumnMapping | None = None
    stem: str = ""
    """The question around the subject."""
    weak: bool = False
    rated: bool = False
    """Names a person whom somebody else rates."""

    @property
    def skill_name(self) -> str:
        """The skill as it will be named."""
        return self.match.skill.name if self.match else self.subject
