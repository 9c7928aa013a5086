"""What an import did, as text and as JSON."""

from __future__ import annotations

from typing import Any

from dashboard.commands.answer import plain, table
from dashboard.wording.renamed import renamed
from data.vocabulary import ImportOutcome, Issue

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
