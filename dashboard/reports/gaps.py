"""The gaps, requirement by requirement, each with what would close it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from analytics.options.results import SkillLevers
from analytics.results import Analysis, RequirementCoverage, Verdict
from analytics.strategy.results import NeedOutcome, Plan
from analytics.suppression import Hidden, Key, key
from dashboard import formats
from dashboard.reports import numbers
from dashboard.reports.content import GapGroup, GapRow, Gaps, Number
from dashboard.reports.numbers import TOO_FEW
from dashboard.reports.plain import plain
from dashboard.wording.due import due_day
from dashboard.wording.gaps import VERDICT_WORDS, turns
from dashboard.wording.twice import required_twice
from data.vocabulary import grouped


def gaps(
    analysis: Analysis,
    plan: Plan,
    levers: Sequence[SkillLevers],
    hidden: Hidden,
    *,
    people: bool,
) -> Gaps:
    """All requirements: short must-haves first, the covered last."""
    verdicts = {lever.skill_id: lever for lever in levers}
    dues = {(n.scope, n.skill_id, n.level): n for n in plan.needs}
    named: dict[str, list[RequirementCoverage]] = {}
    for row in sorted(analysis.requirements, key=lambda r: (-r.shortage, r.skill, r.scope)):
        named.setdefault(_group(row, hidden), []).append(row)
    titles = (
        "Must-haves that are short",
        "Other requirements that are short",
        "Small groups",
        "Covered",
    )
    return Gaps(
        title=_title(analysis, hidden),
        note=(
            "Have: people at or above the level. Unknown: people without a level, who may or may "
            "not be. Covered: have over required, clipped at 100 %; a range where unknown levels "
            "leave it open. The lever has the least net cost for the skill alone."
            + _few_words(analysis, hidden)
            + _twice(analysis)
        ),
        groups=tuple(
            GapGroup(
                f"{title} ({grouped(len(named[title]))})",
                tuple(
                    _row(r, verdicts.get(r.skill_id), dues, hidden, people=people)
                    for r in named[title]
                ),
            )
            for title in titles
            if title in named
        ),
    )


def _group(row: RequirementCoverage, hidden: Hidden) -> str:
    if key(row) in hidden.requirements:
        return "Small groups"
    if not row.shortage:
        return "Covered"
    return "Must-haves that are short" if row.must_have else "Other requirements that are short"


def _title(analysis: Analysis, hidden: Hidden) -> str:
    if not analysis.requirements:
        return "No requirement is set"
    seen = [r for r in analysis.requirements if key(r) not in hidden.requirements]
    if not seen:
        return "Every requirement is of a group too small to print without names"
    short = sum(1 for r in seen if r.shortage)
    must = sum(1 for r in seen if r.shortage and r.must_have)
    of = f"{formats.count(len(seen), 'requirement')}"
    if not short:
        return f"None of {of} is short" if len(seen) > 1 else "The one requirement is covered"
    verb = "is" if short == 1 else "are"
    which = "none of them a must-have" if not must else f"{grouped(must)} of them must-haves"
    if must == 1:
        which = "and it is a must-have" if short == 1 else "one of them a must-have"
    return f"{grouped(short)} of {of} {verb} short, {which}"


def _few_words(analysis: Analysis, hidden: Hidden) -> str:
    if not hidden.requirements:
        return ""
    smallest = analysis.selection.viewer.smallest_group
    return (
        f" Too few: a group of fewer than {smallest} people, or one that would give such a group "
        "away; this is not the same as no data."
    )


def _twice(analysis: Analysis) -> str:
    said = required_twice(analysis)
    return f" {plain(said, 900)}" if said else ""


def _row(
    row: RequirementCoverage,
    lever: SkillLevers | None,
    dues: Mapping[Key, NeedOutcome],
    hidden: Hidden,
    *,
    people: bool,
) -> GapRow:
    unseen = key(row) in hidden.requirements
    have, unknown, shortage, low, high, headroom = (
        (TOO_FEW,) * 6
        if unseen
        else (
            numbers.count(row.have),
            numbers.count(row.unknown),
            numbers.count(row.shortage),
            numbers.percent(row.coverage),
            numbers.percent(row.coverage_high),
            numbers.percent(row.coverage_high - row.coverage),
        )
    )
    verdict = _verdict(row, lever, unseen)
    flip = _flip(lever) if lever and row.shortage and not unseen else ""
    return GapRow(
        skill=plain(row.skill, 80),
        area=plain(row.area, 60),
        scope=plain(row.scope, 60),
        level=Number(row.level, str(row.level), "level"),
        required=numbers.count(row.required),
        have=have,
        unknown=unknown,
        shortage=shortage,
        coverage=low,
        high=high,
        headroom=headroom,
        range_text=TOO_FEW.text
        if unseen
        else formats.coverage_range(row.coverage, row.coverage_high),
        must_have=row.must_have,
        due=_due(row, dues.get(key(row))),
        mark="" if unseen else _mark(row),
        lever=verdict,
        lever_text="" if verdict == "none" else VERDICT_WORDS[verdict],
        flip=plain(flip),
        held=TOO_FEW
        if unseen
        else Number(row.have, f"{grouped(row.have)} of {grouped(row.required)}"),
        context=_context(row, people=people),
    )


def _verdict(
    row: RequirementCoverage, lever: SkillLevers | None, unseen: bool
) -> Verdict | Literal["none"]:
    if lever is None or (not unseen and not row.shortage):
        return "none"
    return lever.verdict


def _flip(lever: SkillLevers) -> str:
    words = [f"{turns(lever)}."] if lever.turns else []
    if not lever.agrees:
        words.append("Depends on the rater.")
    return " ".join(words)


def _mark(row: RequirementCoverage) -> str:
    if row.single_point_of_failure:
        return "held by one person"
    return "no spare" if row.no_spare else ""


def _due(row: RequirementCoverage, outcome: NeedOutcome | None) -> str:
    overdue = ", overdue" if outcome and outcome.overdue else ""
    return f"{due_day(row)}{overdue}"


def _context(row: RequirementCoverage, *, people: bool) -> str:
    # An owner may be written as a person's name, and names are off unless asked for.
    parts = [
        plain(row.initiative, 80),
        plain(row.owner, 60) if people else "",
        plain(row.reason, 200),
    ]
    return " · ".join(part for part in parts if part)
