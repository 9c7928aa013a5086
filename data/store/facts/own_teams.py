"""Whether what a lead stores is of their own teams only: checked inside the verb's transaction."""

from __future__ import annotations

from collections.abc import Iterable

from data.store.database import Transaction
from data.store.guard import refuse_other_teams
from data.vocabulary import SCOPE_JOIN, RefusedError, Viewer


def refuse_others_import(change: Transaction, viewer: Viewer, import_no: int, what: str) -> None:
    """Raises RefusedError where an import has people of teams that are not the viewer's: in its
    own rows, on the people list that holds, or in what else was said of them last."""
    if viewer.teams is None:
        return
    rows = change.rows(_TEAMS, {"import_no": import_no})
    refuse_other_teams(viewer, {team for (team,) in rows}, what)


def refuse_others_scopes(viewer: Viewer, scopes: Iterable[str], what: str) -> None:
    """The same for requirements: each team of a scope must be the viewer's."""
    parts = {part for scope in scopes for part in _parts(scope, viewer)}
    refuse_other_teams(viewer, parts, what)


def keeps_scope(viewer: Viewer, scope: str) -> bool:
    """Whether the viewer may store requirements of a scope."""
    return viewer.teams is None or {*_parts(scope, viewer)} <= {*viewer.teams}


def refuse_others_scenario(viewer: Viewer, name: str, saved_by: str, team: str | None) -> None:
    """A scenario is changed by who saved it, one that is decided for a team also by its lead."""
    if viewer.whole or (saved_by and saved_by == viewer.name):
        return
    if viewer.role == "lead" and team is not None and team in (viewer.teams or ()):
        return
    raise RefusedError(
        f"A scenario “{name}” is kept by somebody else; nothing was changed. Keep yours under "
        "another name."
    )


def _parts(scope: str, viewer: Viewer) -> list[str | None]:
    if scope in (viewer.teams or ()):
        return [scope]
    return [part.strip() for part in scope.split(SCOPE_JOIN)]


_TEAMS = """
    with here as (
        select distinct person_no from participation where import_no = :import_no
    ), others as (
        select p.person_no, p.team, row_number() over (
                   partition by p.person_no
                   order by w.held_on desc, p.wave_no desc, p.import_no desc, p.row_no desc
               ) as place
        from participation p join wave w on w.wave_no = p.wave_no
        where p.import_no <> :import_no and p.person_no in (select person_no from here)
    )
    select team from participation where import_no = :import_no
    union
    select team from others where place = 1
    union
    select team from person_fact
    where team is not null and person_no in (select person_no from here) and list_no = (
        select list_no from people_list order by valid_from desc, list_no desc limit 1
    )
"""
