"""What every tab of the Strategy page is about, and the headline that they share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from analytics.chances.results import Chances
from analytics.options.results import Options
from analytics.results import Analysis
from analytics.selection import Selection
from analytics.strategy.results import Plan
from dashboard import cache
from dashboard.components.strategy.scenario import Chosen, start_note
from dashboard.wording.options import headline


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

    @property
    def options(self) -> Options:
        """All ways to go on; the plan is one of them."""
        return cache.options(self.selection, self.chosen.scenario)

    @property
    def pure(self) -> Plan:
        """The plan with what each lever alone would do."""
        choice = cache.choice(self.selection, self.chosen.scenario)
        return replace(self.plan, pure=choice.pure)

    def headline(self) -> None:
        """What the plan gives and costs."""
        option = self.options.named(self.chosen.scenario.option)
        self.say(headline(option), start_note(self.plan))

    def chances(self) -> Chances:
        """How sure it is. Takes a moment the first time."""
        return cache.chances(self.selection, self.chosen.scenario)
