"""Skills, areas and aliases: what a header or a name in a file is matched against."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from data.store.database import Database, Transaction
from data.store.engines.engine import next_number
from data.store.guard import team_scope
from data.vocabulary import ALL_TEAMS, SCOPE_JOIN, AreaKind, Tooling, Viewer


@dataclass(frozen=True)
class Area:
    area_id: str
    name: str
    kind: AreaKind
    position: int


@dataclass(frozen=True)
class Skill:
    skill_no: int
    skill_id: str
    name: str
    area_id: str
    area: str
    kind: AreaKind
    tooling: Tooling
    aliases: tuple[str, ...]
    """Folded by `alias_key`."""


@lru_cache(4096)
def alias_key(text: str) -> str:
    """What two spellings of one skill share: case, width and spacing folded, + and # kept."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[_\s]+", " ", folded).split())


def areas(database: Database | Transaction) -> tuple[Area, ...]:
    """All areas in their order."""
    rows = database.rows("select area_id, name, kind, position from skill_area order by position")
    return tuple(Area(*row) for row in rows)


def skills(database: Database | Transaction, viewer: Viewer | None = None) -> tuple[Skill, ...]:
    """All skills, by area and name. To a viewer of some teams none that only files of other teams
    brought, and that nobody placed in the taxonomy since."""
    aliases: dict[int, list[str]] = {}
    for number, key in database.rows("select skill_no, alias_key from skill_alias"):
        aliases.setdefault(number, []).append(key)
    ordered = {area.area_id: area for area in areas(database)}
    rows = database.rows("select skill_no, skill_id, name, area_id, kind, tooling from skill")
    hidden = _of_others(database, viewer) if viewer and viewer.teams is not None else ()
    result = []
    for no, skill_id, name, area_id, kind, tooling in rows:
        if no not in hidden:
            area, known_as = ordered[area_id].name, tuple(sorted(aliases.get(no, ())))
            result.append(Skill(no, skill_id, name, area_id, area, kind, tooling, known_as))
    return tuple(sorted(result, key=lambda skill: (ordered[skill.area_id].position, skill.name)))


def _of_others(database: Database | Transaction, viewer: Viewer) -> set[int]:
    brought = database.rows(
        """
        select skill_no from skill
        where import_no is not null and skill_no not in (select skill_no from role_profile)
          and skill_no not in (
            select skill_no from answer_series where import_no in (
                select import_no from participation where :every_team or team = any(:teams)
            )
        )
        """,
        team_scope(viewer),
    )
    own = {ALL_TEAMS, *(viewer.teams or ())}
    asked = {
        number
        for scope, number in database.rows("select distinct scope, skill_no from requirement")
        if own & {scope, *scope.split(SCOPE_JOIN)}
    }
    return {number for (number,) in brought} - asked


def lookup(database: Database | Transaction, viewer: Viewer | None = None) -> dict[str, Skill]:
    """Skill by folded name, id or alias, as `skills` has them for a viewer. A name wins over an id,
    an id over an alias."""
    known = skills(database, viewer)
    result: dict[str, Skill] = {}
    for skill in known:
        result.update(dict.fromkeys(skill.aliases, skill))
    result.update({alias_key(skill.skill_id): skill for skill in known})
    result.update({alias_key(skill.name): skill for skill in known})
    return result


def slug(text: str) -> str:
    """A short id from a name: letters and digits, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text.replace("#", " sharp ").replace("+", " plus "))
    return "-".join(re.findall(r"[^\W_]+", plain.casefold()))[:60].strip("-") or "skill"


def free_id(taken: set[str], name: str) -> str:
    """The id of a new skill or area."""
    wanted = slug(name)
    if wanted not in taken:
        return wanted
    return next(f"{wanted}-{n}" for n in range(2, len(taken) + 3) if f"{wanted}-{n}" not in taken)


def write_skills(
    change: Transaction, entries: list[Skill], new_areas: Mapping[str, AreaKind]
) -> None:
    """Put each entry in the place of the skill with its number, or add it, where that is 0. Its
    area is an id or a new area's name.

    A skill that an import brought is from now on the taxonomy's: undoing that import keeps it.
    """
    area_ids = _add_areas(change, new_areas)
    free = next_number(change, "skill")
    rows, aliases = [], []
    for entry in entries:
        number = entry.skill_no or free
        free += not entry.skill_no
        area = area_ids.get(entry.area_id, entry.area_id)
        rows.append((number, entry.skill_id, entry.name, area, entry.kind, entry.tooling))
        aliases += [(alias, number) for alias in entry.aliases]
    for number, *_ in rows:
        change.execute("delete from skill where skill_no = :number", {"number": number})
        change.execute("delete from skill_alias where skill_no = :number", {"number": number})
    change.insert("skill", ("skill_no", "skill_id", "name", "area_id", "kind", "tooling"), rows)
    change.insert("skill_alias", ("alias_key", "skill_no"), aliases)


def _add_areas(change: Transaction, new_areas: Mapping[str, AreaKind]) -> dict[str, str]:
    """Id of each new area by its name; new areas come last."""
    taken = {row[0] for row in change.rows("select area_id from skill_area")}
    position = next_number(change, "skill_area", "position")
    rows = []
    for place, (name, kind) in enumerate(new_areas.items(), start=position):
        area_id = free_id(taken, name)
        taken.add(area_id)
        rows.append((area_id, name, kind, place))
    change.insert("skill_area", ("area_id", "name", "kind", "position"), rows)
    return {name: area_id for area_id, name, *_ in rows}
