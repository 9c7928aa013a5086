"""What is said where a survey is made for a team."""

from __future__ import annotations

TITLE = "No survey yet? Ask your team"
AGAIN = "Ask your team, for the next wave too"
ABOUT = (
    "Choose what is asked, make the form with the texts below (each has a button to copy it), and "
    "send it. What your form tool exports of it is understood here without a question."
)
BEGIN_HELP = (
    "A role asks what its profile in Settings names, an area all its skills. Each skill takes two "
    "clicks of everybody who answers: how well, and how interested."
)
NOTHING_ASKED = "Choose at least one skill."
USUAL = "What teams are usually asked"
WAYS = {
    "google-forms": "Google Forms",
    "microsoft-forms": "Microsoft Forms",
    "mail": "A letter by mail",
    "survey": "A table (CSV)",
}


def of_role(role: str) -> str:
    """A role profile among the beginnings."""
    return f"Role: {role}"
