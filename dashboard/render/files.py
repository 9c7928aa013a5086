"""A report, and the files it can be: one renderer for each format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from types import MappingProxyType
from typing import cast

from dashboard.render.blocks import Section


@dataclass(frozen=True)
class Report:
    """All that a report says. Renderers read it and add nothing.

    `subject` names what was looked at, `stamp` when and from which scenario. `made_at` is UTC
    without zone. `recipe`: the line from which `skillmix verify` makes it again.
    """

    title: str
    subject: str
    stamp: str
    software: str
    made_at: datetime
    currency: str
    recipe: str
    sections: tuple[Section, ...]


OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True)
class FileKind:
    """A format: what a reader calls it, the icon of its button, its media type, the ending of
    its name, and where in `dashboard.render` the function is that makes it."""

    name: str
    icon: str
    media_type: str
    ending: str
    module: str
    function: str = "render"

    def render(self, report: Report) -> bytes:
        """The file. Its module is loaded now, not when the command starts."""
        made = getattr(import_module(f"dashboard.render.{self.module}"), self.function)
        return cast(Callable[[Report], bytes], made)(report)


KINDS: Mapping[str, FileKind] = MappingProxyType(
    {
        "pdf": FileKind("PDF", ":material/picture_as_pdf:", "application/pdf", "pdf", "pdf"),
        "pptx": FileKind(
            "slides",
            ":material/slideshow:",
            OFFICE + "presentationml.presentation",
            "pptx",
            "slides",
        ),
        "html": FileKind("web page", ":material/language:", "text/html", "html", "web"),
        "xlsx": FileKind(
            "workbook", ":material/table_view:", OFFICE + "spreadsheetml.sheet", "xlsx", "workbook"
        ),
        "csv": FileKind(
            "tables as CSV", ":material/csv:", "application/zip", "zip", "data", "as_zip"
        ),
        "json": FileKind(
            "data as JSON", ":material/data_object:", "application/json", "json", "data", "as_json"
        ),
    }
)
"""By the name of the format."""
