"""What the plan depends on, as a report prints it, against numbers made by hand."""

from __future__ import annotations

from dataclasses import replace

from analytics.results import Verdict
from analytics.sensitivity.robust import Tried
from analytics.strategy.drivers import Driver, End
from analytics.strategy.verdicts.results import Robustness, SkillLevers
from analytics.suppression import Hidden
from dashboard.reports import pdf, workbook
from dashboard.reports.content import Number
from dashboard.reports.depends import Depends, depends
from dashboard.reports.model import report_model
from dashboard.reports.numbers import TOO_FEW
from dashboard.wording import robust
from tests.dashboard.reports import build
from tests.dashboard.reports.reading import pdf_text, sheets
from tests.dashboard.test_wording import plain

LIKELY = End(160, 0, 28_693.0, 2.0, 0)
HOURS = Driver(
    "training.hours_to_level_3",
    "hours",
    replace(LIKELY, number=80, total=14_346.0),
    LIKELY,
    replace(LIKELY, number=320, total=120_960.0),
    replace(LIKELY, number=80, total=14_346.0),
    replace(LIKELY, number=320, shortage=1, total=57_386.0),
)
SUCCESS = replace(
    HOURS,
    key="training.success",
    low=LIKELY,
    high=LIKELY,
    fixed_low=replace(LIKELY, holding=1.5),
    fixed_high=replace(LIKELY, holding=2.5),
)
NOTHING = replace(SUCCESS, key="pay.band.P1", fixed_low=LIKELY, fixed_high=LIKELY)
FOUND = (HOURS, SUCCESS, NOTHING)


def tried(
    levers: tuple[SkillLevers, ...], wins: dict[Verdict, int] | None = None
) -> tuple[Tried, tuple[SkillLevers, ...]]:
    """Every short skill's verdict wins in 11 of 20 tries, or as `wins` says."""
    short = [one for one in levers if one.shortage]
    skills = {
        one.skill_id: Robustness(
            one.verdict, 20, {"fused": wins or {one.verdict: 11, "covered": 9}}
        )
        for one in short
    }
    found = Tried(20, 200, 1, ("fused",), skills)
    return found, tuple(replace(one, robustness=skills.get(one.skill_id)) for one in levers)


def test_tables_print_what_was_found() -> None:
    _, _, levers = build.organisation(3, 13, 12, 8)
    over, levers = tried(levers)
    section = depends(Depends(FOUND, over, 4), levers, Hidden(), "USD")
    assert section is not None
    drivers, verdicts = section.tables
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
    assert "training.success (1.5 to 2.5)" in drivers.note
    assert "1 of 3\u00a0numbers with a range changes nothing here: pay.band.P1." in drivers.note
    assert "Tried so far: 3 of 4\u00a0numbers with a range." in drivers.note
    assert verdicts.rows[0][2:] == (
        Number(0.55, "55\u00a0%", "percent"),
        "toss-up",
        "nothing is missing in 45\u00a0%",
    )
    assert "20\u00a0draws of 200 so far" in verdicts.note


def test_a_small_groups_verdict_keeps_how_it_came_out() -> None:
    _, _, levers = build.organisation(3, 13, 12, 8)
    over, levers = tried(levers)
    first = next(one for one in levers if one.robustness)
    hidden = Hidden(requirements=frozenset({("Core", first.skill_id, 3)}))
    section = depends(Depends((), over), levers, hidden, "USD")
    assert section is not None
    (table,) = section.tables
    assert table.rows[0][2:] == (TOO_FEW, "", "")
    assert table.rows[1][3] == "toss-up"


def test_a_verdict_that_another_one_overturns_is_called_so() -> None:
    _, _, levers = build.organisation(3, 13, 12, 8)
    over, levers = tried(levers, {"covered": 20})
    section = depends(Depends((), over), levers, Hidden(), "USD")
    assert section is not None
    (table,) = section.tables
    assert table.rows[0][2:] == (
        Number(0.0, "0\u00a0%", "percent"),
        "does not stand",
        "nothing is missing in 100\u00a0%",
    )
    first = next(one for one in levers if one.robustness)
    assert "toss-up" not in table.title
    assert "not stand: " in table.title
    assert plain(robust.sentence(first)).startswith("does not stand: nothing is missing in 100 %, ")


def test_both_files_have_it_where_it_was_worked_out() -> None:
    found, chosen, levers = build.organisation(3, 13, 12, 8)
    over, levers = tried(levers)
    model = report_model(
        found, chosen, levers, build.facts(), False, worked_out=Depends(FOUND, over)
    )
    assert "Depends on" in sheets(workbook.render(model))
    assert "What the plan depends on" in pdf_text(pdf.render(model))
    assert model.brief.gaps[0].sureness.startswith("toss-up")
    without = report_model(found, chosen, levers, build.facts(), False)
    assert without.depends is None
