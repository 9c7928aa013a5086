"""The report as PDF by typst: vector, tagged, PDF/UA-1, without a browser.

User text travels as JSON data and is never read as markup.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from datetime import UTC
from importlib import resources
from typing import Any

import typst

from dashboard.reports.model import ReportModel
from dashboard.theme import LEVER_COLOURS, LIGHT, OPEN_COLOUR, text_on

BREAK = "\u200b"
LONG_WORD = re.compile(r"[^\s\u200b]{24,}")
"""Words that no line would break: they get invisible places to break at."""
HASH = re.compile(r"[0-9a-f]{64}")
"""Stays whole, so that it can be copied; the page has room for it."""


def render(model: ReportModel) -> bytes:
    """The PDF of a report. Equal models give equal bytes on one machine.

    Characters that Inter does not have (emoji, scripts of Asia) are drawn from fonts of the
    machine; where it has none either, they stay as text that can be copied and searched, drawn
    as boxes, and the file goes without the PDF/UA-1 mark that forbids such boxes.
    """
    try:
        return _compile(model, system_fonts=False, accessible=True)
    except typst.TypstError as error:
        if not _lacks_a_glyph(error):
            raise
    try:
        return _compile(model, system_fonts=True, accessible=True)
    except typst.TypstError as error:
        if not _lacks_a_glyph(error):
            raise
    return _compile(model, system_fonts=True, accessible=False)


def _lacks_a_glyph(error: typst.TypstError) -> bool:
    return "could not be displayed with font" in str(error)


def _compile(model: ReportModel, *, system_fonts: bool, accessible: bool) -> bytes:
    reports = resources.files("dashboard.reports") / "templates"
    fonts = resources.files("dashboard") / "fonts"
    with resources.as_file(reports) as templates, resources.as_file(fonts) as font_folder:
        made: bytes = typst.compile(
            templates / "report.typ",
            root=templates,
            font_paths=[font_folder],
            ignore_system_fonts=not system_fonts,
            sys_inputs={
                "report": json.dumps(_breakable(asdict(model)), default=str),
                "look": json.dumps(_look()),
                "recipe": model.recipe,
            },
            pdf_standards=["ua-1"] if accessible else [],
            timestamp=model.made_at.replace(tzinfo=UTC),
        )
    return made


def _breakable(value: Any) -> Any:
    if isinstance(value, str):
        return LONG_WORD.sub(lambda word: _pieces(word.group()), value)
    if isinstance(value, dict):
        return {name: _breakable(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_breakable(part) for part in value]
    return value


def _pieces(word: str) -> str:
    if HASH.fullmatch(word):
        return word
    return BREAK.join(word[at : at + 6] for at in range(0, len(word), 6))


def _look() -> dict[str, Any]:
    return {
        "ink": LIGHT.ink,
        "quiet": LIGHT.quiet,
        "line": LIGHT.line,
        "panel": LIGHT.panel,
        "accent": LIGHT.accent,
        "open": OPEN_COLOUR,
        "levels": list(LIGHT.levels),
        "on_levels": [text_on(colour) for colour in LIGHT.levels],
        "levers": {
            **LEVER_COLOURS,
            "nothing": OPEN_COLOUR,
            "covered": LIGHT.quiet,
            "none": LIGHT.quiet,
            "blend": LIGHT.ink,
        },
        "tones": {
            "low": LIGHT.poor,
            "middle": LIGHT.fair,
            "good": LIGHT.good,
            "unknown": LIGHT.line,
        },
    }
