"""The report as HTML: one file with its type, style and script inside; the page's own policy
forbids every request. User text is escaped by the template: never markup, script or a link."""

from base64 import b64encode
from importlib import resources

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from dashboard.render.files import Report
from dashboard.render.plots import shades
from dashboard.render.printable import printed
from dashboard.theme import DARK, FONT_STACK, LIGHT, Palette, text_on


def render(report: Report) -> bytes:
    """The HTML of a report, UTF-8. Equal reports give equal bytes."""
    environment = Environment(
        loader=DictLoader({"page.html": _file("page.html")}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["share"] = share
    page = environment.get_template("page.html").render(
        report=printed(report, "html"),
        style=Markup(_face() + _colours() + _file("page.css")),
        script=Markup(_file("page.js")),
    )
    return page.encode()


def share(value: float) -> str:
    """A length of a bar."""
    return f"{round(value * 100, 2):g}%"


def _file(name: str) -> str:
    return (resources.files("dashboard.render.web") / name).read_text(encoding="utf-8")


def _face() -> str:
    font = (resources.files("dashboard.static") / "InterVariable.woff2").read_bytes()
    return (
        "@font-face{font-family:Inter;font-weight:100 900;font-display:swap;"
        f"src:url(data:font/woff2;base64,{b64encode(font).decode()}) format('woff2')}}\n"
    )


def _colours() -> str:
    """The tokens of `theme` as custom properties, for both modes."""
    light, dark = _rules(_tokens(LIGHT) | {"font": FONT_STACK}), _rules(_tokens(DARK))
    # A class a level: with the colours in each cell, 300 people would take a megabyte more.
    levels = "".join(
        f".l{level}{{background:var(--level-{level});color:var(--on-level-{level})}}"
        for level in range(len(LIGHT.levels))
    )
    return (
        f"{levels}\n:root{{color-scheme:light;{light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root:not([data-mode=light]){{{dark}}}}}\n"
        f":root[data-mode=dark]{{{dark}}}\n"
        # Paper is light in every mode: thrice, to win over the two rules above.
        f"@media print{{:root:root:root{{color-scheme:light;{light}}}}}\n"
    )


def _tokens(palette: Palette) -> dict[str, str]:
    tokens = {"page": palette.page, "panel": palette.panel, "line": palette.line}
    tokens |= shades(palette)
    for level, shade in enumerate(palette.levels):
        tokens |= {f"level-{level}": shade, f"on-level-{level}": text_on(shade)}
    return tokens


def _rules(tokens: dict[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in tokens.items())
