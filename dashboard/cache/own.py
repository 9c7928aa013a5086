"""What the store says of the visitor, and of what it holds: read anew, since it takes no time."""

from __future__ import annotations

from dashboard.cache.opened import store
from data.store.people import notice
from data.store.people.notice import Counted, Notice, SeenBy
from data.store.people.own import OwnRating
from data.store.people.own import own_ratings as read_own


def own_ratings() -> tuple[OwnRating, ...]:
    """All ratings of the visitor."""
    return read_own(store())


def privacy_notice() -> Notice:
    """What the store holds, and who may see it."""
    return notice.privacy_notice(store())


def stored_of_me() -> tuple[Counted, ...]:
    """How much of it is of the visitor."""
    return notice.stored_of_me(store())


def seen_by() -> tuple[SeenBy, ...]:
    """Who sees the visitor by name."""
    return notice.seen_by(store())
