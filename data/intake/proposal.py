"""What the Survey page shows of a file before it is stored, and how problems are said."""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from data.intake.asking import beside
from data.intake.columns.column import RATED
from data.intake.columns.mapping_file import ALL, ColumnMapping, Given, MappingFile
from data.intake.language.words import fold, issue_of
from data.intake.levels.answers import (
    NOT_KEPT,
    OTHER_TEXTS,
    is_free_text,
    is_own_words,
    said_instead,
)
from data.intake.levels.scales import ScaleQuestion, number
from data.intake.people import AnsweredIn, answered_in
from data.intake.reading.table import TextTable
from data.intake.understood import Holding, Understood
from data.intake.values.answers import Answers
from data.intake.values.values import rounded, unread
from data.store.facts.tombstones import ErasedPeople
from data.vocabulary import ImportedColumn, Issue, Rater, grouped


@dataclass(frozen=True)
class NativeValue:
    """A distinct answer, how often, and its meaning; own words are one, `OTHER_TEXTS`."""

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
    """A column that may be a skill, and what speaks for it and against it."""

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


def made_proposal(chosen: Understood, rater: Rater) -> Proposal:
    """The proposal for one table."""
    table, mapping, answers = chosen.table, chosen.mapping, chosen.answers
    asked = beside(table, mapping, rater)
    return Proposal(
        layout=mapping.layout,
        encoding=table.encoding,
        delimiter=table.delimiter,
        sheet=table.sheet,
        sheets=table.sheets,
        header_rows=table.header_rows,
        rows=table.rows,
        columns=described(chosen, rater),
        values=_values(answers),
        questions=tuple(i.reason for i in (*answers.questions, *asked, *table_questions(table))),
        scale=answers.scale,
        told=answers.told,
        issues=(*table.issues, *asked, *column_issues(chosen)),
        refusal=chosen.refusal,
        mapping=chosen.held.mapping,
        remembered=chosen.held.sentence,
        answered=answered_in(mapping),
        unread=unread(mapping) if chosen.refusal else (),
        doubt=tuple(Doubt(c.header, c.skill_name, c.evidence.said) for c in mapping.doubt),
    )


def table_questions(table: TextTable) -> list[Issue]:
    """What reading the table left open, such as whether people stand across."""
    warnings = [i for i in table.issues if i.severity == "warning" and i.reason.endswith("?")]
    return [i for i in warnings if i.row is None and i.column is None]


def _values(answers: Answers) -> tuple[NativeValue, ...]:
    """The distinct answers of each column, those in somebody's own words as one."""
    times = answers.times
    found = []
    for a in answers.columns:
        place = a.column.position, a.column.header
        own: list[int] = []
        for value, count, said in a.said:
            if said.outcome == "set_aside" and is_own_words(value, times[fold(value)]):
                own.append(count)
            else:
                outcome, level = said.outcome, said.level
                found.append(NativeValue(*place, value, count, outcome, level, said.reason))
        if own:
            reason = f"{grouped(len(own))} different ones of {NOT_KEPT}"
            found.append(NativeValue(*place, OTHER_TEXTS, sum(own), "set_aside", None, reason))
    return tuple(found)


def described(chosen: Understood, rater: Rater) -> tuple[ImportedColumn, ...]:
    """The columns as the outcome and the page show them."""
    scales = {a.column.position: a.scale for a in chosen.answers.columns}
    long = chosen.mapping.long
    return tuple(
        ImportedColumn(
            position=c.position,
            header=c.header,
            use=c.use,
            skill=c.skill_name or None if c.use in RATED and not long else None,
            confidence=round(c.confidence, 3),
            reason=c.reason,
            rater=(c.rater or rater) if c.use in RATED else None,
            scale=str(scales[c.position]) if scales.get(c.position) else None,
        )
        for c in chosen.mapping.columns
    )


def column_issues(chosen: Understood) -> list[Issue]:
    """Columns that are set aside whole, skills that nobody knew, and numbers that are rounded."""
    table, mapping, answers = chosen.table, chosen.mapping, chosen.answers
    issues = [*mapping.issues, *rounded(answers)]
    if answers.told:
        issues.append(Issue(None, None, None, answers.told, "note"))
    for c in mapping.columns:
        row, header = table.place(None, c.position)
        if c.use == "ignored":
            what = "column" if row is None else "row"
            said = f"The {what} was set aside, all {grouped(table.rows)} cells: {c.reason}."
            issues.append(Issue(row, header, None, said, "note"))
        if c.use != "level" or c in mapping.doubt:  # which is asked
            continue
        if c.match is None and not mapping.long:
            reason = c.reason[:1].upper() + c.reason[1:]
            issues.append(issue_of("new skill", row, header, reason=reason, skill=c.subject))
        elif c.match and c.match.confidence < 0.9:
            issues.append(issue_of("read as", row, header, match=c.match))
    return issues


def listed_issues(
    chosen: Understood, found: list[tuple[int | None, int | None, str | None, str, int]]
) -> list[Issue]:
    """Every problem of a stored file: whole columns first, then rows and cells."""
    issues = column_issues(chosen)
    times = chosen.answers.times
    for row, position, value, reason, count in found:
        at, header = chosen.table.place(row, position)
        more = f" ({grouped(count)} more like this)" if count > 1 or row is None else ""
        if value is not None and is_own_words(value, times[fold(value)]):
            reason, value = f"{reason} {said_instead(value)}", None
        issues.append(Issue(at, header, value, reason + more))
    return issues


_OPENING = """\
# What each column of a survey is, for Skillmix: correct it, and import with it again.
# `skillmix ingest --help` lists what can be written here.
"""
_UNREAD = """\
# These answers were seen and have no level. To read them, take away the # of the lines that you
# need, write the level of each (0 to 5, "unknown" or "not_applicable"), and write
# use = "level" for their columns below.\
"""
_MOST_WORDS = 200


def write_mapping(mapping: MappingFile, unread: tuple[str, ...] = ()) -> str:
    """The TOML of a mapping. `unread`: answers without a level, written as comments."""
    others = mapping.others if mapping.others != "proposed" else None
    skills = "all" if mapping.skills == ALL else mapping.skills
    lines = _entries({"scale": mapping.scale, "others": others, "skills": skills})
    if mapping.values:
        lines += ["", "[values]", *_pairs(mapping.values)]
    if unread:
        head = [] if mapping.values else ["# [values]"]
        lines += ["", _UNREAD, *head, *(f"# {_toml(text)} =" for text in unread)]
    for column in mapping.columns:
        told = {key: getattr(column, key) for key in _KEYS}
        lines += ["", f"[columns.{_toml(column.header)}]", *_entries(told)]
    if mapping.same_person:
        lines += ["", "[same_person]", *_pairs(mapping.same_person)]
    return _OPENING + "\n".join(lines) + "\n"


def whole_mapping(proposal: Proposal, given: MappingFile | None) -> MappingFile:
    """All that is known of a file, as a mapping: what was given, and what was proposed."""
    kept = given or MappingFile()
    common, own = _words(proposal.values, {c.header for c in kept.columns if c.reversed})
    numbered = {v.position for v in proposal.values if number(v.value) is not None}
    scales = Counter(c.scale for c in proposal.columns if c.scale and c.use == "level")
    usual = scales.most_common(1)[0][0] if scales else None
    lists = [c for c in kept.columns if c.multi_select]
    columns = []
    for c in proposal.columns:
        if any(c.header.startswith(f"{each.header} [") for each in lists):
            continue
        told = kept.column(c.header) or ColumnMapping(c.header)
        rated = c.use in RATED
        columns.append(
            ColumnMapping(
                c.header,
                c.use,
                c.skill if rated else None,
                c.rater if rated else None,
                c.scale if rated and (c.scale != usual or c.use != "level") else None,
                told.values or own.get(c.position, ()),
                told.cut_points,
                told.reversed and c.position in numbered,
            )
        )
    values = tuple((common | dict(kept.values)).items())
    return MappingFile((*columns, *lists), values, usual, "proposed", kept.same_person)


def _words(
    values: tuple[NativeValue, ...], turned: set[str]
) -> tuple[dict[str, int | str], dict[int, Given]]:
    """Words with the level that they become: those on which all columns agree, and the others by
    column. `turned` are the headers of reversed questions, whose words hold for them alone."""
    words = [
        v
        for v in values
        if v.outcome != "set_aside" and v.value.strip()
        if number(v.value) is None and not is_free_text(v.value)
    ]
    said: dict[str, set[int | str]] = defaultdict(set)
    written: dict[str, str] = {}
    for v in words:
        if v.header not in turned:
            said[fold(v.value)].add(_code(v))
            written.setdefault(fold(v.value), v.value)
    agreed = {key: codes.pop() for key, codes in said.items() if len(codes) == 1}
    own: dict[int, dict[str, int | str]] = defaultdict(dict)
    for v in words:
        if v.header in turned or fold(v.value) not in agreed:
            own[v.position][v.value] = _code(v)
    common = {written[key]: code for key, code in [*agreed.items()][:_MOST_WORDS]}
    return common, {position: tuple(pairs.items()) for position, pairs in own.items()}


def _code(v: NativeValue) -> int | str:
    return v.level if v.level is not None else v.outcome


_KEYS = (
    *("use", "skill", "rater", "scale", "reversed"),
    *("multi_select", "level", "cut_points", "values"),
)
"""Of a column, in the order in which they are written."""


def _entries(said: Mapping[str, Any]) -> list[str]:
    """A line for each key that says something."""
    told = {key: value for key, value in said.items() if value not in (None, "", ())}
    return [f"{key} = {_toml(value)}" for key, value in told.items() if value is not False]


def _pairs(pairs: Iterable[tuple[str, int | str]]) -> list[str]:
    return [f"{_toml(key)} = {_toml(value)}" for key, value in pairs]


def _toml(said: Any) -> str:
    """JSON's texts are TOML's, but for DEL."""
    if isinstance(said, float):
        return f"{said:g}"
    if not isinstance(said, tuple):
        return json.dumps(said, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(said[0], tuple):
        return f"{{ {', '.join(_pairs(said))} }}"
    return f"[{', '.join(map(_toml, said))}]"


def to_remember(held: Holding, gone: ErasedPeople) -> str | None:
    """What the store keeps: nothing where all was as proposed, and nobody's name."""
    kept = replace(held.mapping or MappingFile(), scale=held.scale, same_person=())
    text = write_mapping(kept) if kept != MappingFile() else None
    return text if gone.left_out_of(text) == text else None


def settings_hash(
    mapping: MappingFile | None, scale: str | None, sheet: str | None, team: str | None
) -> str:
    """The same hash where a file is read in the same way, wherever the scale is written."""
    bare = replace(mapping or MappingFile(), scale=None)
    said = scale or (mapping.scale if mapping else None)
    fingerprint = bare.fingerprint() if bare != MappingFile() else None
    return hashlib.sha256(repr((said, sheet, team, fingerprint)).encode()).hexdigest()
