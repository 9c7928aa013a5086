"""Skills that a file calls by another name than the taxonomy."""

from __future__ import annotations

from collections.abc import Sequence

from data.vocabulary import Issue


def renamed(pairs: Sequence[tuple[str, str]]) -> tuple[Issue, ...]:
    """A note for each (word of the file, skill): what its answers count for."""
    return tuple(
        Issue(
            None, None, word, f"“{word}” was read as {skill}, the taxonomy's name for it.", "note"
        )
        for word, skill in pairs
    )
