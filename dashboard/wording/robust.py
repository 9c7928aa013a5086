"""What is said of how robust a verdict is: a badge, a sentence, a table's title."""

from __future__ import annotations

import math
from collections.abc import Sequence

from analytics.results import Verdict
from analytics.sensitivity.robust import Tried
from analytics.strategy.verdicts.results import TOSS_UP, Robustness, SkillLevers
from dashboard.formats import count, joined, number, percent

TRY = "Try the verdicts over the ranges"
TRY_HELP = (
    "All assumptions are drawn from their ranges at once, many times; each time every short skill "
    "is closed by each lever alone, on every kind of rating. How often the same lever wins is how "
    "robust the verdict is."
)
TITLE = "How robust the verdicts are"
BADGE = "toss-up"
OVERTURNED = "does not stand"
NOTHING_SHORT = "No skill is short, so there is no verdict to try."
WINS: dict[Verdict, str] = {
    "train": "training wins",
    "hire": "hiring wins",
    "equip": "tooling wins",
    "nothing": "no lever alone closes any",
    "covered": "nothing is missing",
}
RATERS = {"fused": "All raters", "self": "Self only", "manager": "Manager only"}


def badge(skill: SkillLevers) -> str:
    """The word beside a verdict that is a toss-up, or that another one overturns."""
    tried = skill.robustness
    if tried is None:
        return ""
    return OVERTURNED if tried.overturned_by else BADGE if tried.toss_up else ""


def sentence(skill: SkillLevers) -> str:
    """How often the verdict wins, and what does otherwise; empty where it was not tried."""
    tried = skill.robustness
    if tried is None:
        return ""
    said = f"{WINS[tried.verdict]} in {percent(tried.share)} of {count_tries(tried)}"
    if tried.overturned_by:
        return f"{OVERTURNED}: {', '.join([*others(tried), said])}"
    if tried.toss_up:
        return f"a toss-up: {', '.join([said, *others(tried)])}"
    return said


def others(tried: Robustness) -> list[str]:
    """What wins in the other tries, most often first."""
    return [
        f"{WINS[verdict]} in {percent(wins / tried.tries)}"
        for verdict, wins in tried.wins.items()
        if verdict != tried.verdict
    ]


def count_tries(tried: Robustness) -> str:
    """ "600 tries"."""
    return f"{number(tried.tries)} {'try' if tried.tries == 1 else 'tries'}"


def title(levers: Sequence[SkillLevers]) -> str:
    """Which verdicts do not stand, and which are toss-ups."""
    tried = [one for one in levers if one.robustness]
    if not tried:
        return NOTHING_SHORT
    said = [
        f"{len(few)} of {count(len(tried), 'verdict')} {one if len(few) == 1 else more}: "
        f"{joined(few)}"
        for word, one, more in (
            (OVERTURNED, OVERTURNED, "do not stand"),
            (BADGE, "is a toss-up", "are toss-ups"),
        )
        if (few := [skill.skill for skill in tried if badge(skill) == word])
    ]
    return "; ".join(said) or f"Every verdict wins in at least {percent(TOSS_UP)} of the tries"


def caption(tried: Tried) -> str:
    """What was tried, how exactly."""
    so_far = "" if tried.draws >= tried.of else f" of {tried.of} so far"
    views = joined([RATERS[kind].lower() for kind in tried.views])
    return (
        f"{count(tried.draws, 'draw')}{so_far} of all numbers with a range, on the levels of "
        f"{views}; seed {tried.seed}; a share is exact to ±{margin(tried.draws)} points. Toss-up: "
        f"the verdict wins in fewer than {percent(TOSS_UP)} of the tries, and so does every other; "
        f"where another wins in {percent(TOSS_UP)} or more, the verdict does not stand."
    )


def margin(draws: int) -> int:
    """Half of the interval (95 %) of a share of a half, in points, rounded up."""
    return math.ceil(100 * 0.98 / math.sqrt(draws))
