"""Home: what we can do, what is to be decided next, what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.results import Analysis
from dashboard.formats import count, day, money, percent
from dashboard.render.blocks import Figure
from dashboard.subjects import brief, coverage, standing
from dashboard.subjects import options as wording
from dashboard.subjects.reading import Reading

LEAST = 0.02
"""Of coverage: a smaller difference between what ratings say and what is likely is not told."""


def note(reading: Reading) -> str:
    """Of whom, and that ratings and likelihood differ."""
    analysis = reading.analysis
    waves = list(dict.fromkeys(wave for _, wave, _ in analysis.waves))
    who = f"{count(analysis.people, 'person', 'people')}, {', '.join(waves)}."
    return f"{who} {brief.likely(reading)}".strip()


def following(reading: Reading) -> str:
    """ "Check 45 ratings ($ 5.8 k), then choose an option by 30 Nov 2026"."""
    plan = reading.plan
    until = wording.works_until(reading.option)
    by = f" by {day(until)}" if until else ""
    check = next((action for action in plan.actions if action.lever == "assess"), None)
    if not plan.actions:
        return "Nothing has to be bought."
    if check is None:
        return f"Choose an option{by}."
    cost = money(check.cost.total, reading.currency)
    return f"Check {count(check.count, 'rating')} ({cost}), then choose an option{by}."


def figures(reading: Reading) -> tuple[Figure, ...]:
    """Covered, resting on one person, choose by: the state in three numbers."""
    covered, _, singles = coverage.figures(reading)
    until = wording.works_until(reading.option)
    return (
        Figure(covered.key, covered.label, covered.value, covered.kind, _likely(reading)),
        singles,
        Figure("choose_by", "Choose by", until, "date", _after(reading)),
    )


def _likely(reading: Reading) -> str:
    """What coverage is likely to be today, where ratings say otherwise."""
    weeks = reading.chances.weeks
    if reading.hidden.overall or not weeks:
        return ""
    first, said = weeks[0], reading.analysis.overall.coverage
    if first.low > said - LEAST:
        return ""
    return f"Likely {percent(first.low)} to {percent(first.high)}: self-ratings run high."


def _after(reading: Reading) -> str:
    """What still works once the chosen option does not."""
    until = wording.works_until(reading.option)
    later = [
        (day_, wording.NAMES[option.name])
        for option in reading.options.options
        if option.same_as is None
        and (day_ := wording.works_until(option)) is not None
        and until is not None
        and day_ > until
    ]
    if not later:
        return ""
    last, name = max(later)
    return f"After it {name} still works, until {day(last)}."


def changes(reading: Reading, before: Analysis | None) -> list[str]:
    """What changed since the wave before, in sentences; of small groups nothing."""
    if before is None:
        return []
    return standing.changes(reading.seen, reading.at(before.waves[0][1]).seen)


@dataclass(frozen=True)
class Step:
    """One of the first steps. `page`: where it is done; `wanted`: what to do there."""

    page: str
    name: str
    done: bool
    wanted: str


def steps(*, surveyed: bool, own_needs: bool, planned: bool, reported: bool) -> tuple[Step, ...]:
    """The four steps in their order."""
    return (
        Step(
            "survey",
            "Survey",
            surveyed,
            "drop the export of your survey, with any list of people or targets, or make a form.",
        ),
        Step(
            "home",
            "Targets",
            own_needs,
            "say what your team needs: take what is proposed, or drop your own list in Survey.",
        ),
        Step(
            "plan",
            "Plan",
            planned,
            "see in Plan what closes the gaps, and give it your budget and deadline.",
        ),
        Step("report", "Report", reported, "download your first report."),
    )


def next_step(found: Sequence[Step]) -> Step | None:
    """The first that is not done; None after the first report."""
    return None if found[-1].done else next(step for step in found if not step.done)


def line(found: Sequence[Step], here: Step) -> str:
    """`Survey done · Requirements next · Plan · Report`, without Markdown."""
    return " · ".join(
        f"{step.name} ✓" if step.done else f"{step.name} ←" if step is here else step.name
        for step in found
    )
