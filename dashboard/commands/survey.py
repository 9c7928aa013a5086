"""`ingest`, `propose`, `undo`, `history`: survey files in, and out again."""

import csv
import shlex
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboard.commands.answer import Answer, Args, plain, read_file, say, table
from dashboard.formats import Watch, percent
from dashboard.subjects import HELPS, texts
from dashboard.subjects.survey import renamed
from data.ingest import Proposal, ingest, propose, undo
from data.intake.columns.mapping_file import ALL, MappingFile, read_mapping, write_mapping
from data.intake.matrices.across import names_nobody
from data.intake.proposal import whole_mapping
from data.store.database import Database
from data.store.facts.requirements import requirement_sets
from data.store.history.imports import history
from data.vocabulary import OWNER, ImportOutcome, RefusedError

SHOWN_ISSUES = 20
HIDDEN = "(hidden, see --people)"
SHOWN_VALUES = 40
PROPOSED = " (it proposes targets: none are set yet)"
STOPPED = "Stopped. A file is stored whole or not at all; `skillmix history` shows what is there."
REFUSED = texts("ingest.refused")
"""What a refusal asks for -> how the command does it."""


def _instead(outcome: ImportOutcome) -> tuple[str, ...]:
    ids = [again.import_id for again in outcome.repeats]
    if not ids:
        return ()
    if outcome.dry_run:
        rater = "manager" if outcome.rater == "self" else "self"
        undoes = f"--replace {ids[0]} undoes that import in the same step."
        return (f"{undoes} `--rater {rater}` says that somebody else rated.",)
    return (f"`skillmix undo {ids[0]}` takes the earlier one out; --replace does both at once.",)


def ingest_document(outcome: ImportOutcome, *, people: bool) -> dict[str, Any]:
    """The outcome as JSON has it; what stands in a column of people is hidden unless asked for."""
    naming = {column.header for column in outcome.columns if column.use == "person"}
    across = outcome.layout == "transposed"  # a column is a person there
    document: dict[str, Any] = plain(outcome)
    for column in document["columns"]:
        if column["use"] == "skill":
            column["use"] = "metadata"  # as the skill column of a long table counts
    if people:
        return document
    for issue in document["issues"]:
        if issue["column"] in naming:
            if issue["value"]:
                issue["reason"] = issue["reason"].replace(issue["value"], HIDDEN)
            issue["value"] = HIDDEN
        if across and issue["column"] and not names_nobody(issue["column"]):
            issue["column"] = HIDDEN
    for pair in document["near_people"]:
        pair.update(one=HIDDEN, other=HIDDEN)
    return document


def outcome_text(outcome: ImportOutcome, issues: list[dict[str, Any]]) -> str:
    if outcome.duplicate:
        return f"Nothing changed: this file was imported before, as {outcome.import_id}."
    done = "Would import" if outcome.dry_run else f"Import {outcome.import_id}:"
    by_row = any(column.use == "rater" for column in outcome.columns)
    kinds = {column.rater for column in outcome.columns if column.rater} or {outcome.rater}
    raters = "as the file says" if by_row or len(kinds) > 1 else kinds.pop()
    what = HELPS["ingest.ratings"].format(**vars(outcome), raters=raters)
    lines = [
        f"{done} {what}",
        HELPS["ingest.counts"].format(**vars(outcome)),
        *([f"{outcome.wave_reason} --wave NAME says another."] if outcome.wave_reason else []),
        *outcome.difference,
        *(again.reason for again in outcome.repeats),
        *([outcome.must_choose] if outcome.must_choose and outcome.dry_run else []),
    ]
    issues = [*issues, *(plain(issue) for issue in renamed(outcome.renamed))]
    if issues:
        header = ("row", "column", "value", "severity", "reason")
        rows = [[issue[name] for name in header] for issue in issues[:SHOWN_ISSUES]]
        lines += ["", table(header, rows)]
    if len(issues) > SHOWN_ISSUES:
        lines.append(f"and {len(issues) - SHOWN_ISSUES} more; --json lists them all")
    return "\n".join(lines)


def run_propose(args: Args, database: Database) -> Answer:
    result = propose(read_file(args.file), args.file.name, database, **_how(args))
    if args.write_mapping:
        text = write_mapping(whole_mapping(result, result.mapping))
        args.write_out(text.encode())
    return Answer(
        plain(result), _proposal_text(result), _advice(result.questions, result.remembered)
    )


def _how(args: Args) -> dict[str, Any]:
    """How a file is read, by the options that both verbs have."""
    values = {name: getattr(args, name) for name in ("sheet", "scale", "rater", "fresh_mapping")}
    mapping = read_mapping(read_file(args.mapping)) if args.mapping else None
    if args.skills:
        names = [name.strip() for line in csv.reader(args.skills) for name in line if name.strip()]
        skills = ALL if names == ["all"] else tuple(names)
        mapping = replace(mapping or MappingFile(), skills=skills)
    return {**values, "mapping": mapping}


def _proposal_text(proposal: Proposal) -> str:
    columns = [
        (c.header, c.use, c.skill, c.scale, percent(c.confidence), c.reason)
        for c in proposal.columns
    ]
    lines = [
        f"{proposal.layout}, {proposal.encoding}; {proposal.rows} rows. Nothing was stored.",
        "",
        table(("column", "use", "skill", "scale", "sure", "why"), columns),
    ]
    values: dict[tuple[str, str], int] = {}
    for v in proposal.values:
        meant = str(v.level) if v.level is not None else v.outcome.replace("_", " ")
        values[v.value, meant] = values.get((v.value, meant), 0) + v.count
    if values:
        rows = [(value, times, meant) for (value, meant), times in values.items()]
        lines += ["", table(("answer", "times", "means"), rows[:SHOWN_VALUES])]
    if len(values) > SHOWN_VALUES:
        lines.append(f"and {len(values) - SHOWN_VALUES} more answers; --json lists them all")
    return "\n".join(
        [*lines, "", *proposal.questions, *([proposal.refusal] if proposal.refusal else [])]
    )


def _advice(questions: Sequence[str], remembered: str) -> tuple[str, ...]:
    """How to act on what was said; the page says the same with its own controls."""
    sentences = [HELPS["ingest.advice"]] if questions else []
    sentences += [f"{remembered} --fresh-mapping does without it."] if remembered else []
    return tuple(sentences)


def run_ingest(args: Args, database: Database) -> Answer:
    reading, watch = _how(args), Watch()

    def show(step: str, done: int, rows: int) -> None:
        say(watch.sentence(step, done, rows), end="\n" if done == rows > 1 else "")

    try:
        outcome = ingest(
            database,
            read_file(args.file),
            args.file.name,
            wave=args.wave,
            held_on=args.date,
            team=args.team,
            **reading,
            dry_run=args.dry_run,
            replaces=args.replace,
            new_people=args.new_people,
            progress=show,
        )
    except RefusedError as refusal:
        how = [advice for asked, advice in REFUSED.items() if asked in str(refusal)]
        if "--skills all" in str(refusal):
            how.append(f"For example: skillmix ingest {shlex.quote(str(args.file))} --skills all")
        raise RefusedError(" ".join([str(refusal), *how])) from refusal
    except KeyboardInterrupt:
        sys.stderr.write(f"\n{STOPPED}\n")
        raise
    document = ingest_document(outcome, people=args.people)
    text = outcome_text(outcome, document["issues"])
    if not args.dry_run:
        proposed = "" if requirement_sets(database, OWNER) else PROPOSED
        text += f"\nNext: {args.command(database.place)} measures{proposed}"
    notes = (*_advice(outcome.questions, outcome.remembered), *_instead(outcome))
    return Answer(document, text, notes)


def run_undo(args: Args, database: Database) -> Answer:
    sentence = undo(database, args.import_id)
    return Answer({"import_id": args.import_id, "sentence": sentence}, sentence)


def run_history(args: Args, database: Database) -> Answer:
    document = {"imports": [plain(record) for record in history(database, OWNER)]}
    header = ("import_id", "wave", "raters", "file_name", "imported_at", "imported_by", "undone_at")
    rows = [[item.get(name) for name in header] for item in document["imports"]]
    return Answer(document, table(header, rows, "Nothing was imported yet."))
