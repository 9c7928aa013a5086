"""Answers of extent to questions about being able: “How proficient are you?” – “Slightly”."""

from __future__ import annotations

import re

from data.intake.columns.mapping_file import ColumnMapping, Given, MappingFile
from data.intake.language.headers import bare_subject, take_apart
from data.intake.language.words import fold
from data.intake.levels.scales import is_not_applicable, is_unknown
from data.intake.reading.table import TextTable
from data.vocabulary import Issue

EXTENT: Given = (
    ("Not at all", 0),
    ("Slightly", 1),
    ("Somewhat", 2),
    ("Moderately", 3),
    ("Very", 4),
    ("Extremely", 5),
)
_KNOWN = {fold(word) for word, _ in EXTENT}
_ASKS = re.compile(
    r"\bhow (proficient|skilled|experienced|competent|knowledgeable|familiar|"
    r"confident|comfortable|good)\b",
    re.I,
)
_FEWEST = 3
_LOOKED_AT = 20


def with_extent(
    table: TextTable, given: MappingFile | None
) -> tuple[MappingFile | None, tuple[Issue, ...]]:
    """The mapping with these words as levels in columns that ask how able somebody is and hold
    nothing else, and at least three of them over the table; columns of a mapping stay."""
    held = given or MappingFile()
    found: list[tuple[str, str]] = []
    seen: set[str] = set()
    for position, header in enumerate(table.headers, start=1):
        stem = table.stems[position - 1] if table.stems else ""
        if not _ASKS.search(f"{stem} {header}") or held.column(header) is not None:
            continue
        pairs, distinct = table.commonest(position, _LOOKED_AT)
        answers = {fold(v) for v, _ in pairs if not is_unknown(v) and not is_not_applicable(v)}
        if answers and distinct <= _LOOKED_AT and answers <= _KNOWN:
            found.append((header, stem))
            seen |= answers
    if len(seen) < _FEWEST or held.others == "ignored":
        return given, ()
    columns = tuple(
        ColumnMapping(header, "level", skill=bare_subject(take_apart(header, stem)), values=EXTENT)
        for header, stem in found
    )
    words = ", ".join(f"{word} = {level}" for word, level in EXTENT if fold(word) in seen)
    said = f"The answers of {len(found)} columns tell an extent, which is read as levels: {words}. "
    said += "If the form means other steps, say which level each answer is in a mapping."
    return MappingFile(
        (*held.columns, *columns), held.values, held.scale, held.others, held.same_person
    ), (Issue(None, None, None, said),)
