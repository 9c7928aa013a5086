"""A file -> the table in it that looks most like answers, its mapping, and what it says."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypedDict, Unpack

from data.intake.asking import doubt, partly_read, refusal
from data.intake.columns.column import with_extent
from data.intake.columns.mapping import Mapping, propose_mapping
from data.intake.columns.mapping_file import ALL, MappingFile, check_mapping, read_mapping
from data.intake.columns.one_column_each import explain_lists, one_column_each, split_selected
from data.intake.columns.skills import SkillFinder
from data.intake.language.headers import SKILL_HEADER, not_of_today, spaced
from data.intake.language.who import unnamed
from data.intake.language.words import fold, issue_of, sentence
from data.intake.layouts import without_tests
from data.intake.levels.scales import Scale
from data.intake.matrices.across import (
    Across,
    with_people_below,
    with_required_rows,
    with_titled_teams,
    without_team_rows,
)
from data.intake.matrices.transpose import Finding, as_turned, no_skill, turn, with_skills
from data.intake.reading.read import SurveyFile
from data.intake.reading.table import TextTable
from data.intake.reading.text import with_pictures
from data.intake.requirements import wanted
from data.intake.values.answers import Answers, read_answers
from data.intake.values.values import (
    backwards,
    contradiction,
    declared,
    nothing_read,
    with_words_beside,
)
from data.intake.whose_rows import MOST_KINDS
from data.store.database import Database
from data.store.facts.requirements import known_roles
from data.store.facts.taxonomy import lookup
from data.store.history.imports import headers_fingerprint, remembered_mapping
from data.store.people.people import known_teams
from data.store.people.staged_people import NO_RATER
from data.vocabulary import Issue, Progress, silent


class Reading(TypedDict, total=False):
    """How somebody wants a file read. Without a mapping the last confirmed one of a file with these
    headers holds, unless `fresh_mapping`."""

    sheet: str | None
    scale: str | None
    mapping: MappingFile | None
    fresh_mapping: bool


@dataclass(frozen=True)
class Holding:
    """A mapping with where it comes from; `wave` is that of the import which is remembered."""

    mapping: MappingFile | None
    scale: str | None
    """The scale that holds for it: the one given wins over the mapping's."""
    fingerprint: str
    wave: str = ""

    @property
    def sentence(self) -> str:
        """What is said of a remembered mapping, or ""."""
        return sentence("remembered", wave=self.wave) if self.wave else ""


@dataclass(frozen=True)
class Asked:
    """What somebody says of a file, and what the store knows."""

    database: Database
    how: Reading
    across: Across
    alone: bool
    """Whether the file holds a single table."""

    @property
    def given(self) -> MappingFile:
        """The mapping, or one that says nothing."""
        return self.how.get("mapping") or MappingFile()


@dataclass(frozen=True)
class Understood:
    """A table with all that the passes so far found out. `refusal` is why it is not stored."""

    table: TextTable
    asked: Asked
    headers: tuple[str, ...] = ()
    """The columns as the file has them, where people stood across."""
    across: Finding = field(default_factory=Finding)
    held: Holding = field(default_factory=lambda: Holding(None, None, ""))
    uses: MappingFile = field(default_factory=MappingFile)
    """The mapping with what the file itself says beside it."""
    declared: Scale | None = None
    mapping: Mapping = field(default_factory=lambda: Mapping("", ()))
    answers: Answers = field(default_factory=lambda: Answers(()))
    refusal: str | None = None

    @property
    def finder(self) -> SkillFinder:
        return self.asked.across.finder

    @property
    def scale(self) -> Scale | None:
        """The scale of what is required, too."""
        return self.declared or next((a.scale for a in self.answers.levels if a.scale), None)

    @property
    def words(self) -> dict[str, int]:
        """Words with their levels, of what is required, too."""
        return {fold(key): level for key, level in self.uses.values if isinstance(level, int)}

    def telling(self, *issues: Issue) -> Understood:
        return replace(self, table=self.table.telling(*issues))


def _shape(understood: Understood) -> Understood:
    """Stars and circles say levels; a column for each level that could be chosen becomes one column
    for each skill."""
    table = one_column_each(with_pictures(understood.table), understood.asked.given)
    return replace(understood, table=table)


def _people_across(understood: Understood) -> Understood:
    """Skills down the side and people across: each person becomes a row."""
    table, found = turn(understood.table, understood.asked.across, understood.asked.given)
    return replace(understood, table=table, headers=understood.table.headers, across=found)


def _remembered(understood: Understood) -> Understood:
    """The mapping that is given, or that of an earlier file with these headers."""
    asked, how = understood.asked, understood.asked.how
    mapping, scale = how.get("mapping"), how.get("scale")
    fingerprint = headers_fingerprint(tuple(map(fold, understood.table.headers)))
    held = Holding(mapping, scale or asked.given.scale, fingerprint)
    remembers = mapping is None and not how.get("fresh_mapping")
    if known := remembered_mapping(asked.database, fingerprint) if remembers else None:
        text, wave = known
        kept = read_mapping(text.encode())
        kept = replace(kept, scale=scale or kept.scale)
        if kept != MappingFile(scale=scale):  # else it adds nothing to what is given
            held = Holding(kept, kept.scale, fingerprint, wave)
    return replace(understood, held=held)


def _lists(understood: Understood) -> Understood:
    """A column whose cells list skills becomes one for each, where the mapping gives a level.
    Totals, targets, notes and the tests of a form are nobody's answers."""
    table, uses = split_selected(understood.table, understood.held.mapping or MappingFile())
    if understood.asked.alone:
        check_mapping(uses, (*understood.headers, *understood.table.headers, *table.headers))
    return replace(understood, table=without_tests(table), uses=uses)


def _words(understood: Understood) -> Understood:
    """What the lines around the table say of its marks; what "somewhat" is worth."""
    table = understood.table
    scale, uses, issues = declared(table, understood.held.scale, understood.uses)
    if understood.held.wave:
        first = Issue(None, None, None, understood.held.sentence, "note")
        table = replace(table, issues=(first, *table.issues))
    uses, more = with_extent(table, uses)
    return replace(understood, declared=scale, table=table, uses=uses).telling(*issues, *more)


def _columns(understood: Understood) -> Understood:
    uses = understood.uses
    if understood.table.turned:
        uses = with_skills(understood.across.uses, uses, understood.finder)
    mapping = propose_mapping(understood.table, understood.finder, understood.declared, uses)
    mapping = explain_lists(mapping, understood.finder)
    if understood.table.turned:
        mapping = as_turned(mapping, understood.across.uses, understood.uses, understood.finder)
    return replace(understood, uses=uses, mapping=mapping).telling(*_not_there(understood, mapping))


def _not_there(understood: Understood, mapping: Mapping) -> list[Issue]:
    """Columns or rows that were said to be skills, and of which the file has none."""
    if understood.uses.skills in ((), ALL):
        return []
    names = [name for c in mapping.columns for name in (c.header, c.skill_name)]
    rows = (text for c in mapping.used("skill") for text, _ in understood.table.counted(c.position))
    turned = (use.header for use in understood.across.uses)
    have = set(map(fold, filter(None, (*names, *understood.headers, *turned, *rows))))
    gone = [name for name in understood.uses.skills if fold(name) not in have]
    return [issue_of("no such skill", None, name, name=name) for name in gone]


def _whose_rows(understood: Understood) -> Understood:
    """Rows of requirements and teams are nobody's; merged cells and titles say whose others are."""
    mapping, across = understood.mapping, understood.asked.across
    table = with_required_rows(understood.table, mapping)
    table = with_people_below(table, mapping)
    table = without_team_rows(table, mapping, across)
    return replace(understood, table=with_titled_teams(table, mapping, across))


def _rows_of_else(understood: Understood) -> Understood:
    """Rows of a private matter, a figure or an opinion rate no skill; those of "Target" or
    "Interest" beside rows of "Level" say nothing of what people can do."""
    named = set(map(fold, understood.uses.skills))
    table = understood.table
    for column in understood.mapping.used("skill"):
        texts = [text for text, _ in table.counted(column.position)]
        why = {t: no_skill(t, understood.finder) for t in texts if fold(t) not in named}
        for reason in sorted(set(filter(None, why.values()))):
            out = [t for t in texts if why.get(t) == reason]
            table = table.leave_out_too(column.position, out, f"The row is {reason}.")
    for column in understood.mapping.used("rater"):
        texts = [text for text, _ in table.counted(column.position)]
        out = [text for text in texts if column.kind_of_rater(text) == "ignored"]
        who = understood.mapping.used("person") if out else ()
        names = {w for c in who for t, _ in table.counted(c.position) for w in fold(t).split()}
        out = [text for text in out if not names.issuperset(fold(text).split())]
        table = table.leave_out_too(column.position, out, NO_RATER)  # the others row by row
    for column in understood.mapping.used("ignored", "metadata"):
        kinds, distinct = table.commonest(column.position, MOST_KINDS)
        if distinct <= MOST_KINDS and (out := not_of_today(text for text, _ in kinds)):
            result = sentence("row not of today", column=column.header)
            table = table.leave_out_too(column.position, out, result)
    return replace(understood, table=table)


def _levels(understood: Understood) -> Understood:
    keyed = with_words_beside(understood.table, understood.mapping)
    if keyed is not understood.table:
        scale, uses, issues = declared(keyed, understood.held.scale, understood.uses)
        understood = replace(understood, table=keyed, declared=scale, uses=uses).telling(*issues)
    table, mapping = understood.table, understood.mapping
    answers = read_answers(table, mapping, understood.declared, understood.uses)
    return replace(understood, answers=answers).telling(*answers.notes)


def _judged(understood: Understood) -> Understood:
    """Whether it can be stored, in one sentence where it cannot."""
    unsure = understood.declared is None and not understood.uses.values
    table, mapping, answers = understood.table, understood.mapping, understood.answers
    why = understood.across.refusal or (understood.across.ticks if unsure else None)
    why = why or refusal(table, mapping, understood.finder)
    why = why or backwards(table, mapping, answers, understood.uses, understood.held.scale)
    why = why or nothing_read(answers) or contradiction(answers)
    why = why or partly_read(mapping, answers, understood.finder)
    why = why or (answers.scale.sentence if answers.scale and answers.scale.open else None)
    if doubt(mapping) not in (why, None):
        mapping = replace(mapping, doubt=())  # one question at a time
    return replace(understood, refusal=why, mapping=mapping)


PASSES: tuple[Callable[[Understood], Understood], ...] = (
    _shape,
    _people_across,
    _remembered,
    _lists,
    _words,
    _columns,
    _whose_rows,
    _rows_of_else,
    _levels,
    _judged,
)
"""In their order: first the shape of the table, then what its marks and columns are, then whose the
rows are and what they say, in the end whether it can be stored."""


def understand(
    file: SurveyFile, database: Database, progress: Progress = silent, **how: Unpack[Reading]
) -> Understood:
    """The table of the file that looks most like answers, as long as the file is open. One of
    ratings that only has to be asked about, and has a known skill, comes before one of others."""
    sheet, mapping = how.get("sheet"), how.get("mapping")
    lists = mapping is not None and any(column.multi_select for column in mapping.columns)
    tables = file.tables(sheet, progress, whole=lists)
    across = Across(
        SkillFinder(lookup(database, database.viewer)), known_roles(database), known_teams(database)
    )
    asked = Asked(database, how, across, len(tables) == 1)
    passes = []
    for table in tables:
        understood = Understood(table, asked)
        for each in PASSES:
            understood = each(understood)
        passes.append(understood)

    def answers(read: Understood) -> tuple[bool, bool, bool, int, int]:
        levels, listed = len(read.mapping.used("level")), _lists_choices(read)
        taken = not (read.refusal or listed)
        known = any(column.match for column in read.mapping.used("level"))
        asks = bool(known and read.mapping.doubt and read.mapping.used("person"))
        size = levels * read.table.rows, read.table.rows
        return taken and bool(read.answers.levels), taken or asks, not listed, *size

    best = max(passes, key=answers)
    others = [f for f in passes if f is not best]
    if sheet is None and (which := _which_sheet(best, others)):
        best = replace(best, refusal=which)
    return best.telling(*_others(best.table, others))


_FEWEST_CHOICES = 3


def _lists_choices(understood: Understood) -> bool:
    """Whether a table is but a list of what can be chosen, such as each level once."""
    levels, people = understood.mapping.used("level"), understood.mapping.used("person")
    if len(levels) != 1 or people or understood.table.rows < _FEWEST_CHOICES:
        return False
    return all(n == 1 for _, n in understood.table.counted(levels[0].position))


def _which_sheet(best: Understood, others: list[Understood]) -> str | None:
    """Why a workbook is not stored where several sheets have the same headers and answers."""
    table = best.table
    alike = (o.table for o in others if not o.refusal and o.table.headers == table.headers)
    same = [other.sheet for other in alike if other.sheet != table.sheet]
    if best.refusal or not same:
        return None
    every = [name for name in table.sheets if name in (table.sheet, *same)]
    names = ", ".join(f"“{name}”" for name in every)
    rounds = all(unnamed(name) == "time" for name in every)
    how = "; ".join(f"`--sheet {n} --wave {n} --date DAY`" for n in map(shlex.quote, every))
    waves = sentence("sheets of rounds", how=how) if rounds else ""
    return sentence("which sheet", sheets=len(same) + 1, names=names, waves=waves)


def _others(read_one: TextTable, others: list[Understood]) -> list[Issue]:
    """Tables that were not read: sheets that look like answers, and what follows the table."""
    notes = []
    apart = [o for o in others if o.table.sheet != read_one.sheet]
    sheets = [o.table.sheet for o in apart if o.answers.levels and not o.refusal]
    if sheets:
        notes.append(issue_of("one sheet", read=read_one.sheet, others=", ".join(sheets)))
    whose = [o for o in apart if o.mapping.used("person", "level")]
    whose += [
        o
        for o in apart
        if SKILL_HEADER & {*map(spaced, o.table.headers)} and any(map(wanted, o.table.headers))
    ]
    unread = [o for o in apart if o.table.sheet not in sheets and (not o.refusal or o in whose)]
    if unread:
        names = ", ".join(f"“{name}”" for name in dict.fromkeys(o.table.sheet for o in unread))
        notes.append(issue_of("sheets not read", severity="warning", names=names))
    for other in others:
        if other.table.sheet == read_one.sheet:
            at, rows = len(other.table.above), len(other.table.outside.required)
            notes.append(issue_of("another table", at, rows=other.table.rows or rows))
    return notes
