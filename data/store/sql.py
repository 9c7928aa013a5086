"""One SQL text for every engine: `:name` parameters, and the files that hold the statements."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Parameters = Mapping[str, Any]

_NAME = re.compile(r"'(?:[^']|'')*'|--[^\n]*|(?<!:):([a-z_][a-z0-9_]*)")


def prepare(sql: str, parameters: Parameters | None) -> tuple[str, dict[str, Any]]:
    """SQL with `:name` as DuckDB wants it (`$name`), and only the parameters that it uses."""
    used: dict[str, Any] = {}
    given = parameters or {}

    def swap(match: re.Match[str]) -> str:
        name = match.group(1)
        if name is None:
            return match.group(0)
        used[name] = given[name]
        return f"${name}"

    text = _NAME.sub(swap, sql)
    return text, used
