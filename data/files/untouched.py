"""What a saved table of requirements stores of the product's defaults that nobody touched."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from data.store.facts.requirements import Requirement
from data.vocabulary import ALL_TEAMS, EACH_TEAM


@dataclass(frozen=True)
class Written:
    """Rows to store, scopes that are left without any, and sentences worth reading."""

    rows: list[Requirement]
    emptied: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def written(
    rows: Sequence[Requirement],
    holding: Sequence[Requirement],
    teams: Collection[str],
    asked: Collection[int],
    defaults: Collection[str],
) -> Written:
    """What somebody wrote or changed in `rows`, the whole table, and the defaults in force.

    `holding`: all requirements that hold now. `teams`: all of the store. `asked`: numbers of the
    skills that some survey asked. `defaults`: scopes that are the product's own. One of them that
    is as it was is not stored, so it stays the default; defaults for all teams that would give way,
    since no team is left on defaults, become own ones where a survey asked their skill. Where
    their scope was changed they do so too.
    """
    shown = {scope: {r for r in rows if r.scope == scope} for scope in defaults}
    before = {scope: {r for r in holding if r.scope == scope} for scope in defaults}
    left = {EACH_TEAM} if shown.get(EACH_TEAM) == before.get(EACH_TEAM) else set()
    if ALL_TEAMS not in defaults:
        return Written([r for r in rows if r.scope not in left])
    in_force = {r for r in before[ALL_TEAMS] if r.skill_no in asked}
    unasked = (shown[ALL_TEAMS] & before[ALL_TEAMS]) - in_force
    on_defaults = set(teams) - {r.scope for r in (*rows, *holding)}
    if shown[ALL_TEAMS] == before[ALL_TEAMS] and (on_defaults or not in_force):
        return _as_they_were(rows, holding, {*left, ALL_TEAMS}, asked)
    stored = [r for r in rows if r.scope not in left and r not in unasked]
    gone = unasked and not any(r.scope == ALL_TEAMS for r in stored)
    return Written(
        stored,
        (ALL_TEAMS,) if gone else (),
        _said(len(shown[ALL_TEAMS] & in_force), sorted(r.skill for r in unasked)),
    )


def _as_they_were(
    rows: Sequence[Requirement],
    holding: Sequence[Requirement],
    left: Collection[str],
    asked: Collection[int],
) -> Written:
    """With a word on the defaults that are left alone, where a scope is required of first."""
    stored = [r for r in rows if r.scope not in left]
    unasked = sum(r.scope in left and r.skill_no not in asked for r in rows)
    if not unasked or {r.scope for r in stored} <= {r.scope for r in holding}:
        return Written(stored)
    said = "default was" if unasked == 1 else "defaults were"
    return Written(
        stored,
        notes=(
            f"{unasked} {said} left out, because no survey asked the skill; add a row where you "
            "need one.",
        ),
    )


def _said(own: int, unasked: Sequence[str]) -> tuple[str, ...]:
    said = []
    if own:
        became = "default became a requirement" if own == 1 else "defaults became requirements"
        said.append(f"{own} {became} of your own for “{ALL_TEAMS}”.")
    if unasked:
        said.append(
            f"Left out of “{ALL_TEAMS}”, because no survey asked: {', '.join(unasked)}. Add a row "
            "where you need one."
        )
    return tuple(said)
