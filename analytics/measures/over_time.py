"""What is kept from who may not see people since it differs from what they were shown before.

Two answers about the same wave, before and after one person was rated, tell that person's level by
their difference. So a state of a team is shown where it differs from each that was shown in nobody,
or in enough people whose levels differ; else without the answers that came since the last one, and
where that does not bring it back (an answer was taken out), not at all. Statistical offices publish
a table once for the same reason.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analytics.measures import withheld
from analytics.measures.withheld import FACTS, SAID, Cells
from analytics.results import Withheld
from data.store.database import Database
from data.store.facts.settings import Counts, Group, Shown, answered_since, note_shown, shown_groups

OF = ": "
"""Stands in the name of a count between what was said and the role of whom."""
PEOPLE = ""
"""Stands for a skill where hours and pay are counted."""
Measured = tuple[pd.DataFrame, pd.DataFrame]
"""Roster and levels."""


@dataclass(frozen=True)
class Groups:
    """What is shown in place of people. `known`: levels that are shown, with everybody's role."""

    roster: pd.DataFrame
    levels: pd.DataFrame
    known: pd.DataFrame
    hidden: Withheld


@dataclass(frozen=True)
class _Told:
    """What a difference would tell: of which cells, and by the roles of which teams."""

    cells: Cells = frozenset()
    roles: frozenset[str] = frozenset()


NOTHING = _Told()


def groups_of(
    database: Database, smallest: int, measured: Callable[[pd.DataFrame | None], Measured]
) -> Groups:
    """The groups that may be shown, which are noted as shown. `measured` answers the roster and the
    levels without some answers."""
    roster, levels = measured(None)
    result = _grouped(roster, levels, smallest)
    before = shown_groups(database, set(roster["wave"]))
    judged = _judged(states := _states(result), before, smallest)
    teams = {team for team, skill in judged.cells if skill != PEOPLE}
    late = _since(database, roster[roster["team"].isin(list(teams))], before)
    while len(late):
        earlier = measured(late)
        then = _grouped(*earlier, smallest)
        told_then = _judged(now := _states(then), before, smallest)
        lost = {team for team, skill in told_then.cells if skill != PEOPLE}
        lost |= {team for wave, team in _of(late) if not _is_back(now, before, (wave, team))}
        if not lost & set(late["team"]):
            (roster, levels), result, judged, states = earlier, then, told_then, now
            break
        late = late[~late["team"].isin(list(lost))]
    if judged != NOTHING:
        result = _grouped(roster, levels, smallest, judged)
        states = _states(result, judged)
    new = {
        group: counts
        for group, counts in states.items()
        if counts not in [state.counts for state in before.get(group, ())]
    }
    if new:
        note_shown(database, new)
    assumed = [team for team, skill in judged.cells if skill == PEOPLE]
    shown = withheld.as_their_group(result.roster, smallest, assumed)
    hidden = replace(
        result.hidden,
        late=tuple(sorted(set(late["team"]))),
        assumed=int(shown[["hours_per_week", "pay_band"]].isna().any(axis=1).sum()),
    )
    return Groups(shown, result.levels, result.known, hidden)


def _grouped(
    roster: pd.DataFrame, levels: pd.DataFrame, smallest: int, result: _Told = NOTHING
) -> Groups:
    """Groups with everybody's own hours and pay."""
    hidden = withheld.withheld_of(levels, smallest, result.cells)
    shown = withheld.without_levels(levels, hidden)
    known = levels[~withheld.marked(levels, hidden.cells)]
    people = withheld.without_people(roster, known, smallest)
    for frame in (shown, people):
        frame.loc[frame["team"].isin(list(result.roles)), "role"] = None
    return Groups(people, shown, known, hidden)


def _since(
    database: Database, people: pd.DataFrame, before: Mapping[Group, Sequence[Shown]]
) -> pd.DataFrame:
    """Answers of people that came after the last state of their team that was shown: wave, team,
    person_no, import_no (the last that was in it)."""
    rows: list[tuple[str, str, int, int]] = []
    for wave, team in _of(people):
        last = max(state.import_no for state in before[wave, team])
        late = answered_since(database, wave, last)
        own = people[people["team"] == team]["person_no"].tolist()
        rows += [(wave, team, number, last) for number in own if number in late]
    return pd.DataFrame(rows, columns=["wave", "team", "person_no", "import_no"])


def _is_back(
    now: Mapping[Group, Counts], before: Mapping[Group, Sequence[Shown]], group: Group
) -> bool:
    """Whether all that was shown last of the skills of a group is there again."""
    last = max(state.import_no for state in before[group])
    shown = (state.counts for state in before[group] if state.import_no == last)
    of_skills = [{skill: counts[skill] for skill in counts if skill != PEOPLE} for counts in shown]
    return any(skills and skills.items() <= now.get(group, {}).items() for skills in of_skills)


def _of(frame: pd.DataFrame) -> list[Group]:
    return list(dict.fromkeys(zip(frame["wave"], frame["team"], strict=True)))


def _judged(
    states: Mapping[Group, Counts], before: Mapping[Group, Sequence[Shown]], smallest: int
) -> _Told:
    cells: set[tuple[str, str]] = set()
    roles: set[str] = set()
    for group, counts in states.items():
        for skill, now in counts.items():
            then = [state.counts[skill] for state in before.get(group, ()) if skill in state.counts]
            whole = {name: count for name, count in now.items() if OF not in name}
            if any(tells(whole, item, smallest) for item in then):
                cells.add((group[1], skill))
            elif any(tells(now, item, smallest) for item in then):
                roles.add(group[1])
    return _Told(frozenset(cells), frozenset(roles))


def tells(
    now: Mapping[str, Mapping[str, int]], then: Mapping[str, Mapping[str, int]], smallest: int
) -> bool:
    """Whether the difference of two states of a group is that of a few people, or of people who are
    alike. Counts of people by value, of the same names."""
    for name in now.keys() & then.keys():
        values = now[name].keys() | then[name].keys()
        moved = {v: now[name].get(v, 0) - then[name].get(v, 0) for v in values}
        for sign in (1, -1):
            part = [sign * people for people in moved.values() if sign * people > 0]
            if part and (sum(part) < smallest or len(part) < 2):
                return True
    return False


def _states(groups: Groups, hidden: _Told = NOTHING) -> dict[Group, Counts]:
    """By wave and team, how many people said what: of a skill, and of those of each role that is
    shown."""
    wave_of = dict(zip(groups.roster["team"], groups.roster["wave"], strict=True))
    states: dict[Group, dict[str, dict[str, dict[str, int]]]] = {
        (wave, team): {} for team, wave in wave_of.items()
    }
    roles = groups.roster.set_index("person_no")["role"].rename("group")
    levels = groups.levels.join(roles, on="person_no")
    facts = _enough(groups.roster, groups.hidden.smallest)
    parts = [*_counted(levels, SAID, ("role", "group")), *_counted(facts, FACTS, ("group",))]
    for team, skill, name, value, people in parts:
        told_already = (team, skill) in hidden.cells or (OF in name and team in hidden.roles)
        if not told_already and team in wave_of:
            of = states[wave_of[team], team].setdefault(skill, {})
            of.setdefault(name, {})[value] = people
    return {group: counts for group, counts in states.items() if counts}


def _enough(frame: pd.DataFrame, smallest: int) -> pd.DataFrame:
    """Hours and pay of groups of which enough are known, as `as_their_group` shows them."""
    result = frame.assign(group=frame["role"], skill_id=PEOPLE)
    known = result.groupby(["team", "group"], dropna=False)[FACTS].transform("count")
    result[FACTS] = result[FACTS].where(known >= smallest, None)
    return result


def _counted(
    frame: pd.DataFrame, columns: Iterable[str], splits: Sequence[str]
) -> Iterable[tuple[str, str, str, str, int]]:
    """Team, skill id, name of the count, value, people: of all, and by what splits them."""
    result = frame[["team", "skill_id", *splits, *columns]].copy()
    for by in splits:
        result[by] = result[by].astype("object").where(result[by].notna(), "")
    for column in columns:
        known = result[result[column].notna()]
        keys = ["team", "skill_id", column, *splits]
        split = [by for by in splits if known[by].ne("").any()]
        people: Counter[tuple[str, str, str, str]] = Counter()
        sizes: dict[Any, int] = (
            known.groupby(keys, sort=False).size().to_dict() if len(known) else {}
        )
        for (team, skill, value, *roles), size in sizes.items():
            people[team, skill, column, str(value)] += size
            for by, role in zip(splits, roles, strict=True):
                if by in split:
                    people[team, skill, f"{column}{OF}{by} {role}", str(value)] += size
        yield from ((*key, size) for key, size in people.items())
