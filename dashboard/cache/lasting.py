"""How long a sign-in lasts: until it is ended, too old, or nobody has clicked for too long."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import streamlit as st

from dashboard import signing
from data.store.database import Database, now
from data.store.people.sign_ins import digest_of, end, still_holds

LOOKED_EACH = 5.0
"""Seconds in which a sign-in that held is not looked up again: one run of a page asks often."""
_MOST = 10_000


def holds(store: Database, claims: Mapping[str, Any]) -> bool:
    """Whether a sign-in still opens anything; that it is used is noted. `store` is the owner's."""
    digest, moment = digest_of(claims), time.monotonic()
    looked = _looked_at()
    if moment - looked.get(digest, -math.inf) < LOOKED_EACH:
        return True
    if not still_holds(store, digest, now(), timedelta(minutes=signing.idle_minutes())):
        return False
    if len(looked) >= _MOST:
        looked.clear()
    looked[digest] = moment
    return True


def end_it(store: Database, claims: Mapping[str, Any]) -> None:
    """It opens nothing any more, wherever its cookie is."""
    digest = digest_of(claims)
    end(store, digest, now())
    _looked_at().pop(digest, None)


@st.cache_resource(show_spinner=False)
def _looked_at() -> dict[str, float]:
    return {}
