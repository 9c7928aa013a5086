"""What is said: sections of blocks, as frozen values. Subjects make them, renderers print them. A
value travels raw beside its kind; `written` is the one way to print it, so that no two outlets
disagree. Shares run from 0 to 1, weeks count from a plan's start, money is in the block's unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from functools import partial
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final, Generic, Literal, TypeVar

from analytics.strategy.amounts import whole_week
from dashboard import formats
from seeds import read_seed

Kind = Literal[
    "text",
    "flag",
    "lever",
    "count",
    "level",
    "decimal",
    "number",
    "statistic",
    "percent",
    "chance",
    "money",
    "hours",
    "weeks",
    "date",
]
"""Decides how a value is printed and aligned, and its type in JSON. A flag is yes or nothing;
a number is printed as somebody entered it, a decimal with at most one digit, a statistic with
two."""
Outlet = Literal["page", "terminal", "json", "csv", "html", "pdf", "xlsx", "pptx"]
DATA: Final[tuple[Outlet, ...]] = ("json", "csv", "xlsx")
"""Outlets that are computed with: they get every row and column."""
WIDE: Final[tuple[Outlet, ...]] = ("page", *DATA, "html")
"""Those with the room for every column."""
PAPER: Final[tuple[Outlet, ...]] = (*WIDE, "pdf")
READ: Final[tuple[Outlet, ...]] = (*WIDE, "terminal", "pdf")
"""All but slides, which take one table or picture a page, and of it the columns that it is for."""
TEXTS: Final[frozenset[Kind]] = frozenset({"text", "flag", "lever", "date"})
"""Kinds that are set to the left."""


class Withheld(Enum):
    """In the place of a value that would tell of a small group: not the same as unknown."""

    WITHHELD = 1


WITHHELD: Final = Withheld.WITHHELD
TOO_FEW: Final = f"too{formats.SPACE}few"
UNKNOWN: Final = "–"


@dataclass(frozen=True)
class Said:
    """A value that is printed in words of its own: 1 as "1 of 3"."""

    value: str | float | date | None
    text: str


Value = str | bool | int | float | date | None | Withheld | Said
T = TypeVar("T")


def written(value: Value, kind: Kind = "text", unit: str = "") -> str:
    """A value as every outlet prints it."""
    match value:
        case None:
            return "" if kind in ("text", "flag", "lever") else UNKNOWN
        case Withheld():
            return TOO_FEW
        case Said():
            return value.text
        case bool():
            return "yes" if value else ""
        case str():
            return LEVERS.get(value, value) if kind == "lever" else value
        case date():
            return formats.day(value)
    if kind == "money":
        return formats.money_exact(value, unit)
    return NUMBERS.get(kind, formats.number)(value)


LEVERS: Final[Mapping[str, str]] = MappingProxyType(
    {row["lever"]: row["title"] for row in read_seed("levers.csv")}
)
"""What a lever is called; its key is its colour."""


NUMBERS: Final[Mapping[Kind, Callable[[float], str]]] = {
    "percent": formats.percent,
    "chance": formats.chance,
    "hours": lambda value: formats.hours(value).replace("-", "−"),
    "weeks": lambda value: str(whole_week(value)),
    "decimal": formats.decimal,
    "number": lambda value: formats.entered(value).replace("-", "−"),
    "statistic": formats.statistic,
}
"""How a number of a kind is printed; money has its unit, and any other is a whole number."""


def raw(value: Value) -> Any:
    """A value as JSON and CSV have it: null where it is unknown or withheld."""
    match value:
        case Withheld():
            return None
        case Said():
            return raw(value.value)
        case date():
            return value.isoformat()
    return value


def amount(value: Value) -> float | None:
    """The number of a value, where it has one."""
    result = value.value if isinstance(value, Said) else value
    return None if isinstance(result, bool) or not isinstance(result, int | float) else result


@dataclass(frozen=True)
class Column:
    """One column of a table. `key` is stable, `title` for readers; `share` is the room of a text
    beside others; `only`: outlets that print it, empty: all; `below`: on paper under its row."""

    key: str
    title: str
    kind: Kind = "text"
    share: float = 1.0
    only: tuple[Outlet, ...] = ()
    unit: str = ""
    below: bool = False


@dataclass(frozen=True)
class Field(Generic[T]):
    """A column with what stands in it. `optional`: left out where no row has anything there."""

    column: Column
    value: Callable[[T], Value]
    optional: bool = False


def column(
    key: str,
    title: str,
    kind: Kind = "text",
    value: Callable[[T], Value] | str = "",
    *,
    share: float = 1.0,
    only: Sequence[Outlet] = (),
    optional: bool = False,
    below: bool = False,
) -> Field[T]:
    """`value`: how it is read, or its path (without one, the key): names of attributes and places
    of a tuple. It is None from where a part of it is."""
    read = value if callable(value) else partial(_along, (value or key).split("."))
    return Field(Column(key, title, kind, share, tuple(only), below=below), read, optional)


def _along(path: Sequence[str], item: Any) -> Any:
    for name in path:
        if item is None:
            return None
        item = item[int(name)] if name.isdigit() else getattr(item, name)
    return item


def within(part: str | int, *fields: Field[Any]) -> Iterator[Field[Any]]:
    """Fields of a part of an item, by its path."""
    return (
        replace(item, value=partial(_inside, str(part).split("."), item.value)) for item in fields
    )


def aside(*fields: Field[Any]) -> Iterator[Field[Any]]:
    """Fields beside what a table is for: slides leave them out."""
    return (replace(item, column=replace(item.column, only=READ)) for item in fields)


def _inside(path: Sequence[str], read: Callable[[Any], Value], item: Any) -> Value:
    inner = _along(path, item)
    return None if inner is None else read(inner)


@dataclass(frozen=True)
class Figure:
    """One of the large numbers, with its quiet line. `named`: this says which one it is."""

    key: str
    label: str
    value: Value
    kind: Kind = "count"
    note: str = ""
    unit: str = ""
    named: bool = False

    @property
    def text(self) -> str:
        return written(self.value, self.kind, self.unit)


@dataclass(frozen=True)
class Numbers:
    figures: tuple[Figure, ...]
    only: tuple[Outlet, ...] = ()


@dataclass(frozen=True)
class Lines:
    """(word, sentence), one a line. `most`: those that a slide has."""

    key: str
    title: str
    rows: tuple[tuple[str, str], ...]
    only: tuple[Outlet, ...] = ()
    most: int = 4


@dataclass(frozen=True)
class Note:
    text: str
    only: tuple[Outlet, ...] = ()


@dataclass(frozen=True)
class Table:
    """Rows as wide as `columns`. `empty` is printed where there are none. `most`: rows that an
    outlet prints, by outlet; it then says how many more there are."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    note: str = ""
    empty: str = ""
    most: Mapping[str, int] = field(default_factory=dict)
    only: tuple[Outlet, ...] = ()

    def for_outlet(self, outlet: Outlet) -> Table:
        places = [at for at, column in enumerate(self.columns) if shown(column.only, outlet)]
        rows = self.rows[: self.most.get(outlet)]
        return replace(
            self,
            columns=tuple(self.columns[at] for at in places),
            rows=tuple(tuple(row[at] for at in places) for row in rows),
        )

    def left_out(self, outlet: Outlet) -> int:
        return max(0, len(self.rows) - self.most.get(outlet, len(self.rows)))

    def texts(self) -> list[list[str]]:
        """Every cell as it is printed, row by row."""
        looks = [(column.kind, column.unit) for column in self.columns]
        return [
            [written(cell, *look) for cell, look in zip(row, looks, strict=True)]
            for row in self.rows
        ]

    def records(self) -> list[dict[str, Any]]:
        """By key, raw: what machines read."""
        keys = [column.key for column in self.columns]
        return [dict(zip(keys, map(raw, row), strict=True)) for row in self.rows]


class Fields(Generic[T]):
    """What is said of each of many things: a column each, declared once for every outlet. `secret`:
    keys of columns, with spaces between, that are withheld of an item that is unseen."""

    def __init__(self, *fields: Field[T], secret: str = "") -> None:
        self.fields, self.secret = fields, secret

    def only(self, *keys: str) -> Fields[T]:
        by_key = {item.column.key: item for item in self.fields}
        return Fields(*(by_key[key] for key in keys), secret=self.secret)

    def but(self, *keys: str) -> Fields[T]:
        kept = (item for item in self.fields if item.column.key not in keys)
        return Fields(*kept, secret=self.secret)

    def table(
        self,
        key: str,
        title: str,
        items: Iterable[T],
        *,
        note: str = "",
        empty: str = "",
        unit: str = "",
        most: Mapping[str, int] | None = None,
        only: Sequence[Outlet] = (),
        unseen: Callable[[T], bool] = attrgetter("unseen"),
    ) -> Table:
        """Said of `items`; `unit` is that of money, `unseen` whose secrets are withheld."""
        rows, secret = list(items), self.secret.split()
        columns, cells = [], []
        for column_of in self.fields:
            hides = column_of.column.key in secret
            values = [
                WITHHELD if hides and unseen(item) else column_of.value(item) for item in rows
            ]
            if not column_of.optional or any(value not in (None, "", False) for value in values):
                columns.append(replace(column_of.column, unit=column_of.column.unit or unit))
                cells.append(values)
        body = tuple(zip(*cells, strict=True)) if rows else ()
        return Table(key, title, tuple(columns), body, note, empty, most or {}, tuple(only))


Shade = str
"""What a colour stands for: a lever, a level, "open", "low" and so on; `shades` has the colours."""


@dataclass(frozen=True)
class Bar:
    """A length from 0, what it could be at most, and the length that is required (`mark`)."""

    label: str
    value: float | None
    text: str
    high: float | None = None
    mark: float | None = None
    shade: Shade = "good"
    note: str = ""


@dataclass(frozen=True)
class Bars:
    """Lengths below each other. `end`: where the axis ends; None: with the longest."""

    rows: tuple[Bar, ...]
    kind: Kind = "percent"
    end: float | None = 1.0


@dataclass(frozen=True)
class Series:
    name: str
    values: tuple[float | None, ...]
    shade: Shade = "accent"


@dataclass(frozen=True)
class Stacked:
    """Parts of a whole, one whole a label. `upright`: columns from left to right, as months are."""

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    kind: Kind = "count"
    unit: str = ""
    upright: bool = False


@dataclass(frozen=True)
class Curves:
    labels: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True)
class Point:
    """A point with its name; `strong`: the one that is recommended."""

    label: str
    x: float
    y: float
    text: str
    strong: bool = False


@dataclass(frozen=True)
class Points:
    """Points on two scales, joined in their order; else only strong ones are named. `x_kind` money:
    in `unit`. `cross`: x and y of two lines that the points are held against."""

    points: tuple[Point, ...]
    x_title: str
    y_title: str
    x_kind: Kind = "money"
    unit: str = ""
    joined: bool = True
    cross: tuple[float, float] | None = None

    @property
    def heights(self) -> tuple[float, float]:
        """Ends of an axis of y: its points', if joined 1 apart, so that 0.2 do not fill it."""
        values = [point.y for point in self.points] or [0.0, 1.0]
        low, high = min(values), max(values)
        wider = max(0.0, 1.0 - (high - low)) / 2 if self.joined else 0.0
        return low - wider, high + wider


@dataclass(frozen=True)
class HeatCell:
    """One field: a level, or a word for what stands in its place. `note` follows a pointer.
    `framed`: a must-have is below its headcount here."""

    value: Value
    text: str
    shade: int | None = None
    framed: bool = False
    note: str = ""


@dataclass(frozen=True)
class Heat:
    """Levels as colours. Each row stands under the heading `group`."""

    names: tuple[str, str]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[HeatCell, ...]], ...]
    decimals: int = 1


@dataclass(frozen=True)
class Span:
    """From a first to a last week. `decide`: until when it can be decided; `due`: when needed."""

    label: str
    start: float
    end: float
    shade: Shade
    decide: float | None = None
    due: float | None = None
    note: str = ""


@dataclass(frozen=True)
class Spans:
    """What runs when, in weeks from `start`, until week `weeks`."""

    rows: tuple[Span, ...]
    start: date
    weeks: float


Form = Bars | Stacked | Curves | Points | Heat | Spans


@dataclass(frozen=True)
class Chart:
    """A picture, said again in words (`alt`) and as a table (`twin`). `title` is its finding."""

    key: str
    title: str
    form: Form
    alt: str
    twin: Table | None = None
    note: str = ""
    only: tuple[Outlet, ...] = ()


Block = Numbers | Lines | Note | Table | Chart


@dataclass(frozen=True)
class Section:
    """A subject, told. `title` is its finding, `lead` the sentence below it. `name`: what it is
    called in a menu; `part`: the part of a report that it belongs to."""

    key: str
    name: str
    title: str
    lead: str = ""
    blocks: tuple[Block, ...] = ()
    part: str = ""

    def for_outlet(self, outlet: Outlet) -> list[Block]:
        return [block for block in self.blocks if shown(block.only, outlet)]

    def tables(self, outlet: Outlet = "json") -> list[Table]:
        result = (as_table(block, outlet) for block in self.for_outlet(outlet))
        return [table for table in result if table]


def given(*blocks: Block | None) -> tuple[Block, ...]:
    """Those that are there."""
    return tuple(block for block in blocks if block)


def as_table(block: Block, outlet: Outlet) -> Table | None:
    """A block as a table that an outlet prints; None where it is none."""
    match block:
        case Numbers():
            return FIGURES.table("figures", "In numbers", block.figures).for_outlet(outlet)
        case Lines():
            return LINES.table(block.key, block.title, block.rows)
        case Table():
            return block.for_outlet(outlet)
        case Chart():
            return block.twin.for_outlet(outlet) if block.twin else None
    return None


def shown(only: Sequence[Outlet], outlet: Outlet) -> bool:
    """Whether an outlet prints what is for `only` some."""
    return not only or outlet in only


FIGURES = Fields[Figure](
    column("key", "Key", only=("json", "csv")),
    column("figure", "Figure", value="label"),
    column("value", "Value", "decimal", only=DATA),
    column("printed", "As printed", value="text"),
    column("note", "Note", share=2),
)
LINES = Fields[tuple[str, str]](
    column("word", "In short", value="0", share=0.3),
    column("sentence", "Sentence", value="1", share=3),
)
