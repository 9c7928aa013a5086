"""What people fill in: lists beside the survey, of what the store holds or empty; the survey, as
texts to paste into a form tool or a letter to the team; and which skills it asks.

What the store holds is CSV that `load` takes back unchanged. Notes on the columns of a template are
not part of the file, so that it stays a clean table for every program.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from data.files.heading import columns_of
from data.files.table import csv_text, list_text
from data.store.database import Database
from data.store.facts import settings as stored_assumptions
from data.store.facts.requirements import requirements, role_profiles
from data.store.facts.taxonomy import alias_key, skills
from data.store.people.people import people_list, people_surveyed, team_names, under_pseudonyms
from data.vocabulary import LEVEL_ANCHORS, LEVEL_NAMES, RefusedError
from seeds import read_seed

KINDS = ("people", "requirements", "roles", "assumptions", "taxonomy")
_HELD: dict[str, Callable[[Database], Iterable[Any]]] = {
    "requirements": lambda store: requirements(store, store.viewer),
    "roles": role_profiles,
    "assumptions": lambda store: stored_assumptions.assumptions(store).values(),
    "taxonomy": lambda store: skills(store, store.viewer),
}
"""What the store holds of those that name nobody."""
FORMS = ("google-forms", "microsoft-forms", "mail")
SURVEYS = ("survey", *FORMS)
"""Ways to ask a team for its levels."""
TEAM, PERSON = "Team A", "ana.example@example.org"
"""Of the examples, where the store names no team."""


def export(
    database: Database,
    kind: str,
    *,
    people: bool = False,
    called: bool = False,
) -> str:
    """CSV text of what holds now, within the teams of whose handle it is.

    A people list names people, so it is refused unless `people` is asked for and the viewer may
    see them; `called`: by pseudonyms, in their order. Where it holds nobody, who was surveyed is
    listed, so that nobody types them.
    """
    if kind != "people":
        return list_text(kind, _HELD[kind](database))
    if not (people and database.viewer.people_visible):
        raise RefusedError(
            "A people list names people, and names are left out unless asked for. "
            "Ask for them with --people, if you may see them."
        )
    facts = people_list(database, database.viewer) or people_surveyed(database)
    if called:
        facts = under_pseudonyms(database, facts)
    return list_text(kind, facts)


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
    if kind in FORMS:
        parts = form(database, kind, asked or ())
        if len(parts) == 1:
            return parts[0].text
        return "\n".join(f"== {part.title}\n{part.how}\n\n{part.text}\n" for part in parts)
    columns, shown = columns_of(kind), teams if kind == "requirements" else teams[:1]
    rows = [[team if cell == TEAM else cell for cell in columns.example] for team in shown]
    return csv_text(columns.names, rows)


def notes(kind: str) -> tuple[str, ...]:
    """Sentences on the columns of a list, or on how a form is set up and its answers come back."""
    return tuple(row["note"] for row in read_seed("list_notes.csv") if row["list"] == kind)


@dataclass(frozen=True)
class Part:
    """One text to paste: `title` says what it is, `how` where it goes."""

    title: str
    how: str
    text: str


def form(database: Database | None, kind: str, asked: Sequence[str]) -> tuple[Part, ...]:
    """The texts of a form, in the order in which they are pasted, with the teams and roles of the
    store."""
    have = choices(database)
    rows = read_seed("form_texts.csv")
    levels = [f"{level} - {name.capitalize()}" for level, name in enumerate(LEVEL_NAMES)]
    meanings = [f"{level}: {anchor}" for level, anchor in zip(levels, LEVEL_ANCHORS, strict=True)]
    words = {row["title"]: row["text"] for row in rows if not row["form"]} | {
        "teams": "\n".join(have.teams or (TEAM, "Team B")),
        "roles": "\n".join(have.roles),
        "levels": "\n".join(levels),
        "anchors": "\n".join(meanings),
        "skills": "\n".join(asked),
        "wishes": "\n".join(f"Interest in {skill}" for skill in asked),
        "count": str(len(asked)),
        "named": ", ".join(asked),
    }
    return tuple(
        Part(row["title"], row["how"], row["text"].format_map(words))
        for row in rows
        if kind in row["form"].split("|")
    )


MOST_SKILLS = 30
"""More are not answered with care."""


@dataclass(frozen=True)
class Choices:
    """What a survey can be made of: skills by area, in the taxonomy's order, and by role, highest
    level first; the skill of each other word for one."""

    areas: dict[str, list[str]]
    roles: dict[str, list[str]]
    aliases: dict[str, str]
    teams: tuple[str, ...]


def choices(database: Database | None) -> Choices:
    """Of a store, or of a new one."""
    if database is None:
        rows = read_seed("taxonomy.csv")
        names = {row["id"]: row["name"] for row in read_seed("areas.csv")}
        placed = [(names[row["area"]], row["name"]) for row in rows]
        also = {alias_key(a): row["name"] for row in rows for a in row["aliases"].split("|") if a}
        held = sorted(read_seed("roles.csv"), key=lambda row: (-int(row["level"]), row["skill"]))
        profiles, teams = [(row["role"], row["skill"]) for row in held], tuple[str, ...]()
    else:
        known = skills(database, database.viewer)
        placed = [(skill.area, skill.name) for skill in known]
        also = {alias: skill.name for skill in known for alias in skill.aliases}
        profiles = [(row.role, row.skill) for row in role_profiles(database)]
        teams = team_names(database)
    areas: dict[str, list[str]] = {area: [] for area, _ in placed}
    roles: dict[str, list[str]] = {role: [] for role, _ in sorted(profiles)}
    for result, pairs in ((areas, placed), (roles, profiles)):
        for name, skill in pairs:
            result[name].append(skill)
    return Choices(areas, roles, also, teams)


def usual_skills(database: Database | None) -> tuple[str, ...]:
    """What is asked where nothing was chosen: the core, and with a store what it requires.

    At most 30: what a store requires of a team of its own comes before the core then.
    """
    core = [row["skill"] for row in read_seed("core_survey.csv")]
    required = [r.skill for r in requirements(database)] if database else []
    both = tuple(dict.fromkeys((*core, *required)))
    return both if len(both) <= MOST_SKILLS else tuple(dict.fromkeys((*required, *core)))[:30]


def asked_skills(
    database: Database | None,
    named: Sequence[str] = (),
    roles: Sequence[str] = (),
    areas: Sequence[str] = (),
) -> tuple[str, ...]:
    """Names of the skills of a survey, in the order in which they were asked for.

    Raises RefusedError for a name that nothing has, and for more than 30 skills.
    """
    if not (named or roles or areas):
        return usual_skills(database)
    have = choices(database)
    words = {alias: [skill] for alias, skill in have.aliases.items()}
    words |= {skill: [skill] for own in have.areas.values() for skill in own}
    result: list[str] = []
    for what, wanted, known, which in (
        ("skill", named, words, "skillmix taxonomy lists them"),
        ("role profile", roles, have.roles, f"known are {', '.join(have.roles)}"),
        ("area", areas, have.areas, f"known are {', '.join(have.areas)}"),
    ):
        folded = {alias_key(name): own for name, own in known.items()}
        for name in wanted:
            if alias_key(name) not in folded:
                raise RefusedError(f"There is no {what} “{name}”; {which}.")
            result += folded[alias_key(name)]
    asked = tuple(dict.fromkeys(result))
    if len(asked) > MOST_SKILLS:
        raise RefusedError(
            f"These are {len(asked)} skills, and people answer at most {MOST_SKILLS} with care: "
            "choose fewer, or name them one by one."
        )
    return asked
