"""Waves as lines, and two analyses side by side: coverage by area and team, share at level 3.

Shares are bounded: `low` counts unknown levels as below, `high` as at the level. A group that is
too small for who asks has no point, and neither has what would give it away. Which people moved a
share is told by `analytics.change`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from analytics.measures.coverage import together
from analytics.results import Analysis, RequirementCoverage
from analytics.suppression import hidden_of, hidden_scopes


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
        overall=Line("All requirements", "", tuple(found[""].get("") for found in coverage)),
        areas=_lines([found["area"] for found in coverage]),
        teams=_lines([found["scope"] for found in coverage]),
        skills=_lines([share_points(a) for a in analyses], _skill_names(analyses)),
        changed_needs=_changed(
            analyses, lambda a: {(r.scope, r.skill_id, r.level) for r in a.requirements}
        ),
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
        """Right minus left, of what is known."""
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
    return {
        str(skill): _shown(Point(at / people, (at + unknown) / people, people, people), analysis)
        for skill, people, unknown, at in asked.itertuples(index=False)
    }


def _coverage_points(analysis: Analysis) -> dict[str, dict[str, Point | None]]:
    """By "area", "scope" and "" (all together): name -> point. Nothing required has no point."""
    found: dict[str, dict[str, Point | None]] = {"area": {}, "scope": {}, "": {}}
    groups: dict[tuple[str, str], list[RequirementCoverage]] = {}
    for need in analysis.requirements:
        for by, name in (("area", need.area), ("scope", need.scope), ("", "")):
            groups.setdefault((by, name), []).append(need)
    hidden = hidden_of(analysis, people=analysis.selection.viewer.people_visible)
    scopes, total_too = hidden_scopes(analysis)
    withheld = {
        "area": hidden.areas,
        "scope": scopes,
        "": {""} if hidden.overall or total_too else set(),
    }
    for (by, name), rows in groups.items():
        whole = together(name, rows)
        people = _people(analysis, {team for row in rows for team in row.teams})
        point = Point(whole.coverage, whole.coverage_high, whole.required, people)
        found[by][name] = None if name in withheld[by] else point
    return found


def _people(analysis: Analysis, teams: set[str]) -> int:
    return int(analysis.roster["team"].isin(list(teams)).sum())


def _shown(point: Point, analysis: Analysis) -> Point | None:
    viewer = analysis.selection.viewer
    return point if viewer.people_visible or point.people >= viewer.smallest_group else None


def _skill_names(analyses: Iterable[Analysis]) -> dict[str, str]:
    names: dict[str, str] = {}
    for analysis in analyses:
        names |= dict(
            zip(analysis.team_skills["skill_id"], analysis.team_skills["skill"], strict=True)
        )
    return names


def _lines(
    waves: Sequence[Mapping[str, Point | None]], names: Mapping[str, str] | None = None
) -> tuple[Line, ...]:
    keys = dict.fromkeys(key for wave in reversed(waves) for key in wave)
    return tuple(
        Line((names or {}).get(key, key), key, tuple(wave.get(key) for wave in waves))
        for key in keys
    )


def _pairs(
    sides: Sequence[Mapping[str, Point | None]], names: Mapping[str, str]
) -> tuple[Pair, ...]:
    keys = dict.fromkeys(key for side in sides for key in side)
    return tuple(Pair(names.get(k, k), k, sides[0].get(k), sides[1].get(k)) for k in keys)


def _changed(analyses: Sequence[Analysis], what: Callable[[Analysis], object]) -> tuple[str, ...]:
    return tuple(
        after.waves[0][1] for before, after in pairwise(analyses) if what(before) != what(after)
    )
