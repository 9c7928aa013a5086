"""The survey as texts to paste into a form tool, as a letter to the team, and which skills it
asks."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.store.database import Database
from data.store.facts.requirements import requirements as current_requirements
from data.store.facts.requirements import role_profiles
from data.store.facts.taxonomy import alias_key, skills
from data.store.people.people import team_names
from data.vocabulary import LEVEL_ANCHORS, LEVEL_NAMES, RefusedError
from seeds import SEEDS, read_seed

LEVEL_QUESTION = "How well can you do this today?"
INTEREST_QUESTION = "How interested are you in doing more of this?"
LEVEL_OPTIONS = tuple(f"{level} - {name.capitalize()}" for level, name in enumerate(LEVEL_NAMES))
INTEREST_OPTIONS = ("Not interested", "Somewhat interested", "Interested", "Very interested")
LEVEL_HELP = "\n".join(
    f"{option}: {anchor}" for option, anchor in zip(LEVEL_OPTIONS, LEVEL_ANCHORS, strict=True)
)
LEAVE_EMPTY = "Leave a row empty where you cannot tell: an empty row is never counted as “None”."
PRIVACY = (
    "What happens with your answers: they show what the team can do together, and which training, "
    "hiring or tools it needs. They are not used to rank people or to decide on pay or promotion. "
    "Whoever runs the survey sees single answers; reports carry no names. You may see, correct or "
    "have deleted what you said, at any time."
)
INTRODUCTION = (
    "We are about to plan training, hiring and tools, and want to start from what you say you can "
    "do and want to do. There are no right answers: say what holds today."
)
FORM_NAMES = {"google-forms": "Google Forms", "microsoft-forms": "Microsoft Forms"}
KINDS = (*FORM_NAMES, "mail")
_NEW_TEAMS = ("Team A", "Team B")


@dataclass(frozen=True)
class Part:
    """One text to paste: `title` says what it is, `how` where it goes."""

    title: str
    how: str
    text: str


def interest_in(skill: str) -> str:
    """A statement of Microsoft Forms: its column says nothing of the question above it."""
    return f"Interest in {skill}"


def parts(
    kind: str, skills: Sequence[str], teams: Sequence[str], roles: Sequence[str]
) -> tuple[Part, ...]:
    """The texts of a kind, in the order in which they are pasted."""
    if kind == "mail":
        return (
            Part("The letter", "Put the address of your form where it says so.", letter(skills)),
        )
    google = kind == "google-forms"
    described = f"{INTRODUCTION}\n\n{PRIVACY}"
    choice = "Dropdown" if google else "Choice, as a drop-down menu"
    return (
        Part("Title", "The title of a new form.", "Skills of our team"),
        Part("Description", "Below the title. Keep the promise, or change it.", described),
        Part(
            "Question “Team”",
            f"{choice}, required. Options: one line a team, yours.",
            _lines(teams or _NEW_TEAMS),
        ),
        Part(
            "Question “Role”",
            f"{choice}. Options: one line a role; take away what you do not have.",
            _lines(roles),
        ),
        *(_google(skills) if google else _microsoft(skills)),
    )


def _google(skills: Sequence[str]) -> tuple[Part, ...]:
    grid = "A question of the type “Multiple-choice grid”; its description is the next text."
    rows = "Paste into “Row 1”: each line becomes a row."
    columns = "Paste into “Column 1”: each line becomes a column."
    said = f"{LEVEL_HELP}\n{LEAVE_EMPTY}"
    return (
        Part("Question about levels", grid, LEVEL_QUESTION),
        Part("Its description", "⋮ at the question, “Description”.", said),
        Part("Its rows", rows, _lines(skills)),
        Part("Its columns", columns, _lines(LEVEL_OPTIONS)),
        Part(
            "Question about interest",
            "A second grid: duplicate the first, so that its rows are "
            "there already, and change its question, description and columns.",
            INTEREST_QUESTION,
        ),
        Part("Its columns", columns, _lines(INTEREST_OPTIONS)),
    )


def _microsoft(skills: Sequence[str]) -> tuple[Part, ...]:
    likert = "A question of the type “Likert” (below “More question types”)."
    statements = "Paste into “Statement 1”; line by line where yours does not take them at once."
    said = f"{LEVEL_HELP}\n{LEAVE_EMPTY}"
    options = "The heads of its columns, from left to right; add one where there are too few."
    return (
        Part("Question about levels", likert, LEVEL_QUESTION),
        Part("Its subtitle", "… at the question, “Subtitle”.", said),
        Part("Its statements", statements, _lines(skills)),
        Part("Its options", options, _lines(LEVEL_OPTIONS)),
        Part(
            "Question about interest",
            f"{likert} Its statements must differ from those above.",
            INTEREST_QUESTION,
        ),
        Part("Its statements", statements, _lines([interest_in(skill) for skill in skills])),
        Part("Its options", options, _lines(INTEREST_OPTIONS)),
    )


def notes(kind: str) -> tuple[str, ...]:
    """How to set the form up, and how its answers come back."""
    if kind == "mail":
        return ("A team without a form tool fills in the table of `survey` instead of a form.",)
    again = (
        "Let the form take people’s e-mail addresses, so that the next wave knows them again: "
        "without, every row is somebody new."
    )
    if kind == "google-forms":
        return (
            again + " In Google Forms: Settings, Responses, “Collect email addresses”.",
            "Do not require a response in each row: who cannot tell leaves it empty.",
            "The answers: Responses, ⋮, “Download responses (.csv)”. It is a ZIP: take the CSV out "
            "and drop it on the Survey page.",
        )
    return (
        again + " In Microsoft Forms: Settings, “Only people in my organization”, “Record name”.",
        "Do not require the two Likert questions: who cannot tell leaves a row empty.",
        "The answers: Responses, “Open in Excel” or “Open results in Excel”. Drop that workbook on "
        "the Survey page.",
    )


def letter(skills: Sequence[str]) -> str:
    """One page that a lead sends by mail."""
    return (
        "Subject: What can we do, and what would we like to learn?\n\n"
        f"Dear all,\n\n{INTRODUCTION}\n\n"
        "Please answer here by [day]: [address of the form]\n\n"
        f"For each of {len(skills)} skills there are two questions: how well you can do it today, "
        "and how interested you are in doing more of it.\n\n"
        f"What the levels mean:\n{LEVEL_HELP}\n\n{LEAVE_EMPTY}\n\n"
        f"{PRIVACY}\n\n"
        f"The skills: {', '.join(skills)}.\n\n"
        "Thank you,\n[your name]\n"
    )


def as_text(found: Sequence[Part]) -> str:
    """All parts below each other: what the command prints."""
    if len(found) == 1:
        return found[0].text
    return "\n".join(f"== {part.title}\n{part.how}\n\n{part.text}\n" for part in found)


def _lines(texts: Sequence[str]) -> str:
    return "\n".join(texts)


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
    with (SEEDS / "core_survey.csv").open(encoding="utf-8", newline="") as lines:
        core = [row["skill"] for row in csv.DictReader(lines)]
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
