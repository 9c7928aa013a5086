"""User text as a report may print it: one line, visible, nothing that steers the renderer."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 300
"""Characters of one printed text; more is cut with an ellipsis (the store keeps all of it)."""
_STEERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Bidirectional overrides: they can make a name read as something else."""


_SPACES = re.compile(r"[^\S\u00a0]+")


def visible(text: str | None, longest: int = LONGEST) -> str:
    """Without control characters, overrides and half characters, spaces run together.

    A no-break space stays one: it holds a number to its unit.
    """
    if not text:
        return ""
    kept = "".join(_visible(letter) for letter in text)
    line = _SPACES.sub(" ", kept).strip()
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _visible(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in ("Cs", "Co", "Cn"):
        return "\ufffd"
    if category == "Cc":
        return " "
    return "" if letter in _STEERING else letter
