"""KoboToolbox and ODK: columns of a group are `group/question` or `group-question`.

Exports name columns and answers by XML names or by labels; a select-multiple has a column per
choice, `question/choice`.
"""

from __future__ import annotations

from data.intake.layouts.layout import Heads, Layout, Split, facts
from data.intake.layouts.stems import spaced
from data.intake.reading.table import TextTable

_FACTS = facts(
    metadata="start|end|today|deviceid|subscriberid|simserial|phonenumber|imei|audit|username"
    "|_id|_uuid|_submission_time|_validation_status|_notes|_status|_submitted_by|__version__"
    "|_tags|_index|_version_|_parent_index|_parent_table_name|_xform_id_string|_attachments"
    "|formhub/uuid|meta/instanceid|meta/instancename|meta/rootuuid|meta/deprecatedid"
    "|submissiondate|meta-instanceid|meta-instancename|key|submitterid|submittername"
    "|attachmentspresent|attachmentsexpected|status|reviewstate|edits|formversion|instanceid"
    "|instancename",
)


def _recognises(heads: Heads) -> bool:
    texts = set(heads.texts)
    odk = "key" in texts and ({"submissiondate", "meta-instanceid"} & texts)
    kobo = {"_uuid", "_submission_time"} <= texts or {"_uuid", "_id"} <= texts
    return bool(kobo or odk or "formhub/uuid" in texts or {"meta/instanceid", "start"} <= texts)


def _splits(table: TextTable) -> tuple[Split, ...]:
    """A path as its last name, asked by the groups above it; names with spaces for underscores."""
    odk = not any("/" in h for h in table.headers)
    groups = _groups(table.headers) if odk else frozenset()
    return tuple(_split(h, s, groups, odk) for h, s in zip(table.headers, table.stems, strict=True))


def _groups(headers: tuple[str, ...]) -> frozenset[str]:
    """ODK's groups: what several names have before the first hyphen."""
    starts = [h.split("-", 1)[0] for h in headers if "-" in h and " " not in h]
    return frozenset(s for s in starts if starts.count(s) > 1)


def _split(header: str, stem: str, groups: frozenset[str], odk: bool) -> Split:
    if odk:
        first, found, rest = header.partition("-")
        above = [first] if found and first in groups else []
        name = rest if above else header
    else:
        *above, name = header.split("/") if "//" not in header else [header]
        if not name.strip():
            above, name = [], header
    return Split(spaced(name), stem or " ".join(a.strip().replace("_", " ") for a in above))


LAYOUT = Layout("kobo", _recognises, _FACTS, _splits, coded=True)
