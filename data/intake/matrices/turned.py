"""The mapping of a table that was turned: its columns are skills because its rows were."""

from __future__ import annotations

from dataclasses import replace

from data.intake.columns.column import Column
from data.intake.columns.mapping import Mapping
from data.intake.columns.mapping_file import ColumnMapping, MappingFile
from data.intake.columns.skills import SkillFinder
from data.intake.language.evidence import private
from data.intake.language.words import fold
from data.intake.matrices.transpose import LAYOUT
from data.intake.reading.table import Turned, TurnedColumn

PRIVATE = "a private matter, which is never a skill unless a mapping names it"


def with_skills(turned: Turned, given: MappingFile | None, finder: SkillFinder) -> MappingFile:
    """The user's mapping, and for what it does not name the skills that stood down the side."""
    mine = given or MappingFile()
    named = {c.header: c for header in turned.uses if (c := mine.column(header.header))}
    added = []
    for use in turned.uses:
        own = named.get(use.header)
        if own is not None:
            added.append(
                replace(
                    own,
                    use=own.use or use.use,
                    skill=own.skill or use.skill,
                    rater=own.rater or use.rater,
                )
            )
        elif mine.others != "ignored":
            kind = "ignored" if is_private(use.skill, finder) else use.use
            skill = use.skill if kind != "ignored" else None
            added.append(ColumnMapping(use.header, kind, skill, use.rater))
    others = [c for c in mine.columns if c.header not in named]
    return replace(mine, columns=(*others, *added))


def is_private(name: str, finder: SkillFinder) -> bool:
    """Whether a name is of a private matter and of no skill."""
    return private.search(fold(name)) is not None and not finder.is_skill(name)


def as_turned(
    mapping: Mapping, turned: Turned, given: MappingFile | None, finder: SkillFinder
) -> Mapping:
    """The mapping with the layout's name, and reasons that are not the user's."""
    uses = {use.header: use for use in turned.uses}
    columns = tuple(
        _explained(column, uses[column.header], finder)
        if column.header in uses and not (given and given.column(column.header))
        else column
        for column in mapping.columns
    )
    return replace(mapping, layout=LAYOUT, columns=columns)


def _explained(column: Column, use: TurnedColumn, finder: SkillFinder) -> Column:
    if column.reason != "as the mapping says":
        return column
    if column.use == "ignored":
        told = use.reason if use.use == "ignored" else PRIVATE
        return replace(column, reason=told, given=None)
    if column.match:
        return replace(column, reason=column.match.reason, confidence=column.match.confidence)
    near = finder.suggestion(use.skill)
    said = "a skill down the side that matches no known one"
    return replace(column, reason=said + (f" (nearest: {near})" if near else ""), confidence=0.5)
