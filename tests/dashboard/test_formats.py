"""Numbers, names and labels as the reader sees them, what is said while work goes on, and colours
that can be read, the same ones in the configuration of the screen."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import dashboard
from dashboard import formats as f
from dashboard import theme
from dashboard.components.text import plain
from dashboard.details import isolated
from dashboard.formats import Watch, short
from dashboard.render.blocks import written
from dashboard.render.plots import CONFIG as CHARTS
from dashboard.render.plots import safe, unique
from dashboard.theme import DARK, LIGHT, PALETTES, Mode, Palette, contrast, light_on_paper
from data.vocabulary import grouped


def test_a_change_says_its_direction_and_is_rounded_once() -> None:
    def since(before: float, after: float, at_most: float | None = None) -> str:
        text = f.since_then((before, before), (after, at_most or after), "spring")
        return text.replace(f.SPACE, " ")

    assert since(0.494, 0.506) == "up 1 point since spring"
    assert since(0.504, 0.500) == "down less than 1 point since spring"
    assert since(0.1 + 0.2, 0.3) == "as in spring"
    assert since(0.5, 0.2, 0.8) == "50 % in spring"  # the others were not asked


MONEY = {
    0: "$ 0",
    950: "$ 950",
    999.6: "$ 1 k",
    9_400: "$ 9.4 k",
    9_960: "$ 10 k",
    148_230: "$ 148 k",
    999_499: "$ 999 k",
    999_500: "$ 1 M",
    -5_000: "−$ 5 k",
    12_345_678: "$ 12.3 M",
    999_600_000: "$ 1 B",
    2_340_000_000_000: "$ 2.34 T",
    1_234_567e12: "$ 1 234 567 T",
}


def test_money_short_and_exact() -> None:
    assert {n: f.money(n).replace(f.SPACE, " ") for n in MONEY} == MONEY
    assert f.money(2_000, "EUR") == "€ 2 k".replace(" ", f.SPACE)
    assert f.money(2_000, "CHF") == "CHF 2 k".replace(" ", f.SPACE)


def test_shares_ranges_weeks_and_dates() -> None:
    shares = {0.0: "0 %", 0.714: "71 %", 1.0: "100 %", 0.999: "99 %", 0.002: "1 %"}
    assert [f.percent(share).replace(f.SPACE, " ") for share in shares] == [*shares.values()]
    assert f.coverage_range(0.71, 0.77) == "71 to 77 %".replace(" %", f.SPACE + "%")
    assert f.coverage_range(0.71, 0.712) == f.percent(0.71)
    assert f.weeks(13.4) == f"14{f.SPACE}weeks"
    assert f.weeks(1.0) == f"1{f.SPACE}week"
    assert f.day(date(2027, 6, 30)) == f"30{f.SPACE}Jun{f.SPACE}2027"
    assert f.month(date(2027, 6, 30)) == f"Jun{f.SPACE}2027"
    assert f.week_day(date(2026, 10, 15), 289 / 7) == date(2027, 7, 31)


def test_no_number_is_read_as_another_where_the_comma_is_the_decimal_sign() -> None:
    texts = {
        "1_234_568": f.number(1_234_567.8),
        "1_288_h": f.hours(1_288),
        "$_888_068": f.money_exact(888_068.4),
        "2_300_rows": f.count(2_300, "row"),
        "112_590": f.entered(112_590.0),
        "2.5": f.decimal(2.5),
        "0.90": written(0.9, "statistic"),
        "−0.21": written(-0.21, "statistic"),
        "0.00": f.statistic(-0.001),
        "+0.07": f.statistic(0.07, "+"),
        "1_234.6": grouped(1_234.56, 1),
    }
    assert [text.replace(f.SPACE, "_") for text in texts.values()] == [*texts]


def test_words() -> None:
    assert f.count(1, "person", "people") == f"1{f.SPACE}person"
    assert f.count(1200, "skill") == f"1{f.SPACE}200{f.SPACE}skills"
    assert f.joined(["a", "b", "c"]) == "a, b and c"
    assert f.joined(["a", "b", "c", "d", "e", "f"]) == "a, b, c and 3 more"
    assert f.joined([]) == ""
    assert f.joined(["a"]) == "a"


FIRST, LAST = "\u2068", "\u2069"
ADA, SAMI = "עדה כהן", "سامي"


def test_a_run_stands_alone() -> None:
    shown = {
        "Ana 3 of 5": "Ana 3 of 5",
        f"{ADA} 3 of 5": f"{FIRST}{ADA}{LAST} 3 of 5",
        f"{ADA}, {SAMI} (2)": f"{FIRST}{ADA}{LAST}, {FIRST}{SAMI}{LAST} (2)",
        "ד. בן-דוד: 4": f"{FIRST}ד. בן-דוד{LAST}: 4",  # an initial
        "Ana\u202eB 3": f"Ana{FIRST}\u202e{LAST}B 3",  # an override
        f"{LAST}{ADA} 3": f"{FIRST}{ADA}{LAST} 3",  # a forged end
    }
    assert {text: isolated(text) for text in shown} == shown
    assert [isolated(text) for text in shown.values()] == [*shown.values()], "once is enough"


def test_words_of_users_are_no_markdown() -> None:
    assert plain("**a** $b$ :smile: [x](y) <b>") == (r"\*\*a\*\* \$b\$ \:smile\: \[x\]\(y\) \<b\>")
    for address in ("a@x.example", "www.x.example", "WWW.x.example", "http://x.example"):
        assert address not in plain(address).replace("\\", ""), "it would become a link"
        assert plain(address).replace("\\", "").replace("\u2060", "") == address
    assert plain("1. one\n# two") == r"1\. one \# two"


def test_pages_and_charts_isolate() -> None:
    assert plain(f"{ADA} 3") == f"{FIRST}{ADA}{LAST} 3"
    assert safe(f"<{ADA}> 3") == f"&lt;{FIRST}{ADA}{LAST}&gt; 3"


def test_rows_and_the_time_that_is_left() -> None:
    now = [0.0]
    watch = Watch(lambda: now[0])

    def said(second: float, rows: int) -> str:
        now[0] = second
        text = watch.sentence("Storing answers", rows, 1000).replace(f.SPACE, " ")
        return text.removeprefix("Storing answers: ")

    assert watch.sentence("Reading the file", 0, 0) == "Reading the file"
    assert said(10.0, 0) == "0 of 1 000 rows"
    assert said(12.0, 100) == "100 of 1 000 rows"
    assert said(20.0, 250).endswith("rows, about 30 s left")  # 250 in 10 s, so 750 in 30 s
    assert said(110.0, 500).endswith("about 2 min left")  # 500 in 100 s
    assert said(110.0, 1000) == "1 000 of 1 000 rows"


def test_labels() -> None:
    assert CHARTS["showSendToCloud"] is False  # no chart offers to send itself away
    assert short("Retrieval-augmented generation", 22) == "Retrieval-augmented…"
    assert short("SQL", 22) == "SQL"
    assert len(set(unique(["a", "a", "b"]))) == 3


CONFIG = Path(dashboard.__file__).parent / ".streamlit" / "config.toml"


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_and_bars_stand_out_from_the_page(palette: Palette) -> None:
    for text in (palette.ink, palette.quiet, palette.accent):
        assert contrast(text, palette.page) >= 4.5, text
    assert contrast(palette.ink, palette.panel) >= 4.5
    assert contrast(palette.quiet, palette.panel) >= 4.5
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
