"""Charts of a deck as ECMA-376 wants them: what stands out of order, an office program repairs."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from lxml import etree
from pptx import Presentation

from dashboard.reports.content import Column, Number, Table
from dashboard.reports.slides import charts
from dashboard.reports.slides.page import BODY_BOX, Deck

# CT_CatAx and CT_ValAx, part 1, 21.2.2.25 and 21.2.2.226.
ORDER = (
    "axId",
    "scaling",
    "delete",
    "axPos",
    "majorGridlines",
    "minorGridlines",
    "title",
    "numFmt",
    "majorTickMark",
    "minorTickMark",
    "tickLblPos",
    "spPr",
    "txPr",
    "crossAx",
    "crosses",
    "crossesAt",
    "crossBetween",
    "auto",
    "lblAlgn",
    "lblOffset",
    "tickLblSkip",
    "tickMarkSkip",
    "noMultiLvlLbl",
    "majorUnit",
    "minorUnit",
    "dispUnits",
)
MADE = datetime(2026, 11, 26)
SERIES = (charts.Series("train", [1.0, 2.0], ["#2A9D8F"] * 2),)


def axes(deck: Deck) -> list[list[str]]:
    """The parts of each axis of the deck's charts."""
    buffer = io.BytesIO()
    deck.pages.save(buffer)
    return [
        [etree.QName(part).localname for part in axis]
        for slide in Presentation(io.BytesIO(buffer.getvalue())).slides
        for shape in slide.shapes
        if shape.has_chart
        for axis in shape.chart._chartSpace.xpath(".//c:catAx | .//c:valAx")  # type: ignore[attr-defined]
    ]


def test_the_parts_of_every_axis_stand_in_the_order_of_the_format() -> None:
    deck = Deck("foot")
    slide = deck.page("title", "line", ())
    names = ["a", "b"]
    charts.bars(slide, BODY_BOX, names, SERIES, pattern="0", said="s", step=5.0, made_at=MADE)
    charts.columns(slide, BODY_BOX, names, SERIES, pattern="0", said="s", made_at=MADE)
    rows = tuple((name, Number(0.5, "50 %", "percent")) for name in names)
    table = Table("t", (Column("On"), Column("Planned", "percent")), rows)
    charts.curve(slide, BODY_BOX, table, MADE)
    found = axes(deck)
    assert len(found) == 6
    for parts in found:
        assert parts == sorted(parts, key=ORDER.index)
        assert len(parts) == len(set(parts))
    assert sum("tickLblSkip" in parts for parts in found) == 3


@pytest.mark.parametrize(
    ("largest", "step"), [(1_487_998, 500_000), (443_259, 100_000), (99, 20), (0, 0.2), (6, 2)]
)
def test_an_axis_of_money_has_at_most_six_ticks(largest: float, step: float) -> None:
    assert charts.money_step(largest) == pytest.approx(step)


@pytest.mark.parametrize(
    ("largest", "currency", "pattern"),
    [
        (1_200_000, "USD", '"$" 0.0,," M"'),
        (20_000, "EUR", '"€" #,##0," k"'),
        (900, "A]B", '"AB" #,##0'),
    ],
)
def test_money_is_written_in_letters_as_elsewhere(
    largest: float, currency: str, pattern: str
) -> None:
    assert charts.money_pattern(largest, currency) == pattern
