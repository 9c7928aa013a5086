"""A rating that came from no file, as an import of one row and one column: it counts, is shown with
its source and is undone like any other."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from data.store.database import Transaction, now
from data.store.guard import who_asks
from data.store.history.imports import Upload, next_import_no, record
from data.store.upload.coding import KINDS, cell_code
from data.vocabulary import ImportedColumn, ImportOutcome, Rater, Viewer


@dataclass(frozen=True)
class OneRating:
    """`source` stands where the name of a file does; `role` and `team` are of that wave."""

    source: str
    wave_no: int
    wave: str
    person_no: int
    team: str | None
    role: str | None
    skill_no: int
    skill_id: str
    skill: str
    rater: Rater
    level: int


def store_one(change: Transaction, one: OneRating, viewer: Viewer) -> int:
    """The number of the import."""
    import_no = next_import_no(change)
    digest = sha256(f"{one.source}|{import_no}|{now()}".encode()).hexdigest()
    series, entry = (
        int(change.rows(f"select coalesce(max({column}), 0) + 1 from {table}")[0][0])
        for table, column in (("answer_series", "series_no"), ("answer_row", "entry_no"))
    )
    code = cell_code(1, one.level)
    for table, row in (
        (
            "participation",
            {
                "import_no": import_no,
                "wave_no": one.wave_no,
                "person_no": one.person_no,
                "row_no": 1,
                "team": one.team,
                "role": one.role,
            },
        ),
        (
            "answer_series",
            {
                "series_no": series,
                "import_no": import_no,
                "position": 1,
                "skill_no": one.skill_no,
                "kind": KINDS[one.rater],
            },
        ),
        (
            "answer_row",
            {"entry_no": entry, "import_no": import_no, "row_no": 1, "person_no": one.person_no},
        ),
        ("answer_cell", {"series_no": series, "entry_no": entry, "code": code}),
        (
            "answer_value",
            {"import_no": import_no, "position": 1, "code": code, "native_value": str(one.level)},
        ),
    ):
        change.insert(table, tuple(row), [tuple(row.values())])
    upload = Upload(one.source, digest, "", one.wave, one.rater, who_asks(viewer))
    record(
        change,
        import_no,
        one.wave_no,
        upload,
        _outcome(one, digest),
        {1: one.skill_no},
        one_each=True,
    )
    change.execute(
        "update import set imported_by = :who where import_no = :import_no",
        {"who": who_asks(viewer) or None, "import_no": import_no},
    )
    return import_no


def _outcome(one: OneRating, digest: str) -> ImportOutcome:
    column = ImportedColumn(
        1, one.skill, "level", one.skill_id, reason=one.source, rater=one.rater, scale="0-5"
    )
    none: dict[str, Any] = dict.fromkeys(
        (
            "identity",
            "metadata",
            "importance",
            "interest",
            "unknown",
            "not_applicable",
            "set_aside",
            "header_rows",
        ),
        0,
    )
    return ImportOutcome(
        import_id=digest[:12],
        duplicate=False,
        dry_run=False,
        layout="an accepted contest",
        encoding="",
        delimiter="",
        sheet="",
        wave=one.wave,
        rater=one.rater,
        rows=1,
        people=1,
        skills=1,
        cells=1,
        ratings=1,
        columns=(column,),
        **none,
    )
