"""What a request may say: read strictly, and described to programs from the same table."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from starlette.datastructures import QueryParams

from analytics.selection import RatingKind
from analytics.strategy.scenario.gone import refuse_gone
from dashboard.reports.files import KINDS
from data.vocabulary import RefusedError

LONGEST = 200
"""Characters of a name."""


@dataclass(frozen=True)
class Parameter:
    """`read` raises ValueError for a text that is none; `schema` is OpenAPI's."""

    name: str
    says: str
    schema: Mapping[str, Any]
    read: Callable[[str], Any]
    required: bool = False


def _name(text: str) -> str:
    if not text.strip() or len(text) > LONGEST or "\x00" in text:
        raise ValueError
    return text


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError
    return number


def _one_of(choices: tuple[str, ...]) -> Callable[[str], str]:
    return lambda text: choices[choices.index(text)]


def _choice(name: str, says: str, choices: tuple[str, ...], *, required: bool = False) -> Parameter:
    schema = {"type": "string", "enum": list(choices)}
    return Parameter(name, says, schema, _one_of(choices), required)


NAME = {"type": "string", "minLength": 1, "maxLength": LONGEST}
FILTERS = (
    Parameter("team", "One team; all that the token may see when left out.", NAME, _name),
    Parameter("wave", "A wave; each team's latest when left out.", NAME, _name),
    _choice("ratings", "Which ratings make the level used.", get_args(RatingKind)),
    Parameter(
        "aged_to",
        "Levels as if nobody had used a skill from the survey to this day.",
        {"type": "string", "format": "date"},
        date.fromisoformat,
    ),
)
WISHES = (
    Parameter("budget", "In the store's currency.", {"type": "number"}, _number),
    _choice("budget_on", "What the budget binds.", ("cash", "total")),
    Parameter("deadline_weeks", "From the start.", {"type": "number"}, _number),
    Parameter(
        "start",
        "Week 0; default: today, or the day that the store is pinned to.",
        {"type": "string", "format": "date"},
        date.fromisoformat,
    ),
    Parameter(
        "levers",
        "Of train, hire, equip, joined by commas.",
        NAME,
        lambda text: _name(text).split(","),
    ),
    Parameter("max_hires", "Hires in all, at most.", {"type": "integer"}, int),
    Parameter("hours_cap", "Hours of people's time in all, at most.", {"type": "number"}, _number),
)
PEOPLE = Parameter(
    "people",
    "true: names are in the answer, where the token may see them.",
    {"type": "string", "enum": ["true", "false"]},
    lambda text: {"true": True, "false": False}[text],
)
FORMAT = _choice("format", "The kind of file.", tuple(KINDS), required=True)


def read(said: QueryParams, known: tuple[Parameter, ...]) -> dict[str, Any]:
    """The values that a request gave, by name. Raises RefusedError for the first that is wrong,
    given twice, gone or unknown."""
    by_name = {parameter.name: parameter for parameter in known}
    refuse_gone(said)
    for name, _ in said.multi_items():
        if name not in by_name or len(said.getlist(name)) > 1:
            raise RefusedError(
                f"The query may say, each once: {', '.join(by_name)}. It says something else."
            )
    for parameter in known:
        if parameter.required and parameter.name not in said:
            raise RefusedError(f"The query must say {parameter.name}.")
    return {name: _value(by_name[name], text) for name, text in said.items()}


def _value(parameter: Parameter, text: str) -> Any:
    try:
        return parameter.read(text)
    except (ValueError, KeyError, OverflowError):
        choices = parameter.schema.get("enum")
        what = f"one of {', '.join(choices)}" if choices else parameter.schema["type"]
        raise RefusedError(f"{parameter.name} cannot be read; it is {what}.") from None
