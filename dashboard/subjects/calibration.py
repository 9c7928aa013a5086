"""Whether chances come true: what the study of invented organisations study."""

from __future__ import annotations

from collections.abc import Mapping

from analytics.chances.calibration import AIM, Bin, Calibration, around_80
from dashboard.formats import SPACE, coverage_range, day, number, percent
from dashboard.render.blocks import Chart, Curves, Fields, Section, Series, Table, column

REQUIREMENTS, PLANS, AS_RATED = "Single requirements", "Whole plans", "Ratings taken as true"
SHADES = {REQUIREMENTS: "accent", PLANS: "ink", AS_RATED: "have"}


def curves(study: Calibration) -> Mapping[str, tuple[Bin, ...]]:
    """By what was promised, as it is called."""
    return {REQUIREMENTS: study.requirements, PLANS: study.plans, AS_RATED: study.as_rated}


def title(study: Calibration) -> str:
    """What became of what was said to hold with about 80 %."""
    requirements, plans = around_80(study.requirements), around_80(study.plans)
    if requirements is None or plans is None:
        return f"No {'plan' if requirements else 'requirement'} was given {coverage_range(*AIM)}"
    return (
        f"Where Skillmix says {coverage_range(*AIM)}, {percent(requirements.share)} of "
        f"requirements and {percent(plans.share)} of whole plans come true"
    )


def finding(study: Calibration) -> str:
    """The same in cases, also if ratings had been taken as true."""
    parts = [
        f"{name}: {number(case.held)} of {number(case.cases)} held "
        f"(95{SPACE}%: {coverage_range(*case.interval)})"
        for name, bins in curves(study).items()
        if (case := around_80(bins)) is not None
    ]
    return f"{'; '.join(parts)}." if parts else ""


def how(study: Calibration) -> str:
    """What the study does and what it assumes beyond what a store knows."""
    return (
        f"{number(study.organisations)} organisations were invented (seed {study.seed}, version "
        f"{study.version}, {day(study.made_on)}), with teams of 6 to 40 people and 8 to 25 skills. "
        "The planner never saw their true levels. It got what a survey brings: self ratings, 0.32 "
        "standard deviations too high on average, and managers' ratings, both with a reliability "
        "of 0.52 and some missing. That is also what Skillmix assumes before a survey tells more. "
        "Other code then played each plan once against the truth, with rates drawn from the ranges "
        "of the assumptions. The study assumes that managers are right on average, that errors are "
        "independent, that levels follow from role, person and chance as the planner believes, "
        "and that the ranges are right. Where they are not, chances are less reliable than here. "
        "Requirements of one organisation share their luck, so their intervals are a little too "
        "narrow. The plans are those as counted, from before leavers' seats could be filled again."
        f"{_of_options(study)}"
    )


def _of_options(study: Calibration) -> str:
    needs, counts = around_80(study.option_requirements), around_80(study.option_counts)
    if needs is None or counts is None:
        return ""
    return (
        f" With options, {number(study.of_options)} organisations were played: of must-haves given "
        f"{coverage_range(*AIM)}, {number(needs.held)} of {number(needs.cases)} came true, and of "
        f"numbers of must-haves given as much, {number(counts.held)} of {number(counts.cases)} "
        f"(95{SPACE}%: {coverage_range(*counts.interval)})."
    )


POINTS = Fields[tuple[str, Bin]](
    column("promise", "What was promised", "text", lambda row: row[0], share=1.6),
    column("low", "From", "percent", lambda row: row[1].low),
    column("high", "Below", "percent", lambda row: row[1].high),
    column("said", "Said on average", "percent", lambda row: row[1].said),
    column("cases", "Cases", "count", lambda row: row[1].cases),
    column("held", "Held", "count", lambda row: row[1].held),
    column("share", "Share", "percent", lambda row: row[1].share),
    column("share_low", "At least (95 %)", "percent", lambda row: row[1].interval[0]),
    column("share_high", "At most (95 %)", "percent", lambda row: row[1].interval[1]),
)


def points(study: Calibration) -> Table:
    """One row a point of the curves."""
    rows = [(name, case) for name, bins in curves(study).items() for case in bins]
    return POINTS.table("points", "Chances said against shares that held", rows)


def calibration(study: Calibration) -> Section:
    """The curves beside what was said, what they find, and what the study assumes."""
    by_name = {
        name: {(case.low, case.high): case for case in bins} for name, bins in curves(study).items()
    }
    places = sorted({place for bins in by_name.values() for place in bins})
    series = [
        Series(name, tuple(bins[at].share if at in bins else None for at in places), SHADES[name])
        for name, bins in by_name.items()
    ]
    promised = (next(bins[at].said for bins in by_name.values() if at in bins) for at in places)
    series.append(Series("As promised", tuple(promised), "quiet"))
    parts = [
        f"{name}: "
        + ", ".join(f"said {percent(case.said)} held {percent(case.share)}" for case in bins)
        for name, bins in curves(study).items()
    ]
    drawn = Chart(
        "curves",
        "",
        Curves(tuple(coverage_range(*place) for place in places), tuple(series)),
        f"Chances said against shares that held. {'. '.join(parts)}.",
        points(study),
        how(study),
    )
    return Section("calibration", "Do chances come true", title(study), finding(study), (drawn,))
