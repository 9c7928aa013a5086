"""Whether trained people rose more than untrained ones (difference in differences).

Both are measured by the same managers' ratings between the same two waves, so that a manager who
has become kinder, or a skill that everybody picks up at work, does not pass for training. Who
begins low has more room to rise: where it can be, peers are of the same starting level.
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
Began = tuple[int, int]
"""A person's level before, and the rise."""
FEWEST = 2
"""Peers below which a trained person is not held against them."""


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


def difference(rises: Sequence[Rise], began: Mapping[Stratum, Sequence[Began]]) -> Compared | None:
    """The mean over trained people of their rise less the mean rise of their untrained peers.

    Variance: of these differences over the trained, and of each mean of peers by the square of the
    share of trained people who are held against it; t with one less than the trained. Peers are
    those of the same starting level where each trained person of the skill has two of them, else
    all of the skill. A skill with fewer than two peers is left out; None where nothing is left.
    """
    alike = {stratum for stratum in began if _alike(rises, stratum, began[stratum])}
    places = [_place(r, alike) for r in rises]
    peers = {
        place: [rise for level, rise in began[place[0]] if place[1] in (None, level)]
        for place in places
    }
    counted, held_against = [], []
    for one, place in zip(rises, places, strict=True):
        if len(peers[place]) >= FEWEST:
            counted.append(one)
            held_against.append(place)
    if not counted:
        return None
    means = {place: mean(peers[place]) for place in set(held_against)}
    apart = [r.rise - means[place] for r, place in zip(counted, held_against, strict=True)]
    people = len(counted)
    more = mean(apart)
    interval = None
    if people >= 2:
        square = stdev(apart) ** 2 / people
        for place in means:
            share = held_against.count(place) / people
            square += share**2 * variance(peers[place]) / len(peers[place])
        half = float(special.stdtrit(people - 1, 0.5 + LEVEL / 2)) * math.sqrt(square)
        interval = (more - half, more + half)
    return Compared(
        trained=people,
        matched=sum(start is not None for _, start in held_against),
        peers=sum(len(peers[place]) for place in means),
        rise=mean(r.rise for r in counted),
        peers_rise=mean(means[place] for place in held_against),
        more=more,
        interval=interval,
    )


def _alike(rises: Sequence[Rise], stratum: Stratum, began: Sequence[Began]) -> bool:
    """Whether each trained person of it has enough peers of the same starting level."""
    starts = {r.start for r in rises if (r.skill, r.before, r.after) == stratum}
    return all(sum(level == start for level, _ in began) >= FEWEST for start in starts)


def _place(rise: Rise, alike: set[Stratum]) -> tuple[Stratum, int | None]:
    """Whom somebody is held against: the stratum, and its starting level where those are alike."""
    stratum = (rise.skill, rise.before, rise.after)
    return stratum, rise.start if stratum in alike else None


def _peers(
    facts: Facts, stratum: Stratum, trained: set[tuple[int | None, str | None]]
) -> list[Began]:
    skill, before, after = stratum
    found = []
    for (person, about), ratings in facts.ratings.items():
        if about != skill or (person, skill) in trained:
            continue
        levels = {rated.wave: rated.level for rated in ratings}
        if before in levels and after in levels:
            found.append((levels[before], levels[after] - levels[before]))
    return found
