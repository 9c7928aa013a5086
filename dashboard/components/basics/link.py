"""What the address of a page asks for and the data no longer has: said once, quietly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard import session
from dashboard.components.basics import numbers
from dashboard.formats import joined


@dataclass
class Link:
    """The address that a visitor came with; empty from the second run of the page on."""

    asked: Mapping[str, Sequence[str]]
    gone: list[str] = field(default_factory=list)

    def check(self, key: str, what: str, options: Sequence[str]) -> None:
        """Note what is asked for and is none of the options, before the box with them is drawn."""
        missing = [f"“{name}”" for name in self.asked.get(key, ()) if name not in options]
        if missing:
            self.gone.append(f"{what}: {joined(missing)}")

    def check_row(self, options: Sequence[str]) -> None:
        """The same for a row of the heatmap. A number is repeated; anything else may be somebody's
        name, in a link from elsewhere."""
        if all(name.isdigit() for name in self.asked.get("row", ())):
            self.check("row", "row", options)
        elif any(name not in options for name in self.asked["row"]):
            self.gone.append("a row")

    def say(self) -> None:
        """The one sentence, where there is something to say."""
        if self.gone:
            numbers.line(
                f"The link asks for what is not in this data and was left out: "
                f"{'; '.join(self.gone)}."
            )


def followed(page: str) -> Link:
    """The address at the visitor's first look at a page."""
    return Link(session.take_address(page))
