"""What the address of a page asks for and there is not: said once, quietly, below the finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import session
from dashboard.components.basics.text import plain
from dashboard.formats import joined

LEFT_OUT = "The link asks for what is not in this data and was left out: "


@dataclass
class Link:
    """The address that a visitor came with; empty from the second run of the page on."""

    asked: Mapping[str, Sequence[str]]
    gone: list[str] = field(default_factory=list)
    place: DeltaGenerator | None = None

    def check(self, key: str, what: str, options: Sequence[str]) -> None:
        """Note what is asked for and is none of the options, before the box with them is drawn."""
        missing = [f"“{name}”" for name in self.asked.get(key, ()) if name not in options]
        if missing:
            self.left_out(f"{what}: {joined(missing)}")

    def check_row(self, options: Sequence[str]) -> None:
        """The same for a row of the heatmap. A number is repeated; anything else may be somebody's
        name, in a link from elsewhere."""
        if all(name.isdigit() for name in self.asked.get("row", ())):
            self.check("row", "row", options)
        elif any(name not in options for name in self.asked["row"]):
            self.left_out("a row")

    def left_out(self, what: str) -> None:
        """Note it, and write the sentence anew where it stands already."""
        self.gone.append(what)
        if self.place is not None:
            self._write(self.place)

    def say(self) -> None:
        """Put the one sentence here; what is found later is added to it."""
        self.place = st.empty()
        if self.gone:
            self._write(self.place)

    def _write(self, place: DeltaGenerator) -> None:
        place.caption(plain(f"{LEFT_OUT}{'; '.join(self.gone)}."))


def followed() -> Link:
    """The address that the visitor entered the page with."""
    return Link(session.address())
