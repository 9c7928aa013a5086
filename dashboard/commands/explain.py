"""`plan --explain`: why the plan is as it is, solved finding by finding."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from dashboard.commands.answer import table
from dashboard.commands.options import say
from data.vocabulary import grouped

if TYPE_CHECKING:
    from analytics.options.explain.explaining import Explaining
    from analytics.options.explain.results import Explanations
    from analytics.strategy.results import Plan


def explanations(explaining: Explaining) -> Explanations:
    """All that is found within the time, or until Ctrl-C; a terminal sees how far it is."""
    from analytics.options.explain.explain import NAMES

    try:
        while told := explaining.next():
            say(f"{told.done} of about {told.of}: {NAMES[told.part]}")
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped: the rest is not explained.\n")
    say("")
    return explaining.found()


def explanations_text(found: Explanations, plan: Plan) -> list[str]:
    """What was found, for a terminal."""
    from dashboard.wording import explained as wording

    if wording.nothing(found):
        return ["", wording.NOTHING]
    lines: list[str] = []
    for reason in found.skills:
        lines += ["", wording.does(reason), *(f"  {said}" for said in wording.skill_lines(reason))]
    lines += ["", f"{wording.ways_title(found)}."]
    lines += _indented([way.sentence for way in found.ways])
    lines += ["", f"{wording.limits_title(found)}.", *_indented(wording.limit_lines(found))]
    lines += ["", f"{wording.frontier_title(found, plan)}."]
    if found.frontier:
        columns = wording.frontier_columns(found, plan.currency)
        rows = [tuple(map(grouped, row)) for row in zip(*columns.values(), strict=True)]
        lines.append(table(tuple(columns), rows))
    lines += wording.missing_lines(found)
    return [*lines, "", f"Scenario {plan.scenario_hash}."]


def _indented(sentences: list[str]) -> list[str]:
    return [f"  {sentence}" for sentence in sentences]
