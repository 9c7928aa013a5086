"""What stands behind a number: the files that it came from."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from data.store.database import Database, scope_of


@dataclass(frozen=True)
class ImportUsed:
    """One uploaded file behind a report. `imported_at` is UTC without zone."""

    file_name: str
    sha256: str
    wave: str
    rater: str
    imported_at: datetime


def imports_behind(
    database: Database, waves: Sequence[str], people: AbstractSet[int]
) -> tuple[ImportUsed, ...]:
    """The files, not undone, that hold a row of one of `people` in one of `waves`, oldest first.

    Files about other people only are left out: a viewer of one team learns nothing of the rest.
    """
    if not waves or not people:
        return ()
    names = {f"wave_{position}": wave for position, wave in enumerate(waves)}
    rows = database.rows(
        f"""
        select distinct p.import_no, p.person_no
        from participation p join wave w on w.wave_no = p.wave_no
        where w.name in ({", ".join(f":{name}" for name in names)})
          and (:every_team or p.team = any(:teams))
        """,
        {**names, **scope_of(database)},
    )
    used = {import_no for import_no, person_no in rows if person_no in people}
    files = database.rows(
        """
        select import_no, file_name, sha256, wave_name, rater, imported_at
        from import i where undone_at is null and (:every_team or exists (
            select 1 from participation p
            where p.import_no = i.import_no and p.team = any(:teams)
        ))
        order by imported_at, import_no
        """,
        scope_of(database),
    )
    return tuple(ImportUsed(*row[1:]) for row in files if row[0] in used)
