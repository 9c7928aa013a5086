"""Every parameter of a plan and of what is looked at, said once (seeds/knobs.csv).

The options of the command line, the query of the API with its OpenAPI, the keys of a scenario file,
the boxes of the scenario, the shell line on a report and the tables of docs/cli.md
(`dashboard/reference.py`) are made from these.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import MISSING, dataclass, field, fields, replace
from datetime import date, datetime
from typing import Any, Literal, TypeVar, get_args

from analytics.results import ALLOWED, OPTION_NAMES, RatingKind
from data.vocabulary import MAX_LEVEL, REACH, RefusedError, within_reach
from seeds import read_seed

Numeric = Literal["money", "number", "weeks", "hours"]
Kind = Literal[
    Numeric, "count", "day", "choice", "several", "text", "name", "names", "flag", "levels", "steps"
]
"""`several` are choices without order; `name` is a text that says something; `levels` go by skill;
`steps` is a number for each step of a level."""
MOST_WEEKS = 520.0
MOST_LETTERS = 200
Subject = TypeVar("Subject")
"""A scenario or a selection."""
NUMBERS: tuple[Kind, ...] = get_args(Numeric)


@dataclass(frozen=True)
class Knob:
    """One parameter. `key`: in a file and in the API; `field`: of the dataclass, where it has
    another name there; `option`: of the command line, where that has.

    `says` is a phrase that tells what it does, `left_out` what holds without it; `title` is its
    name on the page. `table`: of a scenario file, in which the key stands.
    """

    key: str
    kind: Kind
    title: str = ""
    says: str = ""
    left_out: str = ""
    option: str = ""
    renamed: str = ""
    least: float = 0.0
    most: float = float("inf")
    choices: tuple[str, ...] = ()
    table: str = ""
    required: bool = False

    @property
    def field(self) -> str:
        return self.renamed or self.key

    @property
    def flag(self) -> str:
        """On the command line: `--deadline-weeks`."""
        return f"--{(self.option or self.key).replace('_', '-')}"

    @property
    def help(self) -> str:
        """What it does and what holds without it, in sentences."""
        first = f"{self.says[:1].upper()}{self.says[1:]}."
        return f"{first} Without it: {self.left_out}." if self.left_out else first

    def checked(self, value: object, where: str = "") -> Any:
        """The value, as a scenario or a form holds it. Raises RefusedError, with `where` before
        the key, for one that makes no sense."""
        return _CHECKS[self.kind](self, where + self.key, value)

    def read(self, text: str) -> Any:
        """What a text says, not yet checked. Raises ValueError or KeyError where it is none."""
        if self.kind in NUMBERS:
            number = float(text)
            if not math.isfinite(number):
                raise ValueError
            return number
        if self.kind == "count":
            return int(text)
        if self.kind == "day":
            return within_reach(date.fromisoformat(text))
        if self.kind == "choice":
            return self.choices[self.choices.index(text)]
        if self.kind == "flag":
            return {"true": True, "false": False}[text]
        if not text.strip() or len(text) > MOST_LETTERS or "\x00" in text:
            raise ValueError
        return text.split(",") if self.kind == "several" else text

    def written(self, value: Any) -> str:
        if isinstance(value, float):
            return f"{value:.15g}"
        return ",".join(value) if self.kind == "several" else str(value)


def keyed(kind: Kind, default: Any = MISSING, key: str = "", **limits: Any) -> Any:
    """A field of a dataclass with how a file gives it: under its own name or another `key`, which
    is required where there is no default."""
    return field(default=default, metadata={"kind": kind, "key": key, "limits": limits})


def keys_of(of: type[Any]) -> tuple[Knob, ...]:
    """The keys of a table of a file that makes one value of a dataclass."""
    return tuple(
        Knob(
            item.metadata["key"] or item.name,
            item.metadata["kind"],
            renamed=item.name if item.metadata["key"] else "",
            required=item.default is MISSING,
            **item.metadata["limits"],
        )
        for item in fields(of)
    )


def _number(knob: Knob, key: str, value: object) -> float:
    good = isinstance(value, int | float) and not isinstance(value, bool)
    if not good or not knob.least <= value <= knob.most or value == float("inf"):  # type: ignore[operator]
        limit = f"of at least {knob.least:g}"
        if knob.most < float("inf"):
            limit = f"from {knob.least:g} to {knob.most:g}"
        raise RefusedError(f"{key} is {value!r}; give a number {limit}.")
    return float(value)  # type: ignore[arg-type]


def _count(knob: Knob, key: str, value: object) -> int:
    least, most = int(knob.least), int(min(knob.most, 10_000))
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise RefusedError(f"{key} is {value!r}; give a whole number from {least} to {most}.")
    return value


def _day(knob: Knob, key: str, value: object) -> date:
    with suppress(ValueError):
        result = date.fromisoformat(value.strip()) if isinstance(value, str) else value
        if isinstance(result, date) and not isinstance(result, datetime):
            return within_reach(result)
    shown = value if isinstance(value, date) else repr(value)
    raise RefusedError(f"{key} is {shown}; give a date like 2026-10-05, {REACH}.")


def _choice(knob: Knob, key: str, value: object) -> str:
    if value not in knob.choices:
        raise RefusedError(f"{key} is {value!r}; give one of {', '.join(knob.choices)}.")
    return str(value)


def _listed(key: str, value: object) -> list[object]:
    if not isinstance(value, list | tuple):
        raise RefusedError(f"{key} is {value!r}; give a list in square brackets.")
    return list(value)


def _several(knob: Knob, key: str, value: object) -> tuple[str, ...]:
    """In their fixed order, each once."""
    wanted = [str(item).strip() for item in _listed(key, value)]
    wrong = [item for item in wanted if item not in knob.choices]
    if wrong or not wanted:
        named = ", ".join(repr(item) for item in wrong) or "nothing"
        raise RefusedError(f"{key} names {named}; choose one or more of {', '.join(knob.choices)}.")
    return tuple(item for item in knob.choices if item in wanted)


def _text(knob: Knob, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise RefusedError(f"{key} is {value!r}; give a text in quotes.")
    return value.strip()


def _name(knob: Knob, key: str, value: object) -> str:
    text = _text(knob, key, value)
    if not text:
        raise RefusedError(f"{key} is empty; give a text or leave the key out.")
    return text


def _names(knob: Knob, key: str, value: object) -> tuple[str, ...]:
    items = _listed(key, value)
    if not all(isinstance(item, str) for item in items):
        raise RefusedError(f'{key} is {value!r}; give names, {knob.key} = ["One"].')
    return tuple(str(item) for item in items)


def _flag(knob: Knob, key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise RefusedError(f"{key} is {value!r}; give true or false.")
    return value


def _levels(knob: Knob, key: str, value: object) -> tuple[tuple[str, int], ...]:
    if not isinstance(value, dict) or len(value) < knob.least:
        raise RefusedError(f"{key} is {value!r}; write {knob.key} = {{ Python = 4 }}.")
    of_level = Knob(key, "count", most=MAX_LEVEL)
    return tuple(
        (str(skill), _count(of_level, f"{key} {skill}", level)) for skill, level in value.items()
    )


def _steps(knob: Knob, key: str, value: object) -> tuple[float, ...]:
    items = _listed(key, value)
    if len(items) != MAX_LEVEL:
        raise RefusedError(f"{key} has {len(items)} numbers; give {MAX_LEVEL}, level 1 to 5.")
    hours = tuple(_number(knob, key, item) for item in items)
    if min(hours) <= 0:
        raise RefusedError(f"{key} holds a 0; every step takes some hours.")
    return hours


_CHECKS: Mapping[Kind, Any] = {
    **dict.fromkeys(NUMBERS, _number),
    "count": _count,
    "day": _day,
    "choice": _choice,
    "several": _several,
    "text": _text,
    "name": _name,
    "names": _names,
    "flag": _flag,
    "levels": _levels,
    "steps": _steps,
}
BINDS: Mapping[str, str] = {"cash": "first-year cash", "total": "total cost"}
"""What a budget limits, in words."""
CHOICES: Mapping[str, tuple[str, ...]] = {
    "budget_on": tuple(BINDS),
    "levers": ALLOWED,
    "option": OPTION_NAMES,
    "ratings": get_args(RatingKind),
}


def _of(place: str) -> tuple[Knob, ...]:
    """The knobs of a place, from seeds/knobs.csv."""
    result = []
    for row in read_seed("knobs.csv"):
        values: dict[str, Any] = {**row}
        if values.pop("place") == place:
            most = float(values.pop("most") or "inf")
            result.append(Knob(**values, most=most, choices=CHOICES.get(row["key"], ())))
    return tuple(result)


KNOBS = _of("plan")
"""Of a plan, everywhere."""
BUDGET, BUDGET_ON, DEADLINE, START, LEVERS, MOST_HIRES, MOST_HOURS, VALUE, OPTION = KNOBS
IN_FILES = _of("file")
"""Of a plan, that only a scenario file says."""
FILTERS = _of("look")
"""Of what is looked at."""


def with_knobs(scenario: Subject, **values: Any) -> Subject:
    """The scenario with knobs of a page, a command or a query; None leaves what it says. Raises
    RefusedError for a value that makes no sense."""
    knobs = {knob.key: knob for knob in KNOBS}
    turned = [(knobs[key], value) for key, value in values.items() if value is not None]
    given = {knob.field: knob.checked(value) for knob, value in turned}
    changed: Subject = replace(scenario, **given)  # type: ignore[type-var]
    return changed


def _defaults(subject: Subject) -> dict[str, Any]:
    return {field.name: field.default for field in fields(subject)}  # type: ignore[arg-type]


def reset(scenario: Subject, *knobs: Knob) -> Subject:
    plain = _defaults(scenario)
    back: Subject = replace(scenario, **{k.field: plain[k.field] for k in knobs})  # type: ignore[type-var]
    return back


def turned(knobs: Iterable[Knob], subject: Subject) -> Iterator[tuple[Knob, Any]]:
    plain = _defaults(subject)
    for knob in knobs:
        value = getattr(subject, knob.field)
        if value != plain[knob.field]:
            yield knob, value
