"""What `evidence()` answers: how well the survey measures, for the analyst."""

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.statistics.agreement import Consistency, Intraclass, Leniency
from analytics.statistics.estimates import Concentration, Interval
from analytics.statistics.needs_assessment import Borich, RankedDiscrepancy, Standing


@dataclass(frozen=True)
class LevelEvidence:
    """What is known of the levels of one skill. Levels 0 to 5, shares 0 to 1. `people`: the skill's
    roster (not applicable left out), of whom `known` have a level."""

    people: int
    known: int
    counts: tuple[int, ...]
    """People at level 0, 1, ... 5."""
    depth: int | None
    """The second highest level: what is there if the best one is away; None: fewer than two."""
    mean: float | None
    half_width: float | None
    """Of the 95 % interval of the mean, by who did not answer; None: the group is too small for
    one, or not all answered and those who did said the same, which says nothing of the others."""
    measurement: float | None
    """The same by the error of ratings, as if each level rested on one: all that is left where
    everybody answered. None: too small a group, or levels that do not differ."""
    shrunk: float | None
    """The mean moved towards that of its area; None: too few people."""
    place: int | None
    """Of the shrunk mean among those of all skills, 1 for the highest; None: fewer than three."""
    at_3: int
    bounds: Interval
    """Share at level 3 or more, whatever those who did not answer are."""
    interval: Interval | None
    """Exact 95 % interval of the same share, if those who answered stand for the others."""
    concentration: Concentration | None
    """Of what people hold above level 2."""


@dataclass(frozen=True)
class ImportanceEvidence:
    """Importance against level of one skill; places 1 for the largest need."""

    borich: Borich
    ranked: RankedDiscrepancy
    standing: Standing | None
    borich_place: int | None
    ranked_place: int | None
    """None: too few pairs to order skills by."""


@dataclass(frozen=True)
class RatingModel:
    """How far a rating of one skill can be trusted: mean and variance of the levels behind the
    ratings, variance of one rating's error, and how lenient self-ratings are."""

    mean: float
    spread: float
    error: float
    leniency: float


@dataclass(frozen=True)
class SkillEvidence:
    skill: str
    skill_id: str
    area: str
    levels: LevelEvidence
    importance: ImportanceEvidence | None
    """None: nobody gave both importance and a level."""
    leniency: Leniency | None
    """Self minus manager; None: fewer than five people in the group, or who are rated by both."""
    model: RatingModel | None
    """None: too few ratings, all are the same, or its leniency is that of one to four people."""


@dataclass(frozen=True)
class Agreement:
    """How raters of the same people agree, in one area or in all.

    `units`: people's skills rated by two kinds of rater or more, of `people`. `both`: people rated
    by themselves and a manager, of whom `equal`, `intraclass` and `kappa` speak. `equal`: share of
    those pairs that say the same level. What is None: too few people, or the ratings do not vary.
    """

    area: str | None
    people: int
    both: int
    units: int
    equal: float | None
    alpha: float | None
    interval: Interval | None
    intraclass: Intraclass | None
    kappa: float | None
    within_person: float | None
    """Share of units whose rwg is 0.70 or more."""


@dataclass(frozen=True)
class Forms:
    """Forms that show signs of not having been read: counts, never people. `mean`, `mean_without`:
    mean level of all self-ratings, with and without the flagged forms."""

    judged: int
    flagged: int
    mean: float
    mean_without: float | None


@dataclass(frozen=True)
class Breadth:
    """`median`: skills that a person holds at level 2 or more. `t_shaped`: people with a level of 4
    or more in one skill and 2 or more in two fifths of what they were asked (a local definition).

    Both are the least that they can be; `_high`: the most, if every unknown level were high enough.
    """

    people: int
    median: float
    median_high: float
    t_shaped: int
    t_shaped_high: int


@dataclass(frozen=True)
class Evidence:
    """The survey weighed. `cross_hair`: importance and level of the lines of the quadrants."""

    people: int
    skills: tuple[SkillEvidence, ...]
    cross_hair: tuple[float, float] | None
    leniency: float | None
    """Self minus manager of the whole selection, in levels; None: fewer than five people, or
    measured on fewer than five who are rated by both."""
    pairs: int
    """Self-manager pairs of ratings."""
    leniency_is_prior: bool
    reliability: float
    reliability_is_assumed: bool
    agreement: tuple[Agreement, ...]
    """All areas together first."""
    consistency: Mapping[str, Consistency | None]
    """Of the areas declared reflective; None: fewer than 30 people or three skills."""
    forms: Forms | None
    """None: fewer than five forms can be judged."""
    breadth: Breadth | None
    """None: fewer than five people."""
    withheld: tuple[str, ...]
    """What the selection is too small for, in sentences."""
