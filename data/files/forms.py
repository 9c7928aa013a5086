"""The survey as texts to paste into a form tool, and as a letter to the team.

The headers that the two tools write from these texts are those that their layouts know: a grid of
Google Forms is `Question [Row]`, a statement of Microsoft Forms is a column of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.vocabulary import LEVEL_ANCHORS, LEVEL_NAMES

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
