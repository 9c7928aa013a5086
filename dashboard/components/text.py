"""Words of users as they are, with no Markdown in them; headings, figures, quiet lines."""

import re

import streamlit as st

from dashboard.details import isolated
from dashboard.theme import PALETTES, Palette
from data.store.people.accounts import JOINER

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$<>:&^=@\"'/])")
"""Also : @ / so that no word becomes an emoji, a badge or a link; $ so that money is no formula."""
_ADDRESS = re.compile(r"@|www(?=\.)|:(?=//)", re.IGNORECASE)
"""Where a bare address would become a link even so; a joiner that nobody sees takes it apart."""
ROW = 33
"""Height in px at the page's type size; with more, an empty row shows below the last."""


def plain(text: str) -> str:
    """`text` so that Streamlit's Markdown shows it unchanged, on one line."""
    text = _ADDRESS.sub(rf"\g<0>{JOINER}", isolated(text))
    return _SPECIAL.sub(r"\\\1", text.replace("\n", " "))


def bold(text: str) -> str:
    return f"**{plain(text)}**" if text.strip() else ""


def quiet(text: str) -> str:
    """The same in the quiet colour, for bounds and comparisons."""
    return f":gray[{plain(text)}]" if text.strip() else ""


def height(rows: int, most: int) -> int:
    """Of a table, in px: of all its rows, or of `most` of them."""
    return ROW * (min(rows, most) + 1) + 2


def palette() -> Palette:
    return PALETTES["dark" if st.context.theme.type == "dark" else "light"]


def heading(sentence: str) -> None:
    if sentence:
        st.markdown(f"## {plain(sentence)}")


def line(text: str) -> None:
    if text:
        st.caption(plain(text))
