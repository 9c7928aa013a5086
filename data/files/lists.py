"""The lists beside the survey as files: what the store holds, and templates to fill in.

What the store holds is CSV that `load` takes back unchanged. Notes on the columns of a template are
not part of the file, so that it stays a clean table for every program.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from data.files import forms
from data.files.forms import choices, usual_skills
from data.files.table import columns_of, csv_text
from data.store.database import Database
from data.store.facts import requirements as stored_requirements
from data.store.facts import settings as stored_assumptions
from data.store.facts.requirements import role_profiles
from data.store.facts.taxonomy import skills
from data.store.people.people import people_list, people_surveyed, team_names, under_pseudonyms
from data.vocabulary import RefusedError
from seeds import read_seed

KINDS = ("people", "requirements", "roles", "assumptions", "taxonomy")
_HELD: dict[str, Callable[[Database], Iterable[Any]]] = {
    "requirements": lambda store: stored_requirements.requirements(store, store.viewer),
    "roles": role_profiles,
    "assumptions": lambda store: stored_assumptions.assumptions(store).values(),
    "taxonomy": lambda store: skills(store, store.viewer),
}
"""What the store holds of those that name nobody."""
SURVEYS = ("survey", *forms.KINDS)
"""Ways to ask a team for its levels."""
TEAM, PERSON = "Team A", "ana.example@example.org"
"""Of the examples, where the store names no team."""


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
    if kind not in KINDS:
        raise RefusedError(f"{kind!r} cannot be exported; known are {', '.join(KINDS)}.")
    if kind != "people":
        return columns_of(kind).text(_HELD[kind](database))
    if not (people and database.viewer.people_visible):
        raise RefusedError(
            "A people list names people, and names are left out unless asked for. "
            "Ask for them with --people, if you may see them."
        )
    facts = people_list(database, database.viewer)
    facts = facts or (people_surveyed(database) if surveyed else ())
    if called:
        facts = under_pseudonyms(database, facts)
    return columns_of(kind).text(facts)


def template(database: Database | None, kind: str, asked: Sequence[str] | None = None) -> str:
    """CSV text of a kind: header and one example row; of a form, the texts to paste.

    A survey asks `asked`; left away, the core skills, and with a store what its requirements name.
    The example is of a team of the store, where it has one; requirements have one of each team.
    """
    teams = (team_names(database) if database else ()) or (TEAM,)
    if kind in SURVEYS and asked is None:
        asked = usual_skills(database)
    if kind == "survey":
        example = (PERSON, teams[0], "ML engineer", *("3" for _ in asked or ()))
        return csv_text(("Email", "Team", "Role", *(asked or ())), [example])
    if kind in forms.KINDS:
        return forms.as_text(form(database, kind, asked or ()))
    _refuse_unknown(kind)
    columns, shown = columns_of(kind), teams if kind == "requirements" else teams[:1]
    rows = [[team if cell == TEAM else cell for cell in columns.example] for team in shown]
    return csv_text(columns.names, rows)


def form(database: Database | None, kind: str, asked: Sequence[str]) -> tuple[forms.Part, ...]:
    """The texts of a form, with the teams and roles of the store."""
    have = choices(database)
    return forms.parts(kind, asked, have.teams, tuple(have.roles))


def notes(kind: str) -> tuple[str, ...]:
    """Sentences on the columns of a list, or on how a form is set up and its answers come back."""
    return tuple(row["note"] for row in read_seed("list_notes.csv") if row["list"] == kind)


def _refuse_unknown(kind: str) -> None:
    if kind not in KINDS:
        known = ", ".join((*SURVEYS, *KINDS))
        raise RefusedError(f"There is no template {kind!r}; known are {known}.")
