"""What the store says of the visitor, and of what it holds: read anew, since it takes no time."""

from __future__ import annotations

from datetime import date

from analytics.measures.own import Asked, asked_of
from dashboard.cache.opened import store
from data.store.people import contests as said
from data.store.people import notice
from data.store.people.contests import Contest
from data.store.people.notice import Counted, Notice, SeenBy
from data.store.people.own import OwnRating, Place
from data.store.people.own import own_place as read_place
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


def own_place() -> Place:
    """Where the visitor is in the organisation."""
    return read_place(store())


def asked_of_me(day: date) -> Asked:
    """What is asked of the visitor on a day."""
    return asked_of(store(), own_place(), day)


def own_contests() -> tuple[Contest, ...]:
    """What the visitor said of their ratings."""
    return said.own_contests(store())


def contests() -> tuple[Contest, ...]:
    """What people said whose ratings the visitor keeps; nothing for who keeps none."""
    return said.contests(store())
