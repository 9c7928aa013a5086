"""What changed between two measurements, and why: learned and forgot apart from joined and left.
The two may be two waves, or two teams of one wave; people are told apart by their number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import pandas as pd

from analytics.measures.withheld import WITHHELD
from analytics.results import Analysis, RequirementCoverage, raters_of
from analytics.suppression import hidden_of, hidden_scopes, key

REASONS = (
    "learned",
    "forgot",
    "rated_higher",
    "rated_lower",
    "joined",
    "left",
    "became_known",
    "became_unknown",
)
"""Why people count now who did not before, and the other way round."""


@dataclass(frozen=True)
class Flow:
    """People at or above a level, before and after: after = before + learned + rated_higher +
    joined + became_known - forgot - rated_lower - left - became_unknown.

    `rated_higher`, `rated_lower`: people whose two levels rest on different kinds of raters, and
    not so by those alone who rated both times.
    `joined` and `left`: people who are only in one of the two rosters. `became_known`,
    `became_unknown`: people without a level in the other, also where the skill did not apply or
    their team was not asked it.
    """

    skill: str
    skill_id: str
    area: str
    level: int
    before: int
    after: int
    learned: int
    forgot: int
    rated_higher: int
    rated_lower: int
    joined: int
    left: int
    became_known: int
    became_unknown: int


@dataclass(frozen=True)
class RequirementChange:
    before: RequirementCoverage | None
    after: RequirementCoverage | None

    @property
    def need(self) -> RequirementCoverage:
        """The one that there is, the later one first."""
        need = self.after or self.before
        assert need is not None
        return need


@dataclass(frozen=True)
class Change:
    """`flows` has one line a skill that both surveys asked, at the level of the highest requirement
    now, else 3. `other_raters`: of the levels known on both sides in these skills, the share 0 to 1
    that rests on other kinds of raters. `stayed`: people who were surveyed on both sides.
    `not_again`: teams that were not surveyed since, whose people stand on both as they did then."""

    stayed: int
    joined: int
    left: int
    flows: tuple[Flow, ...]
    requirements: tuple[RequirementChange, ...]
    other_raters: float
    not_again: tuple[str, ...]


def surveyed_again(before: Analysis, after: Analysis) -> set[int]:
    """People of both rosters, without whom the same wave put into both."""
    then, now = (
        dict(zip(side.roster["person_no"].astype(int), side.roster["wave"], strict=True))
        for side in (before, after)
    )
    return {person for person in then.keys() & now.keys() if then[person] != now[person]}


def change(before: Analysis, after: Analysis) -> Change:
    old, new = ({int(number) for number in side.roster["person_no"]} for side in (before, after))
    flows, other_raters = _flows(_both(before, after), before, after)
    then, now = ({key(r): r for r in side.requirements} for side in (before, after))
    return Change(
        stayed=len(surveyed_again(before, after)),
        joined=len(new - old),
        left=len(old - new),
        flows=flows,
        requirements=tuple(
            RequirementChange(then.get(key), now.get(key)) for key in dict.fromkeys([*now, *then])
        ),
        other_raters=other_raters,
        not_again=_not_again(before, after),
    )


def _not_again(before: Analysis, after: Analysis) -> tuple[str, ...]:
    """Teams whose latest wave is that of `before`, or an earlier one."""
    waves = {wave for _, wave, _ in before.waves}
    first = min((held_on for _, _, held_on in before.waves), default=date.min)
    return tuple(team for team, wave, held_on in after.waves if wave in waves or held_on < first)


def _both(before: Analysis, after: Analysis) -> pd.DataFrame:
    """One row per person and skill that either has: level, what each rater said and whether the
    person was on the roster, then and now."""
    keys = ["person_no", "skill_id"]
    then, now = (
        side.levels[[*keys, "level", *raters_of(side.selection.ratings)]].assign(
            hidden=side.levels["state"] == WITHHELD,
        )
        for side in (before, after)
    )
    both = then.merge(now, on=keys, how="outer", suffixes=("_before", "_after"))
    both = both.rename(columns={"level_before": "before", "level_after": "after"})
    for name, side in (("there_before", before), ("there_after", after)):
        both[name] = both["person_no"].isin(side.roster["person_no"])
    return both[~both[["hidden_before", "hidden_after"]].eq(True).any(axis=1)]


def _rated(both: pd.DataFrame, side: str, raters: Sequence[str]) -> pd.DataFrame:
    """What each kind of rater said, as far as it is shown to who asks."""
    columns = both[[f"{rater}_{side}" for rater in raters]].astype("Float64")
    return columns.set_axis(list(raters), axis="columns")


def _lower_median(levels: pd.DataFrame) -> pd.Series[float]:
    """Of one that one, of two the lower, of three the middle (methods.md#level-used), as
    data/store/levels/levels.sql has it: here of some raters of each person only."""
    three = levels.notna().sum(axis=1) == 3
    return levels.min(axis=1).where(~three, levels.median(axis=1))


def _flows(both: pd.DataFrame, before: Analysis, after: Analysis) -> tuple[tuple[Flow, ...], float]:
    """Of the skills that both asked, where each group that counts in a flow is of nobody or of
    enough people for who asks; and the share of their levels that rests on other raters."""
    by_level = sorted(after.requirements, key=lambda need: need.level)
    wanted = {need.skill_id: need.level for need in by_level}  # the highest
    least = both["skill_id"].map(wanted).fillna(3)
    was, now = ((both[side] >= least).fillna(value=False) for side in ("before", "after"))
    gained, lost = now & ~was, was & ~now
    known_then, known_now = both["before"].notna(), both["after"].notna()
    again = both["person_no"].isin(list(surveyed_again(before, after)))
    twice = known_then & known_now & again
    then, later = (
        _rated(both, side, raters_of(after.selection.ratings)) for side in ("before", "after")
    )
    there, still = then.notna(), later.notna()
    others = twice & there.any(axis=1) & still.any(axis=1) & (there != still).any(axis=1)
    shared = others & (there & still).any(axis=1)
    # the level by those alone who rated both times
    rose, fell = (
        (_lower_median(low.where(there & still)) < least)
        & (_lower_median(high.where(there & still)) >= least)
        for low, high in ((then, later), (later, then))
    )
    unsure = others & ~(gained & rose.fillna(value=False)) & ~(lost & fell.fillna(value=False))
    people = pd.DataFrame(
        {
            "before": was,
            "after": now,
            "learned": gained & known_then & ~unsure,
            "forgot": lost & known_now & ~unsure,
            "rated_higher": gained & unsure,
            "rated_lower": lost & unsure,
            "joined": gained & ~both["there_before"],
            "left": lost & ~both["there_after"],
            "became_known": gained & both["there_before"] & ~known_then,
            "became_unknown": lost & both["there_after"] & ~known_now,
        }
    )
    groups = [twice & ~others, shared, others & ~shared]
    groups += [~known_then & known_now, known_then & ~known_now]
    sizes = pd.DataFrame(dict(enumerate(groups))).groupby(both["skill_id"]).sum()
    enough = ((sizes == 0) | (sizes >= after.selection.viewer.least)).all(axis=1)
    asked = set(before.levels["skill_id"]) & set(enough[enough].index)
    flows = people.astype(int).groupby(both["skill_id"]).sum()
    skills = after.levels[["skill", "skill_id", "area"]].drop_duplicates("skill_id")
    rows = tuple(
        Flow(skill, skill_id, area, wanted.get(skill_id, 3), *flows.loc[skill_id].tolist())
        for skill, skill_id, area in skills.itertuples(index=False)
        if skill_id in asked
    )
    shown = both["skill_id"].isin([flow.skill_id for flow in rows]) & twice
    return rows, float(others[shown].mean()) if shown.any() else 0.0


@dataclass(frozen=True)
class Point:
    """A share 0 to 1 with its bounds. `of`: positions required, or people asked."""

    low: float
    high: float
    of: int
    people: int


@dataclass(frozen=True)
class Line:
    """One thing over the waves, oldest first; None where it was not measured or is too small."""

    name: str
    key: str
    points: tuple[Point | None, ...]

    @property
    def ends(self) -> tuple[Point, Point] | None:
        """The first and the last point that are there; None with fewer than two."""
        there = [point for point in self.points if point]
        return (there[0], there[-1]) if len(there) > 1 else None


@dataclass(frozen=True)
class Trend:
    """Lines of a selection. `changed_needs`: waves in which something else was required than in
    the wave before; `changed_teams`: waves in which other teams were asked."""

    waves: tuple[tuple[str, date], ...]
    overall: Line
    areas: tuple[Line, ...]
    teams: tuple[Line, ...]
    skills: tuple[Line, ...]
    """Share of people at level 3 or more, one line a skill."""
    changed_needs: tuple[str, ...]
    changed_teams: tuple[str, ...]


def trend(analyses: Sequence[Analysis]) -> Trend:
    """Lines through analyses of single waves, oldest first, all with the same filters."""
    coverage = [_coverage_points(a) for a in analyses]
    return Trend(
        waves=tuple((a.waves[0][1], max(held for _, _, held in a.waves)) for a in analyses),
        overall=Line("All targets", "", tuple(result[""].get("") for result in coverage)),
        areas=_lines([result["area"] for result in coverage], {}),
        teams=_lines([result["scope"] for result in coverage], {}),
        skills=_lines([share_points(a) for a in analyses], _skill_names(analyses)),
        changed_needs=_changed(analyses, lambda a: set(map(key, a.requirements))),
        changed_teams=_changed(analyses, lambda a: {team for team, _, _ in a.waves}),
    )


@dataclass(frozen=True)
class Pair:
    """One share on two sides; None: not asked or not required there, or too small a group."""

    name: str
    key: str
    left: Point | None
    right: Point | None

    @property
    def difference(self) -> float | None:
        return self.right.low - self.left.low if self.left and self.right else None

    @property
    def clear(self) -> bool:
        """Whether neither the unknown levels nor one person in either group could turn it round."""
        if self.left is None or self.right is None:
            return False
        apart = max(self.left.low - self.right.high, self.right.low - self.left.high)
        return apart > 1 / min(self.left.of, self.right.of) + 1e-9


def compare(left: Analysis, right: Analysis) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """Coverage by area, and the share at level 3 by skill, of two teams or of two waves."""
    sides = (left, right)
    areas = [_coverage_points(side)["area"] for side in sides]
    shares = [share_points(side) for side in sides]
    return _pairs(areas, {}), _pairs(shares, _skill_names(sides))


def share_points(analysis: Analysis) -> dict[str, Point | None]:
    """Share of people at level 3 or more by skill id; who is not applicable is left out."""
    counts = analysis.team_skills.groupby("skill_id", sort=False)[["people", "unknown", "at_3"]]
    asked = counts.sum().query("people > 0").reset_index()
    least = analysis.selection.viewer.least
    return {
        str(skill): Point(at / people, (at + unknown) / people, people, people)
        if people >= least
        else None
        for skill, people, unknown, at in asked.itertuples(index=False)
    }


def _coverage_points(analysis: Analysis) -> dict[str, dict[str, Point | None]]:
    """By "area", "scope" and "" (all together): name -> point. Nothing required has no point."""
    hidden = hidden_of(analysis, people=analysis.selection.viewer.people_visible)
    scopes, total_too = hidden_scopes(analysis)
    nothing: AbstractSet[str] = {analysis.overall.name} if hidden.overall or total_too else set()
    result: dict[str, dict[str, Point | None]] = {"area": {}, "scope": {}, "": {}}
    for by, wholes, withheld in (
        ("area", analysis.areas, hidden.areas),
        ("scope", analysis.teams, scopes),
        ("", [analysis.overall] if analysis.requirements else [], nothing),
    ):
        for whole in wholes:
            own = (r for r in analysis.requirements if not by or getattr(r, by) == whole.name)
            teams = {team for row in own for team in row.teams}
            people = int(analysis.roster["team"].isin(list(teams)).sum())
            point = Point(whole.coverage, whole.coverage_high, whole.required, people)
            result[by][whole.name if by else ""] = None if whole.name in withheld else point
    return result


def _skill_names(analyses: Iterable[Analysis]) -> dict[str, str]:
    names: dict[str, str] = {}
    for analysis in analyses:
        names |= dict(
            zip(analysis.team_skills["skill_id"], analysis.team_skills["skill"], strict=True)
        )
    return names


def _lines(
    waves: Sequence[Mapping[str, Point | None]], names: Mapping[str, str]
) -> tuple[Line, ...]:
    keys = dict.fromkeys(key for wave in reversed(waves) for key in wave)
    return tuple(Line(names.get(k, k), k, tuple(wave.get(k) for wave in waves)) for k in keys)


def _pairs(
    sides: Sequence[Mapping[str, Point | None]], names: Mapping[str, str]
) -> tuple[Pair, ...]:
    return tuple(Pair(line.name, line.key, *line.points) for line in _lines(sides, names))


def _changed(analyses: Sequence[Analysis], what: Callable[[Analysis], object]) -> tuple[str, ...]:
    return tuple(
        after.waves[0][1] for before, after in pairwise(analyses) if what(before) != what(after)
    )
