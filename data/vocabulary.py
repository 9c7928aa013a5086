"""The words of the product as values: what crosses the border between two folders.

Everything here is frozen. docs/methods.md says what each word counts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

SPACE = "\u00a0"
"""Keeps a number and its unit, and the thousands of a number, on one line."""
LEVEL_NAMES = ("none", "novice", "advanced beginner", "competent", "proficient", "expert")
MAX_LEVEL = len(LEVEL_NAMES) - 1
LEVEL_ANCHORS = (
    "have not done it",
    "can follow a recipe, step by step",
    "can do routine work, with help where it gets unusual",
    "can do the work alone, and say why it is right",
    "can do the hard cases, and judge the work of others",
    "is asked by others how it should be done",
)
"""What somebody of each level can do, in the words in which a survey asks for it."""
WANTS_TO_LEARN = 3
"""Interest, 0 to 5, from which somebody is said to want to learn a skill. 0 is a no; 1 and 2 are
neither."""

Rater = Literal["self", "manager", "peer"]
RATERS: tuple[Rater, ...] = ("self", "manager", "peer")

State = Literal["level", "unknown", "not_applicable"]
"""What one rating says: a level, nothing (blank, don't know), or that the skill does not apply."""

Use = Literal[
    "person",
    "team",
    "role",
    "rater",
    "skill",
    "level",
    "importance",
    "interest",
    "metadata",
    "ignored",
]
"""What an uploaded column is used for. `skill` only occurs in a long table."""

PersonLever = Literal["train", "equip"]
"""What a plan proposes to a person: to learn, to use a tool."""
PERSON_LEVERS: tuple[PersonLever, ...] = ("train", "equip")

Tooling = Literal["yes", "partly", "never"]
AreaKind = Literal["technical", "emerging", "human"]
Severity = Literal["error", "warning", "note"]

UNPLACED_AREA = "unplaced"
"""Area of skills that an upload brought and nobody has placed yet."""
EACH_TEAM = "each team"
"""In a file of requirements: the same for every team that the store has."""
ALL_TEAMS = "all teams"
"""Scope of a requirement that all teams share."""
SCOPE_JOIN = " + "
"""Joins the teams of a scope that several share."""


Progress = Callable[[str, int, int], None]
"""Told while a file is imported: the step in plain words, rows done, rows in all (0: not known).

What it raises ends the import, and nothing of the file is stored.
"""


def silent(step: str, done: int, rows: int) -> None:
    """The progress that nobody watches."""


FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
"""Of the days that somebody gives: plans count weeks and years from them."""
REACH = f"from {FIRST_DAY} to {LAST_DAY}"


def within_reach(day: date) -> date:
    """The day. Raises ValueError for one before the first or after the last."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"This day is out of reach; give one {REACH}.")
    return day


class RefusedError(Exception):
    """A wish that is not granted; nothing was changed. The text is one sentence for the user."""


class UnavailableError(RefusedError):
    """The store cannot be opened now. The text names it, so it is for who runs it."""


@dataclass(frozen=True)
class Issue:
    """One problem of an uploaded file, in the user's words.

    `row` counts the file's rows from 1 (None: the whole column or file), `column` is the header.
    """

    row: int | None
    column: str | None
    value: str | None
    reason: str
    severity: Severity = "warning"


@dataclass(frozen=True)
class Requirement:
    """People at a level of a skill, for a scope. Exactly one of headcount and share is given.

    `due_on` None: no date was given, so the store set one (methods.md#due-dates). `per_week`: what
    a week without one of its positions costs, in the store's currency; None: by the general value.
    """

    scope: str
    skill_no: int
    skill: str
    level: int
    headcount: int | None
    share: float | None
    must_have: bool = False
    weight: float = 1.0
    due_on: date | None = None
    initiative: str = ""
    owner: str = ""
    reason: str = ""
    per_week: float | None = None


@dataclass(frozen=True, kw_only=True)
class StoredRequirement(Requirement):
    """One row of one version. `due_given` False: nobody gave a date, and `due_on` was set when it
    was loaded."""

    skill_id: str
    area: str
    due_on: date
    due_given: bool


Role = Literal["owner", "admin", "lead", "leader", "member"]
"""Owner: at the keyboard of a local store. The others are signed in."""


@dataclass(frozen=True)
class Viewer:
    """Who asks. Part of every query.

    `teams` None means all teams, () none. `people_visible` False means aggregates of at least
    `smallest_group` people only. `person`: whose own ratings a member sees, as the survey
    identifies them. `name` says who is signed in; who sees the same is the same viewer.
    """

    role: Role = "owner"
    teams: tuple[str, ...] | None = None
    people_visible: bool = True
    smallest_group: int = 5
    person: str | None = None
    name: str = field(default="", compare=False)

    @property
    def whole(self) -> bool:
        """Whether nothing of the store is kept from them: the owner, or an admin."""
        return self.role in ("owner", "admin") and self.teams is None and self.people_visible

    @property
    def least(self) -> int:
        """The smallest group of which they are told anything."""
        return 0 if self.people_visible else self.smallest_group

    @property
    def scope(self) -> Viewer:
        """What they may see, without who they are: the part that answers depend on."""
        return replace(self, name="")


OWNER = Viewer()
"""The person at the keyboard of a local store: sees everything that is theirs."""


@dataclass(frozen=True)
class ImportedColumn:
    """What was done with one column of an upload. `position` counts from 1."""

    position: int
    header: str
    use: Use
    skill: str | None = None
    confidence: float = 1.0
    reason: str = ""
    rater: Rater | None = None
    scale: str | None = None


@dataclass(frozen=True)
class NearPeople:
    """Two names that may be one person's, as a file may write them. `other_row` None: in the store.

    `how` says in what they agree.
    """

    one: str
    other: str
    row: int
    other_row: int | None
    how: str = field(default="the names almost agree", compare=False)


@dataclass(frozen=True)
class Repeated:
    """A standing import that a new one says again, with the reason in a sentence."""

    import_id: str
    file_name: str
    reason: str


@dataclass(frozen=True)
class ImportOutcome:
    """What `ingest()` did, every cell accounted for.

    `cells` is data rows times columns and equals the sum of the eight counts that follow it.
    A dry run and a duplicate have stored nothing.
    """

    import_id: str
    duplicate: bool
    dry_run: bool
    layout: str = ""
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header_rows: int = 0
    wave: str = ""
    rater: Rater = "self"
    rows: int = 0
    people: int = 0
    skills: int = 0
    cells: int = 0
    identity: int = 0
    metadata: int = 0
    ratings: int = 0
    importance: int = 0
    interest: int = 0
    unknown: int = 0
    not_applicable: int = 0
    set_aside: int = 0
    columns: tuple[ImportedColumn, ...] = field(default=())
    issues: tuple[Issue, ...] = field(default=())
    difference: tuple[str, ...] = field(default=())
    """The difference to the last wave, in sentences."""
    questions: tuple[str, ...] = field(default=())
    """What only a person can say of the file, in sentences; each is also an issue."""
    near_people: tuple[NearPeople, ...] = field(default=())
    """People who may be one, and were kept apart."""
    must_choose: str = ""
    """Why nothing is stored before somebody says who is new; only a dry run answers it."""
    remembered: str = ""
    """What is said of a mapping that an earlier import confirmed and this one used, or ""."""
    repeats: tuple[Repeated, ...] = field(default=())
    """Standing imports that this one says again and does not replace."""
    wave_reason: str = ""
    """How the file itself named its wave, in a sentence; "" where it was named, or by today."""
    renamed: tuple[tuple[str, str], ...] = field(default=())
    """(word of the file, skill of the taxonomy) where they are not the same."""
    requirements: int = 0
    """Requirements that the file brought; their cells are metadata, or a row that is listed."""


def grouped(value: float, digits: int = 0) -> str:
    """12345.6 -> "12 346", with `digits` after the point: how every number is written for people.

    A space stands between the thousands, as ISO 80000-1 has it, and never a comma: 1,288 is a
    thousand to some readers and a little more than one to others.
    """
    return f"{value:,.{digits}f}".replace(",", SPACE)


def some_of(names: Sequence[str], most: int) -> str:
    """Some names, and how many more there are."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


def toml_text(text: object) -> str:
    """A text of TOML, or a number: JSON's, but for the one character that only TOML forbids."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def toml_value(value: Any, key: Callable[[str], str] = toml_text) -> str:
    """A value of TOML; pairs as an inline table, whose keys are written by `key`."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (str, int)):
        return toml_text(value)
    if value and all(isinstance(pair, tuple) for pair in value):
        return "{ " + ", ".join(f"{key(k)} = {toml_value(v, key)}" for k, v in value) + " }"
    return "[" + ", ".join(toml_value(item, key) for item in value) + "]"
