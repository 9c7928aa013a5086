"""What is said on the Settings page."""

from __future__ import annotations

TITLE = "What is required, who the people are, and which numbers are assumed"
STORE = "Store and privacy"
KINDS = {
    "requirements": "Requirements",
    "people": "People",
    "roles": "Roles",
    "assumptions": "Assumptions",
    "taxonomy": "Taxonomy",
}
OF_TEAMS = ("requirements", "people")
"""What a lead keeps for their own teams."""
ABOUT = {
    "requirements": (
        "How many people of a scope must hold a skill at a level, and why. A scope is a team, "
        "several joined by “ + ”, or “all teams”. Saving replaces the requirements of the scopes "
        "that you change, from the latest wave on; earlier waves keep theirs."
    ),
    "people": (
        "Team, role, hours free for learning and mentoring, pay band, and when somebody left. An "
        "empty number takes the assumption. The list holds from the latest wave on. Until a list "
        "is saved, the people of the latest survey stand here."
    ),
    "roles": (
        "The level that each role should hold in each skill: what readiness is measured by. Below "
        "a must-have nobody is ready for the role."
    ),
    "assumptions": (
        "Numbers that no survey tells, each as low, likely and high with its source. Where the "
        "source says “our assumption”, nobody has measured it for you: it names the number of "
        "your own to put there."
    ),
    "taxonomy": (
        "Skills, their area, and whether GenAI tools may count for them (yes, partly, never). "
        "Skills that a survey brought stand in the area “unplaced” until they are placed."
    ),
}
NOTHING_TO_SAVE = "Nothing was changed in the table."
PLACE = "The data is here, on this machine, and leaves it only in files that you download:"
STORED_OF = (
    "Everything that is stored of one person, with the file, row and column of each answer, to "
    "hand to them. Others who answered are not in it; raters are told by their kind only."
)
ERASE = (
    "Everything of this person goes, also from the bytes of the store: ratings, the place on the "
    "people list, their name in what others wrote. Undoing, importing an old file or restoring a "
    "backup does not bring them back. Make a backup afterwards, by which a restore knows. This "
    "cannot be undone."
)


def of_others(requirements: int) -> str:
    """Above what holds for the visitor's teams and is not theirs to change."""
    if requirements == 1:
        return "One requirement is of more teams than yours: an administrator changes it"
    return f"{requirements} requirements are of more teams than yours: administrators change them"
