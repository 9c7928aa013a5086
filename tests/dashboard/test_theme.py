"""The colours can be read, and the screen's configuration uses the same ones."""

import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import dashboard
from dashboard import theme
from dashboard.theme import DARK, LIGHT, PALETTES, Mode, Palette, contrast, light_on_paper

CONFIG = Path(dashboard.__file__).parent / ".streamlit" / "config.toml"


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_and_bars_stand_out_from_the_page(palette: Palette) -> None:
    for text in (palette.ink, palette.quiet, palette.accent):
        assert contrast(text, palette.page) >= 4.5, text
    assert contrast(palette.ink, palette.panel) >= 4.5
    assert contrast(palette.quiet, palette.panel) >= 4.5
    for fill in palette.levels:
        assert contrast(theme.text_on(fill), fill) >= 4.5, fill
    away = [contrast(fill, palette.page) for fill in palette.levels]
    assert away == sorted(away), "levels run in one direction"
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)  # as WCAG has it
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    for fill in (*theme.LEVER_COLOURS.values(), theme.OPEN_COLOUR):
        assert contrast(fill, palette.page) >= 3.0, fill
        assert contrast(theme.text_on(fill), fill) >= 4.0, fill


# What eyes without red, green or blue cones see of linear colours (Machado et al. 2009).
SIGHTS = {
    "all colours": np.eye(3),
    "no red": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "no green": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "no blue": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def lab(colour: str, sight: str) -> Any:
    """CIE L*a*b* of #RRGGBB as somebody sees it (white: D65)."""
    parts = np.array([*bytes.fromhex(colour[1:])]) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.array(SIGHTS[sight]) @ linear, 0, 1)
    x, y, z = np.cbrt(TO_XYZ @ seen / [0.95047, 1.0, 1.08883])
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("sight", SIGHTS)
def test_contractors_are_told_apart_from_every_other_lever(sight: str) -> None:
    colours = {**theme.LEVER_COLOURS, "open": theme.OPEN_COLOUR}
    for other, colour in colours.items():
        if other != "contract":
            apart = np.linalg.norm(lab(colours["contract"], sight) - lab(colour, sight))
            assert apart > 14, (other, apart)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_streamlit_uses_the_same_colours(mode: Mode) -> None:
    chosen = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][mode]
    palette = PALETTES[mode]
    parts = ("page", "panel", "ink", "line", "accent", "quiet")
    keys = ("background", "secondaryBackground", "text", "border", "primary", "gray")
    assert [chosen[f"{key}Color"] for key in keys] == [getattr(palette, part) for part in parts]
    for name, lever in (("blue", "hire"), ("green", "train"), ("violet", "equip")):
        assert chosen[f"{name}Color"] == theme.LEVER_COLOURS[lever]
    assert chosen["redColor"] == theme.OPEN_COLOUR


def test_a_chart_of_the_dark_is_printed_in_the_colours_of_the_light() -> None:
    """Ink (230, 235, 240) becomes the dark ink; amber means the same in both and stays."""
    rules = light_on_paper()
    assert '[style*="fill: rgb(230, 235, 240)"] { fill: #1D2733 !important; }' in rules
    assert '[style*="stroke: rgb(43, 53, 64)"] { stroke: #E3E6EA !important; }' in rules
    assert "rgb(217, 164, 65)" not in rules  # DARK.fair
    assert "rgb(42, 157, 143)" not in rules  # training, also the end of the dark gap scale
    for colour in (LIGHT.ink, LIGHT.quiet, LIGHT.accent):
        assert contrast(colour, "#FFFFFF") >= 4.5
