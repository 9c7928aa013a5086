"""Requirements as a file: scope, skill, level, how many, how much they matter and why; what else is
required of the same, and what is usual.
"""

import csv
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from data.files.table import Row, read_rows
from data.files.taxonomy import skill_of
from data.intake.requirements import PER_WEEK
from data.store.facts.requirements import Requirement
from data.store.facts.settings import Assumption
from data.store.facts.taxonomy import Skill
from data.vocabulary import ALL_TEAMS, EACH_TEAM, SCOPE_JOIN, Issue
from seeds import SEEDS


def scope_of(text: str, teams: Collection[str]) -> tuple[str, str]:
    """(scope, problem) of what a file says; one of the two is empty.

    Known teams take the store's spelling, and the order of several teams does not matter.
    """
    known = {_key(name): name for name in (*teams, ALL_TEAMS, EACH_TEAM)}
    whole = " ".join(text.split())
    if _key(whole) in known:
        return known[_key(whole)], ""
    parts = [part.strip() for part in whole.split(SCOPE_JOIN)]
    named = [known.get(_key(part), part) for part in parts]
    if "" in named:
        return "", f"{text!r} has a team without a name; write several teams as A + B"
    if len(named) > 1 and {ALL_TEAMS, EACH_TEAM} & set(named):
        return "", f"{text!r} mixes teams with {ALL_TEAMS!r} or {EACH_TEAM!r}"
    if len(set(map(_key, named))) < len(named):
        return "", f"{text!r} names a team twice"
    return SCOPE_JOIN.join(sorted(named, key=_key)), ""


def teams_of(scope: str, teams: Collection[str]) -> tuple[str, ...]:
    """Names of teams in a scope; none for `all teams`."""
    if scope == ALL_TEAMS:
        return ()
    return (scope,) if scope in teams else tuple(scope.split(SCOPE_JOIN))


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


COLUMNS = (
    "scope",
    "skill",
    "level",
    "headcount",
    "share",
    "must_have",
    "weight",
    "due",
    "per_week",
    "initiative",
    "owner",
    "reason",
)
ALSO = {"per_week": tuple(name.replace(" ", "_") for name in PER_WEEK)}
"""Other headers of a column."""
NEEDED = ("scope", "skill", "level")
EXAMPLE = (
    "Team A",
    "Python",
    3,
    2,
    None,
    "yes",
    1,
    "2027-06-30",
    None,
    "Delivery",
    "Engineering lead",
    "Two people, so that one may be away.",
)
NOTES = (
    "A file replaces the requirements of the scopes that it names, and of no other.",
    "scope: a team, several teams that share it as A + B, 'all teams' (shared by all), or "
    "'each team' (the same for every team that the store has).",
    "skill: a name, id or alias of the taxonomy.",
    "level: 1 to 5; a half goes up.",
    "headcount or share: people, or a share of the team as 0.3 or 30%; exactly one of the two.",
    "must_have: yes or no; empty means no. weight: above 0; empty means 1.",
    "due: a day as 2027-06-30; empty means 26 weeks after the day of loading.",
    "per_week: what a week without one of its positions costs, 0 or more in the store's currency; "
    "empty means by the general value of an open position.",
    "initiative, owner, reason: free text.",
)


def parse(
    content: bytes, file_name: str, skills: Mapping[str, Skill], teams: Collection[str]
) -> tuple[list[Requirement], list[Issue]]:
    """Requirements and problems. `skills` by folded name, id or alias."""
    rows, problems = read_rows(content, file_name, COLUMNS, NEEDED, also=ALSO)
    first_row: dict[tuple[str, int, int], int] = {}
    known = list(teams)
    requirements = []
    for row in rows:
        for requirement in _each(row, _requirement(row, skills, known), teams):
            known += teams_of(requirement.scope, known)  # a new team keeps its first spelling
            key = (requirement.scope, requirement.skill_no, requirement.level)
            if key in first_row:
                row.refuse(
                    "skill",
                    f"{requirement.skill} at level {requirement.level} for {requirement.scope} "
                    f"stands in row {first_row[key]} already",
                )
            first_row.setdefault(key, row.number)
            requirements.append(requirement)
    return requirements, problems


def _each(row: Row, requirement: Requirement | None, teams: Collection[str]) -> list[Requirement]:
    """The requirement, or one for every team where its row says so."""
    if requirement is None or requirement.scope != EACH_TEAM:
        return [] if requirement is None else [requirement]
    if not teams:
        row.refuse("scope", f"{EACH_TEAM!r}: no team is known yet; import a survey first")
    return [replace(requirement, scope=team) for team in teams]


def _requirement(
    row: Row, skills: Mapping[str, Skill], teams: Collection[str]
) -> Requirement | None:
    """The requirement of a row; None where it is not even known what is required of whom."""
    said = row.required("scope")
    scope, wrong = scope_of(said, teams) if said else ("", "")
    if wrong:
        row.refuse("scope", wrong)
    skill, level = skill_of(row, "skill", skills), row.level("level")
    headcount, share = row.whole("headcount", 1), row.share("share")
    if not row.text("headcount") and not row.text("share"):
        row.refuse("headcount", "neither headcount nor share is given; one of them is needed")
    if row.text("headcount") and row.text("share"):
        row.refuse("share", "headcount and share are both given; only one of them may be")
    must_have = row.yes_no("must_have", default=False)
    weight = row.number_in("weight", 0, above=True)
    due, per_week = row.day("due"), row.money("per_week")
    if not scope or skill is None or level is None:
        return None
    return Requirement(
        scope,
        skill.skill_no,
        skill.name,
        level,
        headcount,
        share,
        must_have,
        1.0 if weight is None else weight,
        due,
        row.text("initiative"),
        row.text("owner"),
        row.text("reason"),
        per_week,
    )


def cells(requirement: Requirement) -> tuple[object, ...]:
    """The requirement as a row of COLUMNS."""
    return tuple(
        requirement.due_on if name == "due" else getattr(requirement, name) for name in COLUMNS
    )


MOST = 4
"""Skills that a note names."""


def also_required(
    rows: Sequence[Requirement], holding: Sequence[Requirement], teams: Collection[str]
) -> list[str]:
    """A sentence for each other scope that asks some of the same people for a skill of `rows`.

    `holding`: all requirements that hold now, `rows` among them. `teams`: all of the store.
    """

    def people(scope: str) -> frozenset[str]:
        return frozenset(teams if scope == ALL_TEAMS else teams_of(scope, teams))

    shared: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        for other in holding:
            if other.scope == row.scope or other.skill_no != row.skill_no:
                continue
            told = (other.scope, row.scope) in shared
            if people(row.scope) & people(other.scope) and not told:
                named = shared.setdefault((row.scope, other.scope), [])
                named += [] if row.skill in named else [row.skill]
    return [_sentence(scope, other, skills) for (scope, other), skills in shared.items()]


def _sentence(scope: str, other: str, skills: Sequence[str]) -> str:
    named = ", ".join(skills[:MOST])
    if len(skills) > MOST:
        named += f" and {len(skills) - MOST} more"
    return (
        f"{named}: {other} and {scope} both have targets for the same people. Each wants its own "
        "headcount, and a plan closes both. Where they mean the same, delete one in Settings."
    )


BANDS = "pay.band.*"
"""Stands for every pay band."""


@dataclass(frozen=True)
class Usual:
    """The range that raises no question, and why."""

    least: float
    most: float
    why: str


@cache
def usual_ranges() -> dict[str, Usual]:
    """The usual range of each key."""
    with (SEEDS / "usual.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["key"]: Usual(float(row["least"]), float(row["most"]), row["why"])
            for row in csv.DictReader(lines)
        }


def usual(key: str) -> Usual | None:
    """What is usual for a key; None: nobody knows."""
    ranges = usual_ranges()
    return ranges.get(BANDS if key.startswith("pay.band.") else key)


def question(key: str, value: float) -> str:
    """A sentence where a number is outside of what is usual, else an empty text."""
    range_ = usual(key)
    if range_ is None or range_.least <= value <= range_.most:
        return ""
    return f"{key} is {value:g}; usual is {range_.least:g} to {range_.most:g}: {range_.why}."


def questions(rows: Iterable[Assumption]) -> list[str]:
    """One sentence for each assumption whose likely number is outside of what is usual.

    Money in another currency than the ranges' is not judged.
    """
    return [
        said for row in rows if not _foreign(row.unit) and (said := question(row.key, row.likely))
    ]


def _foreign(unit: str) -> bool:
    """Whether a unit is money, in another currency than USD."""
    word = unit.split()[0]
    return len(word) == 3 and word.isupper() and word != "USD"
