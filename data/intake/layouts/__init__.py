"""Which tool exported a table, by marks in its headers, and what that says about its columns."""

from __future__ import annotations

from data.intake.language.words import fold
from data.intake.layouts import (
    google_forms,
    kobo,
    limesurvey,
    microsoft_forms,
    qualtrics,
    redcap,
    sosci,
    surveymonkey,
    typeform,
)
from data.intake.layouts import stems as plain
from data.intake.layouts.layout import Heads, Layout
from data.intake.reading.table import TextTable

LOOKED_AT = 2_000
_NEARLY_ALL = 0.8
AGAIN = "The row repeats the header."
LAYOUTS: tuple[Layout, ...] = (
    microsoft_forms.LAYOUT,
    surveymonkey.LAYOUT,
    qualtrics.LAYOUT,
    google_forms.LAYOUT,
    sosci.LAYOUT,
    kobo.LAYOUT,
    redcap.LAYOUT,
    typeform.LAYOUT,
    limesurvey.LAYOUT,
)
"""In the order in which they are asked; the plain table is what none of them recognises."""
_TOOLS_OF_MANY = (microsoft_forms, surveymonkey, qualtrics, limesurvey)
COMMON = google_forms.TIMESTAMPS | {
    text
    for tool in _TOOLS_OF_MANY
    for text, kind in tool.LAYOUT.facts.items()
    if kind == "metadata"
}
"""Headers that are a form's own in any table, also where its other marks are gone."""


def layout_of(table: TextTable) -> Layout:
    """The layout of a table."""
    heads = Heads(
        tuple(fold(h) for h in table.headers),
        tuple(fold(c) for c in table.codes),
        table.header_rows,
    )
    return next((each for each in LAYOUTS if each.recognises(heads)), plain.LAYOUT)


def without_tests(table: TextTable) -> TextTable:
    """The table without its totals, and without the rows that its tool marks as tests."""
    rules = []
    for rule in layout_of(table).no_answers:
        for i, header in enumerate(table.headers):
            if not {fold(header), fold(table.code(i + 1))} & rule.columns:
                continue
            values, _ = table.commonest(i + 1, LOOKED_AT)
            texts = [value for value, _ in values if fold(value) in rule.texts]
            if texts:
                rules.append((i + 1, texts, rule.reason))
    return table.leave_out([*rules, *_headers_again(table)])


def _headers_again(table: TextTable) -> list[tuple[int, list[str], str]]:
    """Rows that repeat the header, as where tables were put one below the other.

    Nearly all columns say their own header then; a column of ticks may do so by itself.
    """
    told = [
        position
        for position, header in enumerate(table.headers, start=1)
        if any(value == header for value, _ in table.commonest(position, LOOKED_AT)[0])
    ]
    if not told or len(told) < _NEARLY_ALL * table.width:
        return []
    return [(told[0], [table.headers[told[0] - 1]], AGAIN)]
