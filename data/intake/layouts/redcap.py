"""REDCap: `record_id`, events and `_complete`; checkboxes are `name___code`; raw or labelled."""

from __future__ import annotations

import re

from data.intake.layouts.layout import Heads, Layout, Split, facts
from data.intake.layouts.stems import asks_about_rows, spaced, split_shared
from data.intake.reading.table import TextTable

_FACTS = facts(
    metadata="redcap_event_name|redcap_repeat_instrument|redcap_repeat_instance"
    "|redcap_data_access_group|redcap_survey_identifier|event name|repeat instrument"
    "|repeat instance|data access group|survey identifier|complete?|survey timestamp",
    id="record_id|record id|study_id|study id",
)
_OF_TOOL = re.compile(
    r"_complete$|_timestamp$|^redcap_|^complete\?( \(\d+\))?$"
    r"|^survey timestamp( \(\d+\))?$"
)


def _recognises(heads: Heads) -> bool:
    own = sum(1 for h in heads.texts if h.startswith("redcap_"))
    boxes = sum(1 for h in heads.texts if "___" in h or "(choice=" in h)
    completed = sum(1 for h in heads.texts if h.endswith("_complete") or h.startswith("complete?"))
    record = heads.texts[0] in ("record_id", "record id", "study_id", "study id")
    return own > 0 or boxes >= 2 or (record and completed > 0)


def _splits(table: TextTable) -> tuple[Split, ...]:
    names = [h if "___" in h else spaced(h) for h in table.headers]
    return split_shared(names, table.stems, asks_about_rows)


def _own(folded: str) -> str:
    return "REDCap's own" if _OF_TOOL.search(folded) else ""


LAYOUT = Layout("redcap", _recognises, _FACTS, _splits, coded=True, own=_own)
