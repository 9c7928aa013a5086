"""What every tab of the Strategy page is about, and the headline that they share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from analytics.chances.results import Chances
from analytics.results import Analysis
from analytics.selection import Selection
from analytics.strategy.results import Plan
from dashboard import cache
from dashboard.components.strategy.scenario import Chosen, start_note
from dashboard.wording import blend
from dashboard.wording.chances import headline


@dataclass(frozen=True)
class Asked:
    """A plan with what it was asked for. `say` writes the finding of the page and a quiet line."""

    analysis: Analysis
    chosen: Chosen
    plan: Plan
    start: date
    say: Callable[[str, str], None]

    @property
    def selection(self) -> Selection:
        """Whose plan it is."""
        return self.analysis.selection

    def headline(self) -> None:
        """What the plan does, as soon as it is solved."""
        self._say(None)

    def chances(self) -> Chances:
        """How sure it is; the headline says so from then on. Takes a moment the first time."""
        found = cache.chances(self.selection, self.chosen.scenario)
        self._say(found)
        return found

    def _say(self, chances: Chances | None) -> None:
        self.say(
            headline(self.plan, self.start, chances),
            f"{start_note(self.plan)} · {blend.solved(self.plan)}",
        )
