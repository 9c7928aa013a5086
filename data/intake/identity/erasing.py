"""Erasing a person, with a word about those who may be the same person by another name."""

from __future__ import annotations

from data.intake.identity.named import Named
from data.intake.identity.same_people import near_people
from data.store.database import Database
from data.store.people import erasure
from data.store.people.people import find_people, known_people


def erase(database: Database, person: str) -> str:
    """Erase one person; the sentence names those of the store whose names nearly agree and who
    stay. Raises RefusedError when nobody or more than one person is meant.
    """
    found = find_people(database, person)
    said = erasure.erase(database, person)
    _, kind, identity, label = found[0]
    gone = Named(kind, identity, label, 0, 0, 1)
    near = [pair.other for pair in near_people([gone], known_people(database))]
    if not near:
        return said
    shown = ", ".join(f"“{name}”" for name in near[:5]) + (", ..." if len(near) > 5 else "")
    stays = (
        f"{shown} {'is' if len(near) == 1 else 'are'} known too, by a name or e-mail that nearly"
    )
    return f"{said} {stays} agrees: erase {shown} as well where that is the same person."
