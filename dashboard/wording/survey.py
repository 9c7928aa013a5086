"""What is said of a survey file: before it is stored, once it is, and of those before it."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.formats import count, day, joined, number
from data.ingest import Proposal
from data.store.imports import ImportRecord
from data.vocabulary import ImportOutcome, Issue

WHAT_HAPPENS = (
    "Drop the export of your survey on the left. You see what was recognised, can correct it, and "
    "nothing is stored until you say so. Forms of Google, Microsoft and others, a table with one "
    "column a skill, or a long list of person, skill and level are understood."
)
MAPPING_HELP = (
    "Correct what a column is used for, which skill it rates and who rated. A skill that the "
    "taxonomy does not know is kept as a new one."
)
MAPPING_ALT = "Columns of the file with their use, skill, rater, scale and how sure the guess is."


def survey_title(records: Sequence[ImportRecord]) -> str:
    """What the store holds."""
    standing = [record for record in records if record.undone_at is None]
    if not standing:
        return "Drop a survey, and see what it says before anything is stored"
    waves = list(dict.fromkeys(record.wave for record in standing))
    ratings = number(sum(record.ratings for record in standing))
    return f"{ratings} ratings in {count(len(waves), 'wave')}: {joined(waves, most=4)}"


def recognised(proposal: Proposal) -> str:
    """What the file was taken for."""
    levels = sum(column.use == "level" for column in proposal.columns)
    parts = [proposal.layout, proposal.encoding]
    if proposal.delimiter:
        name = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
        parts.append(f"separated by {name.get(proposal.delimiter, proposal.delimiter)}")
    if proposal.sheet:
        parts.append(f"sheet {proposal.sheet}")
    return (
        f"{count(proposal.rows, 'row')}, {count(len(proposal.columns), 'column')}, "
        f"{levels} of them levels: {', '.join(part for part in parts if part)}"
    )


def values_label(words: Sequence[str]) -> str:
    """Label of the table of words."""
    return f"What the {count(len(words), 'different answer')} mean as levels"


def accounted(outcome: ImportOutcome) -> str:
    """Every cell of the file, in a sentence."""
    if outcome.duplicate:
        return "This file is already stored for this wave and rater: importing changes nothing."
    return (
        f"{number(outcome.cells)} cells: {number(outcome.ratings)} ratings, "
        f"{number(outcome.importance)} of importance, {number(outcome.interest)} of interest, "
        f"{number(outcome.unknown)} unknown, {number(outcome.not_applicable)} not applicable, "
        f"{number(outcome.identity)} of identity, {number(outcome.metadata)} of metadata, "
        f"{number(outcome.set_aside)} set aside."
    )


def imported(outcome: ImportOutcome) -> str:
    """After the import."""
    if outcome.duplicate:
        return "This file was already imported; nothing was changed."
    return (
        f"{number(outcome.ratings)} ratings of {count(outcome.people, 'person', 'people')} are "
        f"stored in wave {outcome.wave}."
    )


def problems_title(issues: Sequence[Issue]) -> str:
    """How many of each weight."""
    parts = []
    for severity in ("error", "warning", "note"):
        found = sum(issue.severity == severity for issue in issues)
        if found:
            parts.append(count(found, severity))
    return joined(parts)


def import_line(record: ImportRecord) -> str:
    """One import in the history."""
    undone = " · undone" if record.undone_at else ""
    return f"{record.wave} · {record.rater}{undone}"


def import_detail(record: ImportRecord) -> str:
    """Its figures."""
    return (
        f"{number(record.ratings)} ratings of {count(record.people, 'person', 'people')} · "
        f"{number(record.unknown)} unknown, {number(record.not_applicable)} not applicable, "
        f"{number(record.set_aside)} set aside · {record.layout} · "
        f"{day(record.imported_at.date())} · {record.import_id}"
    )


def undo_question(record: ImportRecord) -> str:
    """What undoing takes away."""
    return (
        f"Take {number(record.ratings)} ratings of wave {record.wave} out of the store? The file "
        "can be imported again."
    )
