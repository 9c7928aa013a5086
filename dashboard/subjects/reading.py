"""Whom a section is made for: a study, and whether names may stand in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from analytics.chances.results import Chances, NeedChance
from analytics.options.results import Option, Options
from analytics.results import Analysis, Positions, RequirementCoverage
from analytics.strategy.results import NeedOutcome, Plan
from analytics.study import Study
from analytics.suppression import Crowds, Hidden, crowds_of, hidden_of, key
from dashboard.formats import day, last_day, week_day
from dashboard.render.blocks import Said, Value

SECRET = "Names are off and a group is small: this is not shown."


NO_MUST_HAVE = "No target is a must-have"
HIDDEN_MUST_HAVES = "No must-have may be shown"


def shown_of(analysis: Analysis, must: int) -> str:
    """What stands behind a number of must-haves where more are required than may be shown."""
    hidden = sum(need.must_have for need in analysis.requirements) - must
    return f" shown ({hidden} hidden)" if hidden > 0 else ""


@dataclass(frozen=True)
class Reading:
    """A study as its reader has it. Without `people` no name is in a section; without
    `small_groups` what would tell of a small group is withheld."""

    study: Study
    people: bool
    small_groups: bool

    @property
    def analysis(self) -> Analysis:
        return self.study.analysis()

    @cached_property
    def hidden(self) -> Hidden:
        """What may not be shown."""
        return hidden_of(self.analysis, people=self.small_groups)

    @cached_property
    def seen(self) -> tuple[RequirementCoverage, ...]:
        """Requirements whose counts may be shown."""
        rows = self.analysis.requirements
        return tuple(need for need in rows if not self.hides(need))

    @property
    def singles(self) -> list[RequirementCoverage]:
        """Requirements that one person holds, as far as they may be shown."""
        return [need for need in self.seen if need.single_point_of_failure]

    def at(self, wave: str) -> Reading:
        """The same reader, an earlier wave."""
        return replace(self, study=self.study.since(wave))

    @property
    def secret(self) -> bool:
        """Whether totals would give a small group away."""
        return bool(self.hidden.requirements)

    @property
    def plan(self) -> Plan:
        return self.study.plan()

    @property
    def options(self) -> Options:
        return self.study.unpriced()

    @property
    def option(self) -> Option:
        """The one that is the plan."""
        return self.options.named(self.study.scenario.option)

    @property
    def priced(self) -> Option:
        """The same, with what closing what it leaves open would cost."""
        return self.study.options().named(self.study.scenario.option)

    @property
    def chances(self) -> Chances:
        return self.study.chances()

    @cached_property
    def currency(self) -> str:
        return self.study.assumptions().currency()

    def on(self, week: float) -> date:
        """The day on which a week of the plan ends."""
        return week_day(self.plan.start, week)

    def until(self, week: float) -> date:
        """The last day that is not later."""
        return last_day(self.plan.start, week)

    @cached_property
    def dates(self) -> dict[tuple[str, str, int], date]:
        """The requirements' own due dates, by scope, skill and level."""
        return {(n.scope, n.skill, n.level): n.due_on for n in self.analysis.requirements}

    def due(self, need: NeedOutcome | NeedChance) -> Value:
        """The day on which a requirement is due in the plan; its own where that is earlier."""
        own = self.dates.get(need.asked)
        if need.due_week or own is None or own >= self.plan.start:
            return self.on(need.due_week)
        late = "overdue" if own < self.analysis.today else "before the plan starts"
        return Said(own, f"{day(own)} ({late})")

    @cached_property
    def crowds(self) -> Crowds:
        """Of whom an action may say that it is about them."""
        return crowds_of(self.analysis, people=self.small_groups)

    def hides(self, need: RequirementCoverage | Positions) -> bool:
        """Whether a requirement's counts tell of a small group."""
        return key(need) in self.hidden.requirements
