"""The colours can be read, and the screen's configuration uses the same ones."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import dashboard
from analytics.results import LEVERS
from dashboard import theme
from dashboard.theme import DARK, LIGHT, PALETTES, Mode, Palette, contrast

CONFIG = Path(dashboard.__file__).parent / ".streamlit" / "config.toml"


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read(palette: Palette) -> None:
    for text in (palette.ink, palette.quiet, palette.accent):
        assert contrast(text, palette.page) >= 4.5, text
    assert contrast(palette.ink, palette.panel) >= 4.5
    assert contrast(palette.quiet, palette.panel) >= 4.5
    for fill in palette.levels:
        assert contrast(theme.text_on(fill), fill) >= 4.5, fill


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_bars_stand_out_from_the_page(palette: Palette) -> None:
    lines = (*palette.rising, *palette.falling)
    for fill in (*theme.LEVER_COLOURS.values(), theme.OPEN_COLOUR, *lines):
        assert contrast(fill, palette.page) >= 3.0, fill


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_levels_run_in_one_direction(palette: Palette) -> None:
    away = [contrast(fill, palette.page) for fill in palette.levels]
    assert away == sorted(away)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_streamlit_uses_the_same_colours(mode: Mode) -> None:
    chosen = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][mode]
    palette = PALETTES[mode]
    assert chosen["backgroundColor"] == palette.page
    assert chosen["secondaryBackgroundColor"] == palette.panel
    assert chosen["textColor"] == palette.ink
    assert chosen["borderColor"] == palette.line
    assert chosen["primaryColor"] == palette.accent
    assert chosen["grayColor"] == palette.quiet
    levers = {theme.LEVER_BADGES[lever]: theme.LEVER_COLOURS[lever] for lever in LEVERS}
    assert {name: chosen[f"{name}Color"] for name in levers} == levers
    assert chosen["redColor"] == theme.OPEN_COLOUR


def test_the_server_stays_on_this_machine() -> None:
    config = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
    assert config["server"]["address"] == "127.0.0.1"
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "none"


def test_mix() -> None:
    assert theme.mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert theme.mix("#102030", "#405060", 0.0) == "#102030"
