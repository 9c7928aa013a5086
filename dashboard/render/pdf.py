"""A report as PDF by typst: vector, tagged, PDF/UA-1, without a browser. User text travels as JSON
data and is never read as markup."""

import json
import re
from datetime import UTC
from importlib import resources
from typing import Any

import typst

from dashboard.render.files import Report
from dashboard.render.plots import shades
from dashboard.render.printable import printed
from dashboard.theme import LIGHT, text_on

BREAK = "\u200b"
LONG_WORD = re.compile(r"[^\s\u200b]{24,}")
"""Words that no line would break: they get invisible places to break at."""
HASH = re.compile(r"[0-9a-f]{64}")
"""Stays whole, so that it can be copied; the page has room for it."""


def render(report: Report) -> bytes:
    """The PDF of a report. Equal reports give equal bytes on one machine. Characters that Inter
    does not have (emoji, scripts of Asia) are drawn from fonts of the machine; where it has none
    either, they stay as text that can be copied and searched, drawn as boxes, and the file goes
    without the PDF/UA-1 mark that forbids such boxes."""
    for system_fonts in (False, True):
        try:
            return _compile(report, system_fonts=system_fonts, accessible=True)
        except typst.TypstError as error:
            if "could not be displayed with font" not in str(error):
                raise
    return _compile(report, system_fonts=True, accessible=False)


def _compile(report: Report, *, system_fonts: bool, accessible: bool) -> bytes:
    paper = resources.files("dashboard.render") / "paper"
    result = _breakable(printed(report, "pdf"))
    result["recipe"] = report.recipe
    look = {
        **{name: getattr(LIGHT, name) for name in ("ink", "quiet", "line", "panel", "accent")},
        "shades": shades(LIGHT),
        "levels": LIGHT.levels,
        "on_levels": [text_on(fill) for fill in LIGHT.levels],
    }
    with resources.as_file(paper) as templates:
        made: bytes = typst.compile(
            templates / "report.typ",
            root=templates,
            font_paths=[templates],
            ignore_system_fonts=not system_fonts,
            sys_inputs={"report": json.dumps(result), "look": json.dumps(look)},
            pdf_standards=["ua-1"] if accessible else [],
            timestamp=report.made_at.replace(tzinfo=UTC),
        )
    return made


def _pieces(match: re.Match[str]) -> str:
    word = match[0]
    if HASH.fullmatch(word):
        return word
    return BREAK.join(word[at : at + 6] for at in range(0, len(word), 6))


def _breakable(value: Any) -> Any:
    if isinstance(value, str):
        return LONG_WORD.sub(_pieces, value)
    if isinstance(value, dict):
        return {name: _breakable(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_breakable(part) for part in value]
    return value
