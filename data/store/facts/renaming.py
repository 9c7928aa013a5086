"""A team that goes by another name: everything that names it follows; and which teams are whose
(methods.md#teams-by-another-name)."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.store.database import Database, Transaction
from data.store.facts.requirements import requirements, teams_of
from data.store.facts.waves import LISTED
from data.store.guard import refuse_other_teams
from data.store.noting import note
from data.vocabulary import SCOPE_JOIN, RefusedError, Viewer

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
        with last as ({_TEAMS_IN_TURN})
        select p.person_no, coalesce(l.team, a.team)
        from person p
        left join person_fact l on l.person_no = p.person_no and l.list_no = {LISTED}
        left join last a on a.person_no = p.person_no and a.place = 1
        where coalesce(l.team, a.team) is not null and (l.left_on is null or l.left_on > :day)
        """,
        {"day": day},
    )
    return {int(number): str(team) for number, team in rows}


def emptied(change: Transaction, before: Mapping[int, str], now: Mapping[int, str]) -> list[Moved]:
    """Teams with requirements or a lead, that had people before and have nobody now, whose people
    are in other teams."""
    targets = targets_of_teams(change)
    leads = {str(team) for (team,) in change.rows("select distinct team from account_team")}
    result = []
    for team in sorted(set(before.values()) - set(now.values())):
        if team not in targets and team not in leads:
            continue
        own = [person for person, was in before.items() if was == team]
        into = Counter(now[person] for person in own if person in now)
        if into:
            people = Counter(
                now[person]
                for person, was in before.items()
                if was != team and now.get(person) in into
            )
            result.append(
                Moved(
                    team,
                    into,
                    targets[team],
                    people,
                    {new: targets[new] for new in into},
                    frozenset(leads & set(into)),
                    len(own) - into.total(),
                )
            )
    return result


def rename_team(change: Transaction, old: str, new: str) -> None:
    """Give a team another name wherever it stands, in past waves too. Nothing may go by the new
    name yet."""
    for table, column, rewrite in _COLUMNS:
        rows = change.rows(f"select distinct {column} from {table} where {column} is not null")
        for (text,) in rows:
            if (other := rewrite(text, old, new)) != text:
                write_text(change, table, column, text, other)
    note(change, "rename team", f"{old} to {new}")


def write_text(
    change: Transaction, table: str, column: str, before: str, after: str | None
) -> None:
    """Another text in the place of one, wherever it stands in the column."""
    change.execute(
        f"update {table} set {column} = :after where {column} = :before",
        {"before": before, "after": after},
    )


def targets_of_teams(change: Transaction) -> Counter[str]:
    """Requirements in force by each team that their scope names."""
    counts: Counter[str] = Counter()
    for requirement in requirements(change):
        counts.update({requirement.scope, *requirement.scope.split(SCOPE_JOIN)})
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

    def change(match: re.Match[str]) -> str:
        text = json.loads(match[0])
        other = _renamed(text, old, new)
        return match[0] if other == text else json.dumps(other, ensure_ascii=False)

    return re.sub(r'"(?:[^"\\]|\\.)*"', change, value)


def _of_scenario(content: str, old: str, new: str) -> str:
    return _LINE.sub(lambda m: m[1] + _quoted(m[2], old, new), content)


def _of_decision(plan: str, old: str, new: str) -> str:
    document = json.loads(plan)
    other = _in_plan(document, old, new)
    return plan if other == document else json.dumps(other)


_COLUMNS = (
    ("participation", "team", _renamed),
    ("person_fact", "team", _renamed),
    ("requirement_set", "scope", _renamed),
    ("requirement", "scope", _renamed),
    ("account_team", "team", _renamed),
    ("token_team", "team", _renamed),
    ("decision", "team", _renamed),
    ("followed_wave", "team", _renamed),
    ("shown_group", "team", _renamed),
    ("scenario_version", "content", _of_scenario),
    ("decision", "plan", _of_decision),
)
"""Where a team, or a scope of teams, stands, and how it is changed there."""


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
    parts = {part for scope in scopes for part in teams_of(scope, viewer.teams or ())}
    refuse_other_teams(viewer, parts, what)


_TEAMS_IN_TURN = """
    select p.person_no, p.team, row_number() over (
        partition by p.person_no
        order by w.held_on desc, p.wave_no desc, p.import_no desc, p.row_no desc
    ) as place
    from participation p join wave w on w.wave_no = p.wave_no
"""
"""What was said of everybody's team, the latest at place 1."""
_TEAMS = f"""
    with here as (
        select distinct person_no from participation where import_no = :import_no
    ), others as (
        {_TEAMS_IN_TURN}
        where p.import_no <> :import_no and p.person_no in (select person_no from here)
    )
    select team from participation where import_no = :import_no
    union
    select team from others where place = 1
    union
    select team from person_fact
    where team is not null and person_no in (select person_no from here) and list_no = {LISTED}
"""
