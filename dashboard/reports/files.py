"""The files a report can be: one model, one renderer for each format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import cast

from dashboard.reports.model import ReportModel

OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True)
class FileKind:
    """A format: what a reader calls it, its media type, and the module whose `render` makes it."""

    name: str
    media_type: str
    module: str

    def render(self, model: ReportModel) -> bytes:
        """The file. Its module is loaded now, not when the command starts."""
        made = import_module(f"dashboard.reports.{self.module}").render
        return cast(Callable[[ReportModel], bytes], made)(model)


KINDS: Mapping[str, FileKind] = MappingProxyType(
    {
        "pdf": FileKind("PDF", "application/pdf", "pdf"),
        "pptx": FileKind("slides", OFFICE + "presentationml.presentation", "slides.deck"),
        "html": FileKind("web page", "text/html", "web.page"),
        "xlsx": FileKind("workbook", OFFICE + "spreadsheetml.sheet", "workbook"),
        "csv": FileKind("data as CSV", "text/csv", "listing"),
        "json": FileKind("data as JSON", "application/json", "document"),
    }
)
"""By the ending of the file's name."""
