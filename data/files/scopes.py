"""Scopes of requirements: one team, several joined by ` + `, or `all teams`."""

from __future__ import annotations

from collections.abc import Collection

from data.vocabulary import ALL_TEAMS, EACH_TEAM, SCOPE_JOIN


def scope_of(text: str, teams: Collection[str]) -> tuple[str, str]:
    """(scope, problem) of what a file says; one of the two is empty.

    Known teams take the store's spelling, and the order of several teams does not matter.
    """
    known = {_key(name): name for name in (*teams, ALL_TEAMS, EACH_TEAM)}
    whole = " ".join(text.split())
    if _key(whole) in known:
        return known[_key(whole)], ""
    parts = [part.strip() for part in whole.split(SCOPE_JOIN)]
    named = [known.get(_key(part), part) for part in parts]
    if "" in named:
        return "", f"{text!r} has a team without a name; write several teams as A + B"
    if len(named) > 1 and {ALL_TEAMS, EACH_TEAM} & set(named):
        return "", f"{text!r} mixes teams with {ALL_TEAMS!r} or {EACH_TEAM!r}"
    if len(set(map(_key, named))) < len(named):
        return "", f"{text!r} names a team twice"
    return SCOPE_JOIN.join(sorted(named, key=_key)), ""


def teams_of(scope: str, teams: Collection[str]) -> tuple[str, ...]:
    """Names of teams in a scope; none for `all teams`."""
    if scope == ALL_TEAMS:
        return ()
    return (scope,) if scope in teams else tuple(scope.split(SCOPE_JOIN))


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
