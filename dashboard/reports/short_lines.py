"""The plan in short on the first page, in the lines of the Strategy page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from analytics.assess.results import Assessment
from analytics.chances.results import Chances
from analytics.strategy.explain.results import Explanations
from analytics.strategy.results import Plan
from analytics.strategy.scenario.saved import Saved
from analytics.strategy.verdicts.results import SkillLevers
from analytics.suppression import Hidden
from dashboard.reports.chances import hidden_chance
from dashboard.reports.plain import plain
from dashboard.wording import assess as assess_words
from dashboard.wording import chances as sure_words
from dashboard.wording import in_short as words
from dashboard.wording.scenarios import decision

LONGEST = 900
SECRET = "Names are off and a group is small: how likely the plan holds is not printed."


def short_lines(
    plan: Plan,
    levers: Sequence[SkillLevers],
    hidden: Hidden,
    start: date | None,
    today: date,
    chances: Chances | None,
    explained: Explanations | None,
    assessment: Assessment | None = None,
    decided: Sequence[Saved] = (),
    *,
    people: bool = False,
) -> tuple[tuple[str, str], ...]:
    """(word, sentence): what was decided (by whom only with `people`), what to assess first where
    that was worked out, decide by when, pay, get, how sure, what to rethink at, a start long ago.

    `today`: the day of the report. What would give a small group away is left out. Nothing where
    no wave gives the plan a first day, or nothing is required.
    """
    if start is None or not plan.needs:
        return ()
    lines = words.in_short(plan, start, today, coverage=not hidden.overall)
    if assessment is not None:
        lines.insert(0, (assess_words.WORD, assess_words.advice(assessment)))
    if chances is not None and chances.must_haves:
        secret = hidden_chance(chances, hidden)
        lines.append(("How sure", SECRET if secret else sure_words.in_short(chances)))
    lines.append(("Rethink", _rethink(plan, levers, hidden, explained)))
    lines.append(("Start", words.started(start, today)))
    lines[:0] = [
        ("Decided", decision(one.name, one.decided, plan, people=people))
        for one in decided
        if one.decided
    ]
    return tuple((word, plain(said, LONGEST)) for word, said in lines if said)


def _rethink(
    plan: Plan, levers: Sequence[SkillLevers], hidden: Hidden, explained: Explanations | None
) -> str:
    """What turns the plan; nothing that names what a small group lacks."""
    unseen = {skill for _, skill, _ in hidden.requirements}
    seen = [lever for lever in levers if lever.skill_id not in unseen]
    solved = explained.skills if explained else ()
    flips = words.all_flips(plan, solved, seen) or words.known_flips(plan, seen)
    points = explained.frontier if explained and not unseen else ()
    return words.rethink(plan, flips, points)
