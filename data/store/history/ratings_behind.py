"""What stands behind one cell: each answer about a person's skill as its file gave it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from data.store.database import Database
from data.store.guard import team_scope
from data.vocabulary import Viewer

KINDS = ("self", "manager", "peer", "importance", "interest")
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
            KINDS[kind - 1],
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
