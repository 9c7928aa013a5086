"""An invented organisation: what its people can really do, and the files that tell of it.

The store is given the files only. What the study assumes of the world stands here, in capitals.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from data.files.table import csv_text
from seeds import read_seed

HELD_ON = date(2026, 10, 15)
TEAM = "Team"
PEOPLE = (6, 40)
SKILLS = (8, 25)
ROLES = (2, 4)
LENIENCY = 0.32
"""Self over manager, in standard deviations of a rating (Heidemeier & Moser 2009)."""
RELIABILITY = 0.52
"""Of one rating, self or manager (Viswesvaran, Ones & Schmidt 1996)."""
UNANSWERED = {"self": 0.05, "manager": 0.15}
SHORT_OF_ROLE = 0.3
"""Levels by which people lie below the profile of their role, on average."""
OTHERWISE = 1.2
"""Level where the role does not name a skill, on average."""
GENERAL, OWN = 0.4, 0.8
"""Standard deviations, in levels: of a person over all skills, and of a person in one skill."""
MUST_HAVES = (1, 4)
WISHES = (0, 3)
LEVELS, LEVEL_SHARES = (2, 3, 4), (0.15, 0.75, 0.1)
BESIDE = (-3, 2)
"""A requirement asks for so many more people than managers see at the level today."""
DUE_WEEKS = (26, 48)
HOURS = (2, 4, 6, 8)
PAY_BANDS = ("P1", "P2", "P3", "P4", "P5")
WORST, BEST = 0, 5
NO_ANSWER = -1

Levels = npt.NDArray[np.int64]
"""People by skills."""
Skill = npt.NDArray[np.float64]
"""The same before it is told in whole levels."""


@dataclass(frozen=True)
class Organisation:
    """One team. `able`: what people can really do; it is in none of the files."""

    skills: tuple[str, ...]
    able: Levels
    people: bytes
    requirements: bytes
    survey: bytes
    """Everybody rated by themselves and by a manager."""

    @property
    def persons(self) -> tuple[str, ...]:
        """As the files name them, in the order of `able`."""
        return tuple(person(number) for number in range(len(self.able)))


def person(number: int) -> str:
    """How the files name somebody."""
    return f"p{number:02}@study.example"


def organisation(draw: np.random.Generator) -> Organisation:
    profiles = _profiles()
    kinds = int(draw.integers(*ROLES, endpoint=True))
    roles = [str(role) for role in draw.choice(sorted(profiles), kinds, replace=False)]
    named = sorted({skill for role in roles for skill in profiles[role]})
    size = min(len(named), int(draw.integers(*SKILLS, endpoint=True)))
    skills = tuple(str(s) for s in draw.choice(named, size, replace=False))
    count = int(draw.integers(*PEOPLE, endpoint=True))
    own = [str(role) for role in draw.choice(roles, count)]
    middle = np.array(
        [[profiles[role].get(s, OTHERWISE + SHORT_OF_ROLE) for s in skills] for role in own]
    )
    skill = middle - SHORT_OF_ROLE + GENERAL * draw.standard_normal((count, 1))
    skill = skill + OWN * draw.standard_normal(skill.shape)
    surveys = {
        rater: _said(draw, skill, lenient, UNANSWERED[rater])
        for rater, lenient in (("self", LENIENCY), ("manager", 0.0))
    }
    return Organisation(
        skills,
        _whole(skill),
        _people(draw, own).encode(),
        _requirements(draw, skills, surveys["manager"]).encode(),
        _survey(skills, own, surveys).encode(),
    )


def _profiles() -> dict[str, dict[str, float]]:
    """role -> skill -> level."""
    result: dict[str, dict[str, float]] = {}
    for row in read_seed("roles.csv"):
        result.setdefault(row["role"], {})[row["skill"]] = float(row["level"])
    return result


def _whole(skill: Skill) -> Levels:
    return np.clip(np.rint(skill), WORST, BEST).astype(np.int64)


def _said(draw: np.random.Generator, skill: Skill, lenient: float, unanswered: float) -> Levels:
    """By one kind of rater: of the variance of ratings in a skill RELIABILITY is people's own."""
    own = float(skill.var(axis=0).mean())
    error = (own * (1 - RELIABILITY) / RELIABILITY) ** 0.5
    lenience = lenient * (own / RELIABILITY) ** 0.5
    result = _whole(skill + lenience + error * draw.standard_normal(skill.shape))
    return np.where(draw.random(skill.shape) < unanswered, NO_ANSWER, result)


def _survey(skills: Sequence[str], roles: Sequence[str], values: Mapping[str, Levels]) -> str:
    return csv_text(
        ("Email", "Team", "Role", "Rater", "Skill", "Level"),
        (
            (person(number), TEAM, role, rater, skill, "" if level == NO_ANSWER else level)
            for rater, levels in values.items()
            for number, role in enumerate(roles)
            for skill, level in zip(skills, levels[number].tolist(), strict=True)
        ),
    )


def _people(draw: np.random.Generator, roles: Sequence[str]) -> str:
    facts = ("hours_per_week", "mentor_hours_per_week", "pay_band")
    rows = []
    for n, role in enumerate(roles):
        result = draw.choice(HOURS), draw.integers(0, 3), draw.choice(PAY_BANDS)
        rows.append((person(n), person(n), TEAM, role, *result))
    return csv_text(("person", "name", "team", "role", *facts), rows)


def _requirements(draw: np.random.Generator, skills: Sequence[str], rated: Levels) -> str:
    """Headcounts lie around what managers see today: no more of the truth is in them."""
    must = int(draw.integers(*MUST_HAVES, endpoint=True))
    count = min(len(skills), must + int(draw.integers(*WISHES, endpoint=True)))
    rows = []
    for number, column in enumerate(draw.choice(len(skills), count, replace=False)):
        level = int(draw.choice(LEVELS, p=LEVEL_SHARES))
        have = int((rated[:, column] >= level).sum())
        headcount = max(1, have + int(draw.integers(*BESIDE, endpoint=True)))
        due = HELD_ON + timedelta(weeks=int(draw.integers(*DUE_WEEKS, endpoint=True)))
        must_have = "yes" if number < must else "no"
        rows.append((TEAM, skills[column], level, headcount, must_have, due))
    return csv_text(("scope", "skill", "level", "headcount", "must_have", "due"), rows)
