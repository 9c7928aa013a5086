"""The Method page on how sure a plan is: what is drawn, and what is counted."""

from __future__ import annotations

from analytics.chances.results import Chances
from dashboard.formats import decimal, number
from dashboard.wording.chances import WEAKEST_IS, chance, goes_with
from dashboard.wording.method_measures import Method


def simulating(chances: Chances | None) -> list[Method]:
    """How a plan is played through."""
    return [
        Method(
            "What a run draws",
            "First the rates, each once for the whole run, from the low, likely and high of its "
            "assumption (PERT, mean (low + 4 likely + high) / 6): success of a training step, "
            "attrition, that a hire works out, the credit of tools and the weeks to their use. "
            "What a scenario gives is certain. Then the level behind each person's ratings. Then "
            "each person and purchase: who leaves when (constant hazard, staying w weeks has the "
            "chance (1 - attrition)^(w/52), trained and hired people alike), which step succeeds "
            "and how long it takes, the weeks to a productive hire (lognormal, a tenth at the low "
            "and nine tenths at the high end), whether a hire works out, whether a tool gives its "
            "level.",
            "",
        ),
        Method(
            "The ratings may be wrong",
            "A run draws everybody's level from what all ratings of the selection tell together: "
            "level = mean of the skill + effect of the role in that skill + effect of the person "
            "+ rest; rating = level + leniency of self-ratings in that skill + error, told in "
            "whole numbers, whose ends (0 and 5) stand for everything beyond. Means, effects, "
            "leniency and all variances are learned from the ratings and stay as uncertain as few"
            " ratings leave them: a thousand draws of all of them together by Gibbs sampling "
            "(Gelfand & Smith 1990; of more than 4\u00a0000 ratings fewer draws, at least fifty), "
            "so that a run errs for all people of a skill, for a role or for a person together. "
            "Who has one rating lies nearer to their role and their other skills than who has two "
            "that agree. Before anything is seen, standard deviations are half-Cauchy with scale "
            "1 level, for leniency by skill 0.3 (Gelman 2006), self-ratings are 0.32 standard "
            "deviations too high, give or take as much (Heidemeier & Moser 2009), and one rating "
            "has a reliability of 0.52 (Viswesvaran, Ones & Schmidt 1996), which weighs as much "
            "as ten ratings. Whole numbers: Albert & Chib 1993. The level is then cut at the "
            "halves. Who is rated at a level may lack it, and who is rated below may hold it and "
            "then counts; a step teaches only who is really at the level below. Where no two "
            "ratings of a skill differ, nothing tells how wrong they are and they are taken as "
            "true. Counts, and the plan, stay on the level used. If ratings are right: the same "
            "runs where everybody is at that level. The level behind ratings on Heatmap and "
            "Evidence is told of one skill by itself, in closed form.",
            _as_rated(chances),
        ),
        Method(
            "What is common to all",
            "The hiring market: of the variance of the logarithm of hiring times all hires share "
            "hire.market_share. The GenAI effect: in a run the credits of all tools lie at the "
            "same place of their ranges. A person carries their leaving into every requirement "
            "that they count for. A step that fails takes its time, and what builds on it is not "
            "reached; nothing is planned again. A tool counts only while a reviewer is there.",
            "",
        ),
        Method(
            "What is counted in the runs",
            "A requirement holds in a run where at its due date at least the headcount counts; "
            "its chance is the share of such runs. Likely together: the share of runs in which "
            f"every must-have that the plan fills holds. {WEAKEST_IS} Shortage: people missing "
            "from must-haves at their due dates, on average, and as the mean of the worst tenth "
            "of the runs. The band of coverage is the tenth and ninetieth of a hundred runs, week "
            "by week. A level that is not known never counts. Each source of risk has its own "
            "stream of random numbers, so that the same seed gives the same digits, and another "
            "action changes nobody else's luck.",
            _counted(chances),
        ),
        Method(
            "What the missing people go with",
            "Of what a whole run shares (attrition, success of training, hires that work out, the "
            "hiring market, the GenAI effect) the rank correlation (Spearman) with the people "
            "missing from must-haves, over the runs of the plan as it stands. 0: no relation; "
            "below 0: more of it, fewer missing. What is smaller than four standard errors "
            "(4 / √runs) is left out. How wrong ratings are, and each person’s own luck, are "
            "not shared and not in it.",
            goes_with(chances) if chances else "",
        ),
    ]


def _as_rated(chances: Chances | None) -> str:
    if chances is None or not chances.must_haves:
        return ""
    return (
        f"{decimal(chances.holding)} of {chances.must_haves} must-haves hold on average, "
        f"{decimal(chances.holding_as_rated)} if every rating were right."
    )


def _counted(chances: Chances | None) -> str:
    """The weakest must-have, in runs."""
    least = None if chances is None else chances.weakest
    if chances is None or least is None:
        return ""
    return (
        f"{least.skill} at level {least.level} ({least.scope}) holds in "
        f"{number(least.chance * chances.runs)} of {number(chances.runs)} runs, "
        f"{chance(least.chance)}; by formula {chance(least.formula)}. Must-haves together: "
        f"{decimal(chances.holding)} of {chances.must_haves} hold on average."
    )
