"""Words that are written from right to left stand where they are: nothing beside them moves.

A number or a bracket beside a Hebrew or Arabic name would be drawn on its other side.
"""

from __future__ import annotations

import re

_MARKS = "\u200e\u200f\u061c\u202a-\u202e"
"""Marks of direction that a name may carry; one that is never closed would turn a whole page."""
_LETTER = (
    f"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff{_MARKS}"
)
_RUN = re.compile(rf"[{_LETTER}](?:[\s.'’\-]*[{_LETTER}])*")
_ISOLATES = re.compile("[\u2066-\u2069]")


def isolated(text: str) -> str:
    """`text` with each run of such words between FSI and PDI, which nobody sees. A space, a hyphen,
    an apostrophe or a full stop joins two words to a run; a comma or a digit does not."""
    return _RUN.sub("\u2068\\g<0>\u2069", _ISOLATES.sub("", text))
