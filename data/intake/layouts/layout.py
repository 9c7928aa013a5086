"""What a form tool writes into its exports, and how a header of its tables is taken apart."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from data.intake.language.words import form_columns
from data.intake.reading.table import TextTable


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


@dataclass(frozen=True)
class Layout:
    """One kind of table. `people`: its rows are people, whether or not a column says who.

    `coded`: its numbers can be codes of answers, so that a bare number under an unknown name is
    no level. A folded header that `own` finds is the tool's own and no answer.
    """

    name: str
    recognises: Callable[[Heads], bool]
    splits: Callable[[TextTable], tuple[Split, ...]]
    no_answers: tuple[NoAnswers, ...] = ()
    people: bool = False
    coded: bool = False
    own: re.Pattern[str] | None = None
    own_reason: str = ""
    missing: frozenset[str] = frozenset()
    """Numbers that the tool writes where there is no answer."""

    @cached_property
    def facts(self) -> dict[str, str]:
        """What the columns are that the tool writes by itself, by folded header or code."""
        return form_columns(self.name)

    def why_own(self, folded: str) -> str:
        """Why a folded header is the tool's own and no answer, or ""."""
        return self.own_reason if self.own and self.own.search(folded) else ""
