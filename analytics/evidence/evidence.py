"""The verb: how well the survey measures what the decisions rest on.

Forms that show signs of not having been read; areas that are declared reflective.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from analytics.evidence.raters import (
    ALPHA_FROM,
    GROUP,
    INTRACLASS_FROM,
    agreements,
    lenient,
    rating_models,
    reliability,
)
from analytics.evidence.results import Agreement, Evidence, Forms, SkillEvidence
from analytics.evidence.skills import INTERVALS_FROM, breadth, importance_evidence, level_evidence
from analytics.measures.sql import measure
from analytics.measures.withheld import WITHHELD
from analytics.results import Analysis
from analytics.statistics.agreement import ENOUGH_PAIRS, SIGNS, Consistency, consistency, signs
from data.store.database import Database
from data.vocabulary import RefusedError

FEWEST_FORMS = 5
CONSISTENCY_FROM = 30
FEWEST_SKILLS = 3


def forms(levels: pd.DataFrame, order: Sequence[str]) -> Forms | None:
    """Flags by person, counted. `order`: skill ids in the order of the form."""
    own, manager = (_wide(levels, kind, order) for kind in ("self", "manager"))
    found = pd.Series(
        [signs(a, b) for a, b in zip(own.to_numpy(), manager.to_numpy(), strict=True)],
        index=own.index,
    )
    judged = found.dropna()
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


def consistencies(levels: pd.DataFrame, reflective: Iterable[str]) -> dict[str, Consistency | None]:
    """Of each area that is declared reflective; None where it is too small to say."""
    found: dict[str, Consistency | None] = {}
    for area in reflective:
        rows = levels[levels["area"] == area]
        wide = rows.pivot_table(
            index="person_no", columns="skill_id", values="level", aggfunc="first"
        )
        complete = wide.dropna().to_numpy(dtype=float)
        enough = complete.shape[0] >= CONSISTENCY_FROM and complete.shape[1] >= FEWEST_SKILLS
        found[area] = consistency(np.asarray(complete)) if enough else None
    return found


def evidence(database: Database, analysis: Analysis, reflective: Iterable[str] = ()) -> Evidence:
    """Weigh what an analysis was made of. `reflective`: areas whose skills are signs of one thing.

    Where people may not be shown, skills known of fewer than the smallest group are left out, and
    the importance that fewer gave.

    Raises RefusedError for an area that the selection does not have, and where the group is smaller
    than the viewer may see.
    """
    viewer = analysis.selection.viewer
    levels = analysis.levels[analysis.levels["state"] != WITHHELD]
    declared = list(dict.fromkeys(reflective))
    areas = list(dict.fromkeys(levels["area"]))
    if unknown := [area for area in declared if area not in areas]:
        raise RefusedError(
            f"There is no skill area {unknown[0]!r} in this survey. Areas: {', '.join(areas)}."
        )
    if not viewer.people_visible and analysis.people < viewer.smallest_group:
        raise RefusedError(
            f"This selection has fewer than {viewer.smallest_group} people, too few to weigh its "
            "ratings without showing somebody's. Choose more teams."
        )
    trust, assumed = reliability(levels)
    of_levels = level_evidence(levels, trust)
    of_importance, cross_hair, alike = importance_evidence(levels, trust)
    team_leniency, by_skill = lenient(levels)
    models = rating_models(levels, by_skill, trust)
    together = agreements(levels)
    order = [str(s) for s in measure(database, analysis.selection, "form")["skill_id"]]
    shown = analysis.people >= GROUP
    skills = levels[["skill_id", "skill", "area"]].drop_duplicates("skill_id")
    both = levels.dropna(subset=["self", "manager"])
    is_prior = len(both) < ENOUGH_PAIRS
    whole_shown = shown and (is_prior or both["person_no"].nunique() >= GROUP)
    told = {s for s, own in by_skill.items() if own.pairs == 0 or own.pairs >= GROUP}
    least = 0 if viewer.people_visible else viewer.smallest_group
    small = {s for s, one in of_levels.items() if one.known < least}
    small |= set(analysis.levels["skill_id"]) - set(levels["skill_id"])
    of_importance = {s: i for s, i in of_importance.items() if i.borich.pairs >= least}
    return Evidence(
        people=analysis.people,
        skills=tuple(
            SkillEvidence(
                skill=row["skill"],
                skill_id=row["skill_id"],
                area=row["area"],
                levels=of_levels[row["skill_id"]],
                importance=of_importance.get(row["skill_id"]),
                leniency=by_skill[row["skill_id"]]
                if whole_shown and row["skill_id"] in told
                else None,
                model=models.get(row["skill_id"]) if row["skill_id"] in told else None,
            )
            for row in skills.to_dict("records")
            if row["skill_id"] in of_levels and row["skill_id"] not in small
        ),
        cross_hair=cross_hair,
        order_agreement=alike,
        leniency=team_leniency if whole_shown else None,
        pairs=len(both),
        leniency_is_prior=is_prior,
        reliability=trust,
        reliability_is_assumed=assumed,
        agreement=together,
        consistency=consistencies(levels, declared),
        forms=forms(levels, order) if shown else None,
        breadth=breadth(levels),
        withheld=(
            *_withheld(analysis.people, together, both["person_no"].nunique()),
            *_few(len(small), least),
        ),
    )


def _few(skills: int, least: int) -> tuple[str, ...]:
    if not skills:
        return ()
    said = f"{skills} skill{'s' if skills > 1 else ''}"
    return (f"{said}, of which fewer than {least} people have a level: it would show whose.",)


def _withheld(people: int, together: tuple[Agreement, ...], both: int) -> tuple[str, ...]:
    """What is not shown because the group is small, and from how many people on it would be."""
    found = []
    if people < GROUP:
        found.append(
            f"Self minus manager, breadth and signs of careless answers: from {GROUP} people on, "
            "so that they point at nobody."
        )
    elif 0 < both < GROUP:
        found.append(
            f"Self minus manager: from {GROUP} people on who are rated by both; here {both}."
        )
    if people < INTERVALS_FROM:
        found.append(
            f"Intervals: from {INTERVALS_FROM} people on. Below that the bounds and the levels "
            "themselves say more."
        )
    rated = together[0].people if together else 0
    if rated < ALPHA_FROM:
        found.append(
            f"Agreement of raters: from {ALPHA_FROM} people rated by two kinds of rater on; here "
            f"{rated}."
        )
    elif together[0].both < INTRACLASS_FROM:
        found.append(
            f"Intraclass correlation: from {INTRACLASS_FROM} people rated by themselves and a "
            f"manager on; here {together[0].both}. Weighted kappa: from {ALPHA_FROM}."
        )
    return tuple(found)
