"""Who is asking, and who may read and change what: asked of every statement that a viewer's handle
of the store runs."""

import getpass
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Literal

from data.store.engines.engine import Parameters
from data.vocabulary import RefusedError, Role, Viewer

Right = Literal["everything", "surveys", "lists", "declines", "decisions", "scenarios", "own"]
"""What a transaction is for. `everything`: what no other right names, settings and erasure too.
`own`: what somebody says of themselves."""
RIGHTS: Mapping[Role, frozenset[Right]] = {
    "owner": frozenset({"everything"}),
    "admin": frozenset({"everything"}),
    "lead": frozenset({"surveys", "lists", "declines", "decisions", "scenarios", "own"}),
    "leader": frozenset({"scenarios", "own"}),
    "member": frozenset({"own"}),
}
"""A lead's hold for their own teams, a leader's scenarios are their own; the verbs check that."""
OF_PEOPLE = frozenset(
    {
        "answer",
        "answer_cell",
        "answer_row",
        "answer_series",
        "answer_value",
        "import",
        "import_column",
        "import_issue",
        "opinion",
        "participation",
        "people_list",
        "person_fact",
        "rating",
    }
)
"""Tables and views whose rows are of teams."""
NAMING = frozenset(
    {
        "account",
        "account_team",
        "audit",
        "audit_read",
        "audit_text",
        "contest",
        "decision",
        "declined",
        "followed",
        "followed_reached",
        "followed_wave",
        "happened",
        "person",
        "scenario",
        "scenario_version",
        "token",
        "token_team",
    }
)
"""Tables whose rows name people, or may."""
_WORDS = re.compile(r"'(?:[^']|'')*'|--[^\n]*|(?:from|join)\s+([a-z_]+)")


class ForgottenViewerError(Exception):
    """A fault of the program: a query of people that does not say for whom it asks."""


def team_scope(viewer: Viewer) -> dict[str, object]:
    """What a viewer may see as the parameters that every query of people takes."""
    return {
        "every_team": viewer.teams is None,
        "teams": list(viewer.teams or ()),
        "people_visible": viewer.people_visible,
    }


def check(sql: str, parameters: Parameters | None, viewer: Viewer) -> None:
    """Raises ForgottenViewerError where a query could answer what its viewer may not see."""
    if viewer.whole:
        return
    read = {name for name in _WORDS.findall(sql) if name}
    needed = {"every_team", "teams"} if read & (OF_PEOPLE | NAMING) else set()
    if read & NAMING:
        needed.add("people_visible")
    own = team_scope(viewer)
    for name in sorted(needed):
        if not re.search(rf":{name}\b", sql) or (parameters or {}).get(name) != own[name]:
            raise ForgottenViewerError(
                f"A query of {', '.join(sorted(read & (OF_PEOPLE | NAMING)))} does not bind "
                f":{name} of its viewer."
            )


def may(viewer: Viewer, right: Right) -> bool:
    held = RIGHTS[viewer.role]
    return right in held or "everything" in held


_WHAT: Mapping[Right, str] = {
    "everything": "Changing this is for administrators",
    "surveys": "Importing and undoing surveys is for leads and administrators",
    "lists": "Changing people and requirements is for leads and administrators",
    "declines": "Noting what somebody declined is for leads and administrators",
    "decisions": "Deciding a plan is for leads and administrators",
    "scenarios": "Keeping scenarios is for leads and leaders",
    "own": "Saying something of yourself is for who signs in",
}


def refuse_unless(viewer: Viewer, right: Right) -> None:
    """Raises RefusedError where the viewer's role does not have the right."""
    if not may(viewer, right):
        raise RefusedError(f"{_WHAT[right]}; you are signed in as {viewer.role}. Ask one of them.")


def refuse_other_teams(viewer: Viewer, teams: AbstractSet[str | None], what: str) -> None:
    """Raises RefusedError where something is of teams that are not the viewer's. None: no team."""
    if viewer.teams is None:
        return
    others = sorted("no team" if team is None else team for team in teams - set(viewer.teams))
    if others:
        own = ", ".join(viewer.teams) or "none"
        raise RefusedError(
            f"{what} is of teams that are not yours ({', '.join(others)}); nothing was changed. "
            f"Yours: {own}. Leave the others out, or ask an administrator."
        )


def user_name() -> str:
    """The name of the operating system's user; "" where it has none, as in some containers."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # KeyError before Python 3.13
        return ""


def who_asks(viewer: Viewer) -> str:
    """Whose name stands beside what is stored: who is signed in, else who is at the keyboard."""
    return viewer.name or user_name()
