"""Words of users and sentences of the product, as they are: no Markdown, no formula in them."""

from __future__ import annotations

import re

from dashboard.details import isolated

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$<>:&^=@\"'/])")
"""Also : @ / so that no word becomes an emoji, a badge or a link; $ so that money is no formula."""
_ADDRESS = re.compile(r"@|www(?=\.)|:(?=//)", re.IGNORECASE)
"""Where a bare address would become a link even so; a joiner that nobody sees takes it apart."""


def plain(text: str) -> str:
    """`text` so that Streamlit's Markdown shows it unchanged, on one line."""
    text = _ADDRESS.sub("\\g<0>\u2060", isolated(text))
    return _SPECIAL.sub(r"\\\1", " ".join(text.split(" ")).replace("\n", " "))


def bold(text: str) -> str:
    """The same, bold."""
    return f"**{plain(text)}**" if text.strip() else ""


def badge(text: str, colour: str) -> str:
    """A small coloured label with a word in it; the word alone is enough."""
    return f":{colour}-badge[{plain(text)}]"


def quiet(text: str) -> str:
    """The same in the quiet colour, for bounds and comparisons."""
    return f":gray[{plain(text)}]" if text.strip() else ""
