"""Weeks in words: one rounding for page, command and report."""

from __future__ import annotations

HAIR = 1e-6
"""What adding up weeks may be off by."""


def whole_week(value: float) -> int:
    """The week in which something ends: started weeks count, a hair of rounding does not."""
    return int(-(-(value - HAIR) // 1))


def week_span(start: float, end: float) -> str:
    """From the week in which it starts to the one in which it ends: "0 to 33"."""
    return f"{int(start + HAIR)} to {whole_week(end)}"
