"""From an empty store to the first report: what is done, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


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
            "drop the export of your survey, or make a form to send to your team.",
        ),
        Step(
            "home",
            "Targets",
            own_needs,
            "say what your team needs: take what is proposed, or load your own list in Settings.",
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
