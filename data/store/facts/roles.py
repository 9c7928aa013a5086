"""Role profiles: the level that a role should hold in each skill."""

from __future__ import annotations

from dataclasses import dataclass

from data.store.database import Database, Transaction


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
