"""What becomes of a contest: accepted it is a rating of a lead, with where it came from; declined
it keeps the reason. Both can be taken back."""

from data.store.database import Database
from data.store.facts.renaming import refuse_others_import
from data.store.history import imports
from data.store.history.one_rating import store_contested
from data.store.people.contests import Contest, checked_words, settle, the_contest, unsettle
from data.store.people.notice import own_person
from data.vocabulary import RefusedError


def accept(database: Database, number: int, level: int | None = None, reason: str = "") -> Contest:
    """Rate the skill as its person says, or at another level: a rating of a manager in that wave,
    later than those before, whose file says which contest it came from.

    Raises RefusedError for who does not lead the person, for one's own, for a comment without a
    level, and where it was answered already.
    """
    reason = checked_words(reason, "The reason")
    result = _open(database, number)
    level = result.wanted if level is None else level
    if level is None:
        raise RefusedError("It names no level: say which to store, or decline it with a reason.")
    with database.transaction("surveys") as change:
        import_no = store_contested(change, number, level)
        refuse_others_import(change, database.viewer, import_no, "The rating")
        settle(change, result, reason, import_no)
    return the_contest(database, number)


def decline(database: Database, number: int, reason: str) -> Contest:
    """Leave the rating as it is and say why: the person reads it.

    Raises RefusedError without a reason, for who does not lead the person, for one's own, and where
    it was answered already.
    """
    reason = checked_words(reason, "The reason")
    if not reason:
        raise RefusedError("Say why: whoever contests a rating reads the reason.")
    result = _open(database, number)
    with database.transaction("surveys") as change:
        settle(change, result, reason)
    return the_contest(database, number)


def reopen(database: Database, number: int) -> Contest:
    """Take the answer back; a rating that it stored goes. Raises RefusedError where it is open."""
    result = the_contest(database, number)
    if result.is_open:
        raise RefusedError("It is not answered yet; there is nothing to take back.")
    with database.transaction("surveys") as change:
        stored = unsettle(change, result)
        if stored is not None:
            imports.take_back(change, stored, database.viewer)
    return the_contest(database, number)


def _open(database: Database, number: int) -> Contest:
    """Only people of the viewer's teams are found; nobody answers themselves."""
    result = the_contest(database, number)
    own = own_person(database)
    if own is not None and own[0] == result.person_no:
        raise RefusedError(
            "It is about your own rating: another lead of the team, or an administrator, answers."
        )
    if not result.is_open:
        raise RefusedError(f"It was {result.outcome} already; take that back first.")
    return result
