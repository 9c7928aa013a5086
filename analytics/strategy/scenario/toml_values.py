"""Values of a TOML table, checked: each mistake is one sentence that names its key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import TypeVar

from analytics.strategy.scenario.scenario import checked_number, checked_whole
from data.vocabulary import RefusedError

Table = Mapping[str, object]
Named = TypeVar("Named")


def only(table: Table, known: Iterable[str], place: str) -> None:
    """Refuse keys that are not known."""
    unknown = sorted(set(table) - set(known))
    if unknown:
        named = ", ".join(repr(key) for key in unknown)
        raise RefusedError(f"{place} has the unknown key {named}; known are {', '.join(known)}.")


def number(table: Table, key: str, *, most: float = float("inf"), where: str = "") -> float | None:
    """A number from 0 to `most`, None where the key is absent."""
    return checked_number(where + key, table[key], most=most) if key in table else None


def whole(
    table: Table, key: str, *, least: int = 0, most: int = 10_000, where: str = ""
) -> int | None:
    """A whole number, None where the key is absent."""
    if key not in table:
        return None
    return checked_whole(where + key, table[key], least=least, most=most)


def text(table: Table, key: str, default: str, *, where: str = "") -> str:
    """A text without blanks around it."""
    value = table.get(key, default)
    if not isinstance(value, str):
        raise RefusedError(f"{where}{key} is {value!r}; give a text in quotes.")
    return value.strip()


def name(table: Table, key: str, *, where: str) -> str | None:
    """A text that says something, None where the key is absent."""
    if key not in table:
        return None
    said = text(table, key, "", where=where)
    if not said:
        raise RefusedError(f"{where}{key} is empty; give a text or leave the key out.")
    return said


def flag(table: Table, key: str, default: bool = False, *, where: str) -> bool:
    """true or false; `default` where the key is absent."""
    value = table.get(key, default)
    if not isinstance(value, bool):
        raise RefusedError(f"{where}{key} is {value!r}; give true or false.")
    return value


def day(table: Table, key: str) -> date | None:
    """A date, as TOML writes it or as a text; None where the key is absent."""
    if key not in table:
        return None
    value = table[key]
    if isinstance(value, str):
        with suppress(ValueError):
            value = date.fromisoformat(value.strip())
    if not isinstance(value, date) or isinstance(value, datetime):
        raise RefusedError(f"{key} is {value!r}; give a date like 2026-10-05.")
    return value


def listed(table: Table, key: str, default: Iterable[object]) -> list[object]:
    """A list."""
    value = table.get(key, list(default))
    if not isinstance(value, list):
        raise RefusedError(f"{key} is {value!r}; give a list in square brackets.")
    return value


def subtable(table: Table, key: str) -> Table:
    """A table, empty where the key is absent."""
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise RefusedError(f"{key} is {value!r}; write it as a table, [{key}].")
    return value


def each(file: Table, key: str, read: Callable[[Table], Named]) -> tuple[Named, ...] | None:
    """Every table of an array of tables, read; None where the key is absent."""
    if key not in file:
        return None
    found = file[key]
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise RefusedError(f"{key} is {found!r}; write each as [[{key}]], or {key} = [] for none.")
    return tuple(read(item) for item in found)
