"""A report: sections in order, with what heads and foots every page and what makes it again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dashboard.render.blocks import Section


@dataclass(frozen=True)
class Report:
    """All that a report says. Renderers read it and add nothing.

    `subject` names what was looked at, `stamp` when and from which scenario. `made_at` is UTC
    without zone. `recipe`: the line from which `skillmix verify` makes it again.
    """

    title: str
    subject: str
    stamp: str
    software: str
    made_at: datetime
    currency: str
    recipe: str
    sections: tuple[Section, ...]
