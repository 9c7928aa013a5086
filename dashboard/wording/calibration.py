"""Whether chances come true: what the study of invented organisations found."""

from __future__ import annotations

from collections.abc import Mapping

from analytics.chances.calibration import AIM, Bin, Calibration, around_80
from dashboard.formats import coverage_range, day, number, percent

PLANS, REQUIREMENTS, AS_RATED = (
    "a plan's must-haves together",
    "one requirement",
    "one requirement, if ratings were taken as true",
)
Curves = Mapping[str, tuple[Bin, ...]]


def curves(found: Calibration) -> Curves:
    """By what was promised, as it is called."""
    return {PLANS: found.plans, REQUIREMENTS: found.requirements, AS_RATED: found.as_rated}


def title(found: Calibration) -> str:
    """What became of what was said to hold with about 80 %."""
    requirements, plans = around_80(found.requirements), around_80(found.plans)
    if requirements is None or plans is None:
        return f"No {'plan' if requirements else 'requirement'} was said to hold in {_aim()}"
    return (
        f"Said to hold in {_aim()}: {percent(requirements.share)} of such requirements held, and "
        f"{percent(plans.share)} of such plans, in {number(found.organisations)} invented "
        "organisations"
    )


def finding(found: Calibration) -> str:
    """The same in numbers, for plans and requirements."""
    said = [
        f"{name}: {_held(one)}"
        for name, bins in curves(found).items()
        if (one := around_80(bins)) is not None
    ]
    return f"Said to hold in {_aim()}, and did: {'; '.join(said)}."


def _aim() -> str:
    return coverage_range(*AIM)


def _held(one: Bin) -> str:
    low, high = one.interval
    return (
        f"{number(one.held)} of {number(one.cases)}, {percent(one.share)} "
        f"(95 %: {coverage_range(low, high)})"
    )


def how(found: Calibration) -> str:
    """What the study does and what it assumes beyond what a store knows."""
    return (
        f"{number(found.organisations)} organisations were invented (seed {found.seed}, version "
        f"{found.version}, {day(found.made_on)}): teams of 6 to 40 with 8 to 25 skills, whose "
        "levels the planner is not told. It gets ratings by themselves, 0.32 standard deviations "
        "too high on average, and by managers, both with a reliability of 0.52 and some missing, "
        "through the same import as any survey; so much is also what the product assumes before a "
        "survey tells more. Its plan was then played once in truth by other "
        "code: rates drawn from the ranges of the assumptions, once for each organisation, levels "
        "as they really are. The study assumes that managers are right on average, that errors do "
        "not hang together, that levels come of roles, a person's general level and chance, as the "
        "belief in a level takes them to, and that the ranges of the assumptions are right; where "
        "they are not, chances are less true than here. Requirements of one organisation share "
        "their luck, so the bars of single requirements are a little too short. These are plans as "
        "counted, from before leavers' seats could be filled again. Of options 37 organisations "
        "have been played since: of must-haves said to hold with 75 to 85 %, 9 of 12 did, and of "
        "numbers of must-haves said so, 33 of 39."
    )


def alt(found: Calibration) -> str:
    """The chart in sentences."""
    told = [f"{name}: {', '.join(map(_point, bins))}" for name, bins in curves(found).items()]
    return f"Chances said against shares that held. {'. '.join(told)}."


def _point(one: Bin) -> str:
    return f"said {percent(one.said)} held {percent(one.share)}"
