"""Whether trained people rose more than untrained ones (difference in differences).

Both are measured by the same managers' ratings between the same two waves, so that a manager who
has become kinder, or a skill that everybody picks up at work, does not pass for training.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import mean, stdev, variance

from scipy import special

from analytics.ledger.facts import Facts
from analytics.ledger.results import Compared, Outcome, Rise
from analytics.statistics.intervals import LEVEL

Stratum = tuple[str, str, str]
"""Skill, wave before, wave after."""


def compared(facts: Facts, outcomes: Sequence[Outcome]) -> Compared | None:
    """Trained people of a plan against those whom it does not train in the skill."""
    rises = [o.rise for o in outcomes if o.rise is not None]
    strata = {(rise.skill, rise.before, rise.after) for rise in rises}
    trained = {
        (row.person_no, row.skill)
        for number, action in enumerate(facts.actions, start=1)
        if action.lever == "train"
        for row in facts.followed(number)
    }
    return difference(rises, {stratum: _peers(facts, stratum, trained) for stratum in strata})


def difference(rises: Sequence[Rise], peers: Mapping[Stratum, Sequence[int]]) -> Compared | None:
    """The mean over trained people of their rise less the mean rise of their untrained peers.

    Variance: of these differences over the trained, and of each mean of peers by the square of the
    share of trained people who are held against it; t with one less than the trained. A skill with
    fewer than two peers is left out; None where nothing is left.
    """
    counted = [r for r in rises if len(peers[r.skill, r.before, r.after]) >= 2]
    if not counted:
        return None
    held_against = [(r.skill, r.before, r.after) for r in counted]
    means = {stratum: mean(peers[stratum]) for stratum in set(held_against)}
    apart = [r.rise - means[stratum] for r, stratum in zip(counted, held_against, strict=True)]
    people = len(counted)
    more = mean(apart)
    interval = None
    if people >= 2:
        square = stdev(apart) ** 2 / people
        for stratum in means:
            share = held_against.count(stratum) / people
            square += share**2 * variance(peers[stratum]) / len(peers[stratum])
        half = float(special.stdtrit(people - 1, 0.5 + LEVEL / 2)) * math.sqrt(square)
        interval = (more - half, more + half)
    return Compared(
        trained=people,
        peers=sum(len(peers[stratum]) for stratum in means),
        rise=mean(r.rise for r in counted),
        peers_rise=mean(means[stratum] for stratum in held_against),
        more=more,
        interval=interval,
    )


def _peers(
    facts: Facts, stratum: Stratum, trained: set[tuple[int | None, str | None]]
) -> list[int]:
    skill, before, after = stratum
    found = []
    for (person, about), ratings in facts.ratings.items():
        if about != skill or (person, skill) in trained:
            continue
        levels = {rated.wave: rated.level for rated in ratings}
        if before in levels and after in levels:
            found.append(levels[after] - levels[before])
    return found
