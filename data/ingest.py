"""The verb of the Survey page and of `skillmix ingest`: a file in, every cell accounted for.

read -> map -> check -> store, in one transaction. `propose` stops before the store.
"""

import hashlib
import shlex
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Unpack

from data.files.requirements import scope_of
from data.intake.asking import beside
from data.intake.columns.column import RATED
from data.intake.columns.mapping_file import MappingFile
from data.intake.columns.skills import SkillNumbers
from data.intake.language.words import issue_of, sentence
from data.intake.people import (
    AnsweredIn,
    answered_in,
    must_choose,
    named,
    near_people,
    read_people,
)
from data.intake.proposal import (
    Proposal,
    described,
    duplicate,
    listed_issues,
    made_proposal,
    near_issues,
    settings_hash,
    suspicious,
    table_questions,
    texts_of,
    to_remember,
)
from data.intake.reading.no_people import team_question
from data.intake.reading.read import SurveyFile, opened
from data.intake.requirements import take
from data.intake.understood import Reading, Understood, understand
from data.store.database import Database, Transaction, now
from data.store.engines.engine import next_number
from data.store.facts.renaming import refuse_others_import, refuse_others_scopes
from data.store.facts.requirements import requirements, write_requirements
from data.store.facts.tombstones import erased_people
from data.store.guard import refuse_unless, who_asks
from data.store.history import imports
from data.store.history.imports import Upload, difference, repeated, undo
from data.store.people.people import known_people, team_names
from data.store.people.staged_people import UNFILLED, export_people, row_counts, skills_of
from data.store.upload.landing import Target, land
from data.vocabulary import (
    SCOPE_JOIN,
    ImportOutcome,
    Issue,
    Progress,
    Rater,
    RefusedError,
    Severity,
    Viewer,
    silent,
)

__all__ = ["MappingFile", "Proposal", "ingest", "propose", "undo"]


class _DryRunError(Exception):
    """Takes the transaction of a dry run back."""


def propose(
    file: SurveyFile | bytes,
    file_name: str,
    database: Database,
    *,
    rater: Rater = "self",
    **how: Unpack[Reading],
) -> Proposal:
    """What Skillmix makes of a file, before anything is stored.

    A table that will not be stored has its reason in `refusal`; a file that is no table at all
    raises RefusedError.
    """
    refuse_unless(database.viewer, "surveys")
    with opened(file) as read:
        return made_proposal(understand(read, database, **how), rater)


def ingest(
    database: Database,
    file: SurveyFile | bytes,
    file_name: str,
    *,
    wave: str | None = None,
    held_on: date | None = None,
    rater: Rater = "self",
    team: str | None = None,
    dry_run: bool = False,
    replaces: str | None = None,
    new_people: bool = False,
    confirmed: str | None = None,
    progress: Progress = silent,
    **how: Unpack[Reading],
) -> ImportOutcome:
    """Store one file, whole or not at all. `replaces`: the id of an import to undo in one step;
    `new_people`: treat possible aliases as new people; otherwise they are refused; `confirmed`: the
    assumed scale that somebody saw and left, to be remembered.

    `wave` defaults to the month of `held_on`, else to the month in which most answers were given,
    else to this month; `held_on` (of a new wave) to the last of these answers' days, else to today;
    `team` is for rows that name none. The same bytes, wave, rater and mapping again change nothing.
    A dry run answers the same and stores nothing. Raises RefusedError, nothing changed; whatever
    `progress` raises ends it in that way.
    """
    progress("Reading the file", 0, 0)
    given = " ".join((wave or (f"{held_on:%Y-%m}" if held_on else "")).split())
    if wave and not given:
        raise RefusedError("The wave needs a name.")
    who = who_asks(database.viewer)
    sheet = how.get("sheet")
    settings = settings_hash(how.get("mapping"), how.get("scale"), sheet, team)
    with opened(file) as read:
        del file  # what was given as bytes lies on the disk as soon as it is read
        upload = Upload(file_name, read.sha256, settings, given, rater, who)
        earlier = imports.find_duplicate(database, upload) if given else None
        if earlier:
            return duplicate(upload, *earlier, dry_run=dry_run)
        chosen = understand(read, database, progress, **how)
        chosen = replace(chosen, held=replace(chosen.held, scale=chosen.held.scale or confirmed))
        answered = AnsweredIn() if given else answered_in(chosen.table, chosen.mapping)
        upload = replace(
            upload,
            mapping_sha256=settings_hash(chosen.held.mapping, chosen.held.scale, sheet, team),
            wave=given or answered.wave or f"{now().date():%Y-%m}",
        )
        if chosen.refusal:
            raise RefusedError(chosen.refusal)
        outcome: ImportOutcome | None = None
        with suppress(_DryRunError), database.transaction("surveys") as change:
            if earlier := imports.find_duplicate(change, upload):  # another session was faster
                return duplicate(upload, *earlier, dry_run=dry_run)
            gone = (imports.take_back(change, replaces, database.viewer),) if replaces else ()
            no = next_number(change, "import")
            key = f"{upload.sha256}{upload.mapping_sha256}{upload.wave}{upload.rater}{no}"
            import_id = hashlib.sha256(key.encode()).hexdigest()[:12]
            chosen_for = (held_on, answered, team, dry_run, new_people, gone, database.viewer)
            own = _Import(change, chosen, upload, no, import_id, *chosen_for)
            outcome = _store(own, progress)
            if dry_run:
                raise _DryRunError
    assert outcome is not None
    if not change.warning:
        return outcome
    return replace(outcome, issues=(*outcome.issues, Issue(None, None, None, change.warning)))


@dataclass(frozen=True)
class _Import:
    """One file that is stored, how and for whom. `gone`: said of the import that it replaces."""

    change: Transaction
    chosen: Understood
    upload: Upload
    no: int
    id: str
    held_on: date | None
    answered: AnsweredIn
    team: str | None
    dry_run: bool
    new_people: bool
    gone: tuple[str, ...]
    viewer: Viewer


def _store(own: _Import, progress: Progress) -> ImportOutcome:
    change, chosen, upload = own.change, own.chosen, own.upload
    table, mapping, same = chosen.table, chosen.mapping, chosen.uses.same_person
    day = own.held_on or own.answered.day or now().date()
    wave_no, dated = imports.find_or_add_wave(change, upload.wave, day, own.no)
    gone = erased_people(change)
    people = read_people(table, mapping, upload.rater, own.id, same, gone)
    who = named(people, mapping)
    known = known_people(change, own.viewer)
    near = near_people(who or (), known)
    unsaid = must_choose(who or (), known, near)
    if unsaid and not (own.dry_run or own.new_people):
        raise RefusedError(unsaid)
    asked = [
        *chosen.answers.questions,
        *beside(table, mapping, upload.rater),
        *near_issues(mapping, near),
        *suspicious(mapping, chosen.answers, who),
    ]
    skills = SkillNumbers(change, own.no, own.viewer)
    columns = [] if mapping.long else [a.column for a in chosen.answers.columns]
    by_position = {c.position: skills.of_column(c.match, c.subject) for c in columns}
    lines = Counter(row_counts(people))
    rows = export_people(people, {name: skills.of_row(name) for name in skills_of(people)})
    skills.write()
    counts, problems, placed = land(
        change,
        Target(own.no, wave_no, own.team or table.team or None),
        people,
        rows,
        texts_of(chosen.answers, by_position),
        progress,
    )
    asked += team_question(placed, team_names(change, own.viewer))
    issues = [*table.issues, *asked, *skills.issues, *listed_issues(chosen, problems)]
    if own.held_on and dated != own.held_on:
        issues.append(issue_of("keeps its date", wave=upload.wave, date=dated))
    if other := imports.one_round(change, wave_no):
        how = f"--wave {shlex.quote(other['wave'])}" + f" --replace {own.id}" * (not own.dry_run)
        issues.append(issue_of("one round", severity="note", how=how, **other))
    if reason := own.answered.reason:
        severity: Severity = "note" if own.answered.wave else "warning"
        issues.append(Issue(None, own.answered.column, None, reason, severity))
    outcome = replace(
        _counted(own, counts, lines),
        columns=described(chosen, upload.rater),
        issues=tuple(issues),
        difference=(
            *own.gone,
            *imports.replaced(change, own.no, wave_no),
            *difference(change, own.no, wave_no),
        ),
        questions=tuple(
            q.reason
            for q in (*asked, *table_questions(table))
            if q.severity != "note" and q.row is None
        ),
        near_people=near,
        must_choose=unsaid,
        remembered=chosen.held.sentence,
        wave_reason=own.answered.reason,
        repeats=repeated(change, own.no, wave_no, upload),
        renamed=tuple(skills.renamed.items()),
    )
    teams = change.rows(
        "select distinct team from participation where import_no = :import_no and team is not null",
        {"import_no": own.no},
    )
    scope = SCOPE_JOIN.join(sorted((row[0] for row in teams), key=str.casefold))
    outcome, set_no = _required(own, outcome, skills, scope, dated)
    if outcome.cells != _accounted(outcome):
        raise RuntimeError(f"{_accounted(outcome)} of {outcome.cells} cells accounted for")
    refuse_others_import(change, own.viewer, own.no, "The file")
    outcome, upload = gone.left_out_of((outcome, upload))
    held, kept = chosen.held.fingerprint, to_remember(chosen.held, gone)
    imports.record(change, own.no, wave_no, upload, outcome, by_position, set_no, held, kept)
    return outcome


def _counted(own: _Import, counts: Counter[str], lines: Counter[str]) -> ImportOutcome:
    """The outcome with its eight counts. `lines`: rows by the reason why they are not stored."""
    table, mapping = own.chosen.table, own.chosen.mapping
    answers = len(mapping.used(*RATED))
    live = lines[""]
    unfilled = lines[UNFILLED]  # their answers are unknown
    left_out = lines.total() - live - unfilled
    beside = table.outside
    ignored = len(mapping.used("ignored")) * live
    ignored += table.width * left_out + (table.width - answers) * unfilled
    return ImportOutcome(
        import_id=own.id,
        duplicate=False,
        dry_run=own.dry_run,
        layout=mapping.layout,
        encoding=table.encoding,
        delimiter=table.delimiter,
        sheet=table.sheet,
        header_rows=table.header_rows,
        wave=own.upload.wave,
        rater=own.upload.rater,
        rows=table.rows,
        people=counts["people"],
        skills=counts["skills"],
        cells=table.rows * table.width + beside.stated + beside.aside,
        identity=len(mapping.used("person", "team", "role", "rater")) * live,
        metadata=len(mapping.used("metadata", "skill")) * live + beside.stated,
        ratings=counts["rating"],
        importance=counts["importance"],
        interest=counts["interest"],
        unknown=counts["unknown"] + unfilled * answers,
        not_applicable=counts["not_applicable"],
        set_aside=counts["set_aside"] + ignored + beside.aside,
    )


def _accounted(o: ImportOutcome) -> int:
    """Cells that are in one of the eight counts."""
    parts = o.identity + o.metadata + o.ratings + o.importance + o.interest
    return parts + o.unknown + o.not_applicable + o.set_aside


def _required(
    own: _Import, outcome: ImportOutcome, skills: SkillNumbers, scope: str, day: date | None
) -> tuple[ImportOutcome, int | None]:
    """Store what the file requires; the outcome with it, and the number of the set."""
    change, chosen = own.change, own.chosen
    required = chosen.table.outside.required
    if not required:
        return outcome, None

    def skill(text: str) -> tuple[int, str]:
        number = skills.of_row(text)
        return number, skills.name(number)

    of = scope_of(scope, team_names(change))[0] or scope
    before = len(skills.issues)
    rows, problems = take(required, chosen.scale, chosen.words, skill, of)
    skills.write()
    issues = (*outcome.issues, *skills.issues[before:], *problems)
    if not rows:
        return replace(outcome, issues=issues), None
    scopes = sorted({row.scope for row in rows})
    refuse_others_scopes(own.viewer, scopes, "What the file requires")
    held = sum(1 for r in requirements(change) if r.scope in scopes)
    set_no = write_requirements(change, own.upload.file_name, rows, day)
    about = "requirements replace" if held else "requirements taken"
    values = {"rows": len(rows), "scopes": ", ".join(scopes), "held": held}
    sentences = (*outcome.difference, sentence(about, **values))
    return replace(outcome, issues=issues, requirements=len(rows), difference=sentences), set_no
