"""One SQL text for every engine: `:name` parameters, and how each engine is told of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Parameters = Mapping[str, Any]

_NAME = re.compile(r"'(?:[^']|'')*'|--[^\n]*|(?<!:):([a-z_][a-z0-9_]*)")
_LOWER = re.compile(r"\blower\(((?:[^()]|\([^()]*\))*)\)")
_NEW_COLUMNS = re.compile(r"\s*(?:create\s+(?:temp\s+)?table\s+\w+\s*\(|alter\s+table\s)")
_TEXT = re.compile(r"\bvarchar\b(?!\s+collate)")


def prepare(
    sql: str, parameters: Parameters | None, mark: str = "${}"
) -> tuple[str, dict[str, Any]]:
    """SQL with `:name` as DuckDB wants it (`$name`), and only the parameters that it uses."""
    used: dict[str, Any] = {}
    given = parameters or {}

    def swap(match: re.Match[str]) -> str:
        name = match.group(1)
        if name is None:
            return match.group(0)
        used[name] = given[name]
        return mark.format(name)

    text = _NAME.sub(swap, sql)
    return text, used


def prepare_for_postgres(sql: str, parameters: Parameters | None) -> tuple[Any, dict[str, Any]]:
    """The same as psycopg wants it: `%(name)s`, and every other per cent sign doubled. It takes
    only literal texts for safe; ours come from the code alone.

    Text sorts by code point on both engines, so new columns are in collation "C".
    That collation folds the case of ASCII only, so `lower` is told to fold all letters.
    """
    if _NEW_COLUMNS.match(sql):
        sql = _TEXT.sub('varchar collate "C"', sql)
    sql = _LOWER.sub(r'lower((\1) collate "und-x-icu")', sql)
    return prepare(sql.replace("%", "%%"), parameters, "%({})s")
