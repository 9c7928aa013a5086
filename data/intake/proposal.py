"""What is shown of a file before it is stored and said of it after: every cell is counted, every
problem listed, and what is suspicious is asked."""

import hashlib
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from data.intake.asking import beside
from data.intake.columns.column import RATED
from data.intake.columns.mapping import Mapping
from data.intake.columns.mapping_file import ColumnMapping, Given, MappingFile, write_mapping
from data.intake.language.words import first_of, fold, issue_of, sentence
from data.intake.levels.answers import (
    NOT_KEPT,
    OTHER_TEXTS,
    is_free_text,
    is_own_words,
    level_without_words,
)
from data.intake.levels.scales import Meaning, ScaleQuestion, number
from data.intake.people import AnsweredIn, Named, answered_in
from data.intake.reading.table import TextTable
from data.intake.understood import Holding, Understood
from data.intake.values.answers import Answers
from data.intake.values.values import rounded
from data.store.facts.tombstones import ErasedPeople
from data.store.history.imports import Upload
from data.store.upload.landing import Problem, Text
from data.vocabulary import ImportedColumn, ImportOutcome, Issue, NearPeople, Rater, grouped


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
    issues: tuple[Issue, ...]
    refusal: str | None
    mapping: MappingFile | None
    """The mapping that was given, or is remembered for a file with these headers."""
    remembered: str
    """What is said of a remembered mapping, or ""."""
    answered: AnsweredIn
    """The month in which the answers were given: the wave that is proposed."""
    doubt: tuple[Doubt, ...] = ()
    """Columns of which somebody has to say whether they rate skills."""

    @property
    def lists_people(self) -> bool:
        """Whether it is refused for being a list of people."""
        return self.refusal == sentence("people list")


def made_proposal(chosen: Understood, rater: Rater) -> Proposal:
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
        issues=(*table.issues, *asked, *column_issues(chosen)),
        refusal=chosen.refusal,
        mapping=chosen.held.mapping,
        remembered=chosen.held.sentence,
        answered=answered_in(table, mapping),
        doubt=tuple(Doubt(c.header, c.skill_name, c.evidence.text) for c in mapping.doubt),
    )


def table_questions(table: TextTable) -> list[Issue]:
    """What reading the table left open, such as whether people stand across."""
    warnings = [i for i in table.issues if i.severity == "warning" and i.reason.endswith("?")]
    return [i for i in warnings if i.row is None and i.column is None]


def _values(answers: Answers) -> tuple[NativeValue, ...]:
    """The distinct answers of each column, those in somebody's own words as one."""
    times = answers.times
    result = []
    for a in answers.columns:
        place = a.column.position, a.column.header
        own: list[int] = []
        for value, count, meanings in a.readings:
            if meanings.outcome == "set_aside" and is_own_words(value, times[fold(value)]):
                own.append(count)
            else:
                outcome, level = meanings.outcome, meanings.level
                result.append(NativeValue(*place, value, count, outcome, level, meanings.reason))
        if own:
            reason = f"{grouped(len(own))} different ones of {NOT_KEPT}"
            result.append(NativeValue(*place, OTHER_TEXTS, sum(own), "set_aside", None, reason))
    return tuple(result)


def described(chosen: Understood, rater: Rater) -> tuple[ImportedColumn, ...]:
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
    for c in mapping.columns:
        row, header = table.place(None, c.position)
        if c.use == "ignored":
            what = "column" if row is None else "row"
            text = f"The {what} was set aside, all {grouped(table.rows)} cells: {c.reason}."
            issues.append(Issue(row, header, None, text, "note"))
        if c.use != "level" or c in mapping.doubt:  # which is asked
            continue
        if c.match is None and not mapping.long:
            reason = c.reason[:1].upper() + c.reason[1:]
            issues.append(issue_of("new skill", row, header, reason=reason, skill=c.subject))
        elif c.match and c.match.confidence < 0.9:
            issues.append(issue_of("read as", row, header, match=c.match))
    return issues


def listed_issues(chosen: Understood, problems: list[Problem]) -> list[Issue]:
    """Every problem of a stored file: whole columns first, then rows and cells."""
    issues = column_issues(chosen)
    times = chosen.answers.times
    for row, position, value, reason, count in problems:
        at, header = chosen.table.place(row, position)
        more = f" ({grouped(count)} more like this)" if count > 1 or row is None else ""
        if value is not None and is_own_words(value, times[fold(value)]):
            reason += f" {grouped(len(value))} characters of {NOT_KEPT}."
            value = None
        issues.append(Issue(at, header, value, reason + more))
    return issues


_MOST_WORDS = 200


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
        column = kept.column(c.header) or ColumnMapping(c.header)
        rated = c.use in RATED
        columns.append(
            ColumnMapping(
                c.header,
                c.use,
                c.skill if rated else None,
                c.rater if rated else None,
                c.scale if rated and (c.scale != usual or c.use != "level") else None,
                column.values or own.get(c.position, ()),
                column.cut_points,
                column.reversed and c.position in numbered,
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
    result: dict[str, set[int | str]] = defaultdict(set)
    written: dict[str, str] = {}
    for v in words:
        if v.header not in turned:
            result[fold(v.value)].add(_code(v))
            written.setdefault(fold(v.value), v.value)
    agreed = {key: codes.pop() for key, codes in result.items() if len(codes) == 1}
    own: dict[int, dict[str, int | str]] = defaultdict(dict)
    for v in words:
        if v.header in turned or fold(v.value) not in agreed:
            own[v.position][v.value] = _code(v)
    common = {written[key]: code for key, code in [*agreed.items()][:_MOST_WORDS]}
    return common, {position: tuple(pairs.items()) for position, pairs in own.items()}


def _code(v: NativeValue) -> int | str:
    return v.level if v.level is not None else v.outcome


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
    scale_said = scale or (mapping.scale if mapping else None)
    fingerprint = bare.fingerprint() if bare != MappingFile() else None
    return hashlib.sha256(repr((scale_said, sheet, team, fingerprint)).encode()).hexdigest()


def duplicate(upload: Upload, import_id: str, when: object, *, dry_run: bool) -> ImportOutcome:
    """The outcome of a file that is stored already."""
    issue = issue_of("already there", severity="note", wave=upload.wave, when=when)
    return ImportOutcome(
        import_id, True, dry_run, wave=upload.wave, rater=upload.rater, issues=(issue,)
    )


def texts_of(answers: Answers, by_position: dict[int, int]) -> list[Text]:
    """Each distinct answer of each column as the store lands it. `by_position`: skills' numbers."""
    given = answers.times

    def kept(value: str, meaning: Meaning) -> str:
        """The level alone, where one person adds own words to it."""
        if not value.strip():
            return ""
        alone = meaning.level is not None and given[fold(value)] == 1
        return (level_without_words(value) if alone else "") or value

    return [
        Text(
            position=a.column.position,
            number=0 if meaning.outcome == "unknown" and not value.strip() else place,
            value=value,
            use="rating" if a.column.use == "level" else a.column.use,
            rater=a.column.rater,
            skill_no=by_position.get(a.column.position),
            outcome=meaning.outcome,
            level=meaning.level,
            reason=meaning.reason,
            times=times,
            kept=kept(value, meaning),
        )
        for a in answers.columns
        for place, (value, times, meaning) in enumerate(a.readings, start=1)
    ]


_TEST = re.compile(r"\b(test(s|er|ing|user)?\d*|asdf\w*|qwert\w*|dummy|foo|foobar|xxx+)\b")
_SHOWN = 20
_EQUAL = 10
"""Answers of one level from which on they are suspicious."""


def suspicious(mapping: Mapping, answers: Answers, named: list[Named] | None) -> list[Issue]:
    odd = _odd_answers(answers)
    if named is None:
        return [*odd, issue_of("not compared", severity="note")]
    column, every = _person_header(mapping), grouped(len(named))
    twice = [n for n in named if n.rows > 1 and not (mapping.long or mapping.used("rater"))]
    for about, several in (
        ("stands twice", [n for n in twice if not n.scope]),
        ("stands in teams", [n for n in twice if n.scope]),
    ):
        if several:
            rows = first_of([f"{n.row} and {n.last}" for n in several], _SHOWN)
            people, scope = grouped(len(several)), several[0].scope
            odd.append(issue_of(about, None, column, people=people, rows=rows, scope=scope))
    if tests := [str(n.row) for n in named if _TEST.search(f"{n.identity} {n.label.casefold()}")]:
        people, rows = grouped(len(tests)), first_of(tests, _SHOWN)
        odd.append(issue_of("tests", None, column, people=people, every=every, rows=rows))
    return odd


def near_issues(mapping: Mapping, pairs: tuple[NearPeople, ...]) -> list[Issue]:
    """Names that almost agree, each pair with both rows; nobody is named in the reason."""
    issues = []
    for pair in pairs:
        row = f"stands in row {pair.other_row}" if pair.other_row else "is in the store already"
        at = (pair.row, _person_header(mapping), f"{pair.one} / {pair.other}")
        issues.append(issue_of("perhaps one person", *at, how=pair.how, row=row))
    return issues


def _odd_answers(answers: Answers) -> list[Issue]:
    """Questions about answers that all mean one level, and about numbers that may be averages."""
    result = [(value, n, meant.level) for a in answers.levels for value, n, meant in a.readings]
    levels = {level for *_, level in result if level is not None}
    times = sum(n for _, n, level in result if level is not None)
    numbers = [(bare, n) for value, n, _ in result if (bare := number(value)) is not None]
    every = sum(n for _, n in numbers)
    broken = sum(n for bare, n in numbers if bare.denominator != 1)
    odd = []
    if len(levels) == 1 and times >= _EQUAL:
        odd.append(issue_of("all equal", times=grouped(times), level=levels.pop()))
    if 2 * broken > every:
        odd.append(issue_of("averages", broken=grouped(broken), every=grouped(every)))
    return odd


def _person_header(mapping: Mapping) -> str | None:
    people = mapping.used("person")
    return people[0].header if people else None
