"""A page of the app as somebody who signed in sees it, and everything that it sends to them."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import signing
from dashboard.cache import opened as noted
from dashboard.components import plan
from dashboard.navigation import VIEWS
from data.store.database import URL_VARIABLE


class Visit:
    """Pages of one store, as who signs in. Reasons that take long are not worked out."""

    def __init__(self, place: Path, patch: pytest.MonkeyPatch, email: str = "") -> None:
        self.patch = patch
        new = noted._Visit()  # every AppTest of a process has one session's id
        patch.setattr(noted, "_visit", lambda: new)
        patch.setenv(URL_VARIABLE, str(place))
        patch.setattr(signing, "configured", lambda: True)
        patch.setattr(plan, "solve_reasons", lambda explaining, say: None)
        self.as_(email)

    def as_(self, email: str) -> None:
        """Somebody signs in."""
        values = {"email": email, "email_verified": True}
        self.patch.setattr(signing, "claims", lambda: values)

    def page(self, name: str, **address: str) -> AppTest:
        """A page, by its file, as its address asks for it."""
        app = AppTest.from_file(VIEWS.parent / "app.py", default_timeout=120)
        for key, value in address.items():
            app.query_params[key] = value
        return app.switch_page(f"views/{name}.py").run()


def sent(app: AppTest) -> str:
    """Texts, tables, pictures and choices: all that the browser is given."""
    assert not app.exception, [error.value for error in app.exception]
    return "\n".join(str(proto) for proto in _protos(app._tree))


def bare(text: str) -> str:
    """A text without hashes and moments of the files that were imported: the two stores' differ,
    and say nothing without the file; nor with empty lines."""
    result = re.sub(r"\b[0-9a-f]{12,64}\b|\d\d:\d\d UTC", "#", text)
    return re.sub(r"\n{2,}", "\n", result)


def offered(app: AppTest) -> tuple[set[str], set[str]]:
    """Words on buttons, menus and toggles of a page, and the pages that it leads to."""
    protos = [getattr(node, "proto", None) for node in _nodes(app._tree)]
    menus = {proto.popover.label for proto in protos if hasattr(proto, "popover")}
    words = {str(getattr(proto, "label", "")) for proto in protos}
    return menus | words, {Path(p.page).stem for p in protos if getattr(p, "page", "")}


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for child in (getattr(node, "children", None) or {}).values():
        yield from _nodes(child)


def _protos(node: Any) -> Iterator[Any]:
    children = getattr(node, "children", None)
    if children:
        yield from itertools.chain.from_iterable(map(_protos, children.values()))
    else:
        yield getattr(node, "proto", "")
