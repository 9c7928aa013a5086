"""How a person is recognised, and who may not come back: of an erased person a keyed hash is kept,
and no more than that."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import product
from typing import Any, Literal, TypeVar

from data.store.database import ERASURE_KEY, Database, Transaction

IdentityKind = Literal["email", "id", "name", "row"]


def identify(text: str) -> tuple[IdentityKind, str]:
    """What a person is matched by: (kind, folded identity) of what a file calls them.

    An e-mail has an @; an id has a digit and no space; anything else is a name, matched whole,
    never by resemblance. The text alone decides, so that every file agrees.
    """
    folded = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    if "@" in folded:
        return "email", folded
    if " " not in folded and any(c.isdigit() for c in folded):
        return "id", folded
    return "name", folded


ERASED = "erased"
"""What stands in the place of a name: fits into TOML and JSON wherever the name did."""
_MOST_WORDS = 5
"""Of a name that is looked for in a text."""
_WORD = re.compile(r"[^\s\"'“”‘’«»„,;:()\[\]{}<>=]+")
_ENDING = re.compile(r"\.[A-Za-z]{3,4}$")
"""Of a file's name."""
Value = TypeVar("Value")


@dataclass(frozen=True)
class ErasedPeople:
    """Who may not come back. Empty for a store where nobody was ever erased."""

    key: str
    hashes: frozenset[str]

    def __contains__(self, person: tuple[str, str]) -> bool:
        """Whether (identity kind, identity) was erased."""
        return bool(self.hashes) and identity_hash(self.key, *person) in self.hashes

    def left_out_of(self, value: Value) -> Value:
        """The same with `erased` for each of their names: a text, or all texts of a frozen value
        or tuple. A name is found where it stands as it was known, in at most five words."""
        result: Any = value
        if self.hashes and isinstance(value, str):
            result = self._text(value)
        elif self.hashes and isinstance(value, tuple):
            result = tuple(map(self.left_out_of, value))
        elif self.hashes and is_dataclass(value) and not isinstance(value, type):
            parts = {f.name: self.left_out_of(getattr(value, f.name)) for f in fields(value)}
            result = replace(value, **parts)
        return result  # type: ignore[no-any-return]

    def _text(self, text: str) -> str:
        words = list(_WORD.finditer(text))
        for first, last in product(range(len(words)), reversed(range(_MOST_WORDS))):
            if first + last < len(words):
                start = words[first].start()
                whole = text[start : words[first + last].end()].rstrip(".!?")
                for name in (whole, _ENDING.sub("", whole)):
                    if identify(name) in self:
                        return f"{text[:start]}{ERASED}{self._text(text[start + len(name) :])}"
        return text


def identity_hash(key: str, kind: str, identity: str) -> str:
    """What is kept of an erased person: no more than is needed to recognise them."""
    return hashlib.sha256(f"{key}\n{kind}\n{identity}".encode()).hexdigest()


def erased_people(store: Database | Transaction) -> ErasedPeople:
    """The people who were erased. Load and ingest leave their rows and names out."""
    hashes = frozenset(row[0] for row in store.rows("select identity_hash from erased"))
    keys = store.rows("select value from setting where name = :name", {"name": ERASURE_KEY})
    return ErasedPeople(keys[0][0], hashes)
