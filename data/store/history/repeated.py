"""Standing imports that a new one says again: the same file, or the same people and skills."""

from __future__ import annotations

from data.store.database import Transaction
from data.store.history.imports import Upload
from data.vocabulary import Repeated

MOST_ALIKE = 0.8
"""Share of the people, and of their skills, that two imports of a wave must have in common."""


def repeated(
    change: Transaction, import_no: int, wave_no: int, upload: Upload
) -> tuple[Repeated, ...]:
    """What the import repeats, latest first. Call it once its rows have landed."""
    found = []
    for number, import_id, name, wave_name, rater, sha256, moment in change.rows(
        """
        select import_no, import_id, file_name, wave_name, rater, sha256, imported_at from import
        where undone_at is null and import_no <> :import_no
          and (sha256 = :sha256 or (wave_no = :wave_no and rater = :rater))
        order by import_no desc
        """,
        {
            "import_no": import_no,
            "wave_no": wave_no,
            "sha256": upload.sha256,
            "rater": upload.rater,
        },
    ):
        where = f"wave “{wave_name}”, rated by {rater}, since {moment:%Y-%m-%d}"
        if sha256 == upload.sha256:
            said = f"This same file is stored already, read in another way: {where}."
        elif _alike(change, import_no, int(number)):
            said = f"Nearly the same people and skills are stored already, from “{name}”: {where}."
        else:
            continue
        found.append(Repeated(import_id, name, f"{said} Both count unless this one replaces it."))
    return tuple(found)


def _alike(change: Transaction, one: int, other: int) -> bool:
    """Whether two imports share nearly all people, and then nearly all skills."""
    numbers = {"one": one, "other": other}
    return all(
        0 < shared >= MOST_ALIKE * max(here, there)
        for shared, here, there in (
            change.rows(_SHARED.format(table=table, what=what), numbers)[0]
            for table, what in (("participation", "person_no"), ("answer_series", "skill_no"))
        )
    )


_SHARED = """
    with here as (select distinct {what} as no from {table} where import_no = :one),
         there as (select distinct {what} as no from {table} where import_no = :other)
    select (select count(*) from here where no in (select no from there)),
           (select count(*) from here), (select count(*) from there)
"""
