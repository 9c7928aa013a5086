"""What a shade of a chart looks like, in every outlet alike."""

from __future__ import annotations

from analytics.strategy.amounts import SIGNS
from dashboard.theme import LEVER_COLOURS, LIGHT, OPEN_COLOUR, Palette, text_on

HAVE = "#8A96A3"
"""Who counts today, before any lever; read on the page of both modes."""
LEVELS = tuple((fill, text_on(fill)) for fill in LIGHT.levels)
"""Fill and ink of each level 0 to 5, on paper."""


def shades(palette: Palette) -> dict[str, str]:
    """#RRGGBB by name."""
    return {
        **{str(lever): colour for lever, colour in LEVER_COLOURS.items()},
        "nothing": OPEN_COLOUR,
        "open": OPEN_COLOUR,
        "have": HAVE,
        "covered": palette.quiet,
        "unpriced": palette.quiet,
        "blend": palette.ink,
        "ink": palette.ink,
        "quiet": palette.quiet,
        "accent": palette.accent,
        "low": palette.poor,
        "middle": palette.fair,
        "good": palette.good,
        "unknown": palette.line,
        **{f"level-{level}": colour for level, colour in enumerate(palette.levels)},
    }


def safe_sign(currency: str) -> str:
    """A currency's sign or letters, for the number formats of office programs."""
    return SIGNS.get(currency) or "".join(letter for letter in currency if letter.isalnum())
