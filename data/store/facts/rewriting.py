"""The bytes of deleted rows: out of the store's files, now or when it is opened next."""

from __future__ import annotations

from data.store.database import Database
from data.vocabulary import RefusedError


def rewritten(database: Database) -> str:
    """Take what was deleted out of the bytes of the store; "", or what is left to do, as a sentence
    with a space before it. The transaction that deleted has called `rewrite_is_wanted`."""
    try:
        left = database.rewrite()
    except RefusedError as refusal:
        left = (
            f"The bytes of the deleted rows are still in the store, which could not be written "
            f"anew ({refusal}) It is tried again when Skillmix opens it next."
        )
    return f" {left}" if left else ""
