"""Who was asked, what changed, what is required of nobody or was not asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pandas as pd

from analytics.results import Analysis, RequirementCoverage
from dashboard.formats import (
    count,
    day,
    joined,
    percent,
    points_words,
    same_share,
)

SAY_REQUIRED = "Say what you need first. What is short and what it costs is counted from that."
WAIT_REQUIRED = (
    "Nothing is required yet. A lead or an administrator sets targets; until then the heatmap "
    "shows what there is."
)


def too_few(smallest: int) -> str:
    """Where a group is too small for who asks."""
    return (
        f"Groups of fewer than {smallest} are not shown to you, so that nobody can be told from "
        "them. Choose “All teams”, a larger team or another wave above."
    )


def change(before: float, after: float) -> str:
    """A difference of two shares in points, with the direction in words."""
    if same_share(before, after):
        return "unchanged since the last wave"
    way = "up" if after > before else "down"
    return f"{way} {points_words(before, after)} since the last wave"


def change_count(before: int, after: int) -> str:
    """A difference of two counts."""
    if after == before:
        return "as many as in the last wave"
    return f"{abs(after - before)} {'more' if after > before else 'fewer'} than in the last wave"


def at_once_note(analysis: Analysis) -> str:
    """All at once, beside each on its own (methods.md#all-at-once)."""
    whole = analysis.all_at_once
    return (
        f"All at once, with at most {whole.focus} must-have positions a person, "
        f"{whole.filled} of {count(whole.positions, 'must-have position')} can be filled "
        f"({percent(whole.coverage)})."
    )


def changes(now: Iterable[RequirementCoverage], then: Iterable[RequirementCoverage]) -> list[str]:
    """What changed since the last wave, must-haves first, then the largest; sentences."""
    old = {(n.scope, n.skill_id, n.level): n for n in then}
    found = []
    for need in now:
        was = old.get((need.scope, need.skill_id, need.level))
        moved = 0 if was is None else _moved(need, was)
        if was is not None and moved:
            found.append((need.must_have, moved, need, was))
    found.sort(key=lambda row: (not row[0], -row[1], row[2].skill))
    return [_changed(need, was) for _, _, need, was in found]


def _moved(need: RequirementCoverage, was: RequirementCoverage) -> int:
    """Filled positions gained or lost, of the same headcount; at least 1 where the requirement came
    to hang on one person, or does so no longer."""
    filled = min(need.have, need.required) - min(was.have, was.required)
    alone = need.have == 1 < was.have or was.have == 1 < need.have
    return max(abs(filled) if was.required == need.required else 0, int(alone))


def _changed(need: RequirementCoverage, was: RequirementCoverage) -> str:
    word = "gained" if need.have > was.have else "lost"
    people = count(abs(need.have - was.have), "person", "people")
    now = f"now {need.have} of {need.required} at level {need.level}"
    if need.have == 1:
        now += ", held by one person"
    return f"{need.skill} ({need.scope}) {word} {people}: {now}."


def answered(analysis: Analysis) -> str:
    """Who was asked, and how much of it is known."""
    waves = list(dict.fromkeys(wave for _, wave, _ in analysis.waves))
    return (
        f"{count(analysis.people, 'person', 'people')} · {joined(waves, most=3)} · "
        f"{percent(analysis.answered_share)} of the levels asked are known"
    )


def not_asked(analysis: Analysis) -> str:
    """Targets whose skill the survey did not ask about."""
    skills = list(dict.fromkeys(row.skill for row in analysis.not_asked))
    if not skills:
        return ""
    return (
        f"Required, but the survey did not ask: {joined(skills, most=6)}. Whether anybody holds "
        "this is unknown, so each position counts as open until somebody asks."
    )


def without_people(analysis: Analysis, scope: str) -> str:
    """Of a scope that has targets and nobody in it."""
    targets = sum(need.scope == scope for need in analysis.requirements)
    verb = "belongs" if targets == 1 else "belong"
    return f"{count(targets, 'target')} {verb} to {scope}, which now has nobody."


def empty_scopes(analysis: Analysis) -> list[str]:
    """Scopes with requirements of whose teams nobody is on the roster."""
    return list(dict.fromkeys(n.scope for n in analysis.requirements if not n.roster))


def beside_the_roster(analysis: Analysis) -> list[str]:
    """Who is counted in the wave and has left since; teams of a shared scope that have nobody."""
    said = []
    left = analysis.roster["left_on"].dropna()
    gone = sum(pd.Timestamp(day).date() <= analysis.today for day in left)
    if gone:
        said.append(
            f"{gone} of {count(analysis.people, 'person', 'people')} counted here "
            f"{'has' if gone == 1 else 'have'} left since the survey; plans do not count on them."
        )
    there = set(analysis.roster["team"])
    scopes = {need.scope: need.teams for need in analysis.requirements if need.roster}
    for scope, teams in scopes.items():
        away = sorted(set(teams) - there)
        if away and len(teams) > 1:
            said.append(f"Nobody of {joined(away)} counts for {scope}: that team has nobody here.")
    return said


def pinned(today: date) -> str:
    """Said on every page and file of a store that stands on one day."""
    return f"As of {day(today)}: this store is pinned to that day."
