"""The verb: everything that the pages and reports show of a selection."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from analytics.measures import coverage, readiness, withheld
from analytics.measures.over_time import Measured, groups_of
from analytics.measures.resilience import all_at_once, resilience
from analytics.measures.sql import measure
from analytics.results import Analysis, Coverage, RequirementCoverage, Selection, by_key
from data.store.database import Database
from data.store.facts.requirements import requirement_sets, role_profiles
from data.store.facts.settings import assumptions, pinned_day, uses_interest
from data.store.facts.waves import waves
from data.store.people.people import pseudonyms
from data.vocabulary import RATERS, RefusedError

WHOLE_NUMBERS = [*RATERS, "interest", "importance"]
NOT_APPLICABLE = -2
"""What matrix.sql says of a skill that is not applicable."""


def analyse(database: Database, selection: Selection) -> Analysis:
    """Measure a selection. Raises RefusedError for a wave or team that the store does not have. For
    a viewer who may not see people everything is counted without what is withheld."""
    _check(database, selection)
    hidden, groups = None, None
    numbers: Mapping[int, int] | None = None
    if selection.viewer.people_visible:
        roster = measure(database, selection, "roster")
        if selection.pseudonyms:
            roster, numbers = withheld.under_pseudonyms(roster, pseudonyms(database))
        levels = _levels(database, selection, roster)
    else:

        def measured(held: pd.DataFrame | None) -> Measured:
            roster = measure(database, selection, "roster", held=held)
            return roster, _levels(database, selection, roster, held)

        groups = groups_of(database, selection.viewer.smallest_group, measured)
        roster, levels, hidden = groups.roster, groups.levels, groups.hidden
    facts = {
        str(team): coverage.TeamFacts(len(rows), pd.Timestamp(rows["held_on"].max()).date())
        for team, rows in roster.groupby("team")
    }
    pinned, assumed = pinned_day(database), assumptions(database)
    now = selection.today or pinned or date.today()
    sets = requirement_sets(database, selection.viewer)
    needs, shared = coverage.holding_needs(sets, facts, selection.team, now)
    asked_of = levels[levels["state"] != "not_applicable"]
    answered = float((asked_of["state"] != "unknown").mean()) if len(asked_of) else 0.0
    if groups and hidden:
        asked = len(needs)
        needs = tuple(need for need in needs if hidden.cells.isdisjoint(need.cells))
        hidden = replace(hidden, requirements=asked - len(needs), asked=asked)
        numbers = withheld.numbers_of(roster, levels)
        levels = withheld.ordered(levels, ["area_position", "skill"], numbers)
        roster = withheld.ordered(roster, ["team"], numbers)
    counts = coverage.counted(levels)
    answers = readiness.answers_of(roster, levels, role_profiles(database))
    by_team = coverage.team_skills(levels, counts)
    if groups and hidden:
        answers = withheld.without_profiles(answers, hidden, roster, groups.known)
        by_team = by_team[~withheld.marked(by_team, hidden.cells)]
    least = selection.viewer.least
    requirements = coverage.requirement_coverage(needs, facts, counts)
    return Analysis(
        selection=selection,
        waves=_waves(roster),
        today=now,
        today_pinned=pinned is not None,
        requirements=requirements,
        not_asked=coverage.not_asked(requirements, levels),
        overall=coverage.together("all requirements", requirements),
        must_haves=coverage.together("must-haves", [r for r in requirements if r.must_have]),
        all_at_once=all_at_once(requirements, levels, int(assumed["plan.focus"].likely), least),
        areas=_grouped((r.area, r) for r in requirements),
        teams=_grouped((r.scope, r) for r in requirements),
        roles=readiness.role_readiness(answers, least),
        resilience=resilience(requirements, levels, least),
        people=len(roster),
        answered_share=answered,
        roster=roster,
        levels=levels,
        team_skills=by_team,
        withheld=hidden,
        shared=shared,
        numbers=numbers,
    )


def surveyed(database: Database, selection: Selection) -> tuple[str, ...]:
    """Teams of which somebody was surveyed, by name; of a viewer who may see people."""
    return tuple(sorted(set(measure(database, selection, "roster")["team"])))


def previous_wave(database: Database, selection: Selection) -> str | None:
    """The wave before the one that is looked at, for "what changed"; None where there is none."""
    names = [wave.name for wave in waves(database, selection.viewer)]
    if selection.wave in names:
        names = names[names.index(selection.wave) :]
    return names[1] if len(names) > 1 else None


def _check(database: Database, selection: Selection) -> None:
    known = [wave.name for wave in waves(database, selection.viewer)]
    if selection.wave is not None and selection.wave not in known:
        there = ", ".join(known) or "none yet"
        raise RefusedError(f"There is no wave {selection.wave!r}. Waves in the store: {there}.")
    if selection.team is not None:
        teams = surveyed(database, Selection(wave=selection.wave, viewer=selection.viewer))
        if selection.team not in teams:
            there = ", ".join(teams) or "none yet"
            raise RefusedError(f"There is no team {selection.team!r}. Teams: {there}.")
    if selection.ratings != "fused" and not selection.viewer.people_visible:
        raise RefusedError(
            "Ratings of one kind of rater alone are shown to who may see people: beside those of "
            "all raters they would tell what was said of one person."
        )


def _levels(
    database: Database, selection: Selection, roster: pd.DataFrame, held: pd.DataFrame | None = None
) -> pd.DataFrame:
    """By skill, then as on the roster. People's own numbers are the order of files: the same
    content gives the same answers in whatever order it came."""
    result = measure(database, selection, "matrix", held)
    skills = database.query(_SKILLS)
    skill = pd.Index(skills["skill_no"]).get_indexer(pd.Index(result["skill_no"]))
    person = pd.Index(roster["person_no"]).get_indexer(pd.Index(result["person_no"]))
    order = np.lexsort((person, skill))
    result, skill, person = result.iloc[order], skill[order], person[order]
    levels: pd.DataFrame = pd.concat(
        [
            roster[["person_no", "person", "team", "role"]].iloc[person].reset_index(drop=True),
            skills.drop(columns="skill_no").iloc[skill].reset_index(drop=True),
            result[["said", *WHOLE_NUMBERS]].reset_index(drop=True).astype("Int64"),
        ],
        axis="columns",
    )
    answers = levels.pop("said")
    levels["state"] = np.select(
        [answers >= 0, answers == NOT_APPLICABLE], ["level", "not_applicable"], "unknown"
    )
    levels["level"] = answers.where(answers >= 0)
    if not uses_interest(database):
        levels["interest"] = pd.array([pd.NA] * len(levels), dtype="Int64")
    return levels


_SKILLS = """
    select s.skill_no, s.skill_id, s.name as skill, a.name as area, a.position as area_position
    from skill s join skill_area a on a.area_id = s.area_id
    order by a.position, s.name
"""


def _waves(roster: pd.DataFrame) -> tuple[tuple[str, str, date], ...]:
    rows = roster[["team", "wave", "held_on"]].drop_duplicates().sort_values(["team", "held_on"])
    return tuple(
        (r["team"], r["wave"], pd.Timestamp(r["held_on"]).date()) for r in rows.to_dict("records")
    )


def _grouped(pairs: Iterable[tuple[str, RequirementCoverage]]) -> tuple[Coverage, ...]:
    """Coverage by area or scope, in the order in which the names first stand."""
    return tuple(coverage.together(name, rows) for name, rows in by_key(pairs).items())
