"""Which aggregates may be shown where people may not be (methods.md#small-groups-and-names).

An aggregate of fewer than `smallest` people is hidden, and so is what would give it away by
subtraction from a printed total: items are hidden, smallest first, until the hidden ones together
hold at least `smallest` people. Where that cannot be reached the total is hidden too, and where it
would tell them apart: beside a sum of positions stands one by weight.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from operator import attrgetter

from analytics.results import Analysis, GroupGap, RequirementCoverage, RoleReadiness, by_key

Key = tuple[str, str, int]
"""Scope, skill id and level of a requirement."""


@dataclass(frozen=True)
class Item:
    """One aggregate of a printed total: the people behind it and the teams that they are of."""

    people: int
    teams: frozenset[str]
    forced: bool = False
    """Hidden already, for another reason."""


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


def hide(
    items: Sequence[Item], sizes: Mapping[str, int], smallest: int
) -> tuple[frozenset[int], bool]:
    """Positions of the items to hide, and whether their total must be hidden too."""
    order = sorted(range(len(items)), key=lambda at: (items[at].people, at))
    hidden = [at for at in order if items[at].forced or items[at].people < smallest]
    if not hidden:
        return frozenset(), False
    rest = [at for at in order if at not in hidden]
    while _together([items[at] for at in hidden], sizes) < smallest and rest:
        hidden.append(rest.pop(0))
    return frozenset(hidden), _together([items[at] for at in hidden], sizes) < smallest


def _together(items: Sequence[Item], sizes: Mapping[str, int]) -> int:
    """People behind several items, each once. One item alone: its own roster."""
    if len({item.teams for item in items}) == 1:
        return max(item.people for item in items)
    return sum(sizes.get(team, 0) for team in frozenset().union(*(item.teams for item in items)))


def hidden_of(analysis: Analysis, *, people: bool) -> Hidden:
    """Everything that a report of `analysis` has to leave out when `people` are not shown."""
    if people:
        return Hidden()
    smallest = analysis.selection.viewer.smallest_group
    sizes = _sizes(analysis)
    requirements, parts = _by_subtraction(analysis.requirements, sizes, smallest)
    kept = attrgetter("weight", "must_have")
    areas: set[str] = set()

    def told(rows: Iterable[RequirementCoverage]) -> list[RequirementCoverage]:
        """Those hidden among them of which sums, one for each weight, would tell of a few."""
        unseen = [row for row in rows if key(row) in requirements]
        for alike in by_key((kept(row), row) for row in unseen).values():
            people = _together([Item(r.roster, frozenset(r.teams)) for r in alike], sizes)
            if people < smallest or all(key(row) in parts for row in alike):
                return alike
        return []

    by_area = by_key((row.area, row) for row in analysis.requirements)
    for area, rows in by_area.items():
        items = [Item(r.roster, frozenset(r.teams), key(r) in requirements) for r in rows]
        found, total_too = hide(items, sizes, smallest)
        requirements |= {key(rows[at]) for at in found}
        while (few := told(rows)) and not total_too:
            others = [r for r in rows if kept(r) == kept(few[0]) and key(r) not in requirements]
            total_too = not others
            requirements |= {key(r) for r in sorted(others, key=lambda r: r.roster)[:1]}
        if total_too:
            areas.add(area)
    overall = 0 < analysis.people < smallest
    names, of_areas = [a.name for a in analysis.areas], list[Item]()
    for name in names:
        teams = frozenset(t for r in by_area.get(name, ()) for t in r.teams)
        of_areas.append(Item(sum(sizes.get(t, 0) for t in teams), teams, name in areas))
    found, total_too = hide(of_areas, sizes, smallest)
    areas |= {names[at] for at in found}
    while (few := told(r for name in areas for r in by_area.get(name, ()))) and not total_too:
        alike = [r for r in analysis.requirements if kept(r) == kept(few[0]) and r not in few]
        # best one that is hidden anyway, else of an area that is
        alike.sort(key=lambda r: (key(r) not in requirements, r.area not in areas, r.roster))
        total_too = not alike
        for row in alike[:1]:
            requirements.add(key(row))
            areas.add(row.area)
    return Hidden(
        requirements=frozenset(requirements),
        areas=frozenset(areas),
        cells=_cells(analysis, requirements, sizes, smallest),
        names=frozenset(
            (r.scope, r.skill, r.level) for r in analysis.requirements if key(r) in requirements
        ),
        overall=overall or total_too,
    )


def hidden_teams(analysis: Analysis) -> frozenset[str]:
    """Teams that are too small for who asks. No total that they are shown has these in it."""
    least = analysis.selection.viewer.least
    return frozenset(team for team, size in _sizes(analysis).items() if size < least)


def hidden_scopes(analysis: Analysis) -> tuple[frozenset[str], bool]:
    """Scopes whose coverage would tell of a few people, and whether the total would too."""
    sizes = _sizes(analysis)
    teams = {r.scope: frozenset(r.teams) for r in analysis.requirements}
    items = [Item(sum(sizes.get(t, 0) for t in those), those) for those in teams.values()]
    found, total_too = hide(items, sizes, analysis.selection.viewer.least)
    names = list(teams)
    return frozenset(names[at] for at in found), total_too


def shown_roles(analysis: Analysis) -> tuple[RoleReadiness, ...]:
    """Roles with enough people for who asks."""
    least = analysis.selection.viewer.least
    return tuple(role for role in analysis.roles if role.people >= least)


def shown_groups(analysis: Analysis) -> tuple[GroupGap, ...]:
    """The same for teams, areas and skills; teams also by what would give a small one away."""
    least = analysis.selection.viewer.least
    hidden = hidden_teams(analysis)
    return tuple(
        gap
        for gap in analysis.group_gaps
        if gap.people >= least and not (gap.by == "team" and gap.name in hidden)
    )


def _sizes(analysis: Analysis) -> dict[str, int]:
    groups = analysis.roster.groupby("team", dropna=False)
    return {str(team): int(size) for team, size in groups.size().items()}


def key(row: RequirementCoverage) -> Key:
    return (row.scope, row.skill_id, row.level)


def _by_subtraction(
    rows: Sequence[RequirementCoverage], sizes: Mapping[str, int], smallest: int
) -> tuple[set[Key], set[Key]]:
    """Requirements of one skill to hide since, alone or together, they leave only a few people of a
    wider one; and all that do."""
    hidden: set[Key] = set()
    leaving: set[Key] = set()
    for same in by_key((row.skill_id, row) for row in rows).values():
        for wide in same:
            narrow = [row for row in same if set(row.teams) < set(wide.teams)]
            seen = sorted((r for r in narrow if r.roster >= smallest), key=lambda row: row.roster)
            for parts in [*([row] for row in narrow), seen]:
                if _leave_few(wide, parts, sizes, smallest):
                    leaving.update(map(key, parts))
            hidden.update(key(row) for row in narrow if _leave_few(wide, [row], sizes, smallest))
            seen = [row for row in seen if key(row) not in hidden]
            while _leave_few(wide, seen, sizes, smallest):
                hidden.add(key(seen.pop(0)))
    return hidden, leaving


def _leave_few(
    wide: RequirementCoverage,
    parts: Sequence[RequirementCoverage],
    sizes: Mapping[str, int],
    smallest: int,
) -> bool:
    rest = set(wide.teams).difference(*(part.teams for part in parts))
    return bool(parts) and 0 < sum(sizes.get(team, 0) for team in rest) < smallest


def _cells(
    analysis: Analysis, hidden: AbstractSet[Key], sizes: Mapping[str, int], smallest: int
) -> frozenset[tuple[str, str]]:
    """Fields of the heatmap: a mean of a few known levels, and what a hidden requirement holds."""
    found = {
        (team, r.skill_id) for r in analysis.requirements if key(r) in hidden for team in r.teams
    }
    for skill, rows in analysis.team_skills.groupby("skill_id", sort=False):
        answered = rows[rows["known"] > 0]
        teams = [str(team) for team in answered["team"]]
        items = [
            Item(int(known), frozenset({team}), (team, str(skill)) in found)
            for team, known in zip(teams, answered["known"], strict=True)
        ]
        found |= {(teams[at], str(skill)) for at in hide(items, sizes, smallest)[0]}
    return frozenset(found)
