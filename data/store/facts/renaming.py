"""A team that goes by another name: everything that names it follows; and which teams are whose
(methods.md#teams-by-another-name).
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.store.database import Database, Transaction
from data.store.facts.waves import LISTED
from data.store.guard import refuse_other_teams
from data.store.noting import note
from data.vocabulary import SCOPE_JOIN, RefusedError, Viewer

_COLUMNS = (
    ("participation", "team"),
    ("person_fact", "team"),
    ("requirement_set", "scope"),
    ("requirement", "scope"),
    ("account_team", "team"),
    ("token_team", "team"),
    ("decision", "team"),
    ("followed_wave", "team"),
    ("shown_group", "team"),
)
"""Where a team, or a scope of teams, stands as a value."""
_KEYS = ("team", "scope")
"""Under which a team or scope stands in the plan of a decision."""
_LINE = re.compile(r"(?m)^((?:team|scope|owned_by) = )(.+)$")
"""Of the TOML of a scenario: what names a team."""


@dataclass(frozen=True)
class Moved:
    """Where the people of a team that now has nobody are: team -> how many of them.

    `targets`: requirements that name the old team. `nowhere`: its people who are in no team now.
    `people`, `theirs`: of each new team, who is there from elsewhere and the requirements that it
    has; `led`: those that have a lead.
    """

    team: str
    into: Mapping[str, int]
    targets: int
    people: Mapping[str, int]
    theirs: Mapping[str, int]
    led: frozenset[str]
    nowhere: int

    @property
    def is_rename(self) -> bool:
        """Whether everybody went to one team of which there was nothing."""
        if len(self.into) != 1 or self.nowhere:
            return False
        (new,) = self.into
        return not (self.people[new] or self.theirs[new] or new in self.led)


def teams_now(change: Transaction, day: date) -> dict[int, str]:
    """person_no -> team, as the people list has it, else the latest answers; without who has left
    by the day."""
    rows = change.rows(
        f"""
        with last as (
            select p.person_no, p.team, row_number() over (
                partition by p.person_no
                order by w.held_on desc, p.wave_no desc, p.import_no desc, p.row_no desc
            ) as place
            from participation p join wave w on w.wave_no = p.wave_no
        ),
        listed as (
            select person_no, team, left_on from person_fact where list_no = {LISTED}
        )
        select p.person_no, coalesce(l.team, a.team)
        from person p
        left join listed l on l.person_no = p.person_no
        left join last a on a.person_no = p.person_no and a.place = 1
        where coalesce(l.team, a.team) is not null and (l.left_on is null or l.left_on > :day)
        """,
        {"day": day},
    )
    return {int(number): str(team) for number, team in rows}


def with_targets(change: Transaction) -> frozenset[str]:
    """Teams that a requirement in force names."""
    return frozenset(_targets(change))


def emptied(change: Transaction, before: Mapping[int, str], now: Mapping[int, str]) -> list[Moved]:
    """Teams with requirements or a lead, that had people before and have nobody now, whose people
    are in other teams."""
    targets = _targets(change)
    leads = {str(team) for (team,) in change.rows("select distinct team from account_team")}
    result = []
    for team in sorted(set(before.values()) - set(now.values())):
        if team not in targets and team not in leads:
            continue
        into: dict[str, int] = {}
        for person, own in before.items():
            if own == team and person in now:
                into[now[person]] = into.get(now[person], 0) + 1
        if into:
            people = {
                new: sum(now.get(person) == new and own != team for person, own in before.items())
                for new in into
            }
            theirs = {new: targets.get(new, 0) for new in into}
            led = frozenset(leads & set(into))
            nowhere = sum(own == team for own in before.values()) - sum(into.values())
            asked = targets.get(team, 0)
            result.append(Moved(team, into, asked, people, theirs, led, nowhere))
    return result


def rename_team(change: Transaction, old: str, new: str) -> None:
    """Give a team another name wherever it stands, in past waves too. Nothing may go by the new
    name yet. Counts that the store keeps have to be made again afterwards."""
    for table, column in _COLUMNS:
        rows = change.rows(f"select distinct {column} from {table} where {column} is not null")
        for (text,) in rows:
            if (other := _renamed(str(text), old, new)) != text:
                change.execute(
                    f"update {table} set {column} = :other where {column} = :text",
                    {"other": other, "text": text},
                )
    for number, version, content in change.rows(
        "select scenario_no, version_no, content from scenario_version"
    ):
        other = _LINE.sub(lambda m: m[1] + _quoted(m[2], old, new), content)
        if other != content:
            change.execute(
                "update scenario_version set content = :other "
                "where scenario_no = :number and version_no = :version",
                {"other": other, "number": number, "version": version},
            )
    for number, plan in change.rows("select decision_no, plan from decision"):
        document = json.loads(plan)
        other = _in_plan(document, old, new)
        if other != document:
            change.execute(
                "update decision set plan = :other where decision_no = :number",
                {"other": json.dumps(other), "number": number},
            )
    note(change, "rename team", f"{old} to {new}")


def _targets(change: Transaction) -> dict[str, int]:
    """Requirements in force by each team that their scope names."""
    rows = change.rows("""
        with current as (
            select scope, set_no, row_number() over (
                partition by scope order by valid_from desc, set_no desc
            ) as place
            from requirement_set
        )
        select r.scope, count(*) from requirement r
        join current c on c.scope = r.scope and c.set_no = r.set_no and c.place = 1
        group by r.scope
    """)
    counts: dict[str, int] = {}
    for scope, count in rows:
        for team in {scope, *str(scope).split(SCOPE_JOIN)}:
            counts[team] = counts.get(team, 0) + int(count)
    return counts


def _renamed(text: str, old: str, new: str) -> str:
    if text == old:
        return new
    parts = text.split(SCOPE_JOIN)
    if len(parts) == 1 or old not in parts:
        return text
    names = sorted((new if part == old else part for part in parts), key=str.casefold)
    return SCOPE_JOIN.join(names)


def _quoted(value: str, old: str, new: str) -> str:
    """A value of TOML with the team's name in it changed."""

    def change(found: re.Match[str]) -> str:
        text = json.loads(found[0])
        other = _renamed(text, old, new)
        return found[0] if other == text else json.dumps(other, ensure_ascii=False)

    return re.sub(r'"(?:[^"\\]|\\.)*"', change, value)


def _in_plan(value: Any, old: str, new: str, key: str = "") -> Any:
    if isinstance(value, dict):
        of_team = value.get("by") == "team"
        return {
            name: _in_plan(part, old, new, "team" if of_team and name == "name" else name)
            for name, part in value.items()
        }
    if isinstance(value, list) and key == "assess_first":  # scope, skill and how many
        return [[_renamed(scope, old, new), *rest] for scope, *rest in value]
    if isinstance(value, list):
        return [_in_plan(part, old, new, key) for part in value]
    return _renamed(value, old, new) if isinstance(value, str) and key in _KEYS else value


def rewritten(database: Database) -> str:
    """Take what was deleted out of the bytes of the store; "", or what is left to do, as a sentence
    with a space before it. The transaction that deleted has called `rewrite_is_wanted`."""
    try:
        left = database.rewrite()
    except RefusedError as refusal:
        left = (
            f"The bytes of the deleted rows are still in the store, which could not be written "
            f"anew ({refusal}) It is tried again when Skillmix opens it next."
        )
    return f" {left}" if left else ""


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


_TEAMS = f"""
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
    where team is not null and person_no in (select person_no from here) and list_no = {LISTED}
"""
LONGEST_NAME = 80


def checked_name(name: str) -> str:
    """The name without needless spaces. Raises RefusedError for none, and for one too long."""
    name = " ".join(name.split())
    if not name:
        raise RefusedError("A scenario needs a name.")
    if len(name) > LONGEST_NAME:
        raise RefusedError(
            f"The name has {len(name)} characters; use at most {LONGEST_NAME} and put the rest "
            "into the reason of the decision."
        )
    return name
