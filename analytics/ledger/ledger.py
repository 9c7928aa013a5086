"""The verbs: a decided plan against what became of it, and what all of them teach."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from analytics.analyse import analyse
from analytics.ledger.against import against
from analytics.ledger.arrivals import arrivals, first_seen
from analytics.ledger.coverage import coverage_then
from analytics.ledger.facts import Facts, facts
from analytics.ledger.learned import NEEDED, learned
from analytics.ledger.outcomes import outcomes
from analytics.ledger.peers import compared
from analytics.ledger.results import Learned, Ledger
from analytics.selection import RatingKind, Selection
from analytics.strategy.scenario.saved import Saved, saved_scenarios
from data.files import assumptions as assumption_file
from data.files.escape import csv_text
from data.load import LoadOutcome, load
from data.store.database import Database
from data.store.facts.assumptions import assumptions
from data.store.facts.taxonomy import skills
from data.vocabulary import RefusedError, Viewer

FILE = "the ledger"
"""Named in the audit where a learned number is taken over."""


def decided_scenarios(database: Database) -> tuple[Saved, ...]:
    """Scenarios on which a decision stands, the earliest decision first."""
    found = [one for one in saved_scenarios(database) if one.decided]
    return tuple(sorted(found, key=lambda s: s.decided.recorded_at if s.decided else s.saved_at))


def ledger(
    database: Database, saved: Saved, wave: str | None = None, viewer: Viewer | None = None
) -> Ledger:
    """One decided plan up to a wave (None: up to today).

    Raises RefusedError where it is not decided, or there is no such wave.
    """
    viewer = (viewer or database.viewer).scope
    known = facts(database, saved, wave, viewer)
    assert saved.decided is not None
    decided = saved.decided
    found = outcomes(known)
    ratings = next(kind for kind in get_args(RatingKind) if kind == decided.ratings)
    selection = Selection(decided.team, wave, ratings, viewer)
    now = analyse(database, selection)
    then = None
    if _since(known):
        last_wave, last_day = list(known.days.items())[-1]
        needs = decided.document["needs"]
        then = coverage_then(known, needs, now.requirements, last_wave, last_day)
    return Ledger(
        scenario=saved.name,
        decided=decided,
        start=known.start,
        people=now.people,
        outcomes=found,
        against=against(known.actions, found),
        coverage=then,
        compared=compared(known, found),
        arrivals=arrivals(known, now.roster, now.levels, first_seen(database)),
        overrides=(*saved.scenario.pins, *saved.scenario.bars),
    )


def learned_rates(
    database: Database, wave: str | None = None, viewer: Viewer | None = None
) -> tuple[Learned, ...]:
    """What all decided plans together teach, whatever they are decided for."""
    known = [facts(database, saved, wave, viewer) for saved in decided_scenarios(database)]
    return learned(
        [(one, outcomes(one)) for one in known],
        {skill.name: skill.tooling for skill in skills(database)},
        assumptions(database),
    )


def accept(database: Database, key: str, wave: str | None = None) -> LoadOutcome:
    """Take a learned number over as the assumption, with the ledger as its source.

    Raises RefusedError where nothing is offered for the key.
    """
    rates = {rate.key: rate for rate in learned_rates(database, wave)}
    if key not in rates:
        raise RefusedError(f"{key!r} is not learned; the ledger offers {', '.join(rates)}.")
    offer = rates[key].offer
    if offer is None:
        raise RefusedError(
            f"{key} is not offered: {rates[key].outcomes} of the {NEEDED} outcomes that it takes "
            "are known."
        )
    row = assumption_file.cells(replace(offer, edited=True))
    text = csv_text(assumption_file.COLUMNS, [row])
    return load(database, "assumptions", text.encode(), FILE)


def _since(known: Facts) -> bool:
    """Whether there is a wave later than all that the plan rests on."""
    rested = [known.days[wave] for _, wave in known.tracked.waves if wave in known.days]
    return bool(rested) and max(known.days.values()) > max(rested)
