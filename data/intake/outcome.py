"""What an import is said to have done: every cell counted, and what the store is to land."""

from __future__ import annotations

from collections import Counter

from data.intake.columns.column import RATED
from data.intake.identity.people import UNFILLED
from data.intake.understood import Understood
from data.intake.values.answers import Answers
from data.store.history.imports import Upload
from data.store.upload.coding import Code, LandedColumn
from data.store.upload.landing import Counts
from data.vocabulary import ImportOutcome, Issue


def duplicate(upload: Upload, import_id: str, when: object, *, dry_run: bool) -> ImportOutcome:
    """The outcome of a file that is stored already."""
    reason = f"The file is already in wave “{upload.wave}” ({when}); nothing was changed."
    said = Issue(None, None, None, reason, "note")
    return ImportOutcome(
        import_id=import_id,
        duplicate=True,
        dry_run=dry_run,
        layout="",
        encoding="",
        delimiter="",
        sheet="",
        header_rows=0,
        wave=upload.wave,
        rater=upload.rater,
        rows=0,
        people=0,
        skills=0,
        cells=0,
        identity=0,
        metadata=0,
        ratings=0,
        importance=0,
        interest=0,
        unknown=0,
        not_applicable=0,
        set_aside=0,
        issues=(said,),
    )


def level_columns(answers: Answers, by_position: dict[int, int]) -> list[LandedColumn]:
    """The answered columns as the store lands them."""
    return [
        LandedColumn(
            c.position,
            "rating" if c.use == "level" else c.use,
            c.rater,
            by_position.get(c.position),
        )
        for c in (a.column for a in answers.columns)
    ]


def meanings_of(answers: Answers) -> list[Code]:
    """Each distinct answer of each column."""
    return [
        Code(a.column.position, value, said.outcome, said.level, said.reason, count)
        for a in answers.columns
        for value, said, count in zip(a.values, a.meanings, a.counts, strict=True)
    ]


def counted_outcome(
    chosen: Understood,
    upload: Upload,
    import_id: str,
    counts: Counts,
    lines: Counter[str],
    dry_run: bool,
) -> ImportOutcome:
    """The outcome with its eight counts. `lines`: rows by the reason why they are not stored."""
    table, mapping = chosen.table, chosen.mapping
    answers = len(mapping.used(*RATED))
    live = lines[""]
    unfilled = lines[UNFILLED]  # their answers are unknown
    left_out = lines.total() - live - unfilled
    beside = table.outside
    ignored = len(mapping.used("ignored")) * live
    ignored += table.width * left_out + (table.width - answers) * unfilled
    return ImportOutcome(
        import_id=import_id,
        duplicate=False,
        dry_run=dry_run,
        layout=mapping.layout,
        encoding=table.encoding,
        delimiter=table.delimiter,
        sheet=table.sheet,
        header_rows=table.header_rows,
        wave=upload.wave,
        rater=upload.rater,
        rows=table.rows,
        people=counts.people,
        skills=counts.skills,
        cells=table.rows * table.width + beside.stated + beside.aside,
        identity=len(mapping.used("person", "team", "role", "rater")) * live,
        metadata=len(mapping.used("metadata", "skill")) * live + beside.stated,
        ratings=counts.ratings,
        importance=counts.importance,
        interest=counts.interest,
        unknown=counts.unknown + unfilled * answers,
        not_applicable=counts.not_applicable,
        set_aside=counts.set_aside + ignored + beside.aside,
    )


def accounted(o: ImportOutcome) -> int:
    """Cells that are in one of the eight counts."""
    return (
        o.identity
        + o.metadata
        + o.ratings
        + o.importance
        + o.interest
        + o.unknown
        + o.not_applicable
        + o.set_aside
    )
