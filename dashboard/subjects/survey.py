"""What is said of a survey file: before it is stored, once it is, and of those before it."""

import re
from collections import Counter
from collections.abc import Sequence

from dashboard.formats import count, joined, moment, number
from dashboard.subjects import HELPS, texts
from data.ingest import Proposal
from data.intake.proposal import Doubt
from data.store.history.imports import ImportRecord
from data.vocabulary import ImportedColumn, ImportOutcome, Issue, NearPeople, grouped

_SURE = 0.9
_PART = re.compile(r"^(?P<stem>.*\S)\s*\[(?P<part>[^\[\]]+)\]$", re.DOTALL)


def in_doubt(column: ImportedColumn) -> bool:
    """Whether somebody should look at what the column was taken for."""
    return column.confidence < _SURE and column.use != "ignored"


def listed(proposal: Proposal) -> list[ImportedColumn]:
    """The columns, those in doubt first, and each as the file has them otherwise."""
    return sorted(proposal.columns, key=lambda column: not in_doubt(column))


def names(columns: Sequence[ImportedColumn]) -> list[str]:
    """Each header with what is in its last brackets first: the question before it is the same in
    every column of a grid and would leave no room for it."""
    return [
        f"{result['part'].strip()} · {result['stem']}"
        if (result := _PART.match(c.header))
        else c.header
        for c in columns
    ]


LONGEST = 80
"""Characters of a header that are shown."""
REFUSED_NEEDS = "Settings takes role profiles and targets."
STOPPED = "The import was stopped before it was done; nothing of it is stored."
LAYOUTS = texts("survey.layout")


def survey_title(records: Sequence[ImportRecord]) -> str:
    standing = [
        record for record in records if record.undone_at is None and not _only_required(record)
    ]
    if not standing:
        return "Drop a survey, and see what it says before anything is stored"
    waves = list(dict.fromkeys(record.wave for record in standing))
    ratings = number(sum(record.ratings for record in standing))
    return f"{ratings} ratings in {count(len(waves), 'wave')}: {joined(waves, most=4)}"


def recognised(proposal: Proposal) -> str:
    levels = sum(column.use == "level" for column in proposal.columns)
    if not levels:
        size = f"{count(proposal.rows, 'row')}, {count(len(proposal.columns), 'column')}"
        return f"{size}, none of them levels"
    return (
        f"{LAYOUTS.get(proposal.layout, proposal.layout)}: {count(proposal.rows, 'row')}, "
        f"{count(len(proposal.columns), 'column')}, {levels} of them "
        f"{'perhaps ' if proposal.doubt else ''}levels"
    )


def read_as(proposal: Proposal) -> str:
    parts = [f"Read as {proposal.encoding}"]
    if proposal.delimiter:
        name = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
        parts.append(f"separated by {name.get(proposal.delimiter, proposal.delimiter)}")
    if proposal.sheet:
        parts.append(f"sheet {proposal.sheet}")
    parts.append(count(proposal.header_rows, "header row"))
    return ", ".join(parts)


def refused_help(reason: str) -> str:
    needs = "as role profiles" in reason or "as requirements" in reason
    return f"{REFUSED_NEEDS} {HELPS['survey.refused']}" if needs else HELPS["survey.refused"]


def columns_title(proposal: Proposal) -> str:
    doubted = sum(map(in_doubt, proposal.columns))
    ignored = sum(c.use == "ignored" for c in proposal.columns)
    text = f"What each of {count(len(proposal.columns), 'column')} is"
    parts = [f"{doubted} not certain (first in the list)"] if doubted else []
    parts += [f"{ignored} set aside"] if ignored else []
    more = joined(parts)
    return f"{text}: {more}" if more else text


def values_title(answers: int, aside: int) -> str:
    text = f"What {count(answers, 'different answer')} mean as levels"
    return f"{text}: {aside} set aside" if aside else text


def doubt_title(doubts: Sequence[Doubt]) -> str:
    if len(doubts) == 1:
        return "Is this a skill? Nothing in the file says so for certain"
    return f"Which of these {len(doubts)} are skills? Nothing in the file says so for certain"


def doubt(column: Doubt) -> str:
    name = column.header if len(column.header) <= LONGEST else column.header[:LONGEST] + "..."
    named = f" (the skill “{column.skill}”)" if column.skill not in ("", column.header) else ""
    return f"“{name}”{named}: {column.reason}"


def near_people(pair: NearPeople) -> str:
    where = f"row {pair.other_row}" if pair.other_row else "in the store"
    return f"“{pair.one}” (row {pair.row}) and “{pair.other}” ({where}) are one person"


def stored_title(outcome: ImportOutcome) -> str:
    if outcome.duplicate:
        return "Already stored: importing it again changes nothing"
    return (
        f"{number(outcome.ratings)} ratings of {count(outcome.people, 'person', 'people')} in "
        f"{count(outcome.skills, 'skill')} go into wave {outcome.wave}"
    )


def stored(outcome: ImportOutcome) -> list[str]:
    """Every cell of the file, and the difference to the wave before."""
    if outcome.duplicate:
        return [issue.reason for issue in outcome.issues]
    parts = (
        (outcome.ratings, "ratings"),
        (outcome.importance, "of importance"),
        (outcome.interest, "of interest"),
        (outcome.unknown, "unknown"),
        (outcome.not_applicable, "not applicable"),
        (outcome.identity, "who answered"),
        (outcome.metadata, "about the row"),
        (outcome.set_aside, "set aside"),
    )
    cells = " + ".join(f"{number(cells)} {what}" for cells, what in parts if cells)
    return [f"{number(outcome.cells)} cells = {cells}", *outcome.difference]


def imported(outcome: ImportOutcome) -> str:
    if outcome.duplicate:
        return "This file was already imported; nothing was changed."
    return f"{_brought(outcome)} are stored in wave {outcome.wave}."


def problems_title(issues: Sequence[Issue]) -> str:
    many = Counter(issue.severity for issue in issues)
    return joined([count(many[item], item) for item in ("error", "warning", "note") if many[item]])


def place_of(issue: Issue) -> str:
    """Where a problem is, as short as a narrow screen needs it: "Row 9, Ana Silva: maybe"."""
    row = f"Row {grouped(issue.row)}" if issue.row else ""
    where = ", ".join(filter(None, (row, issue.column))) or "The file"
    return f"{where}: {issue.value}" if issue.value else where


def import_line(record: ImportRecord) -> str:
    undone = " · undone" if record.undone_at else ""
    what = "targets" if _only_required(record) else f"{record.wave} · {record.raters}"
    return f"{what}{undone}"


def _only_required(record: ImportRecord | ImportOutcome) -> bool:
    """Of a store that took a list of targets as an import."""
    return bool(record.requirements) and not record.people


def _brought(record: ImportRecord | ImportOutcome) -> str:
    required = count(record.requirements, "target")
    if _only_required(record):
        return required
    rated = f"{number(record.ratings)} ratings of {count(record.people, 'person', 'people')}"
    return f"{rated} and {required}" if record.requirements else rated


def import_detail(record: ImportRecord) -> str:
    by = f" by {record.imported_by}" if record.imported_by else ""
    return f"{_brought(record)} · {moment(record.imported_at)}{by}"


def import_changes(record: ImportRecord) -> list[str]:
    return [
        *([f"Undone on {moment(record.undone_at)}"] if record.undone_at else []),
        *record.difference,
        f"{number(record.unknown)} unknown, {number(record.not_applicable)} not applicable, "
        f"{number(record.set_aside)} set aside",
        f"{LAYOUTS.get(record.layout, record.layout)}, import {record.import_id}",
        f"File {record.file_name}, SHA-256 {record.sha256}",
    ]


def undo_question(record: ImportRecord) -> str:
    if _only_required(record):
        return f"Take the {_brought(record)} of “{record.file_name}” out of the store?"
    return HELPS["survey.undo"].format(file=record.file_name, wave=record.wave)


def renamed(pairs: Sequence[tuple[str, str]]) -> tuple[Issue, ...]:
    """A note for each (word of the file, skill): what its answers count for."""
    text = "“{}” was read as {}, the taxonomy's name for it."
    return tuple(Issue(None, None, word, text.format(word, skill), "note") for word, skill in pairs)


TITLE = "No survey yet? Ask your team"
AGAIN = "Ask your team, for the next wave too"
USUAL = "What teams are usually asked"
WAYS = texts("survey.way")


def of_role(role: str) -> str:
    return f"Role: {role}"
