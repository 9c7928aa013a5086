"""Whether plans may use what people answered in a survey about their interest."""

from __future__ import annotations

from data.store.database import Database
from data.store.noting import note

_NAME = "survey_interest"
_UNUSED = "unused"


def uses_interest(database: Database) -> bool:
    """Whether interest that surveys asked for counts (methods.md#unknown-people); it does unless
    somebody said otherwise. Answers stay stored either way."""
    found = database.facts_of_the_store(f"select value from setting where name = '{_NAME}'")
    return found != [(_UNUSED,)]


def use_interest(database: Database, wanted: bool) -> str:
    """Use it, or leave it out of every measure, page and plan as if it had not been asked; a
    sentence. For the owner and administrators."""
    with database.transaction() as change:
        change.execute("delete from setting where name = :name", {"name": _NAME})
        if not wanted:
            change.insert("setting", ("name", "value"), [(_NAME, _UNUSED)])
        note(change, "survey interest", "used" if wanted else "not used")
    return (
        "Interest that surveys asked for is used: 0 keeps a plan from proposing training in the "
        "skill."
        if wanted
        else "Interest that surveys asked for is not used, as if it had not been asked. What "
        "people said stays stored."
    )
