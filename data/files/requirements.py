"""Requirements as a file: scope, skill, level, how many, how much they matter and why."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from data.files.cells import Row
from data.files.scopes import scope_of, teams_of
from data.files.skills import skill_of
from data.files.table import read_rows
from data.intake.requirements.required_facts import PER_WEEK
from data.store.facts.requirements import Requirement
from data.store.facts.taxonomy import Skill
from data.vocabulary import EACH_TEAM, Issue

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
_PER_WEEK = tuple(name.replace(" ", "_") for name in PER_WEEK)
"""Other headers of `per_week`."""
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
    rows, problems = read_rows(content, file_name, COLUMNS, NEEDED, also={"per_week": _PER_WEEK})
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
    r = requirement
    return (
        r.scope,
        r.skill,
        r.level,
        r.headcount,
        r.share,
        r.must_have,
        r.weight,
        r.due_on,
        r.per_week,
        r.initiative,
        r.owner,
        r.reason,
    )
