"""What the plan depends on, as a report prints it, against numbers made by hand."""

from __future__ import annotations

from dataclasses import replace

from analytics.options.drivers import Driver, End
from dashboard.reports import pdf, workbook
from dashboard.reports.content import Number
from dashboard.reports.depends import Depends, depends
from dashboard.reports.model import report_model
from tests.dashboard.reports import build
from tests.dashboard.reports.reading import pdf_text, sheets

LIKELY = End(160, 0, 28_693.0, 0)
HOURS = Driver(
    "training.hours_to_level_3",
    "hours",
    replace(LIKELY, number=80, total=14_346.0),
    LIKELY,
    replace(LIKELY, number=320, total=120_960.0),
    replace(LIKELY, number=80, total=14_346.0),
    replace(LIKELY, number=320, shortage=1, total=57_386.0),
)
NOTHING = Driver("pay.band.P1", "USD", LIKELY, LIKELY, LIKELY, LIKELY, LIKELY)
FOUND = (HOURS, NOTHING)


def test_tables_print_what_was_found() -> None:
    section = depends(Depends(FOUND, 4), "USD")
    assert section is not None
    (drivers,) = section.tables
    assert drivers.rows[1] == (
        "training.hours_to_level_3",
        Number(320, "320", "number"),
        "hours",
        Number(1, "1"),
        Number(0, "0"),
        Number(57_386, "$\u00a057\u00a0386", "money"),
        Number(120_960, "$\u00a0120\u00a0960", "money"),
    )
    assert len(drivers.rows) == 2
    assert "1 of 2\u00a0numbers with a range changes nothing here: pay.band.P1." in drivers.note
    assert "Tried so far: 2 of 4\u00a0numbers with a range." in drivers.note


def test_of_an_option_net_cost_is_printed() -> None:
    ends = [replace(LIKELY, net=net, open_weeks=3.0) for net in (90_000.0, 80_000.0, 120_000.0)]
    likely, low, high = ends
    section = depends(Depends((Driver("k", "USD", low, likely, high, low, high),), 1), "USD")
    assert section is not None
    (drivers,) = section.tables
    assert drivers.columns[5].title == "Net cost, as it stands"
    assert drivers.rows[0][5] == Number(80_000, "$\u00a080\u00a0000", "money")
    assert "net cost $\u00a080\u00a0k to $\u00a0120\u00a0k between its ends" in section.note


def test_both_files_have_it_where_it_was_worked_out() -> None:
    found, chosen, levers = build.organisation(3, 13, 12, 8)
    model = report_model(found, chosen, levers, build.facts(), False, worked_out=Depends(FOUND))
    assert "Depends on" in sheets(workbook.render(model))
    assert "What the plan depends on" in pdf_text(pdf.render(model))
    without = report_model(found, chosen, levers, build.facts(), False)
    assert without.depends is None
