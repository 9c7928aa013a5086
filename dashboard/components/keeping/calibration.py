"""Whether chances come true: the reliability chart of the study, with its numbers as a table."""

from __future__ import annotations

from analytics.chances.calibration import Calibration
from dashboard.charts.reliability import reliability
from dashboard.components.basics.picture import palette, picture
from dashboard.components.basics.table import Columns
from dashboard.formats import percent
from dashboard.wording import calibration as wording


def show_calibration(found: Calibration) -> None:
    """The chart, what it finds, and what the study assumes."""
    picture(
        reliability(tuple(wording.curves(found).items()), palette()),
        key="calibration",
        title=wording.title(found),
        alt=wording.alt(found),
        table=calibration_table(found),
        caption=f"{wording.finding(found)} {wording.how(found)}",
    )


def calibration_table(found: Calibration) -> Columns:
    """One row a point of the chart."""
    rows = [(name, one) for name, bins in wording.curves(found).items() for one in bins]
    return {
        "What was said": [name for name, _ in rows],
        "Said, from": [percent(one.low) for _, one in rows],
        "Below": [percent(one.high) for _, one in rows],
        "On average": [percent(one.said) for _, one in rows],
        "Cases": [one.cases for _, one in rows],
        "Held": [one.held for _, one in rows],
        "Share": [percent(one.share) for _, one in rows],
        "At least (95 %)": [percent(one.interval[0]) for _, one in rows],
        "At most (95 %)": [percent(one.interval[1]) for _, one in rows],
    }
