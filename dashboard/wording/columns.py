"""Columns of a survey file as the page lists them: what is in doubt first, names told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.ingest import Proposal
from data.vocabulary import ImportedColumn

_SURE = 0.9
_PART = re.compile(r"^(?P<stem>.*\S)\s*\[(?P<part>[^\[\]]+)\]$", re.DOTALL)


def in_doubt(column: ImportedColumn) -> bool:
    """Whether somebody should look at what the column was taken for."""
    return column.confidence < _SURE and column.use != "ignored"


def listed(proposal: Proposal) -> list[ImportedColumn]:
    """The columns, those in doubt first, and each as the file has them otherwise."""
    return sorted(proposal.columns, key=lambda column: not in_doubt(column))


def names(columns: Sequence[ImportedColumn]) -> list[str]:
    """Each header with what is in its last brackets first: the question before it is the same in
    every column of a grid and would leave no room for it."""
    return [
        f"{found['part'].strip()} · {found['stem']}"
        if (found := _PART.match(c.header))
        else c.header
        for c in columns
    ]
