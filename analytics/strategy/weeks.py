"""Weeks in words: one rounding for page, command and report."""

from __future__ import annotations

HAIR = 1e-6
"""What adding up weeks may be off by."""


def whole_week(value: float) -> int:
    """The week in which something ends: started weeks count, a hair of rounding does not."""
    return int(-(-(value - HAIR) // 1))
