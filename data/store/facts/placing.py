"""The write side of the taxonomy: skills added, changed and placed in areas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from data.store.database import Transaction
from data.store.facts.taxonomy import slug
from data.vocabulary import AreaKind, Tooling


@dataclass(frozen=True)
class SkillEntry:
    """A skill as it shall be. `skill_no` None: a new one. `area` is an id or a new area's name."""

    skill_no: int | None
    skill_id: str
    name: str
    area: str
    kind: AreaKind
    tooling: Tooling
    aliases: tuple[str, ...]
    """Folded by `alias_key`."""


def write_skills(
    change: Transaction, entries: list[SkillEntry], new_areas: Mapping[str, AreaKind]
) -> None:
    """Put each entry in the place of the skill with its number, or add it.

    A skill that an import brought is from now on the taxonomy's: undoing that import keeps it.
    """
    area_ids = _add_areas(change, new_areas)
    free = int(change.rows("select coalesce(max(skill_no), 0) + 1 from skill")[0][0])
    rows, aliases = [], []
    for entry in entries:
        number = free if entry.skill_no is None else entry.skill_no
        free += entry.skill_no is None
        area = area_ids.get(entry.area, entry.area)
        rows.append((number, entry.skill_id, entry.name, area, entry.kind, entry.tooling))
        aliases += [(alias, number) for alias in entry.aliases]
    for number, *_ in rows:
        change.execute("delete from skill where skill_no = :number", {"number": number})
        change.execute("delete from skill_alias where skill_no = :number", {"number": number})
    change.insert(
        "skill",
        ("skill_no", "skill_id", "name", "area_id", "kind", "tooling"),
        rows,
    )
    change.insert("skill_alias", ("alias_key", "skill_no"), aliases)


def _add_areas(change: Transaction, new_areas: Mapping[str, AreaKind]) -> dict[str, str]:
    """Id of each new area by its name; new areas come last."""
    taken = {row[0] for row in change.rows("select area_id from skill_area")}
    position = int(change.rows("select coalesce(max(position), 0) from skill_area")[0][0])
    ids: dict[str, str] = {}
    for name in new_areas:
        wanted = slug(name)
        ids[name] = next(
            i for i in (wanted, *(f"{wanted}-{n}" for n in range(2, 1000))) if i not in taken
        )
        taken.add(ids[name])
    change.insert(
        "skill_area",
        ("area_id", "name", "kind", "position"),
        [
            (ids[name], name, kind, place)
            for place, (name, kind) in enumerate(new_areas.items(), start=position + 1)
        ],
    )
    return ids
