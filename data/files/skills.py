"""The skill that a file names: by name, id or alias, never by resemblance."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import fuzz, process

from data.files.cells import Row
from data.store.facts.taxonomy import Skill, alias_key

CLOSE_ENOUGH = 70
"""Likeness (0 to 100) from which a known skill is worth suggesting."""


def skill_of(row: Row, column: str, known: Mapping[str, Skill]) -> Skill | None:
    """The skill of a cell. An unknown one is a problem that names the nearest known."""
    text = row.required(column)
    if not text:
        return None
    found = known.get(alias_key(text))
    if found is None:
        row.refuse(column, f"{text!r} is not a skill of this store{_nearest(text, known)}")
    return found


def _nearest(text: str, known: Mapping[str, Skill]) -> str:
    match = process.extractOne(
        alias_key(text), known.keys(), scorer=fuzz.WRatio, score_cutoff=CLOSE_ENOUGH
    )
    if match is None:
        return "; import the survey that asks it, or add it to the taxonomy"
    return f"; the nearest is {known[match[0]].name!r}"
