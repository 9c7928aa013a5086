"""What is said: how each kind of value is printed, and what of a table each outlet gets."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from dashboard.formats import SPACE
from dashboard.render.blocks import (
    UNKNOWN,
    WITHHELD,
    Bars,
    Chart,
    Fields,
    Figure,
    Kind,
    Lines,
    Note,
    Numbers,
    Said,
    Section,
    Value,
    amount,
    column,
    raw,
    written,
)

DAY = date(2027, 4, 3)


@pytest.mark.parametrize(
    ("value", "kind", "unit", "text"),
    [
        (None, "text", "", ""),
        (None, "flag", "", ""),
        (None, "lever", "", ""),
        (None, "count", "", "–"),
        (None, "date", "", "–"),
        (WITHHELD, "percent", "", "too few"),
        (WITHHELD, "text", "", "too few"),
        (Said(3, "3 of 7"), "count", "", "3 of 7"),
        (True, "flag", "", "yes"),
        (False, "flag", "", ""),
        ("train", "lever", "", "Train"),
        ("nothing", "lever", "", "Leave open"),
        ("levitate", "lever", "", "levitate"),
        ("train", "text", "", "train"),
        (DAY, "date", "", "3 Apr 2027"),
        ("week 3", "date", "", "week 3"),
        (1234, "count", "", "1 234"),
        (3, "level", "", "3"),
        (2.54, "decimal", "", "2.5"),
        (2.0, "decimal", "", "2"),
        (0.18, "number", "", "0.18"),
        (112_590.0, "number", "", "112 590"),
        (-0.5, "number", "", "−0.5"),
        (0.999, "percent", "", "99 %"),
        (148_230.4, "money", "USD", "$ 148 230"),
        (-1_200.0, "money", "CHF", "−CHF 1 200"),
        (-160.0, "hours", "", "−160 h"),
        (13.4, "weeks", "", "14"),
    ],
)
def test_a_value_is_printed_by_its_kind(value: Value, kind: Kind, unit: str, text: str) -> None:
    printed = written(value, kind, unit)
    assert printed.replace(SPACE, " ") == text
    assert not isinstance(value, float) or " " not in printed, "a number holds to its unit"


def test_machines_read_values_raw_and_nothing_of_what_is_withheld() -> None:
    values = (None, WITHHELD, True, 3, 0.5, "a", DAY, Said(DAY, "soon"), Said(None, "never"))
    shown = [None, None, True, 3, 0.5, "a", "2027-04-03", "2027-04-03", None]
    assert [raw(value) for value in values] == shown
    assert [amount(value) for value in (3, 0.5, Said(2, "2 of 3"))] == [3, 0.5, 2]
    assert {amount(value) for value in (None, WITHHELD, True, "3", DAY, Said(DAY, "x"))} == {None}


@dataclass(frozen=True)
class Fruit:
    """Something that a table can be about."""

    name: str
    price: float
    ripe: date | None = None
    note: str = ""


FRUITS = (Fruit("Apple", 1.0), Fruit("Pear", 2.0, note="sweet"), Fruit("Fig", 3.0, DAY))
FIELDS = Fields[Fruit](
    column("name", "Fruit", "text", lambda fruit: fruit.name),
    column("price", "Price", "money", lambda fruit: fruit.price),
    column("share", "Share", "percent", lambda fruit: fruit.price / 6, only=("json", "xlsx")),
    column("ripe", "Ripe", "date", lambda fruit: fruit.ripe, optional=True),
    column("note", "Note", "text", lambda fruit: fruit.note, optional=True),
    column("bad", "Bad", "flag", lambda fruit: False, optional=True),
)


def keys(fields: Fields[Fruit], *fruits: Fruit) -> list[str]:
    return [one.key for one in fields.table("t", "", fruits).columns]


def test_an_optional_column_stands_only_where_a_row_has_something_there() -> None:
    assert keys(FIELDS, *FRUITS) == ["name", "price", "share", "ripe", "note"]
    assert keys(FIELDS, *FRUITS[:2]) == ["name", "price", "share", "note"]
    assert keys(FIELDS, FRUITS[0]) == keys(FIELDS) == ["name", "price", "share"]
    hidden = Fields[Fruit](
        column("none", "None", "count", lambda fruit: 0, optional=True),
        column("few", "Few", "count", lambda fruit: WITHHELD, optional=True),
    )
    assert keys(hidden, FRUITS[0]) == ["few"]


def test_columns_can_be_chosen_in_another_order_or_left_out() -> None:
    assert keys(FIELDS.only("price", "name"), *FRUITS) == ["price", "name"]
    assert keys(FIELDS.but("price", "share"), *FRUITS) == ["name", "ripe", "note"]


def test_each_outlet_gets_its_columns_and_as_many_rows_as_it_has_room_for() -> None:
    table = FIELDS.table("t", "Fruit", FRUITS, unit="EUR", most={"pptx": 2})
    assert [c.key for c in table.for_outlet("json").columns] == [c.key for c in table.columns]
    slide = table.for_outlet("pptx")
    assert [c.key for c in slide.columns] == ["name", "price", "ripe", "note"]
    assert slide.texts() == [
        ["Apple", f"€{SPACE}1", UNKNOWN, ""],
        ["Pear", f"€{SPACE}2", UNKNOWN, "sweet"],
    ]
    assert (table.left_out("pptx"), table.left_out("json")) == (1, 0)
    assert table.for_outlet("page").records()[-1] == {
        "name": "Fig",
        "price": 3.0,
        "ripe": "2027-04-03",
        "note": "",
    }


def test_a_unit_of_its_own_stays_beside_that_of_money() -> None:
    euros = FIELDS.only("price").fields[0]
    own = Fields(replace(euros, column=replace(euros.column, unit="GBP")), euros)
    assert own.table("t", "", FRUITS[:1], unit="USD").texts() == [[f"£{SPACE}1", f"${SPACE}1"]]


SECTION = Section(
    "s",
    "S",
    "A title",
    blocks=(
        Numbers((Figure("n", "Number", 2.54, "decimal", "a note"),)),
        Lines("l", "In lines", (("Word", "Sentence."),), only=("pdf", "json")),
        Note("Quiet."),
        FIELDS.table("t", "Fruit", FRUITS, only=("pdf", "json")),
        Chart("c", "A chart", Bars(()), "said", FIELDS.table("twin", "", FRUITS)),
        Chart("d", "Without a table", Bars(()), "said"),
    ),
)


def test_a_section_has_all_its_tables_also_those_behind_charts() -> None:
    assert [table.key for table in SECTION.tables()] == ["figures", "l", "t", "twin"]
    assert [table.key for table in SECTION.tables("csv")] == ["figures", "twin"]
    figures, lines, *_ = SECTION.tables()
    assert figures.records() == [
        {"key": "n", "figure": "Number", "value": 2.54, "printed": "2.5", "note": "a note"}
    ]
    assert lines.records() == [{"word": "Word", "sentence": "Sentence."}]
    assert len(SECTION.for_outlet("pdf")) == 6
    assert [type(block) for block in SECTION.for_outlet("pptx")] == [Numbers, Note, Chart, Chart]
