"""Tokens: which programs may read by the API, and as what."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from data.store.database import Database, now
from data.store.guard import refuse_unless
from data.store.noting import note
from data.vocabulary import RefusedError, Viewer

TokenRole = Literal["admin", "lead", "leader"]
TOKEN_ROLES: tuple[TokenRole, ...] = get_args(TokenRole)
PREFIX = "skillmix"
"""A token is prefix_id_secret, so that who finds one knows what it is."""


@dataclass(frozen=True)
class Token:
    """`teams` None: all teams. `people_granted`: a leader's token may see people."""

    token_id: str
    label: str
    role: TokenRole
    teams: tuple[str, ...] | None
    people_granted: bool
    added_at: datetime
    revoked_at: datetime | None

    @property
    def viewer(self) -> Viewer:
        """Who asks by it: part of every query, like somebody who signed in."""
        name = f"token {self.token_id}"
        if self.role == "admin":
            return Viewer("admin", name=name)
        seen = self.people_granted or self.role == "lead"
        return Viewer(self.role, self.teams, seen, name=name)


def tokens(database: Database) -> tuple[Token, ...]:
    """All of them, oldest first, revoked ones too. For the owner and administrators."""
    refuse_unless(database.viewer, "everything")
    teams: dict[str, list[str]] = {}
    for token_id, team in database.rows("select token_id, team from token_team order by 1, 2"):
        teams.setdefault(token_id, []).append(team)
    rows = database.rows("""
        select token_id, label, role, every_team, people_granted, added_at, revoked_at
        from token order by added_at, token_id
    """)
    return tuple(
        Token(found, label, role, None if every else tuple(teams.get(found, ())), *rest)
        for found, label, role, every, *rest in rows
    )


def add_token(
    database: Database, label: str, role: TokenRole, teams: tuple[str, ...], *, people: bool = False
) -> str:
    """A new token, told this once; what is kept of it cannot be turned back. No teams: all, for a
    leader. Raises RefusedError for a role that is none and for a lead without teams."""
    if not label.strip() or role not in TOKEN_ROLES:
        raise RefusedError(f"A token needs a name and a role: {', '.join(TOKEN_ROLES)}.")
    if role == "lead" and not teams:
        raise RefusedError("A lead's token is for teams: name each with --team.")
    if role == "admin" and teams:
        raise RefusedError("An administrator's token is for all teams; give it another role.")
    token_id, secret = secrets.token_hex(4), secrets.token_hex(32)
    with database.transaction() as change:
        change.insert(
            "token",
            ("token_id", "digest", "label", "role", "every_team", "people_granted", "added_at"),
            [
                (
                    token_id,
                    _digest(secret),
                    label.strip(),
                    role,
                    not teams,
                    people and role == "leader",
                    now(),
                )
            ],
        )
        change.insert("token_team", ("token_id", "team"), [(token_id, team) for team in teams])
        of = ", ".join(teams) or "all teams"
        seen = ", sees people" if people and role == "leader" else ""
        note(change, "token", f"{token_id}: {role} of {of}{seen}", keeps_answers=True)
    return f"{PREFIX}_{token_id}_{secret}"


def revoke_token(database: Database, token_id: str) -> str:
    """It opens nothing from now on; a sentence about it. Raises RefusedError where none is."""
    with database.transaction() as change:
        known = {"token_id": token_id.strip(), "moment": now()}
        still = "from token where token_id = :token_id and revoked_at is null"
        if not change.rows(f"select 1 {still}", {"token_id": token_id.strip()}):
            raise RefusedError(f"No token {token_id!r} is open; `skillmix token list` has them.")
        change.execute("update token set revoked_at = :moment where token_id = :token_id", known)
        note(change, "token revoked", token_id.strip(), keeps_answers=True)
    return f"The token {token_id.strip()} opens nothing any more."


def token_of(database: Database, told: str) -> Token | None:
    """The open token that a program told; None where it is none. Asked as the owner."""
    refuse_unless(database.viewer, "everything")
    prefix, _, rest = told.partition("_")
    token_id, _, secret = rest.partition("_")
    digests = database.rows(
        "select digest from token where token_id = :token_id and revoked_at is null",
        {"token_id": token_id},
    )
    kept = digests[0][0] if digests else "none"
    if not hmac.compare_digest(kept, _digest(secret)) or prefix != PREFIX:
        return None
    return next(token for token in tokens(database) if token.token_id == token_id)


def has_tokens(database: Database) -> bool:
    """Whether any program may read: the API is closed where none may. Asked as the owner."""
    refuse_unless(database.viewer, "everything")
    return bool(database.rows("select 1 from token where revoked_at is null limit 1"))


def _digest(secret: str) -> str:
    """A secret of 256 random bits needs no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()
