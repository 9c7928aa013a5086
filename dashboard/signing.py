"""Sign-in as the secrets configure it, and the one rule without it: this machine only."""

import ipaddress
import json
import math
import os
import time
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks

from data.store.people.accounts import ClaimNames
from data.vocabulary import RefusedError

WITHOUT_SIGN_IN = "SKILLMIX_WITHOUT_SIGN_IN"
"""Set to 1 by who serves other machines without sign-in, on purpose."""
LONGEST_HOURS = 12.0
"""Hours after which somebody signs in anew, unless the secrets say another number."""
IDLE_MINUTES = 60.0
"""Minutes without a click after which they do, unless the secrets say another number."""
SHORTEST = 32
"""Characters of the secret by which cookies are signed: who guesses it is anybody."""
_NUMBERS = ("session_hours", "session_idle_minutes")
_OF_PROVIDER = ("client_id", "client_secret", "server_metadata_url")
REFUSED = (
    "Without sign-in Skillmix serves this machine only, since ratings are personal data. Open it "
    "as http://127.0.0.1, or configure sign-in: docs/administration.md says how."
)


def configured() -> bool:
    """Whether the secrets have a section `[auth]`: then nobody sees a page without signing in.
    Raises RefusedError where there are secrets that cannot be read: they may say so; and where they
    let in whom they should not, or nobody."""
    if _are_read():
        if fault := _fault():
            raise RefusedError(
                f"The secrets are not safe as they are, so nobody is let in: {fault}."
            )
        return "auth" in st.secrets
    unread = [file for file in st.get_option("secrets.files") or () if Path(file).exists()]
    if unread:
        raise RefusedError(f"The secrets cannot be read, so nobody is let in: {unread[0]}.")
    return False


def _are_read() -> bool:
    """Whether there are secrets that can be read: not in another encoding, and no folder."""
    try:
        return st.secrets.load_if_toml_exists()
    except (OSError, ValueError, RecursionError):
        return False


def _fault() -> str:
    """The first thing that is wrong with the secrets, or ""."""
    for name in ("skillmix", "auth"):
        if not isinstance(st.secrets.get(name, {}), Mapping):
            return f"{name} is no section; write [{name}] on a line of its own"
    known = {*_NUMBERS, "privacy_contact", *(f"{claim.name}_claim" for claim in fields(ClaimNames))}
    if strange := sorted({*st.secrets.get("skillmix", {})} - known):
        return f"[skillmix] has no {strange[0]}, only {', '.join(sorted(known))}"
    for key in _NUMBERS:
        if (text := setting(key)) and not _above_zero(text):
            return f"{key} is no number above 0"
    if "auth" not in st.secrets:
        return ""
    auth = st.secrets["auth"]
    if len(str(auth.get("cookie_secret", ""))) < SHORTEST:
        return f"cookie_secret has fewer than {SHORTEST} characters; openssl rand -hex 32 makes one"
    parts = [("redirect_uri", "[auth]", auth)]
    back = str(auth.get("redirect_uri", ""))
    if back and not (back.startswith("http") and back.endswith("/oauth2callback")):
        return f"redirect_uri is {back}; it is the app's address with /oauth2callback at its end"
    for name in providers():
        place, part = (f"[auth.{name}]", auth[name]) if name else ("[auth]", auth)
        parts += [(key, place, part) for key in _OF_PROVIDER]
    return next(
        (f"{key} is missing in {place}" for key, place, part in parts if not part.get(key)), ""
    )


def is_here(host: str) -> bool:
    """Whether an address or host name is this machine's own."""
    bare = host.strip().strip("[]").casefold()
    if bare == "localhost" or bare.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(bare).is_loopback
    except ValueError:
        return False


def may_serve(address: str | None) -> bool:
    """Whether the app may listen on an address; None or "": on all of them."""
    return is_here(address or "") or configured() or forced()


def forced() -> bool:
    """Whether somebody said that other machines may be served without sign-in."""
    return os.environ.get(WITHOUT_SIGN_IN) == "1"


def refusal() -> str | None:
    """Why this visit is not served, or None: without sign-in only this machine is, by its own name,
    however the server was started."""
    if configured() or forced():
        return None
    headers = st.context.headers
    if not headers:
        return None  # no browser asks: a test of the pages runs them without a server
    if any(headers.get(name) for name in ("X-Forwarded-For", "Forwarded", "X-Forwarded-Host")):
        return REFUSED  # another program serves it to others
    host = headers.get("Host") or ""
    address = str(st.get_option("server.address") or "")
    return None if is_here(address) and is_here(_host(host)) else REFUSED


def _host(header: str) -> str:
    bare, colon, port = header.rpartition(":")
    return bare if colon and port.isdigit() and not bare.endswith(":") else header


def claims() -> Mapping[str, Any] | None:
    """What the provider says of who signed in; None where nobody is, or it is too long ago."""
    return _lasting(st.user.to_dict())


def claims_of(cookies: Mapping[str, str]) -> Mapping[str, Any] | None:
    """The same of who sent a request that is no page."""
    claims = _get_signed_cookie_with_chunks(dict(cookies), USER_COOKIE_NAME)
    return _lasting(json.loads(claims)) if claims else None


def _lasting(claims: Mapping[str, Any]) -> Mapping[str, Any] | None:
    if not claims.get("is_logged_in"):
        return None
    hours = _number("session_hours", LONGEST_HOURS)
    since = claims.get("iat", claims.get("auth_time"))
    if not isinstance(since, (int, float)) or time.time() - since > hours * 3600:
        return None
    return claims


def address() -> str:
    """Where visitors open the app, as the provider sends them back to it; "" without sign-in."""
    return str(st.secrets["auth"].get("redirect_uri", "")) if configured() else ""


def hosts() -> tuple[str, ...]:
    """Names of this server by which a page may be opened; () where it may be any."""
    here = ("localhost", "*.localhost", "127.0.0.1", "::1")
    if own := urlsplit(address()).hostname:
        return (own, *here)
    return () if configured() or forced() else here


def idle_minutes() -> float:
    return _number("session_idle_minutes", IDLE_MINUTES)


def claim_names() -> ClaimNames:
    """Claims that say a role, as the secrets or the environment name them."""
    return ClaimNames(
        **{claim.name: setting(f"{claim.name}_claim") for claim in fields(ClaimNames)}
    )


def _number(key: str, usual: float) -> float:
    """What is configured, or the usual where it is no number above 0."""
    return _above_zero(setting(key)) or usual


def _above_zero(text: str) -> float:
    """The number, or 0 for what is none above it."""
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return number if 0 < number < math.inf else 0.0


def setting(key: str) -> str:
    """What the section `[skillmix]` of the secrets says, else SKILLMIX_KEY of the environment."""
    section = st.secrets.get("skillmix", {}) if _are_read() else {}
    text = str(section.get(key, ""))
    return text or os.environ.get(f"SKILLMIX_{key.upper()}", "")


def providers() -> tuple[str, ...]:
    """Names of the providers that the secrets name; one without a name is the default."""
    section = st.secrets["auth"]
    named = tuple(
        key for key, part in section.items() if isinstance(part, Mapping) and key != "client_kwargs"
    )
    return named or ("",)
