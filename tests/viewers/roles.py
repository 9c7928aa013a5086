"""One viewer of each role on the demo organisation, and all that an answer says, as text."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import pandas as pd

from data.store.people.accounts import TokenRole
from data.vocabulary import Viewer

ROLES: Mapping[str, Viewer] = {
    "owner": Viewer(),
    "admin": Viewer("admin", name="ada@demo.example"),
    "lead": Viewer("lead", ("Platform",), name="lena@demo.example"),
    "granted": Viewer("leader", ("Insights",), name="greta@demo.example"),
    "leader": Viewer("leader", None, people_visible=False, name="luis@demo.example"),
    "leader of one": Viewer("leader", ("Insights",), people_visible=False, name="li@demo.example"),
    "member": Viewer(
        "member", (), people_visible=False, person="ana.b@demo.example", name="ana.b@demo.example"
    ),
}


TOKENS: Mapping[str, tuple[TokenRole, tuple[str, ...], bool]] = {
    "admin": ("admin", (), False),
    "lead": ("lead", ("Core",), False),
    "granted": ("leader", ("Data",), True),
    "leader": ("leader", (), False),
}
"""Of the organisation that is drawn: role, teams, and whether a leader may see people."""
LEADER = Viewer("leader", None, people_visible=False)
"""Who sees groups of every team, and nobody by name."""


def said(answer: object) -> str:
    """Every text and number of an answer: frozen values, frames, lists of them."""
    return "\n".join(_parts(answer, set()))


def _parts(value: Any, seen: set[int]) -> Iterator[str]:
    if isinstance(value, (str, bytes, int, float)) or value is None:
        yield value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    elif isinstance(value, pd.DataFrame):
        yield value.to_csv()
    elif id(value) in seen or isinstance(value, Viewer):
        return
    elif is_dataclass(value):
        seen.add(id(value))
        for field in fields(value):
            yield from _parts(getattr(value, field.name), seen)
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from _parts(key, seen)
            yield from _parts(part, seen)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for part in value:
            yield from _parts(part, seen)
    else:
        yield str(value)
