"""The room that text takes, by the published widths of Arial and of DejaVu Sans."""

import pytest

from dashboard.render.slides import page as metrics


def test_a_line_is_as_wide_as_its_letters_in_the_wider_of_two_fonts() -> None:
    # DejaVu Sans: H 752, a 613, l 278, o 612 thousandths; 72 points are an inch.
    assert metrics.width("Hallo", 72) == pytest.approx((752 + 613 + 278 + 278 + 612) / 1000)
    assert metrics.width("Hallo", 36) == pytest.approx(metrics.width("Hallo", 72) / 2)
    assert metrics.width("C", 72) == pytest.approx(0.722)  # Arial's; 698 in DejaVu Sans
    bold = (837 + 675 + 343 + 343 + 687) / 1000
    assert metrics.width("Hallo", 72, bold=True) == pytest.approx(bold)


def test_an_accent_takes_no_room_and_letters_of_east_asia_and_emoji_are_wide() -> None:
    for accented, plain in {"é": "e", "Å": "A", "e\u0301": "e"}.items():
        assert metrics.width(accented, 10) == metrics.width(plain, 10)
    assert metrics.width("運", 72) == 1.0
    assert metrics.width("🚀", 72) > 1.0


def test_lines_break_at_spaces_and_hyphens_and_within_long_words() -> None:
    """Of 1.3 inches in 72 points: two letters o (0.612 each) fit, three do not."""
    counts = {"oo": 1, "oo oo": 2, "oo\u00a0oo": 3, "o-o-o": 3, "ooooo": 3, "": 1}
    assert {words: metrics.lines(words, 1.3, 72) for words in counts} == counts


def test_what_is_cut_ends_with_an_ellipsis_and_fits() -> None:
    assert metrics.cut("oo", 1.3, 72) == "oo"
    said = metrics.cut("oooo", 1.8, 72)
    assert said == "o…"  # the ellipsis is as wide as an em
    assert metrics.width(said, 72) <= 1.8
