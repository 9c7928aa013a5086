"""A file -> the table in it that looks most like answers, with its mapping and what it says.

Is this a file of answers about skills at all? One sentence where it is not.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, replace

from data.intake.asking import refusal
from data.intake.columns.column import Column, with_extent
from data.intake.columns.mapping import Mapping, propose_mapping
from data.intake.columns.mapping_file import MappingFile, check_mapping, scale_of
from data.intake.columns.one_column_each import explain_lists, one_column_each, split_selected
from data.intake.columns.skills import SkillFinder
from data.intake.language.words import fold
from data.intake.layouts import without_tests
from data.intake.levels.answers import by_number_note
from data.intake.levels.scales import Scale
from data.intake.mapping_text import Holding, holding
from data.intake.matrices.across import Across, without_team_rows
from data.intake.matrices.first_row_only import with_people_below
from data.intake.matrices.requirement_list import Needs, requirement_list, with_required_rows
from data.intake.matrices.transpose import Finding, turn
from data.intake.matrices.turned import as_turned, with_skills
from data.intake.reading.pictured import with_pictures
from data.intake.reading.read import read
from data.intake.reading.table import TextTable
from data.intake.values.answers import Answers, read_answers
from data.intake.values.direction import backwards
from data.intake.values.values import contradiction, declared, nothing_read
from data.store.database import Database
from data.store.facts.roles import known_roles
from data.store.facts.taxonomy import lookup
from data.store.people.people import known_teams
from data.vocabulary import Issue, Progress, silent


@dataclass(frozen=True)
class Understood:
    """A table of the file with its mapping and answers. `refusal` is why it is not stored."""

    table: TextTable
    mapping: Mapping
    answers: Answers
    refusal: str | None
    held: Holding
    scale: Scale | None
    words: dict[str, int]
    """Scale and words of what is required."""

    @property
    def doubt(self) -> tuple[Column, ...]:
        """Columns of which somebody has to say that they are skills, before anything is stored."""
        return self.mapping.doubt if self.refusal else ()

    @property
    def same_person(self) -> tuple[tuple[str, str], ...]:
        """Who the mapping says is known by another name."""
        return self.held.mapping.same_person if self.held.mapping else ()


def understand(
    content: bytes,
    database: Database,
    sheet: str | None,
    scale: str | None,
    mapping: MappingFile | None,
    *,
    fresh: bool,
    progress: Progress = silent,
) -> Understood:
    """The table of the file that looks most like answers."""
    finder = SkillFinder(lookup(database))
    lists = mapping is not None and any(column.multi_select for column in mapping.columns)
    tables = read(content, sheet, progress, whole=lists)
    with ExitStack() as unless_read:
        for table in tables:
            unless_read.callback(table.close)
        tables = tuple(with_pictures(one_column_each(table, mapping)) for table in tables)
        across = Across(finder, known_roles(database), known_teams(database))
        needs = [requirement_list(table, across) for table in tables]
        turned = [turn(table, across, mapping) for table in tables]
        held = [holding(database, t.table, mapping, scale, fresh=fresh) for t in turned]
        found = [
            _read_table(finding, across, holds, len(tables))
            for finding, holds in zip(turned, held, strict=True)
        ]
        unless_read.pop_all()
    found = [
        _of_requirements(one, need) if need and one.refusal else one
        for one, need in zip(found, needs, strict=True)
    ]
    best = max(found, key=_answers_in)
    others = [f for f in found if f is not best]
    if sheet is None and (which := _which_sheet(best, others)):
        best = replace(best, refusal=which)
    notes = _others(best.table, others)
    return replace(best, table=replace(best.table, issues=(*best.table.issues, *notes)))


def _which_sheet(best: Understood, others: list[Understood]) -> str | None:
    """Why a workbook is not stored where several sheets have the same headers and answers."""
    same = [
        o.table.sheet
        for o in others
        if not o.refusal
        and o.table.sheet != best.table.sheet
        and o.table.headers == best.table.headers
    ]
    if best.refusal or not same:
        return None
    names = ", ".join(
        f"“{name}”" for name in best.table.sheets if name in (best.table.sheet, *same)
    )
    return (
        f"{len(same) + 1} sheets hold answers under the same headers ({names}), and one import "
        "reads one sheet: choose it on the Survey page or with `--sheet NAME`, and import each of "
        "them."
    )


def _of_requirements(one: Understood, needs: Needs) -> Understood:
    """A table without people that says what is required: it is taken as requirements."""
    said = Issue(
        None,
        None,
        None,
        "The file says what is required and names no people, so it is taken as requirements.",
        "note",
    )
    table = replace(needs.table, issues=(*needs.table.issues, said))
    return replace(one, table=table, mapping=needs.mapping, answers=Answers(()), refusal=None)


def _others(read_one: TextTable, others: list[Understood]) -> list[Issue]:
    """Tables that were not read: sheets that look like answers, and what follows the table."""
    notes = []
    sheets = [o.table.sheet for o in others if o.table.sheet != read_one.sheet and not o.refusal]
    if sheets:
        said = f"Only the sheet “{read_one.sheet}” was read; {', '.join(sheets)} also look like"
        notes.append(Issue(None, None, None, f"{said} answers."))
    for other in others:
        if other.table.sheet == read_one.sheet:
            said = (
                f"Another table of {other.table.rows} rows begins here and was not read. To import "
                "it, put it on a sheet or into a file of its own."
            )
            notes.append(Issue(len(other.table.above), None, None, said))
    return notes


def _read_table(found: Finding, across: Across, held: Holding, tables: int) -> Understood:
    finder = across.finder
    table, given = split_selected(found.table, held.mapping)
    if given is not None and tables == 1:
        check_mapping(given, (*found.headers, *found.table.headers, *table.headers))
    table = without_tests(table)
    said = declared(table, scale_of(held.scale), given)
    uses, extent = with_extent(table, said.mapping)
    uses = with_skills(table.turned, uses, finder) if table.turned else uses
    mapping = explain_lists(propose_mapping(table, finder, said.scale, uses), finder)
    if table.turned:
        mapping = as_turned(mapping, table.turned, given, finder)
    table = with_people_below(with_required_rows(table, mapping), mapping)
    table = without_team_rows(table, mapping, across)
    answers = read_answers(table, mapping, said.scale, uses)
    remembered = (Issue(None, None, None, held.sentence, "note"),) if held.wave else ()
    table = replace(table, issues=(*remembered, *table.issues, *said.issues))
    ticks = found.ticks if said.scale is None and not (uses and uses.values) else None
    why = found.refusal or ticks or refusal(table, mapping, finder)
    why = why or backwards(found.table.legend, answers, uses, scale_of(held.scale))
    why = why or nothing_read(answers) or contradiction(answers)
    table = replace(
        table,
        issues=(
            *table.issues,
            *extent,
            *by_number_note(answers.numbered),
        ),
    )
    scales = [a.scale for a in answers.columns if a.column.use == "level" and a.scale]
    words = {
        fold(key): level for key, level in (uses.values if uses else ()) if isinstance(level, int)
    }
    scale = said.scale or (scales[0] if scales else None)
    return Understood(table, mapping, answers, why, held, scale, words)


def _answers_in(read_table: Understood) -> tuple[bool, int, int]:
    levels = len(read_table.mapping.used("level"))
    return not read_table.refusal, levels * read_table.table.rows, read_table.table.rows
