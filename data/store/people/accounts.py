"""Who may sign in and which programs may read, and who signed in as a viewer: from an account, or
from what the provider claims."""

import hashlib
import hmac
import json
import re
import secrets
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Literal, get_args

from data.store.database import Database, now
from data.store.engines.engine import add_rows
from data.store.facts.tombstones import identify
from data.store.guard import refuse_unless
from data.store.noting import note
from data.store.people.people import find_people, team_names
from data.vocabulary import RefusedError, Viewer

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

    @property
    def viewer(self) -> Viewer:
        """What they may see."""
        name, person = self.subject, self.person
        if self.role == "admin":
            return Viewer("admin", name=name)
        if self.role == "member":
            return Viewer("member", (), people_visible=False, person=person or name, name=name)
        if self.role == "lead":
            return Viewer("lead", self.teams or (), person=person, name=name)
        return Viewer("leader", self.teams, self.people_granted, person=person, name=name)


def fold(subject: str) -> str:
    """An e-mail is the same in any letters; another id is kept as issued."""
    bare = subject.strip()
    return bare.casefold() if "@" in bare else bare


def accounts(database: Database) -> tuple[Account, ...]:
    """All of them, by subject. For the owner and administrators; sign-in reads it as the owner."""
    refuse_unless(database.viewer, "everything")
    teams = _teams_by(database, "subject", "account_team")
    rows = database.rows("""
        select subject, role, every_team, people_granted, person from account order by subject
    """)
    return tuple(
        Account(subject, role, None if every else teams[subject], granted, person)
        for subject, role, every, granted, person in rows
    )


def _teams_by(database: Database, who: str, table: str) -> Mapping[str, tuple[str, ...]]:
    """The teams of each account or token; () of one that has none."""
    teams: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for key, team in database.rows(f"select {who}, team from {table} order by 1, 2"):
        teams[key] += (team,)
    return teams


def add_account(database: Database, account: Account) -> str:
    """Let somebody in, or change what they may see; a sentence about it. Raises RefusedError for a
    role that is none, for a lead or leader without teams, and for who could never sign in."""
    given = account.subject.replace(JOINER, "").strip()
    subject = fold(given)
    is_whole = given.isprintable() and ("@" not in given or _MAIL.fullmatch(given))
    if len(given) > LONGEST or not is_whole or _is_taken_for_another(given):
        raise RefusedError(
            f"Nobody signs in as {given[:LONGEST]!a}: it is no whole address, is too long, or has "
            "a character that cannot be seen or only looks like another. Type the address."
        )
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
        text = f"{_shown(subject, account.person)}: {account.role}" + (f" of {of}" if of else "")
        note(change, "account", text + (", sees people" if people else ""))
    lines = [f"{subject} may sign in as {account.role}.", *unknown_teams(database, teams)]
    if "@" not in given:
        lines.append("That is no e-mail: it lets in only whom the provider knows by that id.")
    person = account.person or (subject if account.role == "member" else "")
    if person and identify(person) not in [row[1:3] for row in find_people(database, person)]:
        lines.append(f"Nobody in the survey is known as {person} yet.")
    return " ".join(lines)


def unknown_teams(database: Database, teams: Sequence[str]) -> tuple[str, ...]:
    """A sentence about those that no survey or list of people names."""
    unknown = sorted({*teams} - {*team_names(database)})
    return (f"No team is called {' or '.join(unknown)} yet.",) if unknown else ()


def _shown(subject: str, person: str | None) -> str:
    """With the person whose account it is: whoever is erased is so in one text with the e-mail."""
    return f"{subject} ({person})" if person else subject


def remove_account(database: Database, subject: str) -> str:
    """Let somebody in no longer. Raises RefusedError where there is no such account."""
    known = fold(subject.replace(JOINER, ""))
    with database.transaction() as change:
        rows = change.rows(
            "select person from account where subject = :subject", {"subject": known}
        )
        if not rows:
            raise RefusedError(f"No account is {subject!r}; `skillmix account list` has them.")
        for table in ("account", "account_team"):
            change.execute(f"delete from {table} where subject = :subject", {"subject": known})
        note(change, "account removed", _shown(known, rows[0][0]))
    return f"{known} may no longer sign in."


JOINER = "\u2060"
"""Stands in an address as pages show it, so that no link is made of it; copied, it comes along."""
LONGEST = 320
"""Letters of an e-mail, at most (RFC 3696)."""
TokenRole = Literal["admin", "lead", "leader"]
TOKEN_ROLES: tuple[TokenRole, ...] = get_args(TokenRole)
PREFIX = "skillmix"
"""A token is prefix_id_secret, so that who finds one knows what it is."""
DAYS = 90
"""How long a token opens anything, where nobody says until when."""


@dataclass(frozen=True)
class Token:
    """`teams` None: all teams. `people_granted`: a leader's token may see people. `ends_on`: the
    last day (UTC) on which it opens anything."""

    token_id: str
    label: str
    role: TokenRole
    teams: tuple[str, ...] | None
    people_granted: bool
    added_at: datetime
    ends_on: date
    revoked_at: datetime | None

    @property
    def viewer(self) -> Viewer:
        """Who asks by it: part of every query, like somebody who signed in."""
        name = f"token {self.token_id}"
        return Account(name, self.role, self.teams, self.people_granted).viewer


def tokens(database: Database) -> tuple[Token, ...]:
    """All of them, oldest first, those that ended too. For the owner and administrators."""
    refuse_unless(database.viewer, "everything")
    teams = _teams_by(database, "token_id", "token_team")
    rows = database.rows(
        f"""
        select token_id, label, role, every_team, people_granted, added_at,
               coalesce(ends_on, cast(added_at as date) + {DAYS}), revoked_at
        from token order by added_at, token_id
        """
    )
    return tuple(
        Token(token_id, label, role, None if every else teams[token_id], *rest)
        for token_id, label, role, every, *rest in rows
    )


def add_token(
    database: Database,
    label: str,
    role: TokenRole,
    teams: tuple[str, ...],
    *,
    people: bool = False,
    until: date | None = None,
) -> str:
    """A new token, told this once; what is kept of it cannot be turned back. No teams: all, for a
    leader. `until`: its last day, else in 90 days. Raises RefusedError for a role that is none, a
    lead without teams, and a last day that is over."""
    until = until or now().date() + timedelta(days=DAYS)
    if until < now().date():
        raise RefusedError(f"{until} is over. Name a day from today on, or none for {DAYS} days.")
    if not label.strip() or role not in TOKEN_ROLES:
        raise RefusedError(f"A token needs a name and a role: {', '.join(TOKEN_ROLES)}.")
    if role == "lead" and not teams:
        raise RefusedError("A lead's token is for teams: name each with --team.")
    if role == "admin" and teams:
        raise RefusedError("An administrator's token is for all teams; give it another role.")
    token_id, secret = secrets.token_hex(4), secrets.token_hex(32)
    with database.transaction() as change:
        row = {
            "token_id": token_id,
            "digest": _digest(secret),
            "label": label.strip(),
            "role": role,
            "every_team": not teams,
            "people_granted": people and role == "leader",
            "added_at": now(),
            "ends_on": until,
        }
        add_rows(change, "token", [row])
        change.insert("token_team", ("token_id", "team"), [(token_id, team) for team in teams])
        of = ", ".join(teams) or "all teams"
        seen = ", sees people" if people and role == "leader" else ""
        text = f"{token_id}: {role} of {of}{seen}, until {until}"
        note(change, "token", text, keeps_answers=True)
    return f"{PREFIX}_{token_id}_{secret}"


def revoke_token(database: Database, token_id: str) -> str:
    """It opens nothing from now on; a sentence about it. Raises RefusedError where none is."""
    with database.transaction() as change:
        known = {"token_id": token_id.strip(), "moment": now()}
        still = "select label from token where token_id = :token_id and revoked_at is null"
        labels = change.rows(still, known)
        if not labels:
            raise RefusedError(f"No token {token_id!r} is open; `skillmix token list` has them.")
        change.execute("update token set revoked_at = :moment where token_id = :token_id", known)
        note(change, "token revoked", token_id.strip(), keeps_answers=True)
    return f"The token of {labels[0][0]} ({token_id.strip()}) opens nothing any more."


def token_of(database: Database, text: str) -> Token | None:
    """The open token that a program told; None where it is none. Asked as the owner. Raises
    RefusedError where its last day is over."""
    refuse_unless(database.viewer, "everything")
    prefix, _, rest = text.partition("_")
    token_id, _, secret = rest.partition("_")
    digests = database.rows(
        "select digest from token where token_id = :token_id and revoked_at is null",
        {"token_id": token_id},
    )
    kept = digests[0][0] if digests else "none"
    if not hmac.compare_digest(kept, _digest(secret)) or prefix != PREFIX:
        return None
    token = next(token for token in tokens(database) if token.token_id == token_id)
    if token.ends_on < now().date():
        raise RefusedError(
            f"This token ended on {token.ends_on}. Ask an administrator for a new one: skillmix "
            "token add."
        )
    return token


def has_tokens(database: Database) -> bool:
    """Whether any program may read: the API is closed where none may. Asked as the owner."""
    refuse_unless(database.viewer, "everything")
    return bool(database.rows("select 1 from token where revoked_at is null limit 1"))


def _digest(secret: str) -> str:
    """A secret of 256 random bits needs no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


KEPT = timedelta(days=30)
"""After that nothing is known of a sign-in any more; each is too old long before."""
NOTED_EACH = timedelta(minutes=1)
"""So often it is written that one is used, at most."""


def digest_of(claims: Mapping[str, Any]) -> str:
    """What tells a sign-in from every other: who, by whom, when, and the number used once."""
    own = [str(claims.get(name)) for name in ("iss", "sub", "email", "iat", "auth_time", "nonce")]
    return hashlib.sha256(json.dumps(own).encode()).hexdigest()


def still_holds(database: Database, digest: str, moment: datetime, idle: timedelta) -> bool:
    """Whether a sign-in was neither ended nor left unused for so long; that it is used now is
    noted. One that was never seen begins. Asked as the owner."""
    refuse_unless(database.viewer, "everything")
    rows = database.rows(
        "select seen_at, ended_at from sign_in where digest = :digest", {"digest": digest}
    )
    seen_at, ended_at = rows[0] if rows else (None, None)
    if ended_at is not None or (seen_at is not None and moment - seen_at > idle):
        return False
    if seen_at is None or moment - seen_at >= NOTED_EACH:
        with database.aside() as change:
            change.execute(
                "insert into sign_in (digest, seen_at) values (:digest, :moment)"
                " on conflict (digest) do update set seen_at = excluded.seen_at",
                {"digest": digest, "moment": moment},
            )
            change.execute("delete from sign_in where seen_at < :before", {"before": moment - KEPT})
    return True


def end(database: Database, digest: str, moment: datetime) -> None:
    """A sign-in opens nothing any more. Asked as the owner."""
    refuse_unless(database.viewer, "everything")
    with database.aside() as change:
        change.execute(
            "insert into sign_in (digest, seen_at, ended_at) values (:digest, :moment, :moment)"
            " on conflict (digest) do update set ended_at = excluded.ended_at",
            {"digest": digest, "moment": moment},
        )


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
        raise NoAccessError(
            f"You are signed in as {subjects[0]}, who has no access here. Ask your administrator "
            f"to let you in: Settings, Accounts, or on the server `skillmix account add "
            f"{subjects[0]} --role ROLE`."
        )
    return replace(account, subject=subjects[0]).viewer


def _subjects(claims: Mapping[str, Any]) -> list[str]:
    """The e-mail, unless the provider says that nobody has checked it; then the provider's id.
    Neither where a letter only looks like another one, and would be taken for it."""
    email = claims.get("email")
    checked = str(claims.get("email_verified", True)).casefold() == "true"
    subjects = [email] if isinstance(email, str) and "@" in email and checked else []
    subject = claims.get("sub")
    # An id with an @ could be somebody else's e-mail: only the claim of e-mails is one.
    if isinstance(subject, str) and subject and "@" not in subject:
        subjects.append(subject)
    subjects = [text for text in subjects if not _is_taken_for_another(text)]
    if not subjects:
        raise NoAccessError(
            "Your sign-in has no checked e-mail and no id, so nobody is known by it."
        )
    return [fold(text) for text in subjects]


_MAIL = re.compile(r"[^@\s]+@[^@\s]+")
_ALIKE = "[\u0370-\u058f\u13a0-\u13ff]"
"""Greek, Cyrillic, Armenian, Cherokee: in a word with Latin letters they only look like these."""
_MIXED = re.compile(rf"[a-z][^\W\d_]*{_ALIKE}|{_ALIKE}[^\W\d_]*[a-z]", re.IGNORECASE)


def _is_taken_for_another(text: str) -> bool:
    folded = (unicodedata.normalize("NFKC", c).casefold() for c in text if not c.isascii())
    return bool(_MIXED.search(text)) or any(c.isascii() for letter in folded for c in letter)


def _claimed(
    claims: Mapping[str, Any], names: ClaimNames, subjects: Sequence[str]
) -> Account | None:
    result = claims.get(names.role) if names.role else None
    roles = (
        [result] if isinstance(result, str) else list(result) if isinstance(result, list) else []
    )
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


def _listed(claim: object) -> tuple[str, ...]:
    parts = claim.split(",") if isinstance(claim, str) else claim if isinstance(claim, list) else []
    return tuple(str(part).strip() for part in parts if str(part).strip())
