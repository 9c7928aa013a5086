"""Single answers: what stands behind a cell, as its file gave it; and a rating that came from no
file, as an import of one row and one column that counts, is shown with its source and undone like
any other."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from data.store.database import Database, Transaction, now
from data.store.guard import team_scope, who_asks
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


_KINDS = ("self", "manager", "peer", "importance", "interest")
"""As the column `kind` of the table `answer` counts them, from 1."""


@dataclass(frozen=True)
class RatingBehind:
    """One answer. `kind`: who rated, or importance or interest. `native`: as the file has it.

    `level` 0 to 5 (None: unknown, or not applicable). `counts`: no later import of the wave has
    replaced it. `row_no` counts the file's rows from 1; `imported_at` is UTC without zone.
    """

    wave: str
    held_on: date
    kind: str
    native: str
    level: int | None
    applies: bool
    counts: bool
    file_name: str
    row_no: int
    header: str
    scale: str
    imported_at: datetime


def ratings_behind(
    database: Database, person_no: int, skill_id: str, viewer: Viewer
) -> tuple[RatingBehind, ...]:
    """All answers about a person in a skill, latest wave first, then by kind, latest import first.

    Nothing where the viewer may not see people, and nothing of other teams than theirs.
    """
    if not viewer.people_visible:
        return ()
    rows = database.rows(
        """
        select w.name, w.held_on, a.kind, coalesce(v.native_value, ''), a.said,
               row_number() over (
                   partition by i.wave_no, a.kind
                   order by a.import_no desc, a.row_no desc, a.position desc
               ) as place,
               i.file_name, a.row_no, coalesce(c.header, ''), coalesce(c.scale, ''), i.imported_at
        from answer a
        join import i on i.import_no = a.import_no
        join wave w on w.wave_no = i.wave_no
        join skill s on s.skill_no = a.skill_no
        left join answer_value v
               on v.import_no = a.import_no and v.position = a.position and v.code = a.code
        left join import_column c on c.import_no = a.import_no and c.position = a.position
        where a.person_no = :person_no and s.skill_id = :skill_id
          and (:every_team or exists (
              select 1 from participation p
              where p.wave_no = i.wave_no and p.person_no = a.person_no and p.team = any(:teams)
          ))
        order by w.held_on desc, i.wave_no desc, a.kind, place
        """,
        {"person_no": person_no, "skill_id": skill_id, **team_scope(viewer)},
    )
    return tuple(
        RatingBehind(
            wave,
            held_on,
            _KINDS[kind - 1],
            native,
            said if said >= 0 else None,
            said != -2,
            place == 1,
            file_name,
            row_no,
            header,
            scale,
            imported_at,
        )
        for (
            wave,
            held_on,
            kind,
            native,
            said,
            place,
            file_name,
            row_no,
            header,
            scale,
            imported_at,
        ) in rows
    )
