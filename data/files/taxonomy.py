"""The taxonomy as a file: id, name, area, kind, tooling, aliases."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from rapidfuzz import fuzz, process

from data.files.table import Row, read_rows
from data.store.facts.taxonomy import Area, Skill, SkillEntry, alias_key, slug
from data.vocabulary import UNPLACED_AREA, AreaKind, Issue, Tooling

KINDS: tuple[AreaKind, ...] = get_args(AreaKind)
TOOLING: tuple[Tooling, ...] = get_args(Tooling)


def parse(
    content: bytes, file_name: str, skills: Sequence[Skill], areas: Sequence[Area]
) -> tuple[list[SkillEntry], list[Issue]]:
    """Entries and problems. An alias that already means another skill is a problem."""
    rows, problems = read_rows(content, file_name, "taxonomy")
    by_id = {skill.skill_id: skill for skill in skills}
    by_name = {alias_key(skill.name): skill for skill in skills}
    entries: list[tuple[Row, SkillEntry]] = []
    for row in rows:
        name, text = row.required("name"), row.text("id")
        if text and text not in by_id and text != slug(text):
            row.refuse("id", f"{text!r} is not an id; {slug(text)!r} would be one")
        before = by_id.get(text) if text else by_name.get(alias_key(name))
        entry = _entry(row, name, before, areas)
        keys = sorted({entry.skill_id, alias_key(name)}) if name else []
        if all(row.once("name", key, repr(name)) for key in keys):
            entries.append((row, entry))
    _refuse_double_meanings(entries, skills)
    return [entry for _, entry in entries], problems


def _entry(row: Row, name: str, before: Skill | None, areas: Sequence[Area]) -> SkillEntry:
    area = _area(row, before, areas)
    known = {a.area_id: a.kind for a in areas}
    if row.text("aliases"):
        texts = (" ".join(alias.split()) for alias in re.split("[|;]", row.text("aliases")))
        aliases = tuple(sorted({alias_key(alias) for alias in texts if alias} - {alias_key(name)}))
    else:
        aliases = before.aliases if before else ()
    usual: AreaKind = before.kind if before else known.get(area, "technical")
    kind = row.one_of("kind", KINDS, usual)
    tooling = row.one_of("tooling", TOOLING, before.tooling if before else "partly")
    return SkillEntry(
        before.skill_no if before else None,
        row.text("id") or (before.skill_id if before else slug(name)),
        " ".join(name.split()),
        area,
        kind,
        tooling,
        aliases,
    )


def _area(row: Row, before: Skill | None, areas: Sequence[Area]) -> str:
    text = " ".join(row.text("area").split())
    if not text:
        return before.area_id if before else UNPLACED_AREA
    by_key = {alias_key(area.name): area.area_id for area in areas}
    by_key.update({alias_key(area.area_id): area.area_id for area in areas})
    return by_key.get(alias_key(text), text)


def _refuse_double_meanings(
    entries: Iterable[tuple[Row, SkillEntry]], skills: Sequence[Skill]
) -> None:
    """After the file, each id, name and alias of its rows must mean one skill."""
    pairs = list(entries)
    changed = {entry.skill_no for _, entry in pairs}
    meaning: dict[str, tuple[object, str]] = {}
    for skill in skills:
        if skill.skill_no not in changed:
            held: tuple[object, str] = (skill.skill_no, skill.name)
            for word in (skill.skill_id, skill.name, *skill.aliases):
                meaning.setdefault(alias_key(word), held)
    for row, entry in pairs:
        owner = (entry.skill_no or f"row {row.number}", entry.name)
        names = [("id", entry.skill_id), ("name", entry.name)]
        for column, word in [*names, *(("aliases", alias) for alias in entry.aliases)]:
            other = meaning.setdefault(alias_key(word), owner)
            if other != owner:
                row.refuse(column, f"{word!r} already means the skill {other[1]!r}")


def new_areas(entries: Iterable[SkillEntry], areas: Sequence[Area]) -> Mapping[str, AreaKind]:
    """Names of areas that the entries bring, with the kind of their first skill."""
    known = {area.area_id for area in areas}
    result: dict[str, AreaKind] = {}
    for entry in entries:
        if entry.area not in known:
            result.setdefault(entry.area, entry.kind)
    return result


def changed(entries: Iterable[SkillEntry], skills: Sequence[Skill]) -> list[SkillEntry]:
    """Entries that say something else than the store."""
    same = {
        SkillEntry(s.skill_no, s.skill_id, s.name, s.area_id, s.kind, s.tooling, s.aliases)
        for s in skills
    }
    return [entry for entry in entries if entry not in same]


CLOSE_ENOUGH = 70
"""Likeness (0 to 100) from which a known skill is worth suggesting."""


def skill_of(row: Row, column: str, known: Mapping[str, Skill]) -> Skill | None:
    """The skill of a cell. An unknown one is a problem that names the nearest known."""
    text = row.required(column)
    if not text:
        return None
    result = known.get(alias_key(text))
    if result is None:
        row.refuse(column, f"{text!r} is not a skill of this store{_nearest(text, known)}")
    return result


def _nearest(text: str, known: Mapping[str, Skill]) -> str:
    match = process.extractOne(
        alias_key(text), known.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH
    )
    if match is None:
        return "; import the survey that asks it, or add it to the taxonomy"
    return f"; the nearest is {known[match[0]].name!r}"
