"""`ingest`, `undo`, `history`: survey files in, and out again.

What an import did, as text and as JSON.
"""

from __future__ import annotations

import argparse
import csv
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import Answer, plain, table
from dashboard.commands.options import (
    add_out,
    add_people,
    command,
    day,
    name,
    opened,
    read_file,
    say,
    write_out,
)
from data.vocabulary import OWNER, RATERS, ImportOutcome, Issue, RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.ingest import Proposal
    from data.intake.columns.mapping_file import MappingFile
    from data.store.database import Database
    from data.vocabulary import Progress


SHOWN_ISSUES = 20
HIDDEN = "(hidden, see --people)"


def instead(outcome: ImportOutcome) -> tuple[str, ...]:
    """How one of two imports of the same answers goes."""
    ids = [again.import_id for again in outcome.repeats]
    if not ids:
        return ()
    if outcome.dry_run:
        return (f"--replace {ids[0]} undoes that import in the same step.",)
    return (f"`skillmix undo {ids[0]}` takes the earlier one out; --replace does both at once.",)


def ingest_document(outcome: ImportOutcome, *, people: bool) -> dict[str, Any]:
    """The outcome as JSON has it; what stands in a column of people is hidden unless asked for."""
    from data.intake.matrices.across import names_nobody

    naming = {column.header for column in outcome.columns if column.use == "person"}
    across = outcome.layout == "transposed" and not people  # a column is a person there
    issues = [
        {
            "row": issue.row,
            "column": HIDDEN
            if across and issue.column and not names_nobody(issue.column)
            else issue.column,
            "value": issue.value if people or issue.column not in naming else HIDDEN,
            "reason": _reason(issue, people or issue.column not in naming),
            "severity": issue.severity,
        }
        for issue in outcome.issues
    ]
    document: dict[str, Any] = plain(outcome)
    columns = [{**column, "use": _use(column["use"])} for column in document["columns"]]
    if not people:
        shown = [{**pair, "one": HIDDEN, "other": HIDDEN} for pair in document["near_people"]]
        document = {**document, "near_people": shown}
    return {**document, "columns": columns, "issues": issues}


def _use(use: str) -> str:
    """The skill column of a long table counts as metadata, and says so in JSON."""
    return "metadata" if use == "skill" else use


def _reason(issue: Issue, shown: bool) -> str:
    if shown or not issue.value:
        return issue.reason
    return issue.reason.replace(issue.value, HIDDEN)


def outcome_text(outcome: ImportOutcome, issues: list[dict[str, Any]]) -> str:
    """The outcome, to be read by people."""
    from dashboard.subjects.survey import renamed

    if outcome.duplicate:
        return f"Nothing changed: this file was imported before, as {outcome.import_id}."
    done = "Would import" if outcome.dry_run else f"Import {outcome.import_id}:"
    what = (
        f"{outcome.ratings} ratings of {outcome.skills} skills by {outcome.people} people, "
        f"wave {outcome.wave}, rater {outcome.rater}."
    )
    if outcome.layout == "requirements":
        what = f"{outcome.requirements} requirements and no ratings."
    lines = [
        f"{done} {what}",
        f"{outcome.layout}, {outcome.encoding}; {outcome.rows} rows, {outcome.cells} cells: "
        f"identity {outcome.identity}, metadata {outcome.metadata}, ratings {outcome.ratings}, "
        f"importance {outcome.importance}, interest {outcome.interest}, "
        f"unknown {outcome.unknown}, not applicable {outcome.not_applicable}, "
        f"set aside {outcome.set_aside}.",
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


SHOWN_VALUES = 40
ADVICE = (
    "To answer: --scale A-B says the scale, --team NAME the team of new people, --mapping FILE "
    "what the columns and answers are; "
    "`skillmix propose FILE --write-mapping OUT` writes one to start from."
)
STOPPED = "Stopped. A file is stored whole or not at all; `skillmix history` shows what is there."
REFUSED = {
    "a mapping can": "`skillmix propose FILE --write-mapping OUT` writes one, to be corrected.",
    "as role profiles": "`skillmix load roles FILE` takes role profiles.",
    "all of them are new": "[same_person] in a mapping file (--mapping) says who is one person, "
    "--new-people that all are new; --dry-run lists whom it is about.",
    "as requirements": "`skillmix load requirements FILE` takes requirements.",
}
"""What a refusal asks for -> how the command does it."""
MAPPING = """\
A mapping file says what columns are, by their headers; every key is optional. `skillmix propose
FILE --write-mapping OUT` writes one for a file, to be corrected. For example:

[columns."Python exam"]
skill = "Python"
cut_points = [20, 40, 60, 75, 90]   # level 1 from 20 on, level 2 from 40 on, ...

[columns."Knows SQL"]
use = "level"    # person, team, role, rater, skill, level, importance, interest, metadata, ignored
rater = "manager"                   # self, manager or peer
values = { "somewhat" = 2, "well" = 4, "cannot say" = "unknown" }

[columns."SQL is hard for me"]
skill = "SQL"
reversed = true                     # the highest answer means the lowest level

[columns."Which do you know?"]
multi_select = true                 # cells such as "Python;SQL": each skill listed gets the level
level = 3

[same_person]
"Anna Silva" = "Ana Silva"          # else names that almost agree stay two people
"""


def propose_options(parser: argparse.ArgumentParser) -> None:
    _add_file(parser)
    add_out(parser, "--write-mapping", metavar="OUT", help="write what was understood, as TOML")


def ingest_options(parser: argparse.ArgumentParser) -> None:
    _add_file(parser)
    parser.add_argument(
        "--wave", type=name, metavar="NAME", help="the round of the survey it belongs to"
    )
    parser.add_argument("--date", type=day, metavar="D", help="day of the wave, as 2027-03-31")
    parser.add_argument(
        "--team", type=name, metavar="NAME", help="team of everyone in a file without one"
    )
    parser.add_argument(
        "--replace",
        type=name,
        metavar="IMPORT_ID",
        help="undo that import in the same step, so that this file takes its place",
    )
    parser.add_argument(
        "--new-people",
        action="store_true",
        help="whoever may be known by another name is somebody else; [same_person] says who is not",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, store none")
    add_people(parser, "names may be in the answer")


def undo_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("import_id", metavar="IMPORT_ID")


def _add_file(parser: argparse.ArgumentParser) -> None:
    """A survey file and how it is read."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--rater", choices=RATERS, default="self", help="who rated (default: self)")
    parser.add_argument("--scale", metavar="A-B", help="scale of the numbers, for example 1-5")
    parser.add_argument(
        "--mapping", type=Path, metavar="FILE", help="what the columns are (TOML, see below)"
    )
    parser.add_argument(
        "--skills",
        action="append",
        metavar="A,B",
        help='columns in doubt that are skills, quoted as in CSV: "A,B" or all; may be repeated',
    )
    parser.add_argument(
        "--fresh-mapping",
        action="store_true",
        help="propose anew, also where a mapping of these columns was confirmed before",
    )
    parser.add_argument("--sheet", metavar="NAME", help="sheet of a workbook")
    parser.epilog = MAPPING


def run_propose(args: argparse.Namespace) -> Answer:
    """What a file is taken for; the mapping of it as a file."""
    from data.ingest import propose
    from data.intake.proposal import whole_mapping, write_mapping

    content = read_file(args.file)
    mapping = _mapping(args)
    with opened(args) as database:
        found = propose(
            content,
            args.file.name,
            database,
            sheet=args.sheet,
            scale=args.scale,
            rater=args.rater,
            mapping=mapping,
            fresh_mapping=args.fresh_mapping,
        )
    if args.write_mapping:
        text = write_mapping(whole_mapping(found, found.mapping), found.unread)
        write_out(args, text.encode())
    document: dict[str, Any] = plain(found)
    for key in ("issues", "mapping", "unread"):
        del document[key]  # these may name people
    return Answer(document, _proposal_text(found), _advice(found.questions, found.remembered))


@contextmanager
def explained(file: Path | None = None) -> Iterator[None]:
    """Say in the words of the command how to answer a refusal, and what Ctrl-C left."""
    try:
        yield
    except RefusedError as refusal:
        how = [advice for asked, advice in REFUSED.items() if asked in str(refusal)]
        if file is not None and "--skills all" in str(refusal):
            how.append(f"For example: skillmix ingest {shlex.quote(str(file))} --skills all")
        raise RefusedError(" ".join([str(refusal), *how])) from refusal
    except KeyboardInterrupt:
        sys.stderr.write(f"\n{STOPPED}\n")
        raise


def _line() -> Progress:
    """One line of the terminal that says how far the import is; Ctrl-C stops it whole."""
    from dashboard.formats import Watch

    watch = Watch()

    def show(step: str, done: int, rows: int) -> None:
        say(watch.sentence(step, done, rows), end="\n" if done == rows > 1 else "")

    return show


def _mapping(args: argparse.Namespace) -> MappingFile | None:
    from data.intake.columns.mapping_file import ALL, MappingFile, read_mapping

    given = read_mapping(read_file(args.mapping)) if args.mapping else None
    if not args.skills:
        return given
    names = [name.strip() for line in csv.reader(args.skills) for name in line if name.strip()]
    skills = ALL if names == ["all"] else tuple(names)
    return replace(given or MappingFile(), skills=skills)


def _proposal_text(found: Proposal) -> str:
    from dashboard.formats import percent

    columns = [
        (c.header, c.use, c.skill, c.scale, percent(c.confidence), c.reason) for c in found.columns
    ]
    lines = [
        f"{found.layout}, {found.encoding}; {found.rows} rows. Nothing was stored.",
        "",
        table(("column", "use", "skill", "scale", "sure", "why"), columns),
    ]
    values: dict[tuple[str, str], int] = {}
    for v in found.values:
        meant = str(v.level) if v.level is not None else v.outcome.replace("_", " ")
        values[v.value, meant] = values.get((v.value, meant), 0) + v.count
    if values:
        rows = [(value, times, meant) for (value, meant), times in values.items()]
        lines += ["", table(("answer", "times", "means"), rows[:SHOWN_VALUES])]
    if len(values) > SHOWN_VALUES:
        lines.append(f"and {len(values) - SHOWN_VALUES} more answers; --json lists them all")
    return "\n".join([*lines, "", *found.questions, *([found.refusal] if found.refusal else [])])


def _advice(questions: Sequence[str], remembered: str) -> tuple[str, ...]:
    """How to act on what was said; the page says the same with its own controls."""
    said = [ADVICE] if questions else []
    return (*said, f"{remembered} --fresh-mapping does without it.") if remembered else tuple(said)


def run_ingest(args: argparse.Namespace) -> Answer:
    """Import one file."""
    from data.ingest import ingest

    mapping = _mapping(args)
    with opened(args) as database, explained(args.file):
        outcome = ingest(
            database,
            read_file(args.file),
            args.file.name,
            wave=args.wave,
            held_on=args.date,
            rater=args.rater,
            team=args.team,
            scale=args.scale,
            mapping=mapping,
            sheet=args.sheet,
            fresh_mapping=args.fresh_mapping,
            dry_run=args.dry_run,
            replaces=args.replace,
            new_people=args.new_people,
            progress=_line(),
        )
        after = "" if args.dry_run else f"\nNext: {command(args, database.place)} {_next(database)}"
    document = ingest_document(outcome, people=args.people)
    return Answer(
        document,
        outcome_text(outcome, document["issues"]) + after,
        (*_advice(outcome.questions, outcome.remembered), *instead(outcome)),
    )


def _next(database: Database) -> str:
    """The verb to type after an import, by what the store holds."""
    from data.store.facts.requirements import requirement_sets

    if requirement_sets(database, OWNER):
        return "measures"
    return "measures (it proposes targets: none are set yet)"


def run_undo(args: argparse.Namespace) -> Answer:
    """Take one import back."""
    from data.ingest import undo

    with opened(args) as database:
        said = undo(database, args.import_id)
    return Answer({"import_id": args.import_id, "sentence": said}, said)


def run_history(args: argparse.Namespace) -> Answer:
    """All imports, undone ones too."""
    from data.store.history.imports import history

    with opened(args) as database:
        records = history(database, OWNER)
    document = {"imports": [plain(record) for record in records]}
    header = ("import_id", "wave", "rater", "file_name", "imported_at", "imported_by", "undone_at")
    rows = [[item.get(name) for name in header] for item in document["imports"]]
    text = table(header, rows) if rows else "Nothing was imported yet."
    return Answer(document, text)
