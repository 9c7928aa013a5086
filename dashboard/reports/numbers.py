"""Numbers with their printed text, in the product's one way of writing them (`formats`)."""

from __future__ import annotations

import math

from analytics.strategy.amounts import SIGNS
from analytics.strategy.weeks import whole_week
from dashboard import formats
from dashboard.reports.content import Number, Tone
from dashboard.theme import FAIR, POOR
from dashboard.wording.chances import chance as in_runs

NONE = Number(None, "–")
"""No such number: there is nothing to say."""
TOO_FEW = Number(None, f"too{formats.SPACE}few")
"""Printed instead of a hidden aggregate: not the same as no data."""


def count(value: int) -> Number:
    """A whole number of people, positions or requirements."""
    return Number(value, formats.number(value))


def percent(share: float) -> Number:
    """A share 0 to 1."""
    return Number(share, formats.percent(share), "percent")


def chance(share: float) -> Number:
    """A share of the simulated runs."""
    return Number(share, in_runs(share), "percent")


def money(amount: float, currency: str) -> Number:
    """An amount to the whole unit."""
    return Number(amount, formats.money_exact(amount, currency), "money")


def safe_sign(currency: str) -> str:
    """A currency's sign or letters, for the number formats of office programs."""
    return SIGNS.get(currency) or "".join(letter for letter in currency if letter.isalnum())


def hours(value: float) -> Number:
    """Hours of people's time."""
    return Number(value, formats.hours(value).replace("-", "−"), "hours")


def week(value: float) -> Number:
    """A week of the plan, counted from its start; a started week counts."""
    return Number(value, str(whole_week(value)), "weeks")


def last_week(value: float) -> Number:
    """The last whole week that is not too late."""
    return Number(value, str(int(max(value, 0))), "weeks")


def decimal(value: float) -> Number:
    """At most one digit after the point."""
    return Number(value, formats.decimal(value), "number")


def assumption(value: float, unit: str = "") -> Number:
    """A number as somebody entered it: up to six significant digits; a year has no thousands."""
    if unit == "year":
        return Number(value, f"{value:.0f}", "number")
    whole = value == int(value) and abs(value) < 1e15
    text = formats.number(value) if whole else formats.entered(value)
    return Number(value, text.replace("-", "−"), "number")


def tone(coverage: float) -> Tone:
    """How a coverage bar is coloured; the same thresholds as on the screen."""
    if coverage < POOR:
        return "low"
    return "middle" if coverage < FAIR else "good"


def shade(level: float) -> int:
    """The colour step of a level or mean level: the nearest, halves down."""
    return min(5, max(0, math.ceil(level - 0.5)))
