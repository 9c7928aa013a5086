"""The catalogue of measures in lines and as the table of README.md."""

from __future__ import annotations

from collections.abc import Mapping

from analytics.catalogue import MEASURES, Measure, Use
from dashboard.formats import count

HEADINGS: Mapping[Use, str] = {
    "decision": "What decisions rest on",
    "analyst": "What the analyst looks at (Evidence)",
}


def facts(measure: Measure) -> str:
    """Unit, range, direction, source, smallest group and what is missing, in one line."""
    parts = [
        measure.unit,
        measure.range,
        "" if measure.direction == "neither" else measure.direction,
        measure.source,
        f"from {count(measure.least, 'person', 'people')} on" if measure.least > 1 else "",
        f"an answer not given {measure.missing}",
    ]
    return " · ".join(part for part in parts if part)


def markdown() -> str:
    """The table of README.md, written by `skillmix method --markdown`."""
    lines = ["| measure | what it says | formula | source |", "|---|---|---|---|"]
    lines += [
        f"| {m.name} | {m.says} | {m.formula} | {m.source}"
        f"{f'; from {m.least} people on' if m.least > 1 else ''} |"
        for m in MEASURES
    ]
    return "\n".join(lines)
