"""Names of people in what was written about scenarios and proposals: erasing somebody takes them
out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from data.store.database import Transaction

ERASED = "erased"
"""What stands in the place of a name: fits into TOML and JSON wherever the name did."""
SHORTEST = 3
"""Shorter names would be found in any sentence."""
_WRITTEN = (
    ("scenario_version", "content", ("scenario_no", "version_no")),
    ("decision", "plan", ("decision_no",)),
    ("decision", "reason", ("decision_no",)),
    ("happened", "note", ("decision_no", "action_no", "purchase_no")),
    ("declined", "reason", ("declined_no",)),
)


def leave_out(change: Transaction, names: Iterable[str]) -> None:
    """Write `erased` for each of the names, as a word of its own, in every text."""
    words = {form for name in names if len(name) >= SHORTEST for form in _forms(name)}
    if not words:
        return
    longest_first = sorted(map(re.escape, words), key=lambda word: (-len(word), word))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)
    for table, column, keys in _WRITTEN:
        for *key, text in change.rows(f"select {', '.join(keys)}, {column} from {table}"):
            _write(change, table, column, dict(zip(keys, key, strict=True)),
                   pattern.sub(ERASED, text), text)  # fmt: skip
    _leave_out_of_names(change, pattern)


def _leave_out_of_names(change: Transaction, pattern: re.Pattern[str]) -> None:
    """The same in the names of scenarios, which stay different from each other."""
    rows = change.rows("select scenario_no, name from scenario order by scenario_no")
    taken = {name.casefold() for _, name in rows if not pattern.search(name)}
    for number, name in rows:
        if pattern.search(name):
            new = bare = pattern.sub(ERASED, name)
            count = 1
            while new.casefold() in taken:
                count += 1
                new = f"{bare} {count}"
            taken.add(new.casefold())
            _write(change, "scenario", "name", {"scenario_no": number}, new, name)


def _forms(name: str) -> set[str]:
    """A name as it is written, and within the quotation marks of TOML and JSON."""
    return {name, json.dumps(name, ensure_ascii=False)[1:-1]}


def _write(
    change: Transaction, table: str, column: str, key: dict[str, int], text: str, before: str
) -> None:
    if text != before:
        where = " and ".join(f"{name} = :{name}" for name in key)
        change.execute(f"update {table} set {column} = :text where {where}", {"text": text, **key})
