"""What a report says of the plan, as frozen values (`content` has the rest)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dashboard.reports.content import Figure, Number, Table


@dataclass(frozen=True)
class ActionRow:
    """One purchase, with where it lies on the time line (shares of `Blend.weeks`)."""

    lever: str
    what: str
    who: str
    count: Number
    start: Number
    end: Number
    decide_by: Number
    decide_on: str
    start_at: float
    end_at: float
    decide_at: float
    due_at: float | None
    one_off: Number
    run_rate: Number
    hours: Number
    total: Number
    chance: Number
    closes: str
    why: str
    """Of an action about a person, what it rests on; "" where people are not shown."""


PartKind = Literal["have", "train", "hire", "equip", "contract", "move", "open"]


@dataclass(frozen=True)
class Part:
    """A piece of a stacked bar: whom it counts, how many, and its share of the bar's length."""

    kind: PartKind
    people: Number
    share: float


@dataclass(frozen=True)
class NeedRow:
    """A requirement before and after the plan, in people. `parts` is empty where it is hidden."""

    skill: str
    scope: str
    level: Number
    must_have: bool
    due: str
    required: Number
    have: Number
    by_train: Number
    by_hire: Number
    by_equip: Number
    by_contract: Number
    by_move: Number
    before: Number
    after: Number
    chance: Number
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class StrategyRow:
    """A way to act, judged in the same order as the blend."""

    name: str
    lever: str
    chosen: bool
    shortage: Number
    shortage_other: Number
    one_off: Number
    run_rate: Number
    hours: Number
    total: Number


@dataclass(frozen=True)
class Blend:
    """The plan. `weeks` is the length of the time line."""

    title: str
    costs: tuple[Figure, ...]
    before_after: Table
    actions: tuple[ActionRow, ...]
    actions_key: str
    """How the time line is to be read, where it is drawn."""
    due_rule: str
    """Which date holds: a requirement's own, or the deadline."""
    actions_note: str
    weeks: Number
    deadline: Number
    strategies: tuple[StrategyRow, ...]
    strategies_title: str
    strategies_note: str
    do_nothing: str
    by_lever: Table
    by_year: Table
    slips: Table
    needs: tuple[NeedRow, ...]
    needs_title: str
    needs_note: str
    gives: Table
    fair: tuple[Table, ...]
    """How training is spread, and whom a single rating leaves out."""
