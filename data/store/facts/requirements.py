"""Requirements: what each team, or several together, must be able to do, and what a role should
hold; written, read, held back and put back."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from data.store.database import Database, Transaction, now, viewer_of
from data.store.engines.engine import Parameters, add_rows, next_number
from data.store.facts.settings import assumed_due
from data.store.facts.waves import holds_from
from data.vocabulary import ALL_TEAMS, SCOPE_JOIN, StoredRequirement, Viewer
from data.vocabulary import Requirement as Requirement

SAID = tuple(f.name for f in fields(Requirement) if f.name not in ("skill", "due_on"))
"""What is kept as a row says it."""


def write_requirements(
    change: Transaction,
    file_name: str,
    rows: list[Requirement],
    day: date | None = None,
    emptied: Iterable[str] = (),
) -> int:
    """Replace the requirements of the scopes that the rows name, and take those of the `emptied`
    ones away. Answers the set's number.

    They hold from `day`, else from the day of the latest wave. Who gives no date gets the one that
    the store set before, else one from today.
    """
    assumed = f"{_CURRENT} select r.scope, r.skill_no, r.level, r.due_on {_HELD}"
    result = change.rows(f"{assumed} where not r.due_given")
    before = {tuple(about): due_on for *about, due_on in result}
    later = assumed_due(change)
    set_no = next_number(change, "requirement_set", "set_no")
    day, moment = day or holds_from(change), now()
    scopes = dict.fromkeys((*(r.scope for r in rows), *emptied))
    change.insert(
        "requirement_set",
        ("set_no", "scope", "valid_from", "file_name", "loaded_at"),
        [(set_no, scope, day, file_name, moment) for scope in scopes],
    )
    texts = [
        {
            "set_no": set_no,
            "position": position,
            **{name: getattr(r, name) for name in SAID},
            "due_on": r.due_on or before.get((r.scope, r.skill_no, r.level), later),
            "due_given": r.due_on is not None,
        }
        for position, r in enumerate(rows, start=1)
    ]
    add_rows(change, "requirement", texts)
    return set_no


def requirements(
    store: Database | Transaction, viewer: Viewer | None = None
) -> tuple[Requirement, ...]:
    """Those that hold now, what was loaded last first, and as it was loaded; within the teams of
    the viewer (None: of whose handle it is)."""
    teams = (viewer or viewer_of(store)).teams
    rows = store.rows(f"""
        {_CURRENT}
        select r.scope, r.skill_no, s.name, r.level, r.headcount, r.share, r.must_have, r.weight,
               case when r.due_given then r.due_on end, r.initiative, r.owner, r.reason,
               r.per_week
        {_HELD}
        join skill s on s.skill_no = r.skill_no
        order by r.set_no desc, r.position
    """)
    shown = (Requirement(*row) for row in rows)
    if teams is None:
        return tuple(shown)
    own = {ALL_TEAMS, *teams}
    return tuple(r for r in shown if own & {r.scope, *r.scope.split(SCOPE_JOIN)})


_CURRENT = """
    with current as (
        select scope, set_no, row_number() over (
            partition by scope order by valid_from desc, set_no desc
        ) as place
        from requirement_set
    )
"""
_HELD = """
    from requirement r
    join current c on c.scope = r.scope and c.set_no = r.set_no and c.place = 1
"""


def remove_set(change: Transaction, set_no: int) -> int:
    """Take one set of requirements back; those that held before hold again. Answers how many."""
    held = change.rows(
        "select count(*) from requirement where set_no = :set_no", {"set_no": set_no}
    )[0][0]
    for table in ("requirement", "requirement_set"):
        change.execute(f"delete from {table} where set_no = :set_no", {"set_no": set_no})
    return int(held)


@dataclass(frozen=True)
class RequirementSet:
    set_no: int
    scope: str
    valid_from: date
    rows: tuple[StoredRequirement, ...]


def requirement_sets(database: Database, viewer: Viewer) -> tuple[RequirementSet, ...]:
    """All versions of the scopes of which the viewer sees every team: of the others they could not
    be told what is held."""
    rows: dict[tuple[int, str], list[StoredRequirement]] = {}
    (_, *columns), result = database.named("""
        select r.set_no, r.scope, s.skill_no, s.skill_id, s.name as skill, a.name as area, r.level,
               r.headcount, r.share, r.must_have, r.weight, r.due_on, r.due_given, r.initiative,
               r.owner, r.reason, r.per_week
        from requirement r
        join skill s on s.skill_no = r.skill_no
        join skill_area a on a.area_id = s.area_id
        order by r.set_no, r.scope, r.position
    """)
    for set_no, *cells in result:
        row = StoredRequirement(**dict(zip(columns, cells, strict=True)))
        rows.setdefault((set_no, row.scope), []).append(row)
    heads = database.rows("select set_no, scope, valid_from from requirement_set order by 1, 2")
    return tuple(
        RequirementSet(set_no, scope, valid_from, tuple(rows.get((set_no, scope), ())))
        for set_no, scope, valid_from in heads
        if keeps_scope(viewer, scope)
    )


def keeps_scope(viewer: Viewer, scope: str) -> bool:
    """Whether every team of a scope is the viewer's."""
    return viewer.teams is None or set(teams_of(scope, viewer.teams)) <= set(viewer.teams)


def teams_of(scope: str, known: Collection[str | None]) -> tuple[str, ...]:
    """The teams of a scope. One that is known, and has ` + ` in its own name, stays one team."""
    if scope in known:
        return (scope,)
    return tuple(part.strip() for part in scope.split(SCOPE_JOIN))


@dataclass(frozen=True)
class Held:
    """Rows of one table with all its columns."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def held(
    change: Transaction, table: str, where: str = "true", parameters: Parameters | None = None
) -> Held:
    """The rows of a table. `table` and `where` are the program's own words, never a user's."""
    columns, rows = change.named(f"select * from {table} where {where}", parameters)
    return Held(table, columns, tuple(rows))


def put_back(change: Transaction, kept: Held) -> None:
    change.insert(kept.table, kept.columns, list(kept.rows))


@dataclass(frozen=True)
class RoleLevel:
    """One skill of a role profile. `must_have`: below the level nobody is ready for the role."""

    role: str
    skill_no: int
    skill: str
    level: int
    must_have: bool = False


def write_role_profiles(change: Transaction, rows: list[RoleLevel]) -> None:
    """Replace the profiles of the roles that the rows name."""
    for role in dict.fromkeys(row.role for row in rows):
        change.execute("delete from role_profile where role = :role", {"role": role})
    change.insert(
        "role_profile",
        ("role", "skill_no", "level", "must_have"),
        [(row.role, row.skill_no, row.level, row.must_have) for row in rows],
    )


def role_profiles(store: Database | Transaction) -> tuple[RoleLevel, ...]:
    """All profiles, by role, highest level first."""
    rows = store.rows("""
        select p.role, p.skill_no, s.name, p.level, p.must_have
        from role_profile p join skill s on s.skill_no = p.skill_no
        order by p.role, p.level desc, s.name
    """)
    return tuple(RoleLevel(*row) for row in rows)


def known_roles(store: Database | Transaction) -> frozenset[str]:
    """Names of the roles with a profile, folded as people compare them."""
    rows = store.rows("select distinct role from role_profile")
    return frozenset(" ".join(row[0].split()).casefold() for row in rows)
