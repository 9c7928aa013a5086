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


WITH_DEFAULTS = "Until then defaults for a team of ten hold; you can go on with them."
WITHOUT = "Until then nothing is required: the survey asked no skill that the defaults are of."


def steps(
    *, surveyed: bool, own_needs: bool, planned: bool, reported: bool, defaults: bool = True
) -> tuple[Step, ...]:
    """The four steps in their order. `defaults`: whether one of them is in force."""
    return (
        Step(
            "survey",
            "Survey",
            surveyed,
            "drop the export of your survey, or make a form to send to your team.",
        ),
        Step(
            "settings",
            "Requirements",
            own_needs,
            f"say in Settings what your team needs. {WITH_DEFAULTS if defaults else WITHOUT}",
        ),
        Step(
            "strategy",
            "Plan",
            planned,
            "see on Strategy what closes the gaps, and give it your budget and deadline.",
        ),
        Step("report", "Report", reported, "download your first report."),
    )


def next_step(found: Sequence[Step]) -> Step | None:
    """The first that is not done; who planned on the defaults is not asked for requirements."""
    survey, needs, plan, report = found
    if report.done:
        return None
    if not survey.done:
        return survey
    if plan.done:
        return report
    return plan if needs.done else needs


def line(found: Sequence[Step], here: Step) -> str:
    """`Survey done · Requirements next · Plan · Report`, without Markdown."""
    return " · ".join(
        f"{step.name} ✓" if step.done else f"{step.name} ←" if step is here else step.name
        for step in found
    )
