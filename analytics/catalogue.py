"""Every measure once: what it is, how it is worked out, where it comes from, when it is not shown.

The Method page and the table in README.md are written from this list; the worked numbers beside it
come from the data on screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from data.vocabulary import WANTS_TO_LEARN

Use = Literal["decision", "analyst"]
Direction = Literal["higher is better", "lower is better", "neither"]


@dataclass(frozen=True)
class Measure:
    """One measure in the reader's words.

    `least` is the number of people from whom on it is shown; `missing` says what an answer that was
    not given does to it.
    """

    key: str
    name: str
    use: Use
    says: str
    formula: str
    unit: str
    range: str
    direction: Direction
    source: str
    least: int
    missing: str


OWN = "Skillmix's own definition"

MEASURES: tuple[Measure, ...] = (
    Measure(
        "answered",
        "Levels known",
        "decision",
        "How much of what was asked is known.",
        "known levels / levels asked, not applicable left out",
        "share",
        "0 to 100 %",
        "higher is better",
        OWN,
        1,
        "counts as not known",
    ),
    Measure(
        "coverage",
        "Coverage",
        "decision",
        "How much of a requirement is there: the least it can be, with the most beside it.",
        "min(1, have / required); at most min(1, (have + unknown) / required)",
        "share",
        "0 to 100 %",
        "higher is better",
        OWN,
        1,
        "raises the upper bound, nothing else",
    ),
    Measure(
        "together",
        "Coverage of an area, a team, everything",
        "decision",
        "Several requirements as one figure. A surplus in one does not pay for a gap in another.",
        "sum of weight × min(have, required) / sum of weight × required",
        "share",
        "0 to 100 %",
        "higher is better",
        OWN,
        1,
        "raises the upper bound, nothing else",
    ),
    Measure(
        "shortage",
        "Shortage and surplus",
        "decision",
        "People missing from a requirement, or more than it needs.",
        "max(0, required − have); max(0, have − required)",
        "people",
        "0 up",
        "lower is better",
        OWN,
        1,
        "is no holder",
    ),
    Measure(
        "at_once",
        "All at once",
        "decision",
        "Must-have positions that can be filled when each person carries only a few of them.",
        "largest matching of people to positions, each person at most 4 (an assumption)",
        "share",
        "0 to 100 %",
        "higher is better",
        "assignment problem (maximum flow)",
        1,
        "is no holder",
    ),
    Measure(
        "single",
        "Held by one person, no spare",
        "decision",
        "What nobody can leave: one holder, or exactly as many as required. The loss test lists "
        "what falls from several holders to one, also where a position is lost with it.",
        "have = 1; have = required > 1",
        "requirements",
        "0 up",
        "lower is better",
        OWN,
        1,
        "is no holder",
    ),
    Measure(
        "truck",
        "Truck factor",
        "decision",
        "The fewest people whose leaving leaves more than half of the requirements with nobody. Of "
        "large organisations at most so many: it may be too many there, never too few.",
        "the fewest of all choices up to 1\u00a0000 people times requirements; past that the "
        "fewer of: "
        "the busiest taken away first, or all holders of what fewest hold first, until over 50 % "
        "of requirements have no holder",
        "people",
        "0 up",
        "higher is better",
        "Avelino et al. 2016",
        1,
        "is no holder",
    ),
    Measure(
        "expected",
        "Coverage expected in a year",
        "decision",
        "What a year of attrition leaves where nobody is replaced.",
        "sum of weight × E[min(X, required)] / sum of weight × required, X binomial(have, stay)",
        "share",
        "0 to 100 %",
        "higher is better",
        "binomial expectation; attrition is an assumption",
        1,
        "is no holder",
    ),
    Measure(
        "readiness",
        "Readiness and gap index",
        "decision",
        "How much of a role's profile is held. Skills that nobody of the role holds at the level "
        "are named beside it.",
        "sum of min(level, target) / sum of targets; gap index = 1 − readiness",
        "share",
        "0 to 100 %",
        "higher is better",
        OWN,
        1,
        "the skill is left out; below 70 % answered, by levels wanted, nothing is said",
    ),
    Measure(
        "gate",
        "Ready for the role",
        "decision",
        "People who hold every must-have of their role's profile. Below one of them nobody is "
        "ready, whatever else is held. Who has no must-have that applies is a group of its own, so "
        "that the groups add up to the people of the role.",
        "not ready: level < target in a must-have; ready: no must-have below or unknown, and 70 % "
        "of the profile answered",
        "people",
        "0 up",
        "higher is better",
        OWN,
        1,
        "of a must-have: too little is known to say, unless another one is below",
    ),
    Measure(
        "aged",
        "Level aged to a day",
        "decision",
        "An option, off unless a day is given: what a level could be by then if nobody had used "
        "the skill since the survey. The level as surveyed stays beside it.",
        "level × 2 ^ (−months / half-life), to the nearest level, halves down; 11 months (6.5 to "
        "13) are an assumption",
        "level",
        "0 to 5",
        "higher is better",
        "half-life: Tatel & Ackerman 2025 (gains without use); the curve is Skillmix's own",
        1,
        "stays unknown",
    ),
    Measure(
        "trainable",
        "Trainable",
        "decision",
        "People who could be trained to the level.",
        "people one or two levels below, with interest above 0 or not asked, and hours",
        "people",
        "0 up",
        "higher is better",
        OWN,
        1,
        "is not counted",
    ),
    Measure(
        "wants",
        "Want to learn",
        "decision",
        "People who say so. An interest of 0 is a no and bars training; 1 and 2 are neither.",
        f"interest {WANTS_TO_LEARN} or more of 5",
        "people",
        "0 up",
        "neither",
        OWN,
        1,
        "is no wish and no refusal",
    ),
    Measure(
        "changes",
        "Learned, forgot, joined, left",
        "decision",
        "Why people count now who did not in the wave before, and the other way round.",
        "after = before + learned + joined + became known − forgot − left − became unknown",
        "people",
        "0 up",
        "neither",
        OWN,
        1,
        "is told apart from learned and forgot",
    ),
    Measure(
        "mean",
        "Mean level with its interval",
        "analyst",
        "The mean of the known levels, and how far it may be from that of the whole team if those "
        "who answered stand for the others; beside it how far by the error of ratings, which is "
        "all that is left where everybody answered.",
        "mean ± t(n−1) × s / √n × √(1 − n / N); ± 1.96 × s × √(1 − reliability) / √n",
        "levels",
        "0 to 5",
        "higher is better",
        "finite-population correction (Cochran 1977)",
        8,
        "is left out; the interval says what that may mean",
    ),
    Measure(
        "bounds",
        "Share at level 3, bounds",
        "analyst",
        "The share of a team at level 3 or more, whatever those who did not answer are.",
        "x / N to (x + N − n) / N",
        "share",
        "0 to 100 %",
        "higher is better",
        "Manski 1989",
        1,
        "widens the bounds",
    ),
    Measure(
        "share",
        "Share at level 3, interval",
        "analyst",
        "The same if those who answered stand for the others.",
        "all K of N for which x of n has at least 2.5 % on both sides (hypergeometric)",
        "share",
        "0 to 100 %",
        "higher is better",
        "exact inversion (Buonaccorsi 1987)",
        8,
        "widens the interval",
    ),
    Measure(
        "shrunk",
        "Mean, shrunk",
        "analyst",
        "The mean moved towards that of its area, the more the fewer answered. Places are taken "
        "from it, and the raw mean stays beside it.",
        "mean + B × (area mean − mean), B = error / (error + spread), × (G − 3) / (G − 1)",
        "levels",
        "0 to 5",
        "higher is better",
        "Morris 1983; Efron & Morris 1975",
        3,
        "is left out",
    ),
    Measure(
        "effective",
        "Effective holders",
        "analyst",
        "How many equal holders would be as concentrated. Undefined where nobody is above level 2.",
        "1 / sum of squared shares of max(0, level − 2)",
        "people",
        "1 up",
        "higher is better",
        "Herfindahl-Hirschman index",
        1,
        "holds nothing",
    ),
    Measure(
        "breadth",
        "Depth and breadth",
        "analyst",
        "How many skills a person holds at level 2 or more, and how many people are T-shaped: 4 or "
        "more in one, and 2 or more in two fifths of what was asked.",
        "median over people; highest level ≥ 4 and breadth ≥ 0.4 × skills asked",
        "skills; people",
        "0 up",
        "neither",
        OWN,
        5,
        "is not held for the least, held for the most",
    ),
    Measure(
        "mwds",
        "MWDS (Borich)",
        "analyst",
        "Mean weighted discrepancy of importance and level: the larger, the greater the need.",
        "mean importance × (mean importance − mean level), over people who gave both",
        "points",
        "−6.25 to 25",
        "lower is better",
        "Borich 1980",
        3,
        "leaves the pair out",
    ),
    Measure(
        "rds",
        "Ranked discrepancy",
        "analyst",
        "Without means: people above the importance that they give less people below it. It does "
        "not see how large a gap is, so it stands beside MWDS, never alone.",
        "100 × (share above − share below)",
        "points",
        "−100 to 100",
        "higher is better",
        "Narine & Harder 2021",
        3,
        "leaves the pair out",
    ),
    Measure(
        "quadrant",
        "Quadrant",
        "analyst",
        "Importance against level; a skill within one standard error of a line is borderline.",
        "cross-hair at the means over the skills; error by who did not answer, of levels also that "
        "of the ratings",
        "",
        "four quadrants",
        "neither",
        "Martilla & James 1977",
        3,
        "leaves the pair out",
    ),
    Measure(
        "leniency",
        "Self minus manager",
        "analyst",
        "How much higher people rate themselves, by skill, shrunk towards the team. Shown from "
        "five people on who are rated by both.",
        "mean of self − manager over people rated by both; under five pairs 0.32 standard "
        "deviations, an assumption",
        "levels",
        "−5 to 5",
        "neither",
        "Heidemeier & Moser 2009",
        5,
        "leaves the pair out",
    ),
    Measure(
        "posterior",
        "Level behind the ratings",
        "analyst",
        "A person's level with its uncertainty, from all their ratings in a skill. It never "
        "changes a count.",
        "(sum of (rating − leniency) / error + mean / spread) / (sum of 1 / error + 1 / spread), "
        "kept within 0 to 5",
        "levels",
        "0 to 5",
        "neither",
        "normal model; reliability 0.52 assumed under 30 pairs",
        1,
        "one rating less, so less sure",
    ),
    Measure(
        "alpha",
        "Agreement, alpha",
        "analyst",
        "Do raters see the same levels: 1 always, 0 as by chance.",
        "1 − observed / expected disagreement, for ordered levels; the interval draws people anew",
        "",
        "below 0 to 1",
        "higher is better",
        "Krippendorff 2011",
        10,
        "a rating less; a person with one rating says nothing",
    ),
    Measure(
        "icc",
        "ICC(A,1)",
        "analyst",
        "How much of the differences between the ratings of self and manager is differences "
        "between what they rate: people's skills.",
        "two-way random effects, absolute agreement, one rater",
        "",
        "below 0 to 1",
        "higher is better",
        "Shrout & Fleiss 1979",
        30,
        "leaves the pair out",
    ),
    Measure(
        "kappa",
        "Weighted kappa",
        "analyst",
        "Agreement of self and manager beyond chance, far-off pairs weighing more.",
        "1 − sum of w × observed / sum of w × expected, w = ((i − j) / 5)²",
        "",
        "below 0 to 1",
        "higher is better",
        "Cohen 1968",
        10,
        "leaves the pair out",
    ),
    Measure(
        "rwg",
        "rwg within a person",
        "analyst",
        "Share of people's skills whose raters lie closer together than answers at random would.",
        "1 − variance of the ratings / (35 / 12) is 0.70 or more",
        "share",
        "0 to 100 %",
        "higher is better",
        "James, Demaree & Wolf 1984",
        10,
        "a rating less; one rating says nothing",
    ),
    Measure(
        "consistency",
        "Consistency of an area",
        "analyst",
        "Cronbach's alpha, only where somebody declares that one ability shows in all its skills.",
        "k / (k − 1) × (1 − sum of variances / variance of the sum)",
        "",
        "below 0 to 1",
        "higher is better",
        "Cronbach 1951; interval Feldt 1965",
        30,
        "leaves the person out",
    ),
    Measure(
        "careless",
        "Careless forms",
        "analyst",
        "Forms with two of three signs: half of it one run of equal answers, no variation, a "
        "profile that does not go with the manager's. Answers of 0 are no sign. None is left out.",
        "forms with two signs or more / forms with ten answers above 0 or more",
        "forms",
        "0 up",
        "lower is better",
        "Meade & Craig 2012",
        5,
        "is no answer",
    ),
)
