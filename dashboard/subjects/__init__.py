"""What Skillmix says, a file a subject: its sentences, its fields, its sections of blocks."""

from collections.abc import Mapping
from string import Formatter
from typing import Any

from dashboard import formats
from seeds import read_seed

HELPS: Mapping[str, str] = {row["place"]: row["text"] for row in read_seed("helps.csv")}
"""What is said at a control, of a list, column or table, and of things, by where it is said."""


class Writer(Formatter):
    """Fills texts by functions of `formats`: `{gap:percent}`, `{people:count person}`; what is
    counted may be a list."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec.startswith("count "):
            many = value if isinstance(value, int) else len(value)
            return formats.count(many, *format_spec.removeprefix("count ").split("|"))
        if format_spec == "len":
            return str(len(value))
        if hasattr(formats, format_spec):
            return str(getattr(formats, format_spec)(value))
        return format(value, format_spec).replace("-", "−" if format_spec else "-")


def text_at(place: str, **values: Any) -> str:
    """The text of a place, filled in."""
    return Writer().format(HELPS[place], **values)


def texts(kind: str) -> dict[str, str]:
    """Words of the things of a kind, by their names: of "survey.layout" those of each layout."""
    start = f"{kind}."
    return {
        place.removeprefix(start): text for place, text in HELPS.items() if place.startswith(start)
    }
