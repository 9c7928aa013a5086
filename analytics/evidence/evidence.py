"""The verb: how well the survey measures what the decisions rest on. Forms that show signs of not
having been read; areas that are declared reflective."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.evidence.raters import (
    ALPHA_FROM,
    GROUP,
    INTRACLASS_FROM,
    agreements,
    lenient,
    rating_models,
    reliability,
)
from analytics.evidence.results import (
    Agreement,
    Breadth,
    Evidence,
    Forms,
    ImportanceEvidence,
    LevelEvidence,
    SkillEvidence,
)
from analytics.measures.sql import measure
from analytics.measures.withheld import WITHHELD, joined_by_few, joins_few
from analytics.results import Analysis
from analytics.statistics import estimates
from analytics.statistics.agreement import ENOUGH_PAIRS, SIGNS, Consistency, consistency, signs
from analytics.statistics.needs_assessment import (
    Borich,
    RankedDiscrepancy,
    borich,
    complete_pairs,
    ranked_discrepancy,
    standing,
)
from data.store.database import Database
from data.vocabulary import MAX_LEVEL, RefusedError

HELD, DEEP, SHARE = 2, 4, 0.4
"""Levels that count as held and as deep; share of the asked skills that counts as broad."""


def breadth(levels: pd.DataFrame, least: int) -> Breadth | None:
    """Over the people of an analysis; None where it would tell of fewer than five or `least`. An
    unknown level is not held for the least that it can be, and held, and deep, for the most."""
    counted = levels[levels["state"] != "not_applicable"]
    levels_of = pd.DataFrame(
        {
            "person": counted["person_no"],
            "held": counted["level"].ge(HELD).fillna(value=False).astype(bool),
            "deep": counted["level"].ge(DEEP).fillna(value=False).astype(bool),
            "unknown": counted["level"].isna(),
            "asked": 1,
        }
    ).groupby("person")
    if levels_of.ngroups < GROUP or joins_few(levels, least):
        return None
    held, deep, unknown = (levels_of[name].sum() for name in ("held", "deep", "unknown"))
    broad = np.ceil(levels_of["asked"].sum() * SHARE)
    return Breadth(
        people=int(levels_of.ngroups),
        median=float(held.median()),
        median_high=float((held + unknown).median()),
        t_shaped=int(((deep > 0) & (held >= broad)).sum()),
        t_shaped_high=int(((deep + unknown > 0) & (held + unknown >= broad)).sum()),
    )


INTERVALS_FROM = 8
"""People from whom an interval is shown; below, the bounds and the levels themselves say it."""
MEANS_RANK_FROM = 3
"""People with a level from whom a skill takes a place, and skills from which there are places."""
COMPETENT = 3


def level_evidence(levels: pd.DataFrame, reliability: float) -> dict[str, LevelEvidence]:
    """By skill id. `levels` as in the analysis; not applicable rows are left out. `reliability`:
    of one rating, 0 to 1."""
    counted = levels[levels["state"] != "not_applicable"]
    moved = _shrunk(counted)
    ranks = pd.Series(moved, dtype=float).round(9).rank(method="min", ascending=False)
    places = ranks.astype(int).to_dict() if len(moved) >= MEANS_RANK_FROM else {}
    result = {}
    for skill_id, rows in counted.groupby("skill_id", sort=False):
        known = rows["level"].dropna().to_numpy(dtype=float)
        people, answered = len(rows), len(known)
        at_3 = int((known >= COMPETENT).sum())
        large = people >= INTERVALS_FROM and answered > 1
        spread = _deviation(known)
        result[str(skill_id)] = LevelEvidence(
            people=people,
            known=answered,
            counts=tuple(int((known == k).sum()) for k in range(MAX_LEVEL + 1)),
            depth=int(sorted(known)[-2]) if answered > 1 else None,
            mean=float(known.mean()) if answered else None,
            half_width=estimates.mean_half_width(spread, answered, people)
            if large and (spread or answered == people)
            else None,
            measurement=estimates.NORMAL
            * estimates.measurement_error(spread, answered, reliability)
            if large and spread
            else None,
            shrunk=moved.get(str(skill_id)),
            place=places.get(str(skill_id)),
            at_3=at_3,
            bounds=estimates.share_bounds(at_3, answered, people),
            interval=estimates.share_interval(at_3, answered, people) if large else None,
            concentration=estimates.concentration(np.maximum(known - (COMPETENT - 1), 0).tolist()),
        )
    return result


def _shrunk(counted: pd.DataFrame) -> Mapping[str, float]:
    moved: dict[str, float] = {}
    for _, area in counted.groupby("area", sort=False):
        known = area.dropna(subset=["level"])
        groups = known.groupby("skill_id", sort=False)["level"].agg(["mean", "var", "count"])
        groups = groups[groups["count"] >= MEANS_RANK_FROM].astype(float)
        if groups.empty:
            continue
        freedom = groups["count"] - 1
        within = float((groups["var"] * freedom).sum() / freedom.sum())
        means = groups["mean"].to_numpy()
        if within > 0:
            means = estimates.shrunk(means, within / groups["count"].to_numpy()).values
        moved |= dict(zip(map(str, groups.index), map(float, means), strict=True))
    return moved


RANKS_FROM = 3
"""Pairs from which a skill takes a place in the order."""
FEWEST_SKILLS = 3
"""Skills from which orders are compared and a cross-hair is drawn."""


def importance_evidence(
    levels: pd.DataFrame, reliability: float
) -> tuple[dict[str, ImportanceEvidence], tuple[float, float] | None]:
    """By skill id; the cross-hair (grand means of importance and level over the skills).
    `reliability`: of one rating of a level, 0 to 1."""
    counted = levels[levels["state"] != "not_applicable"]
    scores: dict[str, tuple[Borich, RankedDiscrepancy, float, float]] = {}
    for skill_id, rows in counted.groupby("skill_id", sort=False):
        wanted = rows["importance"].to_numpy(dtype=float, na_value=np.nan)
        held = rows["level"].to_numpy(dtype=float, na_value=np.nan)
        score, ranks = borich(wanted, held), ranked_discrepancy(wanted, held, len(rows))
        if score and ranks:
            first, second = complete_pairs(wanted, held)
            if len(rows) < INTERVALS_FROM:
                ranks = replace(ranks, half_width=None)
            rated = estimates.measurement_error(_deviation(second), len(second), reliability)
            scores[str(skill_id)] = (
                score,
                ranks,
                _standard_error(first, len(rows)),
                math.hypot(_standard_error(second, len(rows)), rated),
            )
    ordered = [s for s, (score, *_) in scores.items() if score.pairs >= RANKS_FROM]
    cross = None
    places: dict[str, tuple[int, int]] = {}
    if len(ordered) >= FEWEST_SKILLS:
        both = [(scores[s][0].importance, scores[s][0].level) for s in ordered]
        cross = float(np.mean([wanted for wanted, _ in both])), float(np.mean([h for _, h in both]))
        needs = pd.DataFrame([(-scores[s][0].mwds, scores[s][1].score) for s in ordered])
        least = needs.rank(method="min").astype(int)
        places = dict(zip(ordered, least.itertuples(index=False, name=None), strict=True))
    result = {
        skill: ImportanceEvidence(
            score,
            ranked,
            standing((score.importance, wanted), (score.level, held), cross)
            if cross and skill in places
            else None,
            *places.get(skill, (None, None)),
        )
        for skill, (score, ranked, wanted, held) in scores.items()
    }
    return result, cross


def _standard_error(values: NDArray[np.float64], people: int) -> float:
    """Of a mean in a finite group; 0 with one value, whose place is not judged anyway."""
    left = max(0.0, 1 - len(values) / people)
    return _deviation(values) / math.sqrt(len(values)) * math.sqrt(left)


def _deviation(values: NDArray[np.float64]) -> float:
    return float(values.std(ddof=1)) if len(values) > 1 else 0.0


FEWEST_FORMS = 5
CONSISTENCY_FROM = 30


def forms(levels: pd.DataFrame, order: Sequence[str]) -> Forms | None:
    """Flags by person, counted. `order`: skill ids in the order of the form."""
    own, manager = (_wide(levels, kind, order) for kind in ("self", "manager"))
    result = pd.Series(
        [signs(a, b) for a, b in zip(own.to_numpy(), manager.to_numpy(), strict=True)],
        index=own.index,
    )
    judged = result.dropna()
    if len(judged) < FEWEST_FORMS:
        return None
    flagged = judged.index[judged >= SIGNS]
    rest = own.drop(index=flagged)
    return Forms(
        judged=len(judged),
        flagged=len(flagged),
        mean=float(np.nanmean(own.to_numpy())),
        mean_without=float(np.nanmean(rest.to_numpy())) if len(rest) else None,
    )


def _wide(levels: pd.DataFrame, kind: str, order: Sequence[str]) -> pd.DataFrame:
    wide = levels.pivot_table(
        index="person_no", columns="skill_id", values=kind, aggfunc="first", dropna=False
    )
    return wide.reindex(columns=list(order)).astype("Float64").astype(float)


def consistencies(
    levels: pd.DataFrame, reflective: Iterable[str], least: int
) -> dict[str, Consistency | None]:
    """Of each area that is declared reflective; None where it is too small to say."""
    result: dict[str, Consistency | None] = {}
    for area in reflective:
        rows = levels[levels["area"] == area]
        wide = rows.pivot_table(
            index="person_no", columns="skill_id", values="level", aggfunc="first"
        )
        complete = wide.dropna().to_numpy(dtype=float)
        enough = complete.shape[0] >= CONSISTENCY_FROM and complete.shape[1] >= FEWEST_SKILLS
        result[area] = consistency(complete) if enough and not joins_few(rows, least) else None
    return result


def evidence(database: Database, analysis: Analysis, reflective: Iterable[str] = ()) -> Evidence:
    """Weigh what an analysis was made of. `reflective`: areas whose skills are signs of one thing.

    Where people may not be shown, skills known of fewer than the smallest group are left out, and
    what joins answers of a person, where fewer answered the same.

    Raises RefusedError for an area that the selection does not have, and where the group is smaller
    than the viewer may see.
    """
    viewer = analysis.selection.viewer
    least = viewer.least
    levels = analysis.levels[analysis.levels["state"] != WITHHELD].copy()
    levels.loc[joined_by_few(levels, ["level", "importance"], least), "importance"] = pd.NA
    declared = list(dict.fromkeys(reflective))
    areas = list(dict.fromkeys(levels["area"]))
    if unknown := [area for area in declared if area not in areas]:
        raise RefusedError(
            f"There is no skill area {unknown[0]!r} in this survey. Areas: {', '.join(areas)}."
        )
    if analysis.people < least:
        raise RefusedError(
            f"This selection has fewer than {viewer.smallest_group} people, too few to weigh its "
            "ratings without showing somebody's. Choose more teams."
        )
    trust, assumed = reliability(levels)
    of_levels = level_evidence(levels, trust)
    of_importance, cross_hair = importance_evidence(levels, trust)
    team_leniency, by_skill = lenient(levels)
    models = rating_models(levels, by_skill, trust)
    together = agreements(levels)
    order = [str(s) for s in measure(database, analysis.selection, "form")["skill_id"]]
    shown = analysis.people >= GROUP
    skills = levels[["skill_id", "skill", "area"]].drop_duplicates("skill_id")
    both = levels.dropna(subset=["self", "manager"])
    is_prior = len(both) < ENOUGH_PAIRS
    whole_shown = shown and (is_prior or both["person_no"].nunique() >= GROUP)
    known = {s for s, own in by_skill.items() if own.pairs == 0 or own.pairs >= GROUP}
    small = {s for s, item in of_levels.items() if item.known < least}
    small |= set(analysis.levels["skill_id"]) - set(levels["skill_id"])
    return Evidence(
        people=analysis.people,
        skills=tuple(
            SkillEvidence(
                skill=skill,
                skill_id=skill_id,
                area=area,
                levels=of_levels[skill_id],
                importance=of_importance.get(skill_id),
                leniency=by_skill[skill_id] if whole_shown and skill_id in known else None,
                model=models.get(skill_id) if skill_id in known else None,
            )
            for skill_id, skill, area in skills.itertuples(index=False, name=None)
            if skill_id in of_levels and skill_id not in small
        ),
        cross_hair=cross_hair,
        leniency=team_leniency if whole_shown else None,
        pairs=len(both),
        leniency_is_prior=is_prior,
        reliability=trust,
        reliability_is_assumed=assumed,
        agreement=together,
        consistency=consistencies(levels, declared, least),
        forms=forms(levels, order) if shown and not joins_few(levels, least) else None,
        breadth=breadth(levels, least),
        withheld=_withheld(
            analysis.people, together, both["person_no"].nunique(), len(small), least
        ),
    )


def _withheld(
    people: int, together: tuple[Agreement, ...], both: int, small: int, least: int
) -> tuple[str, ...]:
    """What is not shown because the group is small, and from how many people on it would be."""
    result = []
    if people < GROUP:
        result.append(
            f"Self minus manager, breadth and signs of careless answers: from {GROUP} people on, "
            "so that they point at nobody."
        )
    elif 0 < both < GROUP:
        result.append(
            f"Self minus manager: from {GROUP} people on who are rated by both; here {both}."
        )
    if people < INTERVALS_FROM:
        result.append(
            f"Intervals: from {INTERVALS_FROM} people on. Below that the bounds and the levels "
            "themselves say more."
        )
    rated = together[0].people if together else 0
    if rated < ALPHA_FROM:
        result.append(
            f"Agreement of raters: from {ALPHA_FROM} people rated by two kinds of rater on; here "
            f"{rated}."
        )
    elif (both := together[0].both) < INTRACLASS_FROM:
        kappa = f" Weighted kappa: from {ALPHA_FROM}." if both < ALPHA_FROM else ""
        result.append(
            f"Intraclass correlation: from {INTRACLASS_FROM} people rated by themselves and a "
            f"manager on; here {both}.{kappa}"
        )
    if small:
        skills = f"{small} skill{'s' if small > 1 else ''}"
        result.append(
            f"{skills}, of which fewer than {least} people have a level: it would show whose."
        )
    return tuple(result)
