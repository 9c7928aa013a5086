"""Sign-ins: each lasts while it is used, and until it is ended, on whichever replica.

The cookie of a browser is signed and cannot be taken back; what it says is looked up here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from data.store.database import Database
from data.store.guard import refuse_unless

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
    found = database.rows(_FIND, {"digest": digest})
    seen_at, ended_at = found[0] if found else (None, None)
    if ended_at is not None or (seen_at is not None and moment - seen_at > idle):
        return False
    if seen_at is None or moment - seen_at >= NOTED_EACH:
        with database.aside() as change:
            change.execute(_SEEN, {"digest": digest, "moment": moment})
            change.execute(_FORGOTTEN, {"before": moment - KEPT})
    return True


def end(database: Database, digest: str, moment: datetime) -> None:
    """A sign-in opens nothing any more. Asked as the owner."""
    refuse_unless(database.viewer, "everything")
    with database.aside() as change:
        change.execute(_ENDED, {"digest": digest, "moment": moment})


_FIND = "select seen_at, ended_at from sign_in where digest = :digest"
_SEEN = """
    insert into sign_in (digest, seen_at) values (:digest, :moment)
    on conflict (digest) do update set seen_at = excluded.seen_at
"""
_ENDED = """
    insert into sign_in (digest, seen_at, ended_at) values (:digest, :moment, :moment)
    on conflict (digest) do update set ended_at = excluded.ended_at
"""
_FORGOTTEN = "delete from sign_in where seen_at < :before"
