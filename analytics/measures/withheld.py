"""What is kept from who may not see people, before anything is counted; what a person sees of
themselves; pseudonyms."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from analytics.measures.coverage import version_on
from analytics.results import RequirementCoverage, Withheld
from data.store.database import Database
from data.store.facts.requirements import requirement_sets, role_profiles
from data.store.people.notice import Place
from data.vocabulary import RATERS

WITHHELD = "withheld"
"""State of a level that is known and not shown."""
SAID = ("level", *RATERS, "interest", "importance")
CELL = ["team", "skill_id"]
FACTS = ["hours_per_week", "mentor_hours_per_week", "pay_band"]
Cells = frozenset[tuple[str, str]]
"""(team, skill id)."""


def too_few(levels: pd.DataFrame, by: list[str], column: str, smallest: int) -> pd.Series[bool]:
    """Rows of groups of whom something is known, but of too few or the same of all."""
    values = levels.groupby(by, dropna=False)[column]
    known, different = values.transform("count"), values.transform("nunique")
    result: pd.Series[bool] = (known > 0) & ((known < smallest) | (different < 2))
    return result


def joined_by_few(levels: pd.DataFrame, columns: Sequence[str], smallest: int) -> pd.Series[bool]:
    """Rows of a team and skill of which these columns together would tell of a few people: who
    answered what is known, so `smallest` or more have to share what they answered
    (methods.md#small-groups-and-names)."""
    rows = levels[levels[[*columns]].notna().any(axis=1)]
    given = rows[[*columns]].notna().to_numpy() @ (1 << np.arange(len(columns)))
    few = _few_share(rows[CELL].assign(given=given), CELL, smallest)
    return few.reindex(levels.index, fill_value=False)


def joins_few(
    levels: pd.DataFrame, smallest: int, wanted: Sequence[RequirementCoverage] | None = None
) -> bool:
    """The same of several skills together: of all, or of those that are `wanted`."""
    if not smallest:
        return False
    rows = levels[levels["state"].isin(["level", "not_applicable"])]
    if wanted is not None:
        rows = rows[marked(rows, {(team, w.skill_id) for w in wanted for team in w.teams})]
    # a sum of hashes stands for a set of cells, in a quarter of the time
    marks = pd.util.hash_pandas_object(rows[["skill_id", "state"]], index=False)
    people = rows.assign(given=marks).groupby(["team", "person_no"], dropna=False)
    each = people.agg(given=("given", "sum"), known=("level", "count")).reset_index()
    return bool(_few_share(each[each["known"] > 0], ["team"], smallest).any())


def _few_share(rows: pd.DataFrame, by: list[str], smallest: int) -> pd.Series[bool]:
    """Rows of groups in which some have `given` what fewer than `smallest` have."""
    size = rows.groupby([*by, "given"], dropna=False, sort=False)["given"].transform("size")
    few = (size < smallest).groupby([rows[name] for name in by], dropna=False)
    return few.transform("any").astype(bool)


def withheld_of(levels: pd.DataFrame, smallest: int, more: Cells = frozenset()) -> Withheld:
    """What is withheld of levels as surveyed, and `more` cells for another reason."""
    known = levels["level"].notna()
    bad = too_few(levels, CELL, "level", smallest) | (known & marked(levels, more))
    cells = frozenset(levels[bad][CELL].astype(str).itertuples(index=False, name=None))
    shown = levels[~bad & levels["level"].notna()]
    teams = sorted(set(levels[bad]["team"]) - set(shown["team"]))
    return Withheld(smallest, cells, tuple(str(team) for team in teams))


def marked(
    frame: pd.DataFrame, pairs: Collection[tuple[str, str]], by: str = "skill_id"
) -> pd.Series[bool]:
    """Rows whose team and skill (or what `by` names) are one of the pairs."""
    marks = [pair in pairs for pair in zip(frame["team"], frame[by], strict=True)]
    return pd.Series(marks, index=frame.index, dtype=bool)


def without_levels(levels: pd.DataFrame, hidden: Withheld) -> pd.DataFrame:
    """Levels, opinions and roles without what is withheld; each by those who said it."""
    result = levels.copy()
    gone = marked(result, hidden.cells)
    for column in SAID:
        few = too_few(result, CELL, column, hidden.smallest) | gone
        result.loc[few, column] = pd.NA
    # in plans, too: who wants to learn is asked of those below a level
    result.loc[joined_by_few(result, ["level", "interest"], hidden.smallest), "interest"] = pd.NA
    result.loc[gone & (result["state"] == "level"), "state"] = WITHHELD
    result["person"] = ""
    result["role"] = result["role"].where(_roles_shown(result, [*CELL], hidden.smallest), None)
    return result


def without_people(roster: pd.DataFrame, levels: pd.DataFrame, smallest: int) -> pd.DataFrame:
    """The roster without names, and without roles that a few people of a team have, or whose
    people are alike in a skill. `levels` are those that are shown, with everybody's role."""
    result = roster.copy()
    result["person"] = ""
    alike = too_few(levels, ["team", "role", "skill_id"], "level", smallest)
    bad = {(t, r) for t, r in zip(levels[alike]["team"], levels[alike]["role"], strict=True)}
    kept = _roles_shown(result.assign(level=1, skill_id=""), ["team"], smallest, different=False)
    kept &= ~marked(result, bad, "role")
    left = result.assign(kept=kept).groupby("team")["kept"].transform(lambda own: (~own).sum())
    result["role"] = result["role"].where(kept & ((left == 0) | (left >= smallest)), None)
    return result


def as_their_group(
    roster: pd.DataFrame, smallest: int, assumed: Collection[str] = ()
) -> pd.DataFrame:
    """The mean of the hours and the middle pay band of a team and role that is shown, in place of
    everybody's own; none, so that the assumption holds, where fewer than `smallest` are known, and
    in the teams `assumed`. Nobody is known to leave: a plan without them would tell what they hold.
    """
    known = roster.assign(left_on=None)
    known.loc[known["team"].isin(list(assumed)), FACTS] = None
    result, groups = known.copy(), known.groupby(["team", "role"], dropna=False)
    for column in ("hours_per_week", "mentor_hours_per_week"):
        hours = groups[column]
        result[column] = (
            hours.transform("mean").round(1).where(hours.transform("count") >= smallest)
        )
    bands = groups["pay_band"]
    middle = bands.transform(lambda own: _middle(own.dropna()))
    result["pay_band"] = middle.where(bands.transform("count") >= smallest, None)
    return result


def _middle(bands: pd.Series[str]) -> str | None:
    """The middle one in the order of their names; of two the lower."""
    known = sorted(bands)
    return known[(len(known) - 1) // 2] if known else None


def numbers_of(roster: pd.DataFrame, levels: pd.DataFrame) -> dict[int, int]:
    """Numbers of people in the order of what they are and can, by their own."""
    values: dict[int, list[str]] = {int(number): [] for number in roster["person_no"]}
    rows = levels[["person_no", "skill_id", "state", *SAID]].sort_values("skill_id")
    for number, *result in rows.itertuples(index=False):
        values[int(number)].append(repr(result))
    about = roster[["person_no", "team", "role", *FACTS]]
    facts = {int(number): repr(facts) for number, *facts in about.itertuples(index=False)}
    order = sorted(values, key=lambda number: (facts[number], values[number], number))
    return {number: place for place, number in enumerate(order, start=1)}


def ordered(frame: pd.DataFrame, by: list[str], numbers: Mapping[int, int]) -> pd.DataFrame:
    """Rows in an order that says nothing: people by their number in a plan."""
    result = frame.assign(place=frame["person_no"].map(dict(numbers)))
    return result.sort_values([*by, "place"]).drop(columns="place").reset_index(drop=True)


def _roles_shown(
    levels: pd.DataFrame, by: list[str], smallest: int, *, different: bool = True
) -> pd.Series[bool]:
    """Rows whose role may be told within a group: enough people of it are known, with different
    levels, and so are those whose role is not told."""

    def enough(own: list[tuple[int, int]]) -> bool:
        return len(own) >= smallest and (not different or len({level for _, level in own}) > 1)

    groups: dict[tuple[str, ...], dict[str | None, list[tuple[int, int]]]] = {}
    known = levels[levels["level"].notna()].dropna(subset=by)
    for row, role, level, *group in known[["role", "level", *by]].itertuples():
        roles = groups.setdefault(tuple(group), {})
        roles.setdefault(role if isinstance(role, str) else None, []).append((row, level))
    shown = pd.Series(False, index=levels.index)
    result: list[int] = []
    for roles in groups.values():
        fit = [role for role, own in roles.items() if role is not None and enough(own)]
        kept = sorted(fit, key=lambda role: len(roles[role]), reverse=True)
        while kept:
            rest = [row for role, own in roles.items() if role not in kept for row in own]
            if not rest or enough(rest):
                break
            kept.pop()
        result += [row for role in kept for row, _ in roles[role]]
    shown.loc[result] = True
    return shown


def without_profiles(
    answers: pd.DataFrame, hidden: Withheld, roster: pd.DataFrame, levels: pd.DataFrame
) -> pd.DataFrame:
    """Rows of `answers_of` without what is withheld, of roles that are shown: enough people are
    asked a skill by their profile, and so are the others who are known in it."""
    roles = roster[roster["role"].notna()]["person_no"]
    rows = answers[~marked(answers, hidden.cells) & answers["person_no"].isin(roles)]
    known = levels[levels["level"].notna()].groupby(CELL)["person_no"].nunique()
    asked = rows[rows["level"].notna()].groupby(CELL)["person_no"].nunique()
    rest = known.reindex(asked.index).fillna(asked) - asked
    small = asked[(asked < hidden.smallest) | ((rest > 0) & (rest < hidden.smallest))]
    return rows[~marked(rows, set(small.index))]


@dataclass(frozen=True)
class Asked:
    """Skill -> level that the role should hold, and the highest that the team must hold. The team's
    is asked of a number of people, not of each; how many is not said."""

    role: dict[str, int]
    team: dict[str, int]


def asked_of(database: Database, place: Place, day: date) -> Asked:
    """For somebody's place in the organisation, as it holds on a day: the team's own requirements.
    What several teams hold together is asked of none of them alone."""
    role = {row.skill: row.level for row in role_profiles(database) if row.role == place.role}
    if place.team is None:
        return Asked(role, {})
    sets = requirement_sets(database, replace(database.viewer, teams=(place.team,)))
    known = {asked.scope for asked in sets}
    team: dict[str, int] = {}
    for row in version_on(sets, place.team, day).rows if place.team in known else ():
        team[row.skill] = max(row.level, team.get(row.skill, 0))
    return Asked(role, team)


def under_pseudonyms(
    roster: pd.DataFrame, names: Mapping[int, str]
) -> tuple[pd.DataFrame, Mapping[int, int]]:
    """The roster by team and pseudonym, and the number of each person in a plan, from 1 in the
    order of the pseudonyms: a person's own number is the order of a file."""
    called = roster["person_no"].map(dict(names))
    ordered = roster.assign(person=called).sort_values(["team", "person"], ignore_index=True)
    ranked = sorted(
        set(roster["person_no"].astype(int)), key=lambda number: (names[number], number)
    )
    return ordered, {number: place for place, number in enumerate(ranked, start=1)}
