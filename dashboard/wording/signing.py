"""What is said at the door."""

from __future__ import annotations

from data.vocabulary import Viewer

TITLE = "Skillmix"
WHY = "Ratings are personal data, so sign in to see what concerns you."
NO_ACCESS = "You are not let in yet"
NOT_FOR_YOU = "This page is not for your role. The pages above are; ask an administrator for more."
LOCAL = (
    "Local: no sign-in. Only this machine is served, and whoever sits at it sees everything. "
    "To serve others, configure sign-in; the README says how."
)
FORCED = (
    "No sign-in, by choice (SKILLMIX_WITHOUT_SIGN_IN=1): whoever reaches this address sees "
    "everything."
)
SIGNED = "People sign in. An account says what each sees; claims of the provider may say it too."


def role(viewer: Viewer) -> str:
    """What a role sees, in a line."""
    teams = "all teams" if viewer.teams is None else ", ".join(viewer.teams) or "no team"
    if viewer.role == "member":
        return "member: your own ratings"
    people = "" if viewer.people_visible else f", groups of {viewer.smallest_group} and more"
    return f"{viewer.role}: {teams}{people}"
