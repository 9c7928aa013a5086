"""How accounts are told, on the page and by the command."""

from __future__ import annotations

from collections.abc import Sequence

from data.store.people.accounts import Account

ROLES = {
    "admin": "admin: everything",
    "lead": "lead: their teams, with people",
    "leader": "leader: groups of five and more, people where granted",
    "member": "member: their own ratings",
}
COLUMNS = ("who", "role", "teams", "people", "in the survey")


def rows(accounts: Sequence[Account]) -> dict[str, list[str]]:
    """The accounts as a table."""
    said = [cells(account) for account in accounts]
    return {name: [row[at] for row in said] for at, name in enumerate(COLUMNS)}


def cells(account: Account) -> tuple[str, ...]:
    """One line of it."""
    sees = account.role in ("admin", "lead") or account.people_granted
    teams = "all" if account.teams is None else ", ".join(account.teams)
    person = account.person or ""
    return account.subject, account.role, teams, "visible" if sees else "no", person
