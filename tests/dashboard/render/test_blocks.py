"""What is said: how each kind of value is printed, what of a table each outlet gets, and the room
that text takes, by the published widths of Arial and of DejaVu Sans."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from dashboard.formats import SPACE
from dashboard.render.blocks import UNKNOWN, WITHHELD, Fields, Kind, Said, Value, column, written
from dashboard.render.slides import page as metrics

DAY = date(2027, 4, 3)


@pytest.mark.parametrize(
    ("value", "kind", "unit", "text"),
    [
        (None, "text", "", ""),
        (None, "count", "", "–"),
        (WITHHELD, "percent", "", "too few"),
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


@dataclass(frozen=True)
class Fruit:
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
    return [item.key for item in fields.table("t", "", fruits).columns]


def test_an_optional_column_stands_only_where_a_row_has_something_there() -> None:
    assert keys(FIELDS, *FRUITS) == ["name", "price", "share", "ripe", "note"]
    assert keys(FIELDS, *FRUITS[:2]) == ["name", "price", "share", "note"]
    assert keys(FIELDS, FRUITS[0]) == keys(FIELDS) == ["name", "price", "share"]
    hidden = Fields[Fruit](
        column("none", "None", "count", lambda fruit: 0, optional=True),
        column("few", "Few", "count", lambda fruit: WITHHELD, optional=True),
    )
    assert keys(hidden, FRUITS[0]) == ["few"]


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


def test_a_unit_of_its_own_stays_beside_that_of_money() -> None:
    euros = FIELDS.only("price").fields[0]
    own = Fields(replace(euros, column=replace(euros.column, unit="GBP")), euros)
    assert own.table("t", "", FRUITS[:1], unit="USD").texts() == [[f"£{SPACE}1", f"${SPACE}1"]]


def test_a_line_is_as_wide_as_its_letters_in_the_wider_of_two_fonts() -> None:
    # DejaVu Sans: H 752, a 613, l 278, o 612 thousandths; 72 points are an inch.
    assert metrics.width("Hallo", 72) == pytest.approx((752 + 613 + 278 + 278 + 612) / 1000)
    assert metrics.width("Hallo", 36) == pytest.approx(metrics.width("Hallo", 72) / 2)
    assert metrics.width("C", 72) == pytest.approx(0.722)  # Arial's; 698 in DejaVu Sans
    bold = (837 + 675 + 343 + 343 + 687) / 1000
    assert metrics.width("Hallo", 72, bold=True) == pytest.approx(bold)


def test_an_accent_takes_no_room_and_letters_of_east_asia_and_emoji_are_wide() -> None:
    for accented, plain in {"é": "e", "Å": "A", "e\u0301": "e"}.items():
        assert metrics.width(accented, 10) == metrics.width(plain, 10)
    assert metrics.width("運", 72) == 1.0
    assert metrics.width("🚀", 72) > 1.0


def test_lines_break_at_spaces_and_hyphens_and_within_long_words() -> None:
    """Of 1.3 inches in 72 points: two letters o (0.612 each) fit, three do not."""
    counts = {"oo": 1, "oo oo": 2, "oo\u00a0oo": 3, "o-o-o": 3, "ooooo": 3, "": 1}
    assert {words: metrics.lines(words, 1.3, 72) for words in counts} == counts


def test_what_is_cut_ends_with_an_ellipsis_and_fits() -> None:
    assert metrics.cut("oo", 1.3, 72) == "oo"
    result = metrics.cut("oooo", 1.8, 72)
    assert result == "o…"  # the ellipsis is as wide as an em
    assert metrics.width(result, 72) <= 1.8
