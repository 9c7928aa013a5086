"""What is kept of a selection: what was measured, what changed, ledgers, a person's own ratings,
saved scenarios.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pandas as pd

from analytics import change as trends
from analytics.ledger.ledger import decided_scenarios, learned_rates
from analytics.ledger.ledger import ledger as follow
from analytics.ledger.results import Learned, Ledger
from analytics.measures.withheld import Asked, asked_of
from analytics.results import Analysis, Selection
from analytics.strategy.scenario.saved import Saved, saved_scenario
from analytics.study import Study
from dashboard.cache.opened import Key, all_waves, key, store, viewer
from dashboard.cache.studies import kept, now, study
from dashboard.charts.heatmap import compared, explored
from dashboard.charts.matrices import Beside, Matrix, Wanted
from data.demo import holds_demo
from data.store.facts.requirements import requirement_sets
from data.store.facts.settings import pinned_day
from data.store.people import contests as said
from data.store.people import notice
from data.store.people.contests import Contest
from data.store.people.notice import Counted, Notice, OwnRating, SeenBy, own_place
from data.store.people.notice import own_ratings as read_own

SMALL = 10_000
"""Rows of a frame that is copied in a twentieth of a millisecond."""
MOST_WAVES = 8
"""The latest waves that are looked through."""


def _with_own_frames(shared: Analysis) -> Analysis:
    return replace(
        shared,
        roster=_own(shared.roster),
        levels=_own(shared.levels),
        team_skills=_own(shared.team_skills),
        personal_gaps=_own(shared.personal_gaps),
    )


def _own(frame: pd.DataFrame) -> pd.DataFrame:
    if len(frame) >= SMALL:
        return frame
    own = frame.copy()
    own.index, own.columns = frame.index.copy(deep=True), frame.columns.copy(deep=True)
    return own


def analysis(selection: Selection) -> Analysis:
    """Everything measured of a selection. Its small frames are copies that end with the page.

    pandas notes each column that was taken of a frame, up to 500 that are long gone: to hundreds of
    small frames that are kept for hours this would add more than they hold.
    """
    return _with_own_frames(study(selection).analysis())


def analysis_before(selection: Selection) -> Analysis | None:
    """The same of the wave before, None where there is none of this team, or levels are aged: waves
    are compared as surveyed."""
    if selection.aged_to is not None:
        return None
    wave = study(selection).previous_wave()
    if wave is None or selection.team not in (None, *teams(wave)):
        return None
    return analysis(Selection(selection.team, wave, selection.ratings, selection.viewer))


def earlier_waves(selection: Selection) -> tuple[str, ...]:
    """Waves from which changes can be counted, latest first; aged levels are not compared."""
    if selection.aged_to is not None:
        return ()
    names = [wave.name for wave in all_waves()]
    now = names.index(selection.wave) if selection.wave in names else 0
    return tuple(names[now + 1 :])


def surveyed(selection: Selection) -> Study:
    """How well the survey measures what a selection shows: never of aged levels."""
    return study(replace(selection, aged_to=None))


def beside(selection: Selection) -> Beside:
    """What a heatmap compares with."""
    return compared(store(), analysis_before(selection))


@now
@kept()
def matrix(key: Key, selection: Selection, wanted: Wanted) -> Matrix:
    """The cells of a heatmap."""
    return explored(analysis(selection), wanted, beside(selection))


def teams(wave: str | None) -> tuple[str, ...]:
    """The visitor's teams that were surveyed in a wave (None: in any team's latest)."""
    found = analysis(Selection(wave=wave, viewer=viewer().scope)).waves
    return tuple(sorted({team for team, _, _ in found}))


def through_waves(selection: Selection) -> tuple[Analysis, ...]:
    """The selection in each wave up to the chosen one, oldest first, as surveyed; waves that did
    not ask the team are left out."""
    names = [wave.name for wave in all_waves()]
    if selection.wave in names:
        names = names[names.index(selection.wave) :]
    found: list[Analysis] = []
    for name in names:
        if selection.team in (None, *teams(name)):
            found.append(analysis(replace(selection, wave=name, aged_to=None)))
        if len(found) == MOST_WAVES:
            break
    return tuple(found[::-1])


@kept()
def _trend(key: Key, waves: tuple[Selection, ...]) -> trends.Trend:
    return trends.trend([analysis(wave) for wave in waves])


def trend(waves: tuple[Analysis, ...]) -> trends.Trend:
    """Lines through analyses of single waves, oldest first."""
    return _trend(key(), tuple(wave.selection for wave in waves))


@kept()
def _compared(
    key: Key, left: Selection, right: Selection
) -> tuple[tuple[trends.Pair, ...], tuple[trends.Pair, ...]]:
    return trends.compare(analysis(left), analysis(right))


def compare(
    left: Analysis, right: Analysis
) -> tuple[tuple[trends.Pair, ...], tuple[trends.Pair, ...]]:
    """Coverage by area, and the share at level 3 by skill, of both."""
    return _compared(key(), left.selection, right.selection)


@now
@kept()
def demo_only(key: Key) -> bool:
    """Whether the store holds the demo organisation and nothing else."""
    return holds_demo(store())


@now
@kept()
def own_requirements(key: Key) -> bool:
    """Whether somebody said what is required."""
    return bool(requirement_sets(store(), key.viewer))


@now
@kept()
def pinned(key: Key) -> date | None:
    """The day that the store is pinned to."""
    return pinned_day(store())


Decisions = tuple[tuple[str, datetime], ...]
"""Name and moment of each decision."""


@kept(spinner="Following the plan")
def _ledger(key: Key, decisions: Decisions, name: str, wave: str | None) -> Ledger:
    return follow(store(), saved_scenario(store(), name), wave)


def ledger(saved: Saved, wave: str | None) -> Ledger:
    """A decided plan up to a wave."""
    return _ledger(key(), _decisions(), saved.name, wave)


@kept()
def _learned(key: Key, decisions: Decisions, wave: str | None) -> tuple[Learned, ...]:
    return learned_rates(store(), wave)


def learned(wave: str | None) -> tuple[Learned, ...]:
    """What all decided plans teach."""
    return _learned(key(), _decisions(), wave)


def _decisions() -> Decisions:
    found = decided_scenarios(store())
    return tuple((one.name, one.decided.recorded_at) for one in found if one.decided)


def own_ratings() -> tuple[OwnRating, ...]:
    """All ratings of the visitor."""
    return read_own(store())


def privacy_notice() -> Notice:
    """What the store holds, and who may see it."""
    return notice.privacy_notice(store())


def stored_of_me() -> tuple[Counted, ...]:
    """How much of it is of the visitor."""
    return notice.stored_of_me(store())


def seen_by() -> tuple[SeenBy, ...]:
    """Who sees the visitor by name."""
    return notice.seen_by(store())


def asked_of_me(day: date) -> Asked:
    """What is asked of the visitor on a day."""
    return asked_of(store(), own_place(store()), day)


def own_contests() -> tuple[Contest, ...]:
    """What the visitor said of their ratings."""
    return said.own_contests(store())
