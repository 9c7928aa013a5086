"""Whether a number has a source is asked in one place, whoever wrote the source."""

from __future__ import annotations

import pytest

from data.store.facts.settings import without_source


@pytest.mark.parametrize(
    ("source", "without"),
    [
        ("", True),
        (None, True),
        ("assumption", True),
        ("our assumption; replace by your invoices", True),
        ("Our assumption, after Arthur et al. 2003; replace by your records", True),
        ("own courses, 31 people", False),
        ("ATD 2025 report; low end: our assumption", False),
        ("assumption anchored on our own courses", False),
    ],
)
def test_what_counts_as_no_source(source: str | None, without: bool) -> None:
    assert without_source(source) is without
