"""A file -> the table in it that looks most like answers, with its mapping and what it says.

Is this a file of answers about skills at all? One sentence where it is not.
"""

from __future__ import annotations

import re
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, replace

from data.intake.columns.column import with_extent
from data.intake.columns.mapping import Mapping, propose_mapping
from data.intake.columns.mapping_file import MappingFile, check_mapping, scale_of
from data.intake.columns.one_column_each import explain_lists, one_column_each, split_selected
from data.intake.columns.skills import SkillFinder
from data.intake.language.figures import is_of_report
from data.intake.language.words import fold
from data.intake.layouts import without_tests
from data.intake.levels.answers import by_number_note
from data.intake.levels.scales import Scale
from data.intake.mapping_text import Holding, holding
from data.intake.matrices.across import Across, only_teams, without_team_rows
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

HOW = (
    "Skillmix needs one row per person with a column per skill, or rows of person, skill and "
    "level; a mapping can make any column a level."
)
_FIGURE = 6
"""Words of the longest header of a figure; what is longer is a question: "In an average month"."""
_HOURS = re.compile(r"^(?:(?:weekly )?hours(?: per week)?|hours_per_week|wochenstunden)$")
_OPINION = re.compile(r"satisf|zufrieden|recommend|happy|enjoy|agree|likely|how often|feel")
_LEVEL_NAMES = {
    "none",
    "novice",
    "beginner",
    "basic",
    "intermediate",
    "competent",
    "advanced",
    "proficient",
    "expert",
    "master",
}


def refusal(table: TextTable, mapping: Mapping, finder: SkillFinder) -> str | None:
    """Why the table is not stored, in one sentence; None where it can be."""
    certain = _no_person(table, mapping) or _no_level(table, mapping)
    if any(c.given for c in mapping.used("level")):
        return certain  # a person said what the columns are
    return (
        _skill_by_skill(table)
        or _summary(table, mapping, finder)
        or _expected_of_roles(table, mapping)
        or only_teams(table, mapping)
        or certain
    )


def _first_texts(table: TextTable, position: int = 1) -> list[str]:
    return [fold(v) for v in table.column(position).slice(0, 500).to_pylist() if v.strip()]


def _skill_by_skill(table: TextTable) -> str | None:
    heads = {fold(head) for head in table.headers[1:]}
    rows = _first_texts(table)
    both = heads & set(rows)
    if len(both) >= 3 and len(both) >= 0.8 * len(heads) and len(set(rows)) == len(rows):
        return (
            f"The rows and the columns have the same names ({', '.join(sorted(both)[:3])}, ...): "
            f"this is a matrix of skills by skills, not of answers by people. {HOW}"
        )
    return None


def _summary(table: TextTable, mapping: Mapping, finder: SkillFinder) -> str | None:
    """A report: skills down the side and figures about them, or counts per level."""
    if mapping.used("person") or mapping.long:
        return None
    heads = [fold(head) for head in table.headers]
    figures = sum(1 for head in heads if is_of_report(head) and len(head.split()) <= _FIGURE)
    levels = sum(1 for head in heads if head in _LEVEL_NAMES)
    down = _first_texts(table)
    known = sum(1 for text in set(down) if len(text) > 1 and finder.name(text))
    if known >= 2 and known >= 0.5 * len(set(down)):
        what = "figures about skills" if figures or levels else "skills in the rows"
        return (
            f"The first column lists skills and no column says who answered: this is a report or "
            f"catalogue with {what}, not answers by people. {HOW}"
        )
    if figures >= 2 or levels >= 3:
        return (
            "The columns are averages, counts or shares and none says who answered: this is a "
            f"summary, not answers by people. {HOW}"
        )
    return None


def _expected_of_roles(table: TextTable, mapping: Mapping) -> str | None:
    """Rows that are roles or teams, each once: levels expected of them are requirements."""
    if mapping.used("person") or not mapping.used("level") or table.rows < 2:
        return None
    if mapping.used("metadata") and mapping.layout not in ("wide", "long"):
        return None
    for use, what in (("role", "roles"), ("team", "teams")):
        for column in mapping.used(use):  # type: ignore[arg-type]
            texts = _first_texts(table, column.position)
            if column.position == 1 and len(texts) == table.rows == len(set(texts)):
                return (
                    f"The rows are {what}, not people: levels that are expected of {what} are "
                    "requirements. Load them as role profiles or as requirements, or "
                    "add a column that says whose answers these are."
                )
    return None


def _no_person(table: TextTable, mapping: Mapping) -> str | None:
    if mapping.long and not mapping.used("person"):
        return (
            "The table has a skill in each row but no column that says whose level it is "
            f"(columns: {_shown(table)}): it is a catalogue or a summary, not answers. {HOW}"
        )
    return None


def _no_level(table: TextTable, mapping: Mapping) -> str | None:
    if mapping.used("level"):
        return None
    if people := _people_list(mapping):
        return people
    if mapping.long:
        own = (c.reason for c in mapping.used("ignored") if c.reason.startswith("the rows are on"))
        found = next(own, "the level column holds no numbers or words for levels")
    else:
        found = _opinion_survey(mapping) or _seen(mapping)
    return (
        f"No column with levels of skill was found among {table.width} columns "
        f"({_shown(table)}): {found}. {HOW}"
    )


def _people_list(mapping: Mapping) -> str | None:
    """Who is in which team or role, and how many hours they have: no answers about skills."""
    hours = any(_HOURS.match(fold(c.header)) for c in mapping.columns)
    others = [
        c
        for c in mapping.columns
        if c.use not in ("person", "team", "role", "metadata") and not _HOURS.match(fold(c.header))
    ]
    told = mapping.used("team", "role") or hours
    if mapping.long or not mapping.used("person") or not told or others:
        return None
    return (
        "The file says who is in which team and role, and no levels of skill: it is a people list. "
        "Load it with `skillmix load people FILE`, or under People on the Settings page."
    )


def _opinion_survey(mapping: Mapping) -> str | None:
    kinds = Counter(
        found.group(1)
        for c in mapping.used("ignored")
        if (found := re.search(r"about (agreement|satisfaction|frequency)", c.reason))
    )
    asked = any(
        "not about a level" in c.reason and _OPINION.search(c.header.casefold())
        for c in mapping.used("ignored")
    )
    if not kinds and not asked:
        return None
    here = " and ".join(f"{kind} in {_columns(times)}" for kind, times in kinds.most_common())
    return (
        "the questions ask for satisfaction, agreement, frequency or recommendation"
        + (f" (here: {here})" if here else "")
        + ", which say nothing about levels of skill; where they do, a mapping gives each word its "
        "level under `values`, and numbers theirs by `cut_points`"
    )


def _columns(times: int) -> str:
    return "one column" if times == 1 else f"{times} columns"


def _seen(mapping: Mapping) -> str:
    """The commonest reasons with their numbers of columns."""
    reasons = Counter(c.reason for c in mapping.used("ignored")).most_common(3)
    if not reasons:
        return "all of them say who or when"
    return "; ".join(f"{n} x {reason}" for reason, n in reasons)


def _shown(table: TextTable) -> str:
    names = [head if len(head) <= 40 else head[:37] + "..." for head in table.headers[:5]]
    return ", ".join(names) + (", ..." if table.width > 5 else "")


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
    uses = with_skills(table.turned, uses) if table.turned else uses
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
    why = why or backwards(found.table.legend, answers, uses)
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
