"""Colours and type, once: for the screen, for Plotly and for the report. Values only, no drawing.
Levels run from quiet to strong so that 0 recedes into the page, in the light and in the dark.
Levers keep one colour each in every outlet. Nothing is told by colour alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from data.vocabulary import MAX_LEVEL
from seeds import read_seed

Mode = Literal["light", "dark"]
FONT_STACK = "Inter, sans-serif"
OFFICE_FONT = "Arial"
"""Of slides and workbooks, which name their type and do not carry it: where there is no Inter, its
stand-in is wider. Arial, or its twin of the same widths, is everywhere."""
FONT_SIZE = 13
"""Of text in a chart, px; the page's own text is 15 px."""
LEVER_COLOURS: Mapping[str, str] = {
    row["lever"]: row["colour"] for row in read_seed("levers.csv") if row["colour"]
}
OPEN_COLOUR = "#B9472F"
"""What stays uncovered; also the frame round a must-have below its headcount."""
POOR, FAIR = 0.5, 0.7
"""Coverage below the first is red, below the second amber, from there on blue."""
BAND = 0.22
"""How much of the accent is in the band's colour."""
_PRINTED = ("ink", "quiet", "line", "page", "panel", "target", "accent", "below", "above")
"""Colours of the dark that are the light ones on paper. Levels keep theirs: words stand on them."""


@dataclass(frozen=True)
class Palette:
    """Colours of one mode. `levels` has one for each level 0 to 5; `below`, `target`, `above` are
    the ends and the middle of the gap scale. `poor`, `fair` and `good` colour coverage below half,
    below 70 % and from there on."""

    page: str
    panel: str
    ink: str
    quiet: str
    line: str
    accent: str
    levels: tuple[str, ...]
    below: str
    target: str
    above: str
    poor: str
    fair: str
    good: str


def _palette(mode: Mode) -> Palette:
    colours = {row["name"]: row[mode] for row in read_seed("colours.csv")}
    levels = tuple(colours.pop(f"level-{level}") for level in range(MAX_LEVEL + 1))
    return Palette(levels=levels, **colours)


LIGHT, DARK = _palette("light"), _palette("dark")
PALETTES: Mapping[Mode, Palette] = {"light": LIGHT, "dark": DARK}


def light_on_paper() -> str:
    """Style rules that print a chart of the dark in the colours of the light."""
    same = (DARK.poor, DARK.fair, DARK.good, OPEN_COLOUR, *LEVER_COLOURS.values())
    pairs = {mix(DARK.page, DARK.accent, BAND): mix(LIGHT.page, LIGHT.accent, BAND)}
    for name in _PRINTED:
        dark, light = getattr(DARK, name), getattr(LIGHT, name)
        if dark not in same:
            pairs.setdefault(dark, light)
    rules = [
        f'.stPlotlyChart [style*="{what}: {_drawn(colour)}"] {{ {what}: {paper} !important; }}'
        for colour, paper in pairs.items()
        for what in ("fill", "stroke")
    ]
    return "@media print {\n" + "\n".join(rules) + "\n}\n"


def _drawn(colour: str) -> str:
    return f"rgb({', '.join(str(part) for part in bytes.fromhex(colour[1:]))})"


def mix(first: str, second: str, share: float) -> str:
    """The colour `share` of the way from `first` to `second`, both #RRGGBB."""
    parts = [
        round(a + (b - a) * share)
        for a, b in zip(bytes.fromhex(first[1:]), bytes.fromhex(second[1:]), strict=True)
    ]
    return "#" + "".join(f"{part:02X}" for part in parts)


def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB, 0 to 1 (WCAG 2.2)."""
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (part / 255 for part in bytes.fromhex(colour[1:]))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_on(colour: str) -> str:
    """The text colour that is easier to read on `colour`."""
    return max((LIGHT.ink, "#FFFFFF"), key=lambda text: contrast(text, colour))
