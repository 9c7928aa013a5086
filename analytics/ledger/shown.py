"""What of a ledger may be shown to who may not see people: sums over enough purchases only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analytics.ledger.results import Against, Learned, Ledger
from analytics.suppression import Item, hide
from data.vocabulary import Viewer


def shown(found: Ledger, viewer: Viewer) -> Ledger:
    """The ledger itself where people may be seen. Else without single purchases and arrivals, and
    without sums of a few purchases or what would give those away from the total."""
    if viewer.people_visible:
        return found
    least = viewer.smallest_group
    few = found.compared is None or min(found.compared.trained, found.compared.peers) < least
    return replace(
        found,
        outcomes=(),
        arrivals=(),
        against=_sums(found.against, least),
        compared=None if few else found.compared,
        coverage=found.coverage if found.people >= least else None,
    )


def shown_rates(rates: Sequence[Learned], viewer: Viewer) -> tuple[Learned, ...]:
    """The rates without those of a few outcomes."""
    if viewer.people_visible:
        return tuple(rates)
    return tuple(rate for rate in rates if rate.outcomes >= viewer.smallest_group)


def _sums(rows: Sequence[Against], least: int) -> tuple[Against, ...]:
    *levers, total = rows
    sizes = {str(row.lever): row.cost.of for row in levers}
    items = [Item(size, frozenset({lever})) for lever, size in sizes.items()]
    hidden, total_too = hide(items, sizes, least)
    kept = tuple(row for at, row in enumerate(levers) if at not in hidden)
    return kept if total_too or total.cost.of < least else (*kept, total)
