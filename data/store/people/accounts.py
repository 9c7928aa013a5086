"""Accounts: who may sign in, and as what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from data.store.database import Database, now
from data.store.guard import refuse_unless
from data.store.noting import note
from data.vocabulary import RefusedError

AccountRole = Literal["admin", "lead", "leader", "member"]
ROLES: tuple[AccountRole, ...] = get_args(AccountRole)


@dataclass(frozen=True)
class Account:
    """`subject`: e-mail, or the provider's id of somebody. `teams` None: all teams.

    `people_granted`: a leader may see people. `person`: as the survey identifies them; None: by
    the subject.
    """

    subject: str
    role: AccountRole
    teams: tuple[str, ...] | None = None
    people_granted: bool = False
    person: str | None = None


def fold(subject: str) -> str:
    """An e-mail is the same in any letters; another id is kept as issued."""
    bare = subject.strip()
    return bare.casefold() if "@" in bare else bare


def accounts(database: Database) -> tuple[Account, ...]:
    """All of them, by subject. For the owner and administrators; sign-in reads it as the owner."""
    refuse_unless(database.viewer, "everything")
    teams: dict[str, list[str]] = {}
    for subject, team in database.rows("select subject, team from account_team order by 1, 2"):
        teams.setdefault(subject, []).append(team)
    rows = database.rows("""
        select subject, role, every_team, people_granted, person from account order by subject
    """)
    return tuple(
        Account(subject, role, None if every else tuple(teams.get(subject, ())), granted, person)
        for subject, role, every, granted, person in rows
    )


def add_account(database: Database, account: Account) -> str:
    """Let somebody in, or change what they may see; a sentence about it. Raises RefusedError for a
    role that is none, and for a lead or leader without teams."""
    subject = fold(account.subject)
    if not subject or account.role not in ROLES:
        raise RefusedError(f"An account needs an e-mail or id, and a role: {', '.join(ROLES)}.")
    if account.role == "lead" and not account.teams:
        raise RefusedError("A lead leads teams: name each with --team (on the page: Teams).")
    if account.role == "leader" and account.teams == ():
        raise RefusedError("A leader sees all teams or some: name them, or none for all.")
    teams = () if account.role in ("admin", "member") else account.teams or ()
    with database.transaction() as change:
        for table in ("account", "account_team"):
            change.execute(f"delete from {table} where subject = :subject", {"subject": subject})
        every = account.role == "admin" or (account.role == "leader" and account.teams is None)
        people = account.people_granted and account.role == "leader"
        change.insert(
            "account",
            ("subject", "role", "every_team", "people_granted", "person", "added_at"),
            [(subject, account.role, every, people, account.person, now())],
        )
        change.insert("account_team", ("subject", "team"), [(subject, team) for team in teams])
        of = "all teams" if every else ", ".join(teams)
        said = f"{_shown(subject, account.person)}: {account.role}" + (f" of {of}" if of else "")
        note(change, "account", said + (", sees people" if people else ""))
    return f"{subject} may sign in as {account.role}."


def _shown(subject: str, person: str | None) -> str:
    """With the person whose account it is: whoever is erased is so in one text with the e-mail."""
    return f"{subject} ({person})" if person else subject


def remove_account(database: Database, subject: str) -> str:
    """Let somebody in no longer. Raises RefusedError where there is no such account."""
    known = fold(subject)
    with database.transaction() as change:
        found = change.rows(
            "select person from account where subject = :subject", {"subject": known}
        )
        if not found:
            raise RefusedError(f"No account is {subject!r}; `skillmix account list` has them.")
        for table in ("account", "account_team"):
            change.execute(f"delete from {table} where subject = :subject", {"subject": known})
        note(change, "account removed", _shown(known, found[0][0]))
    return f"{known} may no longer sign in."
