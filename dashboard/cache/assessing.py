"""Whether to assess before buying: worked out once, step by step, by whoever waits for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from analytics.selection import Selection
from analytics.strategy.scenario.scenario import Scenario
from dashboard.cache.kept import kept
from dashboard.cache.measures import analysed
from dashboard.cache.opened import Key, key, store
from dashboard.cache.plans import problem

if TYPE_CHECKING:
    from analytics.assess.assessing import Assessing
    from analytics.assess.results import Assessment, Progress


@kept(grows=True)
def _assessing(key: Key, selection: Selection, scenario: Scenario) -> Assessing:
    from analytics.assess.assess import assess, beliefs_for, terms_of  # scipy, not for a first page
    from analytics.assess.assessing import Assessing

    def steps() -> Iterator[Progress | Assessment]:
        asked = problem(selection, scenario)
        beliefs = beliefs_for(asked, analysed(key, selection))
        yield from assess(asked, beliefs, terms_of(store(), scenario))

    return Assessing(steps())


def assessing(selection: Selection, scenario: Scenario) -> Assessing:
    """What is known of it so far, and the rest on demand. A scenario's name asks nothing."""
    return _assessing(key(), selection, replace(scenario, name=""))
