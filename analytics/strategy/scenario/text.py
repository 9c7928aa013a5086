"""Write a scenario as the file that `scenario_file` reads back to an equal one (DEFINITIONS 36).

Only what differs from the default is written: an absent key means what it means in a file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from analytics.strategy.scenario.scenario import Scenario

KEYS: Mapping[str, str] = {
    "hires": "hire",
    "tools": "tool",
    "maximum": "max",
    "pins": "pin",
    "bars": "bar",
    "delays": "delay",
    "drops": "drop",
    "closes": "close",
    "postponed": "postpone",
    "prerequisites": "prerequisite",
    "courses": "course",
    "contractors": "contractor",
    "moves": "move",
    "source": "from",
    "target": "to",
}
"""Fields that a file calls by another name."""
IN_TABLE: Mapping[str, str] = {"cap_share": "tools", "reviewers": "tools"}
"""Fields of a scenario that a file keeps in a table."""
_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")


def scenario_text(scenario: Scenario) -> str:
    """The TOML of a scenario, ending in a line break."""
    plain = [f"name = {_text(scenario.name)}"]
    tables: dict[str, list[str]] = {}
    lists: list[str] = []
    for field, value in _given(scenario):
        key = KEYS.get(field, field)
        if field == "name":
            continue
        if is_dataclass(value):
            tables[key] = _lines(value)
        elif field in IN_TABLE:
            tables.setdefault(IN_TABLE[field], []).append(f"{key} = {_value(value)}")
        elif isinstance(value, tuple) and value and is_dataclass(value[0]):
            lists += ["\n".join([f"[[{key}]]", *_lines(one)]) for one in value]
        else:
            plain.append(f"{key} = {_value(value)}")
    parts = ["\n".join(plain), *("\n".join([f"[{key}]", *rows]) for key, rows in tables.items())]
    return "\n\n".join([*parts, *lists]) + "\n"


def _lines(value: Any) -> list[str]:
    return [
        f"{_key(KEYS.get(field, field))} = "
        + ("{}" if field == "levels" and not given else _value(given))
        for field, given in _given(value)
    ]


def _given(value: Any) -> list[tuple[str, Any]]:
    """Fields that are not as they are by default."""
    pairs = [(field, getattr(value, field.name)) for field in fields(value)]
    return [(field.name, given) for field, given in pairs if given != field.default]


def _value(value: Any) -> str:
    """A value of TOML; pairs as an inline table."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if value and all(isinstance(pair, tuple) for pair in value):
        return "{ " + ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value) + " }"
    return "[" + ", ".join(_value(item) for item in value) + "]"


def _key(key: str) -> str:
    return key if key and set(key) <= _BARE else _text(key)


def _text(text: str) -> str:
    """A string of TOML: JSON's escapes, and the one character that only TOML forbids."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
