"""Who is at the keyboard, for the history of a store without sign-in."""

from __future__ import annotations

import getpass


def user_name() -> str:
    """The name of the operating system's user; "" where it has none, as in some containers."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # KeyError before Python 3.13
        return ""
