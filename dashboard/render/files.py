"""A report, and the files it can be: one renderer for each format."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from types import MappingProxyType

from dashboard.render.blocks import Section
from seeds import read_seed


@dataclass(frozen=True)
class Report:
    """All that a report says. Renderers read it and add nothing. `subject` names what was looked
    at, `stamp` when and from which scenario. `made_at` is UTC without zone. `recipe`: the line from
    which `skillmix verify` makes it again."""

    title: str
    subject: str
    stamp: str
    software: str
    made_at: datetime
    currency: str
    recipe: str
    sections: tuple[Section, ...]


EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every file in an archive, so that equal reports give equal bytes."""


@dataclass(frozen=True)
class FileKind:
    """A format: what a reader calls it, the icon of its button, its media type, the ending of
    its name, and where in `dashboard.render` the function is that makes it."""

    name: str
    icon: str
    media_type: str
    ending: str
    module: str
    function: str

    def render(self, report: Report) -> bytes:
        """The file. Its module is loaded now, not when the command starts."""
        module = import_module(f"dashboard.render.{self.module}")
        made: bytes = getattr(module, self.function)(report)
        return made


KINDS: Mapping[str, FileKind] = MappingProxyType(
    {row["format"]: FileKind(*list(row.values())[1:]) for row in read_seed("formats.csv")}
)
"""By the name of the format."""
