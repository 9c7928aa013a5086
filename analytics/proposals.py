"""What could be required of a team of which nobody has said anything yet
(methods.md#targets-and-proposals).

Proposals come from the store itself: what one person holds, what the roles ask for, what the survey
called important, what is usual for such teams. None is in force until somebody accepts it.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analytics.measures.coverage import version_on
from analytics.results import Analysis, Asked
from data.store.database import Database
from data.store.facts.requirements import RoleLevel, requirement_sets, role_profiles, teams_of
from data.store.guard import may
from data.vocabulary import ALL_TEAMS, StoredRequirement
from seeds import read_seed

DOES_THE_WORK = 3
"""The level proposed where nothing says another: who does the work alone."""
IMPORTANT = 4.0
"""Mean importance, of 5, from which a skill is proposed, and then as a must-have."""
UNIMPORTANT = 3.0
"""Mean importance below which nothing that the survey knows proposes a skill."""
ANSWERS = 3
"""Answers on importance below which their mean says nothing."""
USUAL = {row["skill"]: row for row in read_seed("usual_targets.csv")}
USUAL_TEAM = 10
"""People for whom the usual targets are sized."""


@dataclass(frozen=True)
class Proposal(Asked):
    """A requirement that nobody has accepted. `headcount` in people; `reason` for the reader.
    `weak`: nothing but who holds it today speaks for it."""

    headcount: int
    must_have: bool
    due: date
    reason: str
    weak: bool = False


def strong(proposed: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """What is accepted unless somebody chooses: all but the weak ones of each team that has
    others."""
    others = {item.scope for item in proposed if not item.weak}
    return tuple(item for item in proposed if not item.weak or item.scope not in others)


def proposals(database: Database, analysis: Analysis, due: date) -> tuple[Proposal, ...]:
    """For every team that is looked at and that no requirement names, alone or among a few,
    must-haves first: what is not required of all teams. `due`: the date that each of them gets.
    Empty for who may not keep requirements."""
    viewer = analysis.selection.viewer
    if not may(viewer, "lists"):
        return ()
    profiles, holding = role_profiles(database), _holding(database, analysis)
    teams = sorted((team for team, *_ in analysis.waves), key=str.casefold)
    named = {
        team
        for scope, rows in holding.items()
        if rows and scope != ALL_TEAMS
        for team in teams_of(scope, teams)
    }
    everywhere = sorted(holding.get(ALL_TEAMS, ()), key=lambda row: row.level)
    common = {row.skill: row.level for row in everywhere}
    result: list[Proposal] = []
    for team in (team for team in teams if team not in named):
        roster = analysis.roster[analysis.roster["team"] == team]
        levels = analysis.levels[analysis.levels["team"] == team]
        roles = Counter(map(str, roster["role"].dropna()))
        results = []
        for (_, skill), rows in levels.groupby(["skill_id", "skill"], sort=False):
            if proposed := _proposed(str(skill), rows, roles, profiles, len(roster)):
                level, must_have, people, reason, weak = proposed
                if level <= common.get(str(skill), 0):
                    continue
                people = min(people, len(roster))
                row = (team, str(skill), level, people, must_have, due, reason, weak)
                results.append(Proposal(*row))
        result += sorted(results, key=lambda item: (not item.must_have, item.skill.casefold()))
    return tuple(result)


def _holding(database: Database, analysis: Analysis) -> dict[str, tuple[StoredRequirement, ...]]:
    """By scope what is required there."""
    sets = requirement_sets(database, analysis.selection.viewer)
    latest = max((day for *_, day in analysis.waves), default=date.min)
    return {scope: version_on(sets, scope, latest).rows for scope in {s.scope for s in sets}}


_Proposed = tuple[int, bool, int, str, bool]
"""Level, must-have, people, reason, weak."""


def _proposed(
    skill: str,
    rows: pd.DataFrame,
    roles: Mapping[str, int],
    profiles: Sequence[RoleLevel],
    people: int,
) -> _Proposed | None:
    """The proposal for a skill of a team, from the strongest reason that there is for one."""
    holders = int((rows["level"] >= DOES_THE_WORK).sum())
    importance = rows["importance"].dropna()
    asked = len(importance) >= ANSWERS
    mean = float(importance.mean()) if asked else None
    if mean is not None and mean < UNIMPORTANT:
        return None
    important = mean is not None and mean >= IMPORTANT
    wanted = [p for p in profiles if p.skill == skill and roles.get(p.role)]
    result = _usual(skill, people)
    if wanted:
        first = max(wanted, key=lambda p: (p.must_have, roles[p.role], p.role))
        in_role = roles[first.role]
        several = "people" if in_role > 1 else "person"
        reason = f"Role {first.role}, {in_role} {several}"
        result = first.level, first.must_have, math.ceil(in_role / 2), reason, False
    elif important:
        reason = f"Importance {mean:.1f} of 5, {len(importance)} answers"
        result = DOES_THE_WORK, True, math.ceil(people / 5), reason, False
    if result is None and holders:
        held = "Held by one person today"
        keep = held if holders == 1 else f"{holders} people hold it today: keep them"
        return DOES_THE_WORK, holders == 1, max(2, holders), keep, True
    if result is None or holders > 1:
        return result
    level, must_have, count, reason, _ = result
    who = "one person" if holders else "nobody known"
    reason = f"{reason.rstrip('.')}; {who} at {DOES_THE_WORK} today"
    return level, must_have, max(count, 2 * holders), reason, False


def _usual(skill: str, people: int) -> _Proposed | None:
    row = USUAL.get(skill)
    if row is None:
        return None
    share = float(row["share"]) if row["share"] else int(row["headcount"]) / USUAL_TEAM
    count = max(1, math.ceil(share * people - 1e-9))
    return int(row["level"]), row["must_have"] == "yes", count, f"Usual: {row['reason']}", False


def as_file(proposed: Sequence[Proposal]) -> bytes:
    """Proposals as the CSV of requirements that `load` takes; the store gives the dates."""
    from data.files.table import csv_text  # with all that reads tables

    columns = ("scope", "skill", "level", "headcount", "must_have", "reason")
    return csv_text(
        columns, ([getattr(row, name) for name in columns] for row in proposed)
    ).encode()
