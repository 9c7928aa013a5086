"""Who signed in, as a viewer: from an account of the store, or from what the provider claims."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.store.people.accounts import ROLES, Account, AccountRole, fold
from data.vocabulary import RefusedError, Viewer


class NoAccessError(RefusedError):
    """Somebody is signed in and may see nothing; the sentence says whom to ask."""


@dataclass(frozen=True)
class ClaimNames:
    """Which claims of the provider say what somebody may see; "": none does.

    A claim of teams is a list, or a text with commas. An account of the store goes before claims.
    """

    role: str = ""
    teams: str = ""
    people: str = ""
    person: str = ""


def viewer_of(claims: Mapping[str, Any], accounts: Sequence[Account], names: ClaimNames) -> Viewer:
    """What somebody who signed in may see. `claims` are those of a checked ID token.

    Raises NoAccessError for who has no account and no role by claim.
    """
    subjects = _subjects(claims)
    account = next((a for s in subjects for a in accounts if a.subject == s), None)
    account = account or _claimed(claims, names, subjects)
    if account is None:
        raise NoAccessError(_nobody(subjects[0]))
    name = subjects[0]
    if account.role == "admin":
        return Viewer("admin", name=name)
    if account.role == "member":
        return Viewer("member", (), people_visible=False, person=account.person or name, name=name)
    if account.role == "lead":
        return Viewer("lead", account.teams or (), person=account.person, name=name)
    granted = account.people_granted
    return Viewer("leader", account.teams, granted, person=account.person, name=name)


def _subjects(claims: Mapping[str, Any]) -> list[str]:
    """The e-mail, unless the provider says that nobody has checked it; then the provider's id.
    Neither where a letter only looks like another one, and would be taken for it."""
    email = claims.get("email")
    checked = str(claims.get("email_verified", True)).casefold() == "true"
    found = [email] if isinstance(email, str) and "@" in email and checked else []
    subject = claims.get("sub")
    # An id with an @ could be somebody else's e-mail: only the claim of e-mails is one.
    if isinstance(subject, str) and subject and "@" not in subject:
        found.append(subject)
    found = [text for text in found if not any(map(_taken_for_another, text))]
    if not found:
        raise NoAccessError(
            "Your sign-in has no checked e-mail and no id, so nobody is known by it."
        )
    return [fold(text) for text in found]


def _taken_for_another(letter: str) -> bool:
    folded = unicodedata.normalize("NFKC", letter).casefold()
    return not letter.isascii() and any(part.isascii() for part in folded)


def _claimed(
    claims: Mapping[str, Any], names: ClaimNames, subjects: Sequence[str]
) -> Account | None:
    said = claims.get(names.role) if names.role else None
    roles = [said] if isinstance(said, str) else list(said) if isinstance(said, list) else []
    role: AccountRole | None = next((r for r in ROLES if r in roles), None)
    if role is None:
        return None
    teams = _listed(claims.get(names.teams)) if names.teams else ()
    granted = bool(names.people) and claims.get(names.people) in (True, "true")
    person = claims.get(names.person) if names.person else None
    # A leader without a claim of teams sees the aggregates of all; a lead leads nobody then.
    every = role == "leader" and (not names.teams or claims.get(names.teams) is None)
    return Account(
        subjects[0],
        role,
        None if every else teams,
        granted,
        person if isinstance(person, str) and person else None,
    )


def _listed(said: object) -> tuple[str, ...]:
    parts = said.split(",") if isinstance(said, str) else said if isinstance(said, list) else []
    return tuple(str(part).strip() for part in parts if str(part).strip())


def _nobody(subject: str) -> str:
    return (
        f"You are signed in as {subject}, who has no access here. Ask your administrator to let "
        f"you in: Settings, Accounts, or on the server `skillmix account add {subject} --role "
        "ROLE`."
    )
