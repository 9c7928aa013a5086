"""Which mapping holds for a table: the one given, else the one remembered for its headers."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from data.intake.columns.mapping_file import MappingFile, read_mapping
from data.intake.language.words import fold
from data.intake.mapping_text import write_mapping
from data.intake.reading.table import TextTable
from data.store.database import Database
from data.store.facts.tombstones import ErasedPeople
from data.store.history.imports import headers_fingerprint, remembered_mapping


@dataclass(frozen=True)
class Holding:
    """A mapping with where it comes from; `wave` is that of the import which is remembered."""

    mapping: MappingFile | None
    scale: str | None
    """The scale that holds for it: the one given wins over the mapping's."""
    fingerprint: str
    wave: str = ""

    @property
    def sentence(self) -> str:
        """What is said of a remembered mapping, or ""."""
        if not self.wave:
            return ""
        return (
            f"This file has the columns of the import into wave “{self.wave}”, so the mapping "
            "that was confirmed then is used."
        )


def holding(
    database: Database,
    table: TextTable,
    given: MappingFile | None,
    scale: str | None,
    *,
    fresh: bool,
) -> Holding:
    """The mapping for a table. `fresh`: nothing is remembered."""
    fingerprint = headers_fingerprint(tuple(fold(header) for header in table.headers))
    if given is None and not fresh:
        found = remembered_mapping(database, fingerprint)
        if found:
            kept = read_mapping(found.text.encode())
            if scale:
                kept = replace(kept, scale=scale)
            if kept != MappingFile(scale=scale):  # else it adds nothing to what is given
                return Holding(kept, kept.scale, fingerprint, found.wave)
    return Holding(given, scale or (given.scale if given else None), fingerprint)


def to_remember(held: Holding, gone: ErasedPeople) -> str | None:
    """What the store keeps: nothing where all was as proposed, and nobody's name; nothing either
    where a column is called as somebody was who was erased."""
    kept = replace(held.mapping or MappingFile(), scale=held.scale, same_person=())
    text = write_mapping(kept) if kept != MappingFile() else None
    return text if gone.left_out_of(text) == text else None


def text_hash(text: str) -> str:
    """SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def settings_text(
    mapping: MappingFile | None, scale: str | None, sheet: str | None, team: str | None
) -> str:
    """The same text where a file is read in the same way, wherever the scale is written."""
    bare = replace(mapping or MappingFile(), scale=None)
    said = scale or (mapping.scale if mapping else None)
    fingerprint = bare.fingerprint() if bare != MappingFile() else None
    return repr((said, sheet, team, fingerprint))
