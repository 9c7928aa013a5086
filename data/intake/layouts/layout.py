"""What a form tool writes into its exports, and how a header of its tables is taken apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from data.intake.language.words import fold
from data.intake.reading.table import TextTable

Fact = str
"""What a column that the tool writes by itself is: metadata, email, id, name, first or last."""


@dataclass(frozen=True)
class Heads:
    """The headers of a table, folded; `codes` are the short names above them, where there are."""

    texts: tuple[str, ...]
    codes: tuple[str, ...]
    header_rows: int

    @property
    def first(self) -> frozenset[str]:
        """Headers and codes of the first columns, where the tools put their own."""
        return frozenset((*self.texts[:25], *self.codes[:25]))


@dataclass(frozen=True)
class Split:
    """A header as a question (`stem`) and what of it is rated (`subject`)."""

    subject: str
    stem: str


@dataclass(frozen=True)
class NoAnswers:
    """Rows whose cell in one of these columns is one of these texts hold no answers of people."""

    columns: frozenset[str]
    texts: frozenset[str]
    reason: str


def as_it_stands(table: TextTable) -> tuple[Split, ...]:
    """Every header as its own subject, below the question of the row above it."""
    return tuple(Split(h, s) for h, s in zip(table.headers, table.stems, strict=True))


@dataclass(frozen=True)
class Layout:
    """One kind of table. `people`: its rows are people, whether or not a column says who.

    `coded`: its numbers can be codes of answers, so that a bare number under an unknown name is
    no level. `facts` are by folded header or code.
    """

    name: str
    recognises: Callable[[Heads], bool]
    facts: Mapping[str, Fact] = field(default_factory=dict)
    splits: Callable[[TextTable], tuple[Split, ...]] = as_it_stands
    no_answers: tuple[NoAnswers, ...] = ()
    people: bool = False
    coded: bool = False
    own: Callable[[str], str] = lambda header: ""
    """Why a folded header is the tool's own and no answer, or ""."""
    missing: frozenset[str] = frozenset()
    """Numbers that the tool writes where there is no answer."""


def facts(**texts: str) -> dict[str, Fact]:
    """`metadata="start time|completion time"` -> each folded header and what it is."""
    return {fold(text): kind for kind, listed in texts.items() for text in listed.split("|")}
