"""Single answers: what stands behind a cell, as its file gave it; and a rating that came from no
file, as an import of one row and one column that counts, is shown with its source and undone like
any other."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

import pyarrow as pa

from data.store.database import Database, Transaction, now
from data.store.engines.engine import next_number
from data.store.guard import team_scope
from data.store.history.imports import Upload, record
from data.store.upload.landing import KIND_NAMED, Target, Text, land
from data.store.upload.staging import in_memory
from data.vocabulary import ImportedColumn, ImportOutcome, Viewer


def store_contested(change: Transaction, contest_no: int, level: int) -> int:
    """Rate what is contested as a manager, beside the latest row of its person in its wave. The
    number of the import."""
    columns, found = change.named(_CONTESTED, {"number": contest_no})
    row = dict(zip(columns, found[0], strict=True))
    wave_no, wave, skill_no = row["wave_no"], row["wave"], row["skill_no"]
    source = f"contest {contest_no}"
    import_no = next_number(change, "import")
    digest = sha256(f"{source}|{import_no}|{now()}".encode()).hexdigest()
    result = Text(
        1, 1, str(level), "rating", "manager", skill_no, "level", level, "", 1, str(level)
    )
    cells = pa.Table.from_pylist([{"row_no": 1, "c1": str(level)}])
    rows = pa.Table.from_pylist([row])
    land(change, Target(import_no, wave_no, row["team"]), in_memory(cells), rows, [result])
    name, skill = row["skill"], row["skill_id"]
    column = ImportedColumn(1, name, "level", skill, reason=source, rater="manager", scale="0-5")
    outcome = ImportOutcome(
        import_id=digest[:12],
        duplicate=False,
        dry_run=False,
        layout="an accepted contest",
        wave=wave,
        rater="manager",
        rows=1,
        people=1,
        skills=1,
        cells=1,
        ratings=1,
        columns=(column,),
    )
    upload = Upload(source, digest, "", wave, "manager", change.who)
    record(change, import_no, wave_no, upload, outcome, {1: skill_no})
    return import_no


_CONTESTED = """
    select w.wave_no, w.name as wave, o.identity_kind as kind, o.identity, o.label, p.team, p.role,
           s.skill_no, s.skill_id, s.name as skill, 1 as row_no, 'manager' as rater, '' as aside
    from contest c
    join person o on o.person_no = c.person_no
    join wave w on w.wave_no = c.wave_no
    join skill s on s.skill_no = c.skill_no
    join participation p on p.person_no = c.person_no and p.wave_no = c.wave_no
    where c.contest_no = :number
    order by case when p.team is null then 1 else 0 end, p.import_no desc, p.row_no desc
    limit 1
"""


@dataclass(frozen=True)
class RatingBehind:
    """One answer. `kind`: who rated, or importance or interest. `native`: as the file has it.

    `level` 0 to 5 (None: unknown, or not applicable). `counts`: nothing later that was said in the
    wave has replaced it. `row_no` counts the file's rows from 1; `imported_at` is UTC without zone.
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
        f"""
        select w.name, w.held_on, {KIND_NAMED}, coalesce(v.native_value, ''),
               case when a.said >= 0 then a.said end, a.said <> -2,
               row_number() over (
                   partition by i.wave_no, a.kind
                   order by a.code = 1, a.import_no desc, a.row_no desc, a.position desc
               ) = 1,
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
        order by w.held_on desc, i.wave_no desc, a.kind, a.import_no desc, a.row_no desc,
                 a.position desc
        """,
        {"person_no": person_no, "skill_id": skill_id, **team_scope(viewer)},
    )
    return tuple(RatingBehind(*row) for row in rows)
