"""What the Survey page shows of a file before it is stored, and how problems are said."""

from __future__ import annotations

from dataclasses import dataclass

from data.intake.asking import new_skills
from data.intake.columns.mapping import Mapping
from data.intake.columns.mapping_file import MappingFile
from data.intake.columns.rated_people import rater_question
from data.intake.identity.answered_in import AnsweredIn, answered_in
from data.intake.language.words import fold
from data.intake.levels.answers import NOT_KEPT, OTHER_TEXTS, is_own_words, said_instead
from data.intake.levels.scales import ScaleQuestion
from data.intake.reading.table import TextTable
from data.intake.values.answers import Answers
from data.intake.values.values import rounded, unread
from data.vocabulary import ImportedColumn, Issue, Rater, grouped


@dataclass(frozen=True)
class NativeValue:
    """A distinct answer: how often, and the level or other meaning it gets.

    What people wrote in their own words is counted in one of these, `OTHER_TEXTS`.
    """

    position: int
    header: str
    value: str
    count: int
    outcome: str
    """level, unknown, not_applicable or set_aside."""
    level: int | None
    reason: str


@dataclass(frozen=True)
class Doubt:
    """A column that may be a skill: what it is called, the skill that it would be, and what speaks
    for it and against it."""

    header: str
    skill: str
    reason: str


@dataclass(frozen=True)
class Proposal:
    """A file as Skillmix understands it. Nothing is stored."""

    layout: str
    encoding: str
    delimiter: str
    sheet: str
    sheets: tuple[str, ...]
    header_rows: int
    rows: int
    columns: tuple[ImportedColumn, ...]
    values: tuple[NativeValue, ...]
    questions: tuple[str, ...]
    scale: ScaleQuestion | None
    """What the scale could be, where that is not certain."""
    told: str
    """What is said of a scale that the words of the answers settle, or ""."""
    issues: tuple[Issue, ...]
    refusal: str | None
    mapping: MappingFile | None
    """The mapping that was given, or is remembered for a file with these headers."""
    remembered: str
    """What is said of a remembered mapping, or ""."""
    answered: AnsweredIn
    """The month in which the answers were given: the wave that is proposed."""
    unread: tuple[str, ...] = ()
    """Of a refused table: answers from a list that have no level yet."""
    doubt: tuple[Doubt, ...] = ()
    """Columns of which somebody has to say whether they rate skills."""


def made_proposal(
    table: TextTable,
    mapping: Mapping,
    answers: Answers,
    refusal: str | None,
    rater: Rater,
    given: MappingFile | None,
    remembered: str,
) -> Proposal:
    """The proposal for one table."""
    asked = (*rater_question(mapping.columns, rater), *new_skills(mapping))
    return Proposal(
        layout=mapping.layout,
        encoding=table.encoding,
        delimiter=table.delimiter,
        sheet=table.sheet,
        sheets=table.sheets,
        header_rows=table.header_rows,
        rows=table.rows,
        columns=described(table, mapping, answers, rater),
        values=_values(answers),
        questions=tuple(i.reason for i in (*answers.questions, *asked, *table_questions(table))),
        scale=answers.scale,
        told=answers.told,
        issues=(*table.issues, *asked, *column_issues(table, mapping, answers)),
        refusal=refusal,
        mapping=given,
        remembered=remembered,
        answered=answered_in(mapping),
        unread=unread(mapping) if refusal else (),
        doubt=tuple(Doubt(c.header, c.skill_name, c.evidence.said) for c in mapping.doubt),
    )


def table_questions(table: TextTable) -> list[Issue]:
    """What reading the table left open, such as whether people stand across."""
    return [
        i
        for i in table.issues
        if i.severity == "warning" and (i.row, i.column) == (None, None) and i.reason.endswith("?")
    ]


def _values(answers: Answers) -> tuple[NativeValue, ...]:
    """The distinct answers of each column, those in somebody's own words as one."""
    times = answers.times
    found = []
    for a in answers.columns:
        own = different = 0
        for value, count, said in zip(a.values, a.counts, a.meanings, strict=True):
            if said.outcome == "set_aside" and is_own_words(value, times[fold(value)]):
                own, different = own + count, different + 1
            else:
                found.append(
                    NativeValue(
                        a.column.position,
                        a.column.header,
                        value,
                        count,
                        said.outcome,
                        said.level,
                        said.reason,
                    )
                )
        if own:
            found.append(
                NativeValue(
                    a.column.position,
                    a.column.header,
                    OTHER_TEXTS,
                    own,
                    "set_aside",
                    None,
                    f"{grouped(different)} different ones of {NOT_KEPT}",
                )
            )
    return tuple(found)


def described(
    table: TextTable, mapping: Mapping, answers: Answers, rater: Rater
) -> tuple[ImportedColumn, ...]:
    """The columns as the outcome and the page show them."""
    scales = {a.column.position: a.scale for a in answers.columns}
    rated = {"level", "importance", "interest"}
    return tuple(
        ImportedColumn(
            position=c.position,
            header=c.header,
            use=c.use,
            skill=c.skill_name or None if c.use in rated and not mapping.long else None,
            confidence=round(c.confidence, 3),
            reason=c.reason,
            rater=(c.rater or rater) if c.use in rated else None,
            scale=str(scales[c.position]) if scales.get(c.position) else None,
        )
        for c in mapping.columns
    )


def column_issues(table: TextTable, mapping: Mapping, answers: Answers) -> list[Issue]:
    """Columns that are set aside whole, skills that nobody knew, and numbers that are rounded."""
    issues = [*mapping.issues, *rounded(answers)]
    if answers.told:
        issues.append(Issue(None, None, None, answers.told, "note"))
    for c in mapping.columns:
        row, header = table.place(None, c.position)
        if c.use == "ignored":
            what = "column" if row is None else "row"
            said = f"The {what} was set aside, all {grouped(table.rows)} cells: {c.reason}."
            issues.append(Issue(row, header, None, said, "note"))
        elif c in mapping.doubt:
            continue  # it is asked
        elif c.use == "level" and c.match is None and not mapping.long:
            said = (
                f"{_capital(c.reason)}; it is kept as the new skill “{c.subject}”, not yet placed."
            )
            issues.append(Issue(row, header, None, said, "warning"))
        elif c.use == "level" and c.match and c.match.confidence < 0.9:
            said = f"Read as the skill {c.match.skill.name}: {c.match.reason}. Is that right?"
            issues.append(Issue(row, header, None, said, "warning"))
    return issues


def listed_issues(
    table: TextTable,
    mapping: Mapping,
    answers: Answers,
    found: list[tuple[int | None, int | None, str | None, str, int]],
) -> list[Issue]:
    """Every problem of a stored file: whole columns first, then rows and cells."""
    issues = column_issues(table, mapping, answers)
    times = answers.times
    for row, position, value, reason, count in found:
        at, header = table.place(row, position)
        more = f" ({grouped(count)} more like this)" if count > 1 or row is None else ""
        if value is not None and is_own_words(value, times[fold(value)]):
            reason, value = f"{reason} {said_instead(value)}", None
        issues.append(Issue(at, header, value, reason + more))
    return issues


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
