"""REDCap's longitudinal exports: several rows of one record, of which only some name a person."""

from __future__ import annotations

from dataclasses import replace

from data.intake.columns.column import Column
from data.intake.columns.profile import Profile
from data.intake.language.words import fold
from data.intake.layouts.layout import Layout
from data.vocabulary import Issue

_EVENTS = frozenset(
    ("redcap_event_name", "event name", "redcap_repeat_instance", "repeat instance")
)
_RECORDS = frozenset(("record_id", "record id", "study_id", "study id"))
_SHOWN = 4


def of_records(
    columns: list[Column], profiles: tuple[Profile, ...], layout: Layout
) -> tuple[list[Column], tuple[Issue, ...]]:
    """With several events the record says who answered, because an e-mail stands in one of them.

    Also the question that two events in one wave are.
    """
    found = next(
        (c for c in columns if fold(c.header) in _EVENTS and _several(profiles[c.position - 1])),
        None,
    )
    record = next((c for c in columns if fold(c.header) in _RECORDS and c.use == "person"), None)
    if layout.name != "redcap" or found is None or record is None:
        return columns, ()
    kept = [
        replace(c, use="metadata", person="", reason="the record says who answered in each event")
        if c.use == "person" and c is not record and not c.given
        else c
        for c in columns
    ]
    names = [value for value, _ in profiles[found.position - 1].values if value.strip()]
    shown = ", ".join(names[:_SHOWN]) + (", ..." if len(names) > _SHOWN else "")
    said = (
        f"The file holds several answers of one record ({found.header}: {shown}). One import is "
        "one wave, in which the last answer of a person counts: export each event by itself and "
        "import it as a wave of its own."
    )
    return kept, (Issue(None, found.header, None, said),)


def _several(seen: Profile) -> bool:
    return sum(1 for value, _ in seen.values if value.strip()) > 1
