"""A scenario: what one plan assumes and allows instead of the store's assumptions
(methods.md#scenario-files). Frozen and hashable, so that it can key a cache. None means: as the
assumptions say."""

import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any

from analytics.knobs import IN_FILES, KNOBS, MOST_WEEKS, Knob, keyed, keys_of
from analytics.results import LEVERS, RECOMMENDED, AllowedLever, Analysis, OptionName
from analytics.strategy.problem.problem import Bar, BudgetOn, Closed, Pin, Prerequisite
from data.vocabulary import MAX_LEVEL, RefusedError, toml_text, toml_value


@dataclass(frozen=True)
class Training:
    """Overrides of the training assumptions. `hours_to_level`: from level k-1 to k, k = 1 to 5.
    `cost_per_hour` replaces each learner's loaded rate; `cost_per_step` replaces the fees."""

    hours_to_level: tuple[float, ...] | None = None
    cost_per_hour: float | None = None
    cost_per_step: float | None = None
    success: float | None = None
    mentor_hours_per_hour: float | None = None
    max_steps: int | None = None
    tutor: bool = True
    """Whether an outside tutor may give the mentor hours that nobody inside has."""


@dataclass(frozen=True)
class ScenarioHire:
    """A profile that the scenario names. `levels`: (skill as written, level). `weeks_to_productive`
    replaces filling, notice and ramp; `total_cost` all other money."""

    profile: str = keyed("name")
    levels: tuple[tuple[str, int], ...] = keyed("levels")
    total_cost: float | None = keyed("money", None)
    weeks_to_productive: float | None = keyed("weeks", None, most=MOST_WEEKS)
    chance: float | None = keyed("number", None, most=1)
    maximum: int | None = keyed("count", None, key="max")
    interview_hours: float | None = keyed("hours", None)
    weeks_to_fill: float | None = keyed("weeks", None, most=MOST_WEEKS)
    notice_weeks: float | None = keyed("weeks", None, most=MOST_WEEKS)
    ramp_weeks: float | None = keyed("weeks", None, most=MOST_WEEKS)
    yearly_pay: float | None = keyed("money", None)
    """All that a year costs (loaded)."""
    recruiting_cost: float | None = keyed("money", None)
    backfill: bool = keyed("flag", False)
    """Fills a budgeted seat: only pay beyond `budgeted_pay` (None: none) is charged."""
    budgeted_pay: float | None = keyed("money", None)
    team: str | None = keyed("name", None)
    """The only team that it can join."""


@dataclass(frozen=True)
class ScenarioTool:
    name: str = keyed("name")
    skills: tuple[str, ...] = keyed("names")
    seat_total_cost: float | None = keyed("money", None)
    minimum_own_level: int | None = keyed("count", None, most=MAX_LEVEL)
    credit: float | None = keyed("number", None, most=1)
    weeks_to_productive: float | None = keyed("weeks", None, most=MOST_WEEKS)
    seat_per_month: float | None = keyed("money", None)
    usage_per_month: float | None = keyed("money", None)
    owned_by: tuple[str, ...] = keyed("names", ())
    """Teams whose people have it today, and so earn no credit by it."""


@dataclass(frozen=True)
class ScenarioContractor:
    """Contractors of a profile, each engaged for `months`. `levels`: (skill as written, level).
    `chance`: that one works out; None: as the assumptions say."""

    profile: str = keyed("name")
    levels: tuple[tuple[str, int], ...] = keyed("levels")
    cost_per_month: float = keyed("money")
    months: float = keyed("number")
    maximum: int = keyed("count", 1, key="max")
    weeks_to_start: float = keyed("weeks", 0.0, most=MOST_WEEKS)
    handover_hours: float = keyed("hours", 0.0)
    handover_cost: float = keyed("money", 0.0)
    chance: float | None = keyed("number", None, most=1)


@dataclass(frozen=True)
class Scenario:
    """One plan's wishes. `hires` and `tools` None: the defaults; empty: none at all. Without
    `contractors` the default ones are offered where `levers` has `contract`.

    `deadline_weeks` that is given caps every due date; `start` is week 0 (None: today).
    `assumptions`: (key, likely number) in the place of the store's, for this plan only.
    `value_per_week`: what a week without a must-have position costs, unless its requirement says so
    itself. `closes`: requirements to close within the limits. `option`: the way that is the plan.
    """

    name: str = "Default"
    budget: float | None = None
    budget_on: BudgetOn = "cash"
    deadline_weeks: float | None = None
    levers: tuple[AllowedLever, ...] = LEVERS
    attrition: float | None = None
    training: Training = Training()
    cap_share: float | None = None
    reviewers: int | None = None
    hires: tuple[ScenarioHire, ...] | None = None
    tools: tuple[ScenarioTool, ...] | None = None
    hours_cap: float | None = None
    max_hires: int | None = None
    start: date | None = None
    pins: tuple[Pin, ...] = ()
    bars: tuple[Bar, ...] = ()
    prerequisites: tuple[Prerequisite, ...] = ()
    contractors: tuple[ScenarioContractor, ...] = ()
    assumptions: tuple[tuple[str, float], ...] = ()
    value_per_week: float | None = None
    closes: tuple[Closed, ...] = ()
    option: OptionName = RECOMMENDED

    @property
    def deadline_given(self) -> bool:
        """Whether the deadline was asked for, and so caps the requirements' own due dates."""
        return self.deadline_weeks is not None

    def week_zero(self, analysis: Analysis) -> date:
        """The day on which the plan starts: its own, else today, never before the latest wave
        (methods.md#start-horizon-and-leavers)."""
        waves = [day for _, _, day in analysis.waves]
        return self.start or max([analysis.today, *waves])


Table = Mapping[str, Any]


@dataclass(frozen=True)
class Form:
    """Tables of an array of a file, each one value of `of`. `named`: the key by which a sentence
    calls one. `refuse` raises RefusedError for what cannot go together."""

    key: str
    field: str
    of: type[Any]
    refuse: Callable[[Table, str], None] | None = None
    named: str = ""

    @property
    def keys(self) -> tuple[Knob, ...]:
        return keys_of(self.of)

    def read(self, table: Table) -> Any:
        place = f"[[{self.key}]]"
        if self.named:
            place += f" {str(table.get(self.named, '')).strip() or '?'}"
        where = f"{place}: " if self.named else f"{place} "
        _only(table, [knob.key for knob in self.keys], place)
        needed = [knob for knob in self.keys if knob.required]
        for knob in needed:
            if table.get(knob.key) in (None, "", []):
                keys = ", ".join(item.key for item in needed)
                raise RefusedError(f"{place} needs {keys}: {knob.key} is missing{_how(knob)}.")
        if self.refuse:
            self.refuse(table, where)
        return self.of(
            **{k.field: k.checked(table[k.key], where) for k in self.keys if k.key in table}
        )


def _how(knob: Knob) -> str:
    """How a key that is missing may be written, where that is not plain."""
    if knob.choices:
        return f"; choose one of {', '.join(knob.choices)}"
    return f"; write {knob.key} = {{ Python = 4 }}" if knob.kind == "levels" else ""


FILLING = ("weeks_to_fill", "notice_weeks", "ramp_weeks")
PAY = ("yearly_pay", "recruiting_cost", "budgeted_pay")


def _either(table: Table, where: str, key: str, others: tuple[str, ...]) -> None:
    both = [other for other in others if other in table]
    if key in table and both:
        raise RefusedError(f"{where}{key} replaces {', '.join(both)}; give one or the other.")


def _hire(table: Table, where: str) -> None:
    _either(table, where, "weeks_to_productive", FILLING)
    _either(table, where, "total_cost", (*PAY, "backfill"))
    if "budgeted_pay" in table and not table.get("backfill"):
        raise RefusedError(f"{where}budgeted_pay goes with backfill = true.")


def _tool(table: Table, where: str) -> None:
    _either(table, where, "seat_total_cost", ("seat_per_month", "usage_per_month"))


def _contractor(table: Table, where: str) -> None:
    if not table["months"]:
        raise RefusedError(f"{where}months is 0; give a number above 0.")


def _action(table: Table, where: str) -> None:
    lever = table["lever"]
    if "profile" in table and lever not in ("hire", "contract"):
        raise RefusedError(f"{where}profile goes with hire or contract, not with {lever}.")
    if "tool" in table and lever != "equip":
        raise RefusedError(f"{where}tool goes with equip, not with {lever}.")


def _requirement(table: Table, where: str) -> None:
    if not {"scope", "skill", "initiative"} & set(table):
        raise RefusedError(f"{where}names no requirement; give a scope, a skill or an initiative.")


FORMS = (
    Form("hire", "hires", ScenarioHire, _hire, "profile"),
    Form("tool", "tools", ScenarioTool, _tool, "name"),
    Form("pin", "pins", Pin, _action),
    Form("bar", "bars", Bar, _action),
    Form("close", "closes", Closed, _requirement),
    Form("prerequisite", "prerequisites", Prerequisite),
    Form("contractor", "contractors", ScenarioContractor, _contractor, "profile"),
)
NAME = Knob("name", "text")
TABLES = ("training", "tools")
TOP = (NAME, *KNOBS, *(knob for knob in IN_FILES if not knob.table))


def read_scenario(content: str | bytes) -> Scenario:
    """The scenario that a file describes. Raises RefusedError with the key and what to do."""
    try:
        written = content.decode("utf-8-sig") if isinstance(content, bytes) else content
        file: Table = tomllib.loads(written)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RefusedError(f"The scenario file is not TOML in UTF-8: {error}.") from error
    known = [*(knob.key for knob in TOP), *TABLES, *(form.key for form in FORMS), "assumptions"]
    _only(file, known, "The scenario file")
    training, tools = (_table(file, name) for name in TABLES)
    return Scenario(
        **{
            "name": "Scenario",
            **{knob.field: knob.checked(file[knob.key]) for knob in TOP if knob.key in file},
            **tools,
            **{form.field: _each(file, form) for form in FORMS if form.key in file},
        },
        training=Training(**training),
        assumptions=_assumptions(_subtable(file, "assumptions")),
    )


def _only(table: Table, known: list[str], place: str) -> None:
    unknown = sorted(set(table) - set(known))
    if unknown:
        named = ", ".join(repr(key) for key in unknown)
        raise RefusedError(f"{place} has the unknown key {named}; known are {', '.join(known)}.")


def _table(file: Table, name: str) -> dict[str, Any]:
    given = _subtable(file, name)
    knobs = [knob for knob in IN_FILES if knob.table == name]
    _only(given, [knob.key for knob in knobs], f"[{name}]")
    return {k.field: k.checked(given[k.key], f"[{name}] ") for k in knobs if k.key in given}


def _subtable(file: Table, key: str) -> Table:
    value = file.get(key, {})
    if not isinstance(value, dict):
        raise RefusedError(f"{key} is {value!r}; write it as a table, [{key}].")
    return value


def _each(file: Table, form: Form) -> tuple[Any, ...]:
    tables = file[form.key]
    if not isinstance(tables, list) or not all(isinstance(item, dict) for item in tables):
        raise RefusedError(
            f"{form.key} is {tables!r}; write each as [[{form.key}]], or {form.key} = [] for none."
        )
    return tuple(form.read(item) for item in tables)


def refuse_doubles(scenario: Scenario) -> None:
    """Offers go by their names. Raises RefusedError where two of a kind have one; a scenario that
    was kept can still be read, and what was decided with it."""
    for form in FORMS:
        names = (getattr(item, form.named) for item in getattr(scenario, form.field) or ())
        for name, times in Counter(names).items() if form.named else ():
            if times > 1:
                own = f"give each a {form.named} of its own"
                raise RefusedError(f"[[{form.key}]] {name} stands {times} times; {own}.")


def _assumptions(table: Table, prefix: str = "") -> tuple[tuple[str, float], ...]:
    """Numbers by key; `training.success = 0.6` and `"training.success" = 0.6` say the same."""
    result: list[tuple[str, float]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            result += _assumptions(value, f"{prefix}{key}.")
        else:
            number = Knob(prefix + key, "number")
            result.append((number.key, number.checked(value, "[assumptions] ")))
    return tuple(result)


ARRAYS = {form.field: form.key for form in FORMS}
RENAMED = {knob.field: knob.key for form in FORMS for knob in form.keys if knob.renamed}
IN_TABLE = {knob.field: knob.table for knob in IN_FILES if knob.table == "tools"}
"""Fields of a scenario that a file keeps in a table."""
_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")


def scenario_text(scenario: Scenario) -> str:
    """The TOML of a scenario, ending in a line break. Only what differs from the default is
    written: an absent key means what it means in a file."""
    plain = [f"name = {toml_text(scenario.name)}"]
    tables: dict[str, list[str]] = {}
    lists: list[str] = []
    for field, value in _given(scenario):
        key = ARRAYS.get(field, field)
        if field == "name":
            continue
        if is_dataclass(value):
            tables[key] = _lines(value)
        elif field in IN_TABLE:
            tables.setdefault(IN_TABLE[field], []).append(f"{key} = {toml_value(value, _key)}")
        elif isinstance(value, tuple) and value and is_dataclass(value[0]):
            lists += ["\n".join([f"[[{key}]]", *_lines(item)]) for item in value]
        else:
            plain.append(f"{key} = {toml_value(value, _key)}")
    parts = ["\n".join(plain), *("\n".join([f"[{key}]", *rows]) for key, rows in tables.items())]
    return "\n\n".join([*parts, *lists]) + "\n"


def _lines(value: Any) -> list[str]:
    return [
        f"{_key(RENAMED.get(field, field))} = "
        + ("{}" if field == "levels" and not given else toml_value(given, _key))
        for field, given in _given(value)
    ]


def _given(value: Any) -> list[tuple[str, Any]]:
    """Fields that are not as they are by default."""
    pairs = [(field, getattr(value, field.name)) for field in fields(value)]
    return [(field.name, given) for field, given in pairs if given != field.default]


def _key(key: str) -> str:
    return key if key and set(key) <= _BARE else toml_text(key)
