"""User text becomes one visible line."""

import pytest

from dashboard.render.printable import visible


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
def test_what_steers_a_renderer_goes(given: str | None, printed: str) -> None:
    assert visible(given) == printed


def test_long_text_is_cut_with_an_ellipsis() -> None:
    assert visible("x" * 400) == "x" * 299 + "…"
