"""The day from which a plan's weeks count."""

from __future__ import annotations

from datetime import date

from analytics.results import Analysis
from analytics.strategy.scenario import Scenario


def week_zero(analysis: Analysis, scenario: Scenario) -> date:
    """The scenario's start, else the date of the latest wave looked at (DEFINITIONS 18)."""
    return scenario.start or max((held for _, _, held in analysis.waves), default=date.today())
