"""What the user, the mapping and the lines around a table declare about its marks, in one place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from data.intake.columns.mapping_file import ColumnMapping, MappingFile, scale_of
from data.intake.language.words import fold
from data.intake.levels.legend import Legend
from data.intake.levels.scales import Scale, is_not_applicable, is_unknown
from data.intake.reading.table import TextTable
from data.intake.values.direction import with_direction
from data.vocabulary import Issue

_LOOKED_AT = 50
"""Distinct answers; a column with more holds no marks of a legend."""
_QUOTED = 200


@dataclass(frozen=True)
class Declared:
    """Scale and mapping to read a table with, and what to tell of the legend."""

    scale: Scale | None
    mapping: MappingFile | None
    issues: tuple[Issue, ...]


def declared(table: TextTable, scale: Scale | None, mapping: MappingFile | None) -> Declared:
    """A legend counts where neither the user nor the mapping says how the marks become levels, or
    where they say its scale and it says that the lowest number is the best."""
    legend = table.legend
    if legend is None:
        return Declared(scale, mapping, ())
    stated = scale or scale_of(mapping.scale if mapping else None)
    falling = with_direction(legend, stated or legend.scale)
    if not falling and (scale is not None or (mapping is not None and _says_how(mapping))):
        return Declared(scale, mapping, ())
    given = mapping or MappingFile()
    columns = _marked(table, legend, given)
    given = replace(
        given, values=(*legend.words, *given.values), columns=(*given.columns, *columns)
    )
    said = legend.said if len(legend.said) <= _QUOTED else legend.said[:_QUOTED] + "..."
    how = " by these words" if legend.words else f" as a scale of {legend.scale}"
    wrong = "give each number its level in a mapping" if falling else "declare the scale"
    if falling:
        how += ", the lowest number as the best"
    read = f"{legend.where} “{said}”: the marks are read{how}. If that is wrong, {wrong}."
    note = Issue(None, None, None, read, "warning" if falling else "note")
    return Declared(legend.scale, given if given != MappingFile() else None, (note,))


def _says_how(mapping: MappingFile) -> bool:
    return bool(mapping.scale) or any(c.scale or c.cut_points for c in mapping.columns)


def _marked(table: TextTable, legend: Legend, given: MappingFile) -> list[ColumnMapping]:
    """Columns that hold nothing but letters of the legend: nothing else tells that they rate."""
    if not legend.marks:
        return []
    found = []
    for position, header in enumerate(table.headers, start=1):
        pairs, distinct = table.commonest(position, _LOOKED_AT)
        answers = [v for v, _ in pairs if not is_unknown(v) and not is_not_applicable(v)]
        marks = answers and distinct <= _LOOKED_AT and all(fold(v) in legend.marks for v in answers)
        if marks and given.column(header) is None:
            found.append(ColumnMapping(header, "level", skill=header))
    return found
