"""Requirements as they are stored: every version of every scope."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.store.database import Database
from data.vocabulary import SCOPE_JOIN, Viewer


@dataclass(frozen=True)
class StoredRequirement:
    """One row of one version. Exactly one of `headcount` and `share` is given.

    `due_given` False: nobody gave a date, and `due_on` was set when it was loaded.
    `per_week`: what a week without one of its positions costs; None: by the general value.
    """

    skill_no: int
    skill_id: str
    skill: str
    area: str
    level: int
    headcount: int | None
    share: float | None
    must_have: bool
    weight: float
    due_on: date
    due_given: bool
    initiative: str
    owner: str
    reason: str
    per_week: float | None = None


@dataclass(frozen=True)
class RequirementSet:
    """One version of one scope's requirements."""

    set_no: int
    scope: str
    valid_from: date
    rows: tuple[StoredRequirement, ...]


def requirement_sets(database: Database, viewer: Viewer) -> tuple[RequirementSet, ...]:
    """All versions of the scopes of which the viewer sees every team: of the others they could not
    be told what is held."""
    rows: dict[tuple[int, str], list[StoredRequirement]] = {}
    for set_no, scope, *rest in database.rows("""
        select r.set_no, r.scope, s.skill_no, s.skill_id, s.name, a.name, r.level,
               r.headcount, r.share, r.must_have, r.weight, r.due_on, r.due_given, r.initiative,
               r.owner, r.reason, r.per_week
        from requirement r
        join skill s on s.skill_no = r.skill_no
        join skill_area a on a.area_id = s.area_id
        order by r.set_no, r.scope, r.position
    """):
        rows.setdefault((set_no, scope), []).append(StoredRequirement(*rest))
    heads = database.rows("select set_no, scope, valid_from from requirement_set order by 1, 2")
    return tuple(
        RequirementSet(set_no, scope, valid_from, tuple(rows.get((set_no, scope), ())))
        for set_no, scope, valid_from in heads
        if viewer.teams is None or _sees_all(scope, viewer.teams)
    )


def _sees_all(scope: str, teams: tuple[str, ...]) -> bool:
    return scope in teams or (
        SCOPE_JOIN in scope and {part.strip() for part in scope.split(SCOPE_JOIN)} <= set(teams)
    )
