"""The report as HTML: one file with its type, style and script inside, no request to anywhere.

The page's own policy forbids every request. User text is escaped by the template and is never
markup, script or a link.
"""

from __future__ import annotations

from base64 import b64encode
from importlib import resources

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from dashboard.reports.content import Cell, Number
from dashboard.reports.model import ReportModel
from dashboard.theme import DARK, FONT_STACK, LEVER_COLOURS, LIGHT, OPEN_COLOUR, Palette, text_on

TODAY = "#8A96A3"
"""Who counts today, before any lever; read on the page of both modes."""


def render(model: ReportModel) -> bytes:
    """The HTML of a report, UTF-8. Equal models give equal bytes."""
    environment = Environment(
        loader=DictLoader({name: _file(name) for name in ("page.html", "parts.html")}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"said": said, "amount": amount}
    page = environment.get_template("page.html").render(
        report=model,
        style=Markup(_face() + _colours() + _file("page.css")),
        script=Markup(_file("page.js")),
    )
    return page.encode()


def said(cell: Cell) -> str:
    """What a cell prints."""
    return cell if isinstance(cell, str) else cell.text


def amount(cell: Cell) -> str:
    """What a column is sorted by: the number of a cell, or nothing."""
    if isinstance(cell, Number) and cell.value is not None:
        return f"{cell.value:.12g}"
    return ""


def _file(name: str) -> str:
    return (resources.files("dashboard.reports.web") / name).read_text(encoding="utf-8")


def _face() -> str:
    font = (resources.files("dashboard.static") / "InterVariable.woff2").read_bytes()
    return (
        "@font-face{font-family:Inter;font-weight:100 900;font-display:swap;"
        f"src:url(data:font/woff2;base64,{b64encode(font).decode()}) format('woff2')}}\n"
    )


def _colours() -> str:
    """The tokens of `theme` as custom properties, for both modes."""
    fixed = {f"lever-{name}": shade for name, shade in LEVER_COLOURS.items()}
    fixed |= {"open": OPEN_COLOUR, "have": TODAY, "font": FONT_STACK}
    light, dark = _rules(_tokens(LIGHT) | fixed), _rules(_tokens(DARK))
    # A class a level: with the colours in each cell, 300 people would take a megabyte more.
    shades = "".join(
        f".l{level}{{background:var(--level-{level});color:var(--on-level-{level})}}"
        for level in range(len(LIGHT.levels))
    )
    return (
        f"{shades}\n:root{{color-scheme:light;{light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root:not([data-mode=light]){{{dark}}}}}\n"
        f":root[data-mode=dark]{{{dark}}}\n"
        # Paper is light in every mode: thrice, to win over the two rules above.
        f"@media print{{:root:root:root{{color-scheme:light;{light}}}}}\n"
    )


def _tokens(palette: Palette) -> dict[str, str]:
    tokens = {
        name: getattr(palette, name) for name in ("page", "panel", "ink", "quiet", "line", "accent")
    }
    tokens |= {"low": palette.poor, "middle": palette.fair, "good": palette.good}
    for level, shade in enumerate(palette.levels):
        tokens |= {f"level-{level}": shade, f"on-level-{level}": text_on(shade)}
    return tokens


def _rules(tokens: dict[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in tokens.items())
