"""`load`: everything but the survey, in as CSV."""

import re
import shlex
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from data.files import assumptions as assumption_file
from data.files import people as people_file
from data.files import requirements as requirement_file
from data.files import taxonomy as taxonomy_file
from data.files.heading import columns_of, is_typo, known_as, named_by_words
from data.files.lists import KINDS
from data.files.requirements import already_due, also_required
from data.files.table import Item, header_of, read_list
from data.store.database import Database, Transaction
from data.store.engines.engine import next_number
from data.store.facts import requirements as requirement_store
from data.store.facts import settings as assumption_store
from data.store.facts.renaming import (
    Moved,
    emptied,
    refuse_others_scopes,
    rename_team,
    targets_of_teams,
    teams_now,
)
from data.store.facts.requirements import Held, held, put_back, teams_of
from data.store.facts.settings import today
from data.store.facts.taxonomy import areas, lookup, skills, write_skills
from data.store.facts.tombstones import erased_people, identify
from data.store.facts.waves import version
from data.store.guard import Right, refuse_other_teams
from data.store.noting import note
from data.store.people import people as people_store
from data.vocabulary import ALL_TEAMS, RefusedError, Viewer, some_of

_NUMBERED = {
    "people": (("people_list", "list_no"), ("person_fact", "list_no"), ("person", "person_no")),
    "requirements": (("requirement_set", "set_no"), ("requirement", "set_no")),
}
"""Kinds of which each load is kept beside the ones before, under the next numbers."""
_WHOLE = {
    "roles": ("role_profile",),
    "assumptions": ("assumption",),
    "taxonomy": ("skill_area", "skill", "skill_alias"),
}
"""Kinds of which a load writes over what was there."""

OF_TEAMS = ("people", "requirements")
"""Kinds of which each lead keeps the part of their own teams; the others are everybody's."""
_MUCH = 20
"""Hours of learning in a week that nobody with work to do has."""


@dataclass(frozen=True)
class WayBack:
    """How a load is taken back: `free` are the first numbers that were free, `tables` what it wrote
    over, `version` that of the store right after it, `renamed` teams that it gave another name."""

    kind: str
    free: tuple[int, ...]
    tables: tuple[Held, ...]
    version: str
    renamed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class LoadOutcome:
    """What `load()` did. `changed` False: the store said the same already.

    `rows` counts what the file says, `notes` are sentences worth reading.
    """

    kind: str
    file_name: str
    rows: int
    changed: bool
    notes: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    """Teams that go by another name now: old and new."""
    text: str = ""
    """The sentence, where it is not one of a file."""
    back: WayBack | None = None
    """What `take_back` needs; None where nothing was changed."""

    @property
    def sentence(self) -> str:
        if self.text:
            return self.text
        noun = "row" if self.rows == 1 else "rows"
        if not self.changed:
            return f"{self.file_name}: {self.rows} {noun}, nothing that the store did not know."
        what = "targets" if self.kind == "requirements" else self.kind
        return f"{self.file_name}: {self.rows} {noun} of {what} loaded."


def load(
    database: Database, kind: str, content: bytes, file_name: str, emptied: tuple[str, ...] = ()
) -> LoadOutcome:
    """Check a whole file, then write it in one transaction. `emptied`: scopes of requirements whose
    rows were all taken away, which a file cannot say.

    Raises LoadProblems with every problem, or RefusedError; nothing is changed then.
    """
    with database.transaction(_right(kind)) as change:
        file_name = erased_people(change).left_out_of(file_name)
        free = _free(change, kind)
        tables = tuple(held(change, table) for table in _WHOLE.get(kind, ()))
        outcome = _LOADERS[kind](_List(change, kind, content, file_name, database.viewer, emptied))
        if not outcome.changed:
            return outcome
        note(change, f"load {kind}", f"{outcome.rows} rows", file=file_name)
        back = WayBack(kind, free, tables, version(change), outcome.renamed)
        return replace(outcome, back=back)


def kind_of(content: bytes, file_name: str) -> str | None:
    """Which list a file is, where it says all that the list needs, two columns at least, and
    nothing else; None: answers of a survey, or no table at all."""
    try:
        header = header_of(content, file_name)
    except RefusedError:
        return None
    for kind in KINDS:
        columns = columns_of(kind)
        words = kind == "requirements"  # those of people head a survey, too
        named = set(named_by_words(header, columns)[0] if words else known_as(header, columns))
        if columns.needed <= named <= set(columns.names) and len(named) > 1:
            return kind
    return None


def move_targets(database: Database, scope: str, team: str) -> LoadOutcome:
    """Give the targets of a scope to another team, beside its own.

    Raises RefusedError where the scope has none, where nobody knows the team, and where both say
    the same skill and level: which of the two holds nobody has said.
    """
    with database.transaction("lists") as change:
        refuse_others_scopes(database.viewer, (scope, team), "What is moved")
        if team not in (teams := people_store.team_names(change)):
            named = ", ".join(teams) or "none"
            raise RefusedError(f"There is no team {team!r}; known are {named}. Nothing was moved.")
        known = requirement_store.requirements(change)
        own = [row for row in known if row.scope == team]
        moved = [replace(row, scope=team) for row in known if row.scope == scope]
        said = {(row.skill_no, row.level) for row in own}
        if both := [row for row in moved if (row.skill_no, row.level) in said]:
            raise RefusedError(
                f"{team} has targets of its own for {_listed(both)}. Take out one of each two in "
                "Settings, Targets, and move the rest then. Nothing was moved."
            )
        text = f"{_counted(len(moved), 'target', 'targets')} moved from {scope} to {team}."
        note(change, "move targets", f"{scope} to {team}")
        return _emptied(change, scope, moved, [*own, *moved], text)


def drop_targets(database: Database, scope: str) -> LoadOutcome:
    """Take the targets of a scope away. Raises RefusedError where it has none."""
    with database.transaction("lists") as change:
        refuse_others_scopes(database.viewer, (scope,), "What is dropped")
        gone = [row for row in requirement_store.requirements(change) if row.scope == scope]
        text = f"{_counted(len(gone), 'target', 'targets')} of {scope} dropped."
        note(change, "drop targets", scope)
        return _emptied(change, scope, gone, [], text)


def _emptied(
    change: Transaction,
    scope: str,
    gone: Sequence[requirement_store.Requirement],
    rows: list[requirement_store.Requirement],
    text: str,
) -> LoadOutcome:
    """Write `rows` and leave the scope without targets. Raises RefusedError where it had none."""
    if not gone:
        raise RefusedError(f"{scope} has no targets; nothing was changed.")
    free = _free(change, "requirements")
    requirement_store.write_requirements(change, "by hand", rows, emptied=(scope,))
    back = WayBack("requirements", free, (), version(change))
    return LoadOutcome("requirements", "by hand", len(gone), True, text=text, back=back)


def _listed(rows: Sequence[requirement_store.Requirement]) -> str:
    return some_of([f"{row.skill} at {row.level}" for row in rows], 5)


def take_back(database: Database, back: WayBack) -> str:
    """Undo a load: all is as it was before it. Answers a sentence.

    Raises RefusedError where anything else was stored since, which may rest on it.
    """
    with database.transaction(_right(back.kind)) as change:
        if version(change) != back.version:
            raise RefusedError(
                f"{back.kind.capitalize()} cannot be taken back by a click any more: something "
                "else was stored since. Nothing was changed."
            )
        for (table, column), first in zip(_NUMBERED.get(back.kind, ()), back.free, strict=True):
            change.execute(f"delete from {table} where {column} >= :first", {"first": first})
        for kept in back.tables:
            change.execute(f"delete from {kept.table}")
            put_back(change, kept)
        for old, new in back.renamed:
            rename_team(change, new, old)
        note(change, f"load {back.kind} taken back", "as it was before")
    return f"Taken back: {back.kind} as before."


def _right(kind: str) -> Right:
    return "lists" if kind in OF_TEAMS else "everything"


def _free(change: Transaction, kind: str) -> tuple[int, ...]:
    return tuple(next_number(change, table, column) for table, column in _NUMBERED.get(kind, ()))


@dataclass(frozen=True)
class _List:
    """A list on its way into the store."""

    change: Transaction
    kind: str
    content: bytes
    file_name: str
    viewer: Viewer
    emptied: tuple[str, ...]

    def rows(self, parse: Callable[..., list[Item]], *known: Any) -> tuple[list[Item], list[str]]:
        """What it says, with notes. Raises LoadProblems with all that is wrong in it."""
        return read_list(self.content, self.file_name, self.kind, parse, *known)


def _load_people(given: _List) -> LoadOutcome:
    change, file_name, viewer = given.change, given.file_name, given.viewer
    known = assumption_store.assumptions(change)
    band = assumption_file.BAND
    bands = [key.removeprefix(band) for key in known if key.startswith(band)]
    facts, notes = given.rows(people_file.parse, bands, people_store.known_teams(change))
    gone = erased_people(change)
    kept = [fact for fact in facts if identify(fact.person) not in gone]
    if len(kept) < len(facts):
        notes.append(f"{len(facts) - len(kept)} erased, left out of the list.")
    if called := people_store.known_by_name(change, kept):
        raise RefusedError(
            f"A survey knows {some_of(called, 5)} by the name alone, and this list by an id or "
            "e-mail: each would be there twice. Put the name in the place of the id or e-mail "
            "where it is the same person, and leave the name empty where it is somebody else. "
            "Nothing was loaded."
        )
    unseen = people_store.unseen(change, [fact.person for fact in kept])
    if unseen:
        notes.append(
            f"{unseen} of {len(kept)} people are in no survey yet: their levels are unknown."
        )
    much = sum((fact.hours_per_week or 0) >= _MUCH for fact in kept)
    if much:
        notes.append(
            f"{much} of {len(kept)} people have {_MUCH} hours a week or more: the hours are those "
            "free for learning, not those of a contract. Correct them if that is what they are."
        )
    others = _of_other_teams(change, kept, viewer)
    listed = people_store.people_list(change, viewer)
    if people_store.same_list(kept, listed):
        return LoadOutcome("people", file_name, len(kept), False, tuple(notes))
    notes += _no_longer_said(listed, kept)
    day, before = today(change), people_store.listed_numbers(change)
    teams = teams_now(change, day)
    people_store.write_people_list(change, file_name, [*others, *kept])
    off = len(before - people_store.listed_numbers(change))
    if off:
        was = "person who was" if off == 1 else "people who were"
        notes.append(
            f"{off} {was} on the list before {'is' if off == 1 else 'are'} not on this one: team, "
            "role and hours are those of the survey again. Who left stays on the list with a date "
            "under `left`."
        )
    now = teams_now(change, day)
    moves = emptied(change, teams, now)
    renamed = [(moved.team, next(iter(moved.into))) for moved in moves if moved.is_rename]
    notes += [_moved_note(moved) for moved in moves]
    notes += _stayed_note(change, teams, now, {old for old, _ in renamed})
    for old, new in renamed:
        rename_team(change, old, new)
    notes += [
        f"{wave} has {_counted(many, 'person', 'people')} in today's team and not in that of its "
        "survey: no list is of its day."
        for wave, many in people_store.elsewhere_then(change)
    ]
    return LoadOutcome("people", file_name, len(kept), True, tuple(notes), tuple(renamed))


_SAYINGS = {
    "left_on": "a day of leaving",
    "hours_per_week": "hours to learn",
    "mentor_hours_per_week": "hours to mentor",
    "pay_band": "a pay band",
    "team": "a team",
    "role": "a role",
}


def _no_longer_said(
    before: Sequence[people_store.PersonFact], now: Sequence[people_store.PersonFact]
) -> list[str]:
    """What the list said of people who are on this one too, and does not say any more."""
    after = {identify(fact.person): fact for fact in now}
    pairs = [(fact, after.get(identify(fact.person))) for fact in before]
    lost = Counter(
        saying
        for old, new in pairs
        for field, saying in _SAYINGS.items()
        if new and getattr(old, field) is not None and getattr(new, field) is None
    )
    if not lost:
        return []
    text = ", ".join(f"{saying} for {number}" for saying, number in lost.items())
    return [f"The list used to give {text}; this one does not, so they no longer count."]


def _stayed_note(
    change: Transaction, before: Mapping[int, str], now: Mapping[int, str], renamed: set[str]
) -> list[str]:
    """Who went to another team while the targets of the old one, which still has people, stay."""
    kept = targets_of_teams(change).keys() & set(now.values())
    went = Counter(
        (old, now[person])
        for person, old in before.items()
        if old in kept - renamed and now.get(person, old) != old
    )
    if not went:
        return []
    text = "; ".join(f"{count} from {old} to {new}" for (old, new), count in sorted(went.items()))
    return [
        f"People went to other teams ({text}). Targets stay with the names of their teams: if the "
        "names changed and not the people, change the team of the targets too."
    ]


def _moved_note(moved: Moved) -> str:
    """What became of a team that has nobody any more, and what to do where that is not clear."""
    targets = f"{moved.targets} target{'' if moved.targets == 1 else 's'}"
    if moved.is_rename:
        (new,) = moved.into
        return (
            f"{moved.team} is now called {new}: everybody moved there, so its {targets}, ratings, "
            "plans and leads follow, in past waves too."
        )
    into = " and ".join(f"{n} in {_there(moved, new)}" for new, n in moved.into.items())
    away = f" {moved.nowhere} of its people are in no team now." if moved.nowhere else ""
    return (
        f"{moved.team} has nobody now and still has {targets}. Its people are {into}.{away} "
        "Nothing was moved: if these targets belong to one of those teams, move them in Settings "
        f"or with `skillmix load requirements --move {shlex.quote(moved.team)} --team TEAM`."
    )


def _there(moved: Moved, new: str) -> str:
    """A team that people went to, and what it had before."""
    people, targets = moved.people[new], moved.theirs[new]
    if not people and not targets and new not in moved.led:
        return f"{new} (a new team)"
    texts = [_counted(people, "person", "people"), _counted(targets, "target", "targets")]
    return f"{new} (which had {' and '.join(texts)}{', and a lead' if new in moved.led else ''})"


def _counted(number: int, single: str, more: str) -> str:
    return f"{number or 'no'} {single if number == 1 else more}"


def _of_other_teams(
    change: Transaction, facts: list[people_store.PersonFact], viewer: Viewer
) -> list[people_store.PersonFact]:
    """Lines of the list that a lead's file leaves as they are. Raises RefusedError where the file
    has people of other teams, by its own word or by the list's."""
    if viewer.teams is None:
        return []
    refuse_other_teams(viewer, {fact.team for fact in facts}, "The list")
    others = [f for f in people_store.people_list(change) if f.team not in viewer.teams]
    theirs = {identify(fact.person): fact.team for fact in others}
    named = {identify(fact.person) for fact in facts}
    refuse_other_teams(viewer, {theirs[p] for p in named & theirs.keys()}, "Somebody on the list")
    return others


def _load_requirements(given: _List) -> LoadOutcome:
    change, file_name, viewer = given.change, given.file_name, given.viewer
    teams = people_store.team_names(change, viewer)
    rows, notes = given.rows(requirement_file.parse, lookup(change, viewer), teams)
    rows = [erased_people(change).left_out_of(row) for row in rows]
    known = requirement_store.requirements(change)
    named = {team for row in rows for team in teams_of(row.scope, teams)}
    notes += [
        f"No survey or people list names the team {team!r} yet{_near(team, (*teams, ALL_TEAMS))}"
        for team in sorted(named - {ALL_TEAMS, *teams})
    ]
    scopes = {row.scope for row in rows} | set(given.emptied)
    refuse_others_scopes(viewer, scopes, "What the file requires")
    before = [r for r in known if r.scope in scopes]
    changed = set(before) != set(rows)
    still = {(row.scope, row.skill_no) for row in rows}
    gone = [
        r for r in before if (r.scope, r.skill_no) not in still and r.scope not in given.emptied
    ]
    for scope in dict.fromkeys(row.scope for row in gone):
        taken = [row for row in gone if row.scope == scope]
        notes.append(
            f"Loading replaces all targets of a scope: {len(taken)} of {scope} "
            f"{'is' if len(taken) == 1 else 'are'} gone ({_listed(taken)})."
        )
    if changed:
        requirement_store.write_requirements(change, file_name, rows, emptied=given.emptied)
    notes += already_due(set(rows) - set(before), today(change))
    notes += also_required(rows, requirement_store.requirements(change), teams)
    return LoadOutcome("requirements", file_name, len(rows), changed, tuple(notes))


def _load_roles(given: _List) -> LoadOutcome:
    change = given.change
    known = requirement_store.role_profiles(change)
    had = {r.role for r in known}
    rows, notes = given.rows(requirement_file.parse_roles, lookup(change), had)
    roles = {row.role for row in rows}
    changed = {r for r in known if r.role in roles} != set(rows)
    if changed:
        requirement_store.write_role_profiles(change, rows)
    notes += [f"{role!r} is a new role{_near(role, had)}" for role in sorted(roles - had)]
    kept = {(r.role, r.skill_no) for r in rows}
    gone = Counter(r.role for r in known if r.role in roles and (r.role, r.skill_no) not in kept)
    notes += [
        f"Loading replaces all of a role: {_counted(number, 'skill', 'skills')} of {role} "
        f"{'is' if number == 1 else 'are'} gone."
        for role, number in gone.items()
    ]
    return LoadOutcome("roles", given.file_name, len(rows), changed, tuple(notes))


def _near(name: str, known: Collection[str]) -> str:
    """The end of a sentence: what may be meant, but where a number tells them apart."""
    close = [item for item in known if is_typo(name.casefold(), item.casefold())]
    return f"; did you mean {close[0]!r}?" if close and not re.search(r"\d", name) else "."


def _load_assumptions(given: _List) -> LoadOutcome:
    known = assumption_store.assumptions(given.change)
    rows, notes = given.rows(assumption_file.parse, known)
    new = [row for row in rows if row != known.get(row.key)]
    assumption_store.write_assumptions(given.change, new)
    notes += assumption_file.questions(new)
    before, after = (
        next((row.unit[:3] for row in own if row.key == assumption_file.BASE_PAY), "")
        for own in (known.values(), new)
    )
    if after and after != before:
        notes.append(
            f"Money is in {after} now, and was in {before}. What a week without a position of a "
            f"target costs and the budgets of saved scenarios keep their numbers: give them in "
            f"{after}, too."
        )
    return LoadOutcome("assumptions", given.file_name, len(rows), bool(new), tuple(notes))


def _load_taxonomy(given: _List) -> LoadOutcome:
    known, places = skills(given.change), areas(given.change)
    rows, notes = given.rows(taxonomy_file.parse, known, places)
    same = set(known)
    new = [row for row in rows if row not in same]
    write_skills(given.change, new, taxonomy_file.new_areas(new, places))
    return LoadOutcome("taxonomy", given.file_name, len(rows), bool(new), tuple(notes))


_LOADERS: dict[str, Callable[[_List], LoadOutcome]] = {
    "people": _load_people,
    "requirements": _load_requirements,
    "roles": _load_roles,
    "assumptions": _load_assumptions,
    "taxonomy": _load_taxonomy,
}
