"""What somebody may call a thing that is kept."""

from __future__ import annotations

from data.vocabulary import RefusedError

LONGEST_NAME = 80


def checked_name(name: str) -> str:
    """The name without needless spaces. Raises RefusedError for none, and for one too long."""
    name = " ".join(name.split())
    if not name:
        raise RefusedError("A scenario needs a name.")
    if len(name) > LONGEST_NAME:
        raise RefusedError(
            f"The name has {len(name)} characters; use at most {LONGEST_NAME} and put the rest "
            "into the reason of the decision."
        )
    return name
