"""The survey as texts to paste into a form tool, as a letter to the team, and which skills it
asks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.store.database import Database
from data.store.facts.requirements import requirements as current_requirements
from data.store.facts.requirements import role_profiles
from data.store.facts.taxonomy import alias_key, skills
from data.store.people.people import team_names
from data.vocabulary import LEVEL_ANCHORS, LEVEL_NAMES, RefusedError
from seeds import read_seed

KINDS = ("google-forms", "microsoft-forms", "mail")
INTERESTS = ("Not interested", "Somewhat interested", "Interested", "Very interested")
_NEW_TEAMS = ("Team A", "Team B")


@dataclass(frozen=True)
class Part:
    """One text to paste: `title` says what it is, `how` where it goes."""

    title: str
    how: str
    text: str


def parts(
    kind: str, skills: Sequence[str], teams: Sequence[str], roles: Sequence[str]
) -> tuple[Part, ...]:
    """The texts of a kind, in the order in which they are pasted."""
    rows = read_seed("form_texts.csv")
    levels = [f"{level} - {name.capitalize()}" for level, name in enumerate(LEVEL_NAMES)]
    meanings = [f"{level}: {anchor}" for level, anchor in zip(levels, LEVEL_ANCHORS, strict=True)]
    words = {row["title"]: row["text"] for row in rows if not row["form"]} | {
        "teams": "\n".join(teams or _NEW_TEAMS),
        "roles": "\n".join(roles),
        "levels": "\n".join(levels),
        "anchors": "\n".join(meanings),
        "interests": "\n".join(INTERESTS),
        "skills": "\n".join(skills),
        "wishes": "\n".join(f"Interest in {skill}" for skill in skills),
        "count": str(len(skills)),
        "named": ", ".join(skills),
    }
    return tuple(
        Part(row["title"], row["how"], row["text"].format_map(words))
        for row in rows
        if kind in row["form"].split("|")
    )


def as_text(found: Sequence[Part]) -> str:
    """All parts below each other: what the command prints."""
    if len(found) == 1:
        return found[0].text
    return "\n".join(f"== {part.title}\n{part.how}\n\n{part.text}\n" for part in found)


MOST_SKILLS = 30
"""More are not answered with care."""


@dataclass(frozen=True)
class Choices:
    """What a survey can be made of. `skills`: name -> area; `roles`: name -> its skills, highest
    level first."""

    skills: dict[str, str]
    aliases: dict[str, str]
    roles: dict[str, tuple[str, ...]]
    teams: tuple[str, ...] = ()

    @property
    def areas(self) -> tuple[str, ...]:
        """Names of the areas, in the taxonomy's order."""
        return tuple(dict.fromkeys(self.skills.values()))


def choices(database: Database | None) -> Choices:
    """Of a store, or of a new one."""
    if database is None:
        areas = {row["id"]: row["name"] for row in read_seed("areas.csv")}
        rows = read_seed("taxonomy.csv")
        names = {row["name"]: areas[row["area"]] for row in rows}
        also = {alias_key(a): row["name"] for row in rows for a in row["aliases"].split("|") if a}
        held = sorted(read_seed("roles.csv"), key=lambda row: (-int(row["level"]), row["skill"]))
        return Choices(names, also, _by_role((row["role"], row["skill"]) for row in held))
    known = skills(database, database.viewer)
    also = {alias: skill.name for skill in known for alias in skill.aliases}
    profiles = ((row.role, row.skill) for row in role_profiles(database))
    places = {skill.name: skill.area for skill in known}
    return Choices(places, also, _by_role(profiles), team_names(database))


def usual_skills(database: Database | None) -> tuple[str, ...]:
    """What is asked where nothing was chosen: the core, and with a store what it requires.

    At most 30: what a store requires of a team of its own comes before the core then.
    """
    core = [row["skill"] for row in read_seed("core_survey.csv")]
    required = [r.skill for r in current_requirements(database)] if database else []
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
    every = {**have.aliases, **{alias_key(name): name for name in have.skills}}
    found = [_known(name, every, "skill", "skillmix taxonomy lists them") for name in named]
    roles_known = {alias_key(role): role for role in have.roles}
    for role in roles:
        known = _known(role, roles_known, "role profile", f"known are {', '.join(have.roles)}")
        found += have.roles[known]
    areas_known = {alias_key(area): area for area in have.areas}
    for area in areas:
        known = _known(area, areas_known, "area", f"known are {', '.join(have.areas)}")
        found += [skill for skill, place in have.skills.items() if place == known]
    asked = tuple(dict.fromkeys(found))
    if len(asked) > MOST_SKILLS:
        raise RefusedError(
            f"These are {len(asked)} skills, and people answer at most {MOST_SKILLS} with care: "
            "choose fewer, or name them one by one."
        )
    return asked


def _known(name: str, known: dict[str, str], what: str, which: str) -> str:
    if alias_key(name) not in known:
        raise RefusedError(f"There is no {what} “{name}”; {which}.")
    return known[alias_key(name)]


def _by_role(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for role, skill in pairs:
        found.setdefault(role, []).append(skill)
    return {role: tuple(found[role]) for role in sorted(found)}
