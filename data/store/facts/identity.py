"""What a person is matched by."""

from __future__ import annotations

import unicodedata
from typing import Literal

IdentityKind = Literal["email", "id", "name", "row"]


def identify(text: str) -> tuple[IdentityKind, str]:
    """What a person is matched by: (kind, folded identity) of what a file calls them.

    An e-mail has an @; an id has a digit and no space; anything else is a name, matched whole,
    never by resemblance. The text alone decides, so that every file agrees.
    """
    folded = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    if "@" in folded:
        return "email", folded
    if " " not in folded and any(c.isdigit() for c in folded):
        return "id", folded
    return "name", folded
