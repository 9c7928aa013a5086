"""What something costs, the lines of a bill that it is the sum of, and how money, shares, weeks and
lists are written in the sentences of a plan. A no-break space keeps a number and its unit on one
line."""

from dataclasses import dataclass
from typing import Literal

from data.vocabulary import SPACE as SPACE
from data.vocabulary import grouped

DAYS_PER_WEEK = 7.0
WEEKS_PER_YEAR = 52.0
MONTHS_PER_YEAR = 12
WEEKS_PER_MONTH = WEEKS_PER_YEAR / MONTHS_PER_YEAR
HAIR = 1e-6
SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}


def currency_sign(currency: str) -> str:
    """What stands before an amount: a currency's sign, else its code."""
    return SIGNS.get(currency, currency)


def money_exact(amount: float, currency: str = "USD") -> str:
    """To the whole unit: 148230.4 -> "$ 148 230"."""
    minus = "−" if amount <= -0.5 else ""
    return f"{minus}{currency_sign(currency)}{SPACE}{grouped(abs(amount))}"


def percent(share: float) -> str:
    """0.714 -> "71 %"; just below 1 -> "99 %"; just above 0 -> "1 %"."""
    whole = round(share * 100)
    if whole == 100 and share < 1:
        whole = 99
    if whole == 0 and share > 0:
        whole = 1
    return f"{whole}{SPACE}%"


def percent_range(low: float, high: float) -> str:
    """ "71 %", or "71 to 77 %" where the two read differently."""
    if percent(low) == percent(high):
        return percent(low)
    return f"{percent(low).removesuffix(SPACE + '%')} to {percent(high)}"


def small_percent(share: float) -> str:
    """A share that is usually far below 1 %, such as a solver's gap: 0.0012 -> "0.12 %"."""
    return f"{share * 100:.2f}{SPACE}%"


def joined(words: list[str] | tuple[str, ...], most: int = 4) -> str:
    """ "a, b and c"; past `most`: "a, b, c and 5 more"."""
    if len(words) > most:
        return f"{', '.join(words[: most - 1])} and {len(words) - most + 1} more"
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def whole_week(value: float) -> int:
    """The week in which something ends: started weeks count, a hair of rounding does not."""
    return int(-(-(value - HAIR) // 1))


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
