"""What a report says, as frozen values: no markup, nothing left to compute for a renderer.

A number travels with its printed text, so that the PDF, the workbook and later renderers cannot
disagree. Positions along an axis (`*_at`) are shares of it, 0 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "count", "level", "percent", "money", "hours", "weeks", "number", "lever"]
Tone = Literal["low", "middle", "good", "unknown"]
"""Of a coverage: below half, below 70 %, else; `unknown` where it may not be shown."""
CellKind = Literal["level", "unknown", "not_applicable", "too_few", "not_asked"]


@dataclass(frozen=True)
class Number:
    """A number, how it is printed and what it counts.

    `value` None: `text` says why (too few, –, ?).
    """

    value: float | None
    text: str
    kind: Kind = "count"


Cell = Number | str


@dataclass(frozen=True)
class Column:
    """One column of a table. `share` is the room that a text column gets beside the others."""

    title: str
    kind: Kind = "text"
    share: float = 1.0


@dataclass(frozen=True)
class Table:
    """Rows as wide as `columns`. `empty` is the sentence printed where there are no rows.

    `curve`: the rows are points along the first column, each other column is a line of shares.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    empty: str = ""
    curve: bool = False


@dataclass(frozen=True)
class Figure:
    """One of the large numbers, with its quiet line."""

    label: str
    number: Number
    note: str


@dataclass(frozen=True)
class AreaBar:
    """Coverage of a skill area. `headroom` is what the unknown levels could add: the whisker."""

    area: str
    coverage: Number
    high: Number
    headroom: Number
    required: Number
    shortage: Number
    tone: Tone


@dataclass(frozen=True)
class Gap:
    """One of the gaps that matter: what is short, what to do about it, why."""

    skill: str
    standing: str
    lever: str
    lever_text: str
    sureness: str
    cost: Number
    reason: str


@dataclass(frozen=True)
class Brief:
    """The first page. `title` is the finding, `lines` the plan in short: (word, sentence)."""

    title: str
    lines: tuple[tuple[str, str], ...]
    figures: tuple[Figure, ...]
    areas_title: str
    areas: tuple[AreaBar, ...]
    areas_note: str
    gaps_title: str
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class HeatCell:
    """One field of a heatmap. `shade` 0 to 5 is its colour on the level scale, None: no level.

    `framed`: a must-have is below its headcount here.
    """

    kind: CellKind
    number: Number
    shade: int | None
    note: str = ""
    framed: bool = False


@dataclass(frozen=True)
class HeatRow:
    """A row of a heatmap, under the heading `group`."""

    group: str
    label: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True)
class Heatmap:
    """Rows by columns. `kind` says what the rows are."""

    kind: Literal["teams", "people"]
    title: str
    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    note: str


@dataclass(frozen=True)
class GapRow:
    """One requirement against what the people hold.

    `held` is "1 of 3", `range_text` coverage with its bounds, `lever` "none" where none is needed.
    """

    skill: str
    area: str
    scope: str
    level: Number
    required: Number
    have: Number
    held: Number
    unknown: Number
    shortage: Number
    coverage: Number
    high: Number
    headroom: Number
    range_text: str
    must_have: bool
    due: str
    mark: str
    lever: str
    lever_text: str
    flip: str
    context: str


@dataclass(frozen=True)
class GapGroup:
    """Requirements that stand alike (short must-haves, other short ones, covered)."""

    title: str
    rows: tuple[GapRow, ...]


@dataclass(frozen=True)
class Gaps:
    """Requirement by requirement."""

    title: str
    note: str
    groups: tuple[GapGroup, ...]


@dataclass(frozen=True)
class Section:
    """A part of the report that is told table by table."""

    title: str
    note: str
    tables: tuple[Table, ...]


@dataclass(frozen=True)
class Making:
    """How the report was made, and how to check it."""

    title: str
    settings: tuple[tuple[str, str], ...]
    scenario_hash: str
    files: Table
    waves: Table
    formulas: tuple[tuple[str, str], ...]
    check: tuple[str, ...]
    command: str
    scenario_text: str
