"""Which aggregates may be shown where people may not be (methods.md#small-groups-and-names).

An aggregate of fewer than `smallest` people is hidden, and so is what would give it away by
subtraction from a printed total: items are hidden, smallest first, until the hidden ones together
hold at least `smallest` people. Where that cannot be reached the total is hidden too, and where it
would tell them apart: beside a sum of positions stands one by weight.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from operator import attrgetter

from analytics.results import (
    Analysis,
    Positions,
    RequirementCoverage,
    RoleReadiness,
    by_key,
)

Key = tuple[str, str, int]
"""Scope, skill id and level of a requirement."""

ALL_HIDDEN = "Every target is of a group too small to be shown"


@dataclass(frozen=True)
class Item:
    """One aggregate of a printed total: the people behind it, by the team that they are of."""

    teams: Mapping[str, int]
    forced: bool = False
    """Hidden already, for another reason."""

    @property
    def people(self) -> int:
        return sum(self.teams.values())


@dataclass(frozen=True)
class Hidden:
    """What must not be shown or printed. All empty where people may be shown."""

    requirements: frozenset[Key] = field(default=frozenset())
    areas: frozenset[str] = field(default=frozenset())
    cells: frozenset[tuple[str, str]] = field(default=frozenset())
    """(team, skill id) of the heatmap."""
    names: frozenset[tuple[str, str, int]] = field(default=frozenset())
    """The requirements once more, by scope, name of the skill and level, as plans call them."""
    overall: bool = False


def hide(items: Sequence[Item], smallest: int) -> tuple[frozenset[int], bool]:
    """Positions of the items to hide, and whether their total must be hidden too."""
    order = sorted(range(len(items)), key=lambda at: (items[at].people, at))
    hidden = [at for at in order if items[at].forced or items[at].people < smallest]
    if not hidden:
        return frozenset(), False
    rest = [at for at in order if at not in hidden]
    while _together(items[at].teams for at in hidden) < smallest and rest:
        hidden.append(rest.pop(0))
    return frozenset(hidden), _together(items[at].teams for at in hidden) < smallest


def _together(several: Iterable[Mapping[str, int]]) -> int:
    """How many people are behind several items at least, each once."""
    return sum(_most(several).values())


def _most(several: Iterable[Mapping[str, int]]) -> Counter[str]:
    most: Counter[str] = Counter()
    for teams in several:
        most |= Counter(teams)
    return most


Asked = Mapping[Key, Mapping[str, int]]
"""Of each requirement: by team that has people, to how many of them its skill applies."""


@dataclass
class _Hiding:
    """What is hidden so far. `parts`: requirements of which some leave only a few people of a wider
    one."""

    asked: Asked
    smallest: int
    parts: AbstractSet[Key]
    requirements: set[Key]
    areas: set[str] = field(default_factory=set)

    def few(self, rows: Iterable[RequirementCoverage]) -> list[RequirementCoverage]:
        """Those hidden among them of which sums, one for each weight, would tell of a few people;
        none where no sum does."""
        unseen = [row for row in rows if key(row) in self.requirements]
        for alike in by_key((_ALIKE(row), row) for row in unseen).values():
            people = _together(self.asked[key(row)] for row in alike)
            if people < self.smallest or all(key(row) in self.parts for row in alike):
                return alike
        return []

    def within(self, area: str, rows: Sequence[RequirementCoverage]) -> None:
        """Hide of an area's requirements as many as keep its total from telling, or the total."""
        items = [Item(self.asked[key(r)], key(r) in self.requirements) for r in rows]
        result, total_too = hide(items, self.smallest)
        self.requirements |= {key(rows[at]) for at in result}
        while (few := self.few(rows)) and not total_too:
            alike = [r for r in rows if _ALIKE(r) == _ALIKE(few[0])]
            shown = [r for r in alike if key(r) not in self.requirements]
            total_too = not shown
            self.requirements |= {key(r) for r in sorted(shown, key=lambda r: r.roster)[:1]}
        if total_too:
            self.areas.add(area)

    def over_all(self, by_area: Mapping[str, Sequence[RequirementCoverage]]) -> bool:
        """The same of areas in the total of all; whether that must be hidden, too."""
        names = list(by_area)
        items = [
            Item(_most(self.asked[key(row)] for row in rows), name in self.areas)
            for name, rows in by_area.items()
        ]
        result, total_too = hide(items, self.smallest)
        self.areas |= {names[at] for at in result}
        every = [row for rows in by_area.values() for row in rows]
        while (few := self.few(r for r in every if r.area in self.areas)) and not total_too:
            alike = [r for r in every if _ALIKE(r) == _ALIKE(few[0]) and r not in few]
            total_too = not alike
            # best is one that is hidden anyway, then one of an area that is, then of fewer people
            hidden, areas = self.requirements, self.areas
            alike.sort(key=lambda r: (key(r) not in hidden, r.area not in areas, r.roster))
            for row in alike[:1]:
                hidden.add(key(row))
                areas.add(row.area)
        return total_too


_ALIKE = attrgetter("weight", "must_have")
"""What sums are printed by."""


def hidden_of(analysis: Analysis, *, people: bool) -> Hidden:
    """Everything that a report of `analysis` has to leave out when `people` are not shown."""
    if people:
        return Hidden()
    smallest, asked = analysis.selection.viewer.smallest_group, _asked(analysis)
    requirements, parts = _by_subtraction(analysis.requirements, asked, smallest)
    hiding = _Hiding(asked, smallest, parts, requirements)
    by_area = by_key((row.area, row) for row in analysis.requirements)
    for area, rows in by_area.items():
        hiding.within(area, rows)
    overall = hiding.over_all(by_area) or 0 < analysis.people < smallest
    rows = [row for row in analysis.requirements if key(row) in hiding.requirements]
    return Hidden(
        requirements=frozenset(hiding.requirements),
        areas=frozenset(hiding.areas),
        cells=_cells(analysis, hiding.requirements, smallest),
        names=frozenset((row.scope, row.skill, row.level) for row in rows),
        overall=overall,
    )


@dataclass(frozen=True)
class Crowds:
    """People by team and role; `least` of them may be told of together."""

    least: int
    roles: Mapping[str, Counter[str]]
    asked: Mapping[str, AbstractSet[str]]
    """By skill the teams that it is required of."""

    def named(self, role: str, team: str) -> tuple[str, ...]:
        """Role and team of somebody, or what of them does not tell of a small group: neither of
        that one nor of those who are left where all others are named."""
        teams = Counter({name: roles.total() for name, roles in self.roles.items()})
        if not self._is_wide(team, teams):
            return ()
        own = self.roles.get(team, Counter())
        return (role, team) if self._is_wide(role, own) else (team,)

    def few(self, skills: Iterable[str]) -> bool:
        """Whether skills are required of so few people that what is done in them is about these."""
        teams = {team for skill in skills for team in self.asked.get(skill, ())}
        people = sum(self.roles[team].total() for team in teams if team in self.roles)
        return 0 < people < self.least

    def _is_wide(self, name: str, groups: Mapping[str, int]) -> bool:
        rest = sum(people for people in groups.values() if people < self.least)
        return groups.get(name, 0) >= self.least and (rest == 0 or rest >= self.least)


def crowds_of(analysis: Analysis, *, people: bool) -> Crowds:
    """Of a report of `analysis`; where `people` are shown nobody is too few."""
    roster = analysis.roster[["team", "role"]].fillna("").astype(str)
    pairs: dict[str, list[str]] = by_key(roster.itertuples(index=False, name=None))
    needs = by_key((need.skill, need.teams) for need in analysis.requirements)
    return Crowds(
        0 if people else analysis.selection.viewer.smallest_group,
        {team: Counter(roles) for team, roles in pairs.items()},
        {skill: {team for some in teams for team in some} for skill, teams in needs.items()},
    )


def hidden_teams(analysis: Analysis) -> frozenset[str]:
    """Teams that are too small for who asks. No total that they are shown has these in it."""
    least = analysis.selection.viewer.least
    return frozenset(team for team, size in _sizes(analysis).items() if size < least)


def hidden_scopes(analysis: Analysis) -> tuple[frozenset[str], bool]:
    """Scopes whose coverage would tell of a few people, and whether the total would too."""
    sizes = _sizes(analysis)
    teams = {r.scope: r.teams for r in analysis.requirements}
    items = [Item({team: sizes.get(team, 0) for team in those}) for those in teams.values()]
    result, total_too = hide(items, analysis.selection.viewer.least)
    names = list(teams)
    return frozenset(names[at] for at in result), total_too


def shown_roles(analysis: Analysis) -> tuple[RoleReadiness, ...]:
    """Roles with enough people for who asks."""
    least = analysis.selection.viewer.least
    return tuple(role for role in analysis.roles if role.people >= least)


def _sizes(analysis: Analysis) -> dict[str, int]:
    groups = analysis.roster.groupby("team", dropna=False)
    return {str(team): int(size) for team, size in groups.size().items()}


def _asked(analysis: Analysis) -> Asked:
    levels, sizes = analysis.levels, _sizes(analysis)
    none = (
        levels[levels["state"] == "not_applicable"].groupby(["team", "skill_id"]).size().to_dict()
    )
    return {
        key(r): {
            team: sizes[team] - none.get((team, r.skill_id), 0) for team in r.teams if team in sizes
        }
        for r in analysis.requirements
    }


def key(row: RequirementCoverage | Positions) -> Key:
    return (row.scope, row.skill_id, row.level)


def _by_subtraction(
    rows: Sequence[RequirementCoverage], asked: Asked, smallest: int
) -> tuple[set[Key], set[Key]]:
    """Requirements of one skill to hide since, alone or together, they leave only a few people of a
    wider one; and all that do."""
    hidden: set[Key] = set()
    leaving: set[Key] = set()
    for same in by_key((row.skill_id, row) for row in rows).values():
        for wide in same:
            own = asked[key(wide)]
            narrow = [row for row in same if set(row.teams) < set(wide.teams)]
            seen = sorted((r for r in narrow if r.roster >= smallest), key=lambda row: row.roster)
            for parts in [*([row] for row in narrow), seen]:
                if _leave_few(own, parts, smallest):
                    leaving.update(map(key, parts))
            hidden.update(key(row) for row in narrow if _leave_few(own, [row], smallest))
            seen = [row for row in seen if key(row) not in hidden]
            while _leave_few(own, seen, smallest):
                hidden.add(key(seen.pop(0)))
    return hidden, leaving


def _leave_few(
    wide: Mapping[str, int], parts: Sequence[RequirementCoverage], smallest: int
) -> bool:
    rest = set(wide).difference(*(part.teams for part in parts))
    return bool(parts and rest) and sum(wide[team] for team in rest) < smallest


def _cells(
    analysis: Analysis, hidden: AbstractSet[Key], smallest: int
) -> frozenset[tuple[str, str]]:
    """Fields of the heatmap: a mean of a few known levels, and what a hidden requirement holds."""
    result = {
        (team, r.skill_id) for r in analysis.requirements if key(r) in hidden for team in r.teams
    }
    for skill, rows in analysis.team_skills.groupby("skill_id", sort=False):
        answered = rows[rows["known"] > 0]
        teams = [str(team) for team in answered["team"]]
        items = [
            Item({team: int(known)}, (team, str(skill)) in result)
            for team, known in zip(teams, answered["known"], strict=True)
        ]
        result |= {(teams[at], str(skill)) for at in hide(items, smallest)[0]}
    return frozenset(result)
