"""What something costs: the four figures, and the lines of a bill that they are sums of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from data.vocabulary import SPACE as SPACE


@dataclass(frozen=True)
class Cost:
    """Four figures, never mixed (methods.md#four-cost-figures), and the cash of the first year.

    `one_off` cash, `run_rate` cash a year, `hours` of people's time, `total` over the horizon
    (cash + run-rate + hours at the loaded rate); `first_year_cash` is what a cash budget binds.
    """

    one_off: float = 0.0
    run_rate: float = 0.0
    hours: float = 0.0
    total: float = 0.0
    first_year_cash: float = 0.0

    def under(self, limited: str) -> float:
        """What a budget limits that is on `cash` or `total`."""
        return self.total if limited == "total" else self.first_year_cash


ChargeKind = Literal["once", "yearly", "hours"]


@dataclass(frozen=True)
class Charge:
    """One line of a purchase's bill: `quantity` x `price`, from `start_week` to `end_week`.

    `once`: money of the start week, or spread evenly where the end lies later. `yearly`: money a
    year, spread evenly over the weeks. `hours`: people's hours spread over the weeks, at a price
    an hour.
    """

    item: str
    kind: ChargeKind
    quantity: float
    price: float
    start_week: float
    end_week: float
