"""User text becomes one visible line."""

from __future__ import annotations

import pytest

from dashboard.reports.plain import plain, plain_lines


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("a\n b\tc\x00d", "a b c d"),
        ("safe\u202egnp.exe", "safegnp.exe"),
        ("half \ud83d", "half \ufffd"),
        ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
        ("👩‍💻 שלום", "👩‍💻 שלום"),
        (None, ""),
    ],
)
def test_plain(given: str | None, printed: str) -> None:
    assert plain(given) == printed


def test_long_text_is_cut_with_an_ellipsis() -> None:
    assert plain("x" * 400) == "x" * 299 + "…"


def test_lines_stay_lines() -> None:
    assert plain_lines("[training]\r\n\thours = 1\x07\n") == "[training]\n  hours = 1"
