"""The taxonomy as a file: id, name, area, kind, tooling, aliases."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from rapidfuzz import fuzz, process

from data.files.table import Row
from data.store.facts.taxonomy import Area, Skill, alias_key, slug
from data.vocabulary import UNPLACED_AREA, AreaKind, Tooling

KINDS: tuple[AreaKind, ...] = get_args(AreaKind)
TOOLING: tuple[Tooling, ...] = get_args(Tooling)


def parse(rows: list[Row], skills: Sequence[Skill], areas: Sequence[Area]) -> list[Skill]:
    """Skills as they shall be, new ones with the number 0. An alias that already means another
    skill is a problem."""
    by_id = {skill.skill_id: skill for skill in skills}
    by_name = {alias_key(skill.name): skill for skill in skills}
    entries: list[tuple[Row, Skill]] = []
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
    return [entry for _, entry in entries]


def _entry(row: Row, name: str, before: Skill | None, areas: Sequence[Area]) -> Skill:
    area = _area(row, before, areas)
    if row.text("aliases"):
        texts = (" ".join(alias.split()) for alias in re.split("[|;]", row.text("aliases")))
        aliases = tuple(sorted({alias_key(alias) for alias in texts if alias} - {alias_key(name)}))
    else:
        aliases = before.aliases if before else ()
    kind = row.one_of("kind", KINDS, before.kind if before else area.kind)
    tooling = row.one_of("tooling", TOOLING, before.tooling if before else "partly")
    return Skill(
        before.skill_no if before else 0,
        row.text("id") or (before.skill_id if before else slug(name)),
        " ".join(name.split()),
        area.area_id,
        area.name,
        kind,
        tooling,
        aliases,
    )


def _area(row: Row, before: Skill | None, areas: Sequence[Area]) -> Area:
    """The area of a row; the id of one that is not there yet is its name."""
    usual = before.area_id if before else UNPLACED_AREA
    text = " ".join(row.text("area").split()) or usual
    by_key = {alias_key(area.name): area for area in areas}
    by_key.update({alias_key(area.area_id): area for area in areas})
    return by_key.get(alias_key(text), Area(text, text, "technical", 0))


def _refuse_double_meanings(entries: Iterable[tuple[Row, Skill]], skills: Sequence[Skill]) -> None:
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


def new_areas(entries: Iterable[Skill], areas: Sequence[Area]) -> Mapping[str, AreaKind]:
    """Names of areas that the entries bring, with the kind of their first skill."""
    known = {area.area_id for area in areas}
    result: dict[str, AreaKind] = {}
    for entry in entries:
        if entry.area_id not in known:
            result.setdefault(entry.area_id, entry.kind)
    return result


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
