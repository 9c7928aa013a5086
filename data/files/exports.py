"""What the store holds, as CSV that `load` takes back unchanged."""

from __future__ import annotations

from collections.abc import Iterable

from data.files import assumptions as assumption_file
from data.files import people as people_file
from data.files import requirements as requirement_file
from data.files import roles as role_file
from data.files import taxonomy as taxonomy_file
from data.files.escape import csv_text
from data.store.database import Database
from data.store.facts.assumptions import assumptions
from data.store.facts.requirements import requirements
from data.store.facts.roles import role_profiles
from data.store.facts.taxonomy import skills
from data.store.people.people import people_list, people_surveyed, under_pseudonyms
from data.vocabulary import RefusedError

KINDS = ("people", "requirements", "roles", "assumptions", "taxonomy")


def export(
    database: Database,
    kind: str,
    *,
    people: bool = False,
    called: bool = False,
    surveyed: bool = False,
) -> str:
    """CSV text of what holds now, within the teams of whose handle it is.

    A people list names people, so it is refused unless `people` is asked for and the viewer may
    see them; `called`: by pseudonyms, in their order. `surveyed`: where it holds nobody, who was
    surveyed, so that nobody types them.
    """
    header, rows = _table(database, kind, people, called, surveyed)
    return csv_text(header, rows)


def _table(
    database: Database, kind: str, people: bool, called: bool, surveyed: bool
) -> tuple[tuple[str, ...], Iterable[tuple[object, ...]]]:
    viewer = database.viewer
    if kind == "people":
        if not (people and viewer.people_visible):
            raise RefusedError(
                "A people list names people, and names are left out unless asked for. "
                "Ask for them with --people, if you may see them."
            )
        facts = people_list(database, viewer) or (people_surveyed(database) if surveyed else ())
        if called:
            facts = under_pseudonyms(database, facts)
        return people_file.COLUMNS, map(people_file.cells, facts)
    if kind == "requirements":
        found = requirements(database, viewer)
        return requirement_file.COLUMNS, map(requirement_file.cells, found)
    if kind == "roles":
        return role_file.COLUMNS, map(role_file.cells, role_profiles(database))
    if kind == "assumptions":
        known = assumptions(database).values()
        return assumption_file.COLUMNS, map(assumption_file.cells, known)
    if kind == "taxonomy":
        return taxonomy_file.COLUMNS, map(taxonomy_file.cells, skills(database))
    raise RefusedError(f"{kind!r} cannot be exported; known are {', '.join(KINDS)}.")
