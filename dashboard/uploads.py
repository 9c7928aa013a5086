"""A file that a visitor dropped, and where its answers go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.vocabulary import Rater


@dataclass(frozen=True)
class Upload:
    """A file that lies in the visitor's browser session, and how it is read.

    `file_id` changes with each upload, so the content itself need not be hashed at each run.
    """

    file_id: str
    name: str
    scale: str | None
    rater: Rater
    sheet: str | None = None
    fresh: bool = False


@dataclass(frozen=True)
class Round:
    """Where its answers go: the round of the survey, and the team of rows that name none."""

    wave: str
    held_on: date
    team: str | None = None
