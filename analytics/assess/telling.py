"""What to assess, told by skill and role: no name, and no role that is only a few people."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from analytics.assess.results import Ask, Assessment
from analytics.suppression import Item, hide

OTHER_ROLES = "other roles"
NO_ROLE = "no role given"


@dataclass(frozen=True)
class AskGroup:
    """Ratings of one skill to verify among the people of one role, or of several small ones.

    `levels`: those that must-haves ask for. Counts are people.
    """

    skill: str
    skill_id: str
    role: str
    levels: tuple[int, ...]
    unknown: int
    rated: int


def groups(found: Assessment, smallest: int) -> tuple[AskGroup, ...]:
    """In the order of the asks. Roles of fewer than `smallest` people of the selection are told
    together, with the next larger ones until they are that many
    (methods.md#small-groups-and-names)."""
    hidden = small_roles(found, smallest)
    rows: dict[tuple[str, str], list[Ask]] = {}
    for ask in found.asks:
        role = OTHER_ROLES if ask.role in hidden else ask.role or NO_ROLE
        rows.setdefault((ask.skill_id, role), []).append(ask)
    return tuple(
        AskGroup(
            skill=asks[0].skill,
            skill_id=skill_id,
            role=role,
            levels=tuple(sorted({level for ask in asks for level in ask.levels})),
            unknown=sum(not ask.known for ask in asks),
            rated=sum(ask.known for ask in asks),
        )
        for (skill_id, role), asks in rows.items()
    )


def small_roles(found: Assessment, smallest: int) -> Collection[str]:
    """Roles that must not be told apart."""
    names = [role for role, _ in found.roles]
    items = [Item(people, frozenset({role})) for role, people in found.roles]
    return {names[at] for at in hide(items, dict(found.roles), smallest)[0]}
