"""Mappings that the store remembers: the last confirmed one for files with the same headers.

They stand in the row of their import, so that undoing the import forgets them too.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from data.store.database import Database, Transaction, scope_of


@dataclass(frozen=True)
class RememberedMapping:
    """The TOML of a mapping, and the wave of the import that confirmed it."""

    text: str
    wave: str


def headers_fingerprint(headers: tuple[str, ...]) -> str:
    """The same for the same headers in any order. `headers` are folded by the caller."""
    return hashlib.sha256("\n".join(sorted(headers)).encode()).hexdigest()


def remembered_mapping(store: Database | Transaction, fingerprint: str) -> RememberedMapping | None:
    """The mapping of the viewer's latest standing import of such a file; None where it had none."""
    rows = store.rows(
        """
        select mapping, wave_name from import
        where headers_sha256 = :headers and undone_at is null
          and (:every_team or exists (
              select 1 from participation p
              where p.import_no = import.import_no and p.team = any(:teams)
          ))
        order by import_no desc limit 1
        """,
        {"headers": fingerprint, **scope_of(store)},
    )
    if not rows or rows[0][0] is None:
        return None
    text, wave = rows[0]
    return RememberedMapping(str(text), str(wave))


def remember(
    change: Transaction, import_no: int, fingerprint: str, mapping: str | None, who: str
) -> None:
    """Keep with an import who made it and which mapping was confirmed."""
    change.execute(
        """
        update import set headers_sha256 = :headers, mapping = :mapping, imported_by = :who
        where import_no = :import_no
        """,
        {"headers": fingerprint, "mapping": mapping, "who": who or None, "import_no": import_no},
    )
