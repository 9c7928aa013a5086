"""The one-page brief: the finding, five numbers, coverage by area, the gaps that matter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from analytics.chances.results import Chances
from analytics.options.results import SkillLevers
from analytics.results import Analysis
from analytics.strategy.results import Plan
from analytics.suppression import Hidden, key
from dashboard import formats
from dashboard.reports import numbers
from dashboard.reports.chances import hidden_chance
from dashboard.reports.content import AreaBar, Brief, Figure, Gap, Number
from dashboard.reports.numbers import TOO_FEW
from dashboard.reports.plain import plain
from dashboard.reports.words import need_name, outcome_words
from dashboard.wording import figures
from dashboard.wording.chances import WEAKEST
from dashboard.wording.gaps import (
    VERDICT_WORDS,
    five,
    hired_above,
    open_positions,
    same_hires,
    short_reason,
    turns,
)
from dashboard.wording.money import total_parts
from dashboard.wording.reasons import alone
from dashboard.wording.standing import open_must_haves, overview_title
from data.vocabulary import grouped


def brief(
    analysis: Analysis,
    plan: Plan,
    levers: Sequence[SkillLevers],
    hidden: Hidden,
    start: date | None,
    chances: Chances | None,
    lines: tuple[tuple[str, str], ...] = (),
) -> Brief:
    """The first page of the report; how sure the plan is comes from the simulated runs.

    `lines`: the plan in short, as `short_lines` says it.
    """
    rows = five(levers)
    same = same_hires(rows)
    gaps = tuple(_gap(x, analysis, plan.currency, hidden, same.get(x.skill_id, "")) for x in rows)
    return Brief(
        title=finding(analysis, plan, hidden, start, _told(chances, hidden)),
        lines=lines,
        figures=_figures(analysis, plan, hidden, chances),
        areas_title=_areas_title(analysis, hidden),
        areas=_areas(analysis, hidden),
        areas_note=(
            "Bar: people at or above the level over the headcount required, clipped at 100 %, the "
            "least it can be. Line: the most it can be, if every unknown level is high enough."
        ),
        gaps_title=f"The {len(gaps)} gaps that matter, and what to do"
        if len(gaps) > 1
        else "The gap that matters, and what to do"
        if gaps
        else "No gap to close",
        gaps=gaps,
    )


def finding(
    analysis: Analysis, plan: Plan, hidden: Hidden, start: date | None, chances: Chances | None
) -> str:
    """The title: where we stand, what the plan does about it and how much of that is likely."""
    standing = overview_title(analysis)
    if not analysis.requirements:
        return standing
    if hidden.overall:
        smallest = analysis.selection.viewer.smallest_group
        standing = f"Fewer than {smallest} people: coverage is not printed without names"
    return f"{standing}. {outcome_words(plan, start, chances)}"


def _told(chances: Chances | None, hidden: Hidden) -> Chances | None:
    """None also where a small group's chance is among them."""
    return None if chances is None or hidden_chance(chances, hidden) else chances


def _figures(
    analysis: Analysis, plan: Plan, hidden: Hidden, chances: Chances | None
) -> tuple[Figure, ...]:
    return (
        _coverage(analysis, hidden),
        _must_haves(analysis, plan, hidden),
        _alone(analysis, hidden),
        Figure(
            f"Total cost, {formats.weeks(plan.horizon_weeks)}",
            numbers.money(plan.cost.total, plan.currency),
            total_parts(plan, formats.money_exact),
        ),
        _chance(plan, chances, hidden),
    )


def _coverage(analysis: Analysis, hidden: Hidden) -> Figure:
    label = "Coverage, weighted"
    if not analysis.requirements:
        return Figure(label, numbers.NONE, "no requirement is set")
    if hidden.overall:
        return Figure(label, TOO_FEW, "names are off and the group is small")
    both, once = analysis.overall, analysis.all_at_once
    at_most = (
        f"at most {formats.percent(both.coverage_high)} if unknown levels hold. "
        if both.coverage_high > both.coverage
        else ""
    )
    together = (
        f"All at once, at most {once.focus} each: {formats.percent(once.coverage)} of must-haves."
        if once.positions
        else ""
    )
    return Figure(label, numbers.percent(both.coverage), f"{at_most}{together}".strip())


def _must_haves(analysis: Analysis, plan: Plan, hidden: Hidden) -> Figure:
    must = [r for r in analysis.requirements if r.must_have]
    missing = open_must_haves(analysis)
    names = dict.fromkeys(plain(r.skill, 40) for r in missing if key(r) not in hidden.requirements)
    note = "none is below its headcount" if must else "no must-have is set"
    if missing:
        note = f"{formats.count(plan.shortage_before, 'position')} missing"
        note += f": {formats.joined(list(names), most=3)}" if names else ""
    return Figure(
        "Must-haves open",
        Number(len(missing), f"{grouped(len(missing))} of {grouped(len(must))}"),
        note,
    )


def _alone(analysis: Analysis, hidden: Hidden) -> Figure:
    rows = analysis.single_points_of_failure
    seen = [r for r in rows if key(r) not in hidden.requirements]
    must = [r for r in seen if r.must_have]
    word = "requirement" if len(seen) == 1 else "requirements"
    note = f"{word}, {grouped(len(must))} of them must-have" if seen else "none hangs on one person"
    if hidden.requirements:
        note += "; small groups not counted"
    return Figure("Held by one person", numbers.count(len(seen)), note)


def _chance(plan: Plan, chances: Chances | None, hidden: Hidden) -> Figure:
    if not any(need.must_have for need in plan.needs):
        return Figure(WEAKEST, numbers.NONE, "no must-have is set")
    if chances is None:
        return Figure(WEAKEST, numbers.NONE, "the plan was not simulated")
    told = _told(chances, hidden)
    weakest = told.weakest if told else None
    if told is None or weakest is None:
        return Figure(WEAKEST, TOO_FEW, "names are off and a group is small")
    label, text, note = figures.weakest(told)
    return Figure(label, Number(weakest.chance, text, "percent"), plain(note, 120))


def _areas(analysis: Analysis, hidden: Hidden) -> tuple[AreaBar, ...]:
    bars = []
    for area in sorted(analysis.areas, key=lambda a: (a.coverage, a.name)):
        name = plain(area.name, 60)
        required = numbers.count(area.required)
        if area.name in hidden.areas:
            bars.append(AreaBar(name, TOO_FEW, TOO_FEW, TOO_FEW, required, TOO_FEW, "unknown"))
            continue
        bars.append(
            AreaBar(
                area=name,
                coverage=numbers.percent(area.coverage),
                high=numbers.percent(area.coverage_high),
                headroom=numbers.percent(area.coverage_high - area.coverage),
                required=required,
                shortage=numbers.count(area.shortage),
                tone=numbers.tone(area.coverage),
            )
        )
    return tuple(sorted(bars, key=lambda bar: bar.coverage.value is None))


def _areas_title(analysis: Analysis, hidden: Hidden) -> str:
    seen = [a for a in analysis.areas if a.name not in hidden.areas]
    short = sorted((a for a in seen if a.shortage), key=lambda a: (a.coverage, a.name))
    if not seen:
        return "Coverage by area"
    if not short:
        return "Every area has its headcount"
    names = [plain(a.name, 40) for a in short]
    if len(names) > 3:
        return f"{formats.joined(names[:2])} fall shortest of {len(seen)} areas"
    return f"{formats.joined(names)} {'falls' if len(names) == 1 else 'fall'} short"


def _gap(lever: SkillLevers, analysis: Analysis, currency: str, hidden: Hidden, above: str) -> Gap:
    rows = [r for r in analysis.requirements if r.skill_id == lever.skill_id]
    unseen = any(key(r) in hidden.requirements for r in rows)
    option = lever.chosen
    standing = "must-have" if lever.must_have_shortage else "not a must-have"
    if not unseen:
        standing = open_positions(lever) + (f" · {need_name(rows, 60)}" if rows else "")
    return Gap(
        skill=plain(lever.skill, 80),
        standing=standing,
        lever=lever.verdict,
        lever_text=VERDICT_WORDS[lever.verdict],
        sureness="" if lever.agrees else "depends on the rater",
        cost=numbers.NONE
        if option is None
        else Number(None, "paid above")
        if above
        else numbers.money(option.cost.total, currency),
        # The sentence speaks of how many people stand one level below: counts of a small group.
        reason="Small group: the reason is not printed without names."
        if unseen
        else plain(_reason(lever, currency, above)),
    )


def _reason(lever: SkillLevers, currency: str, above: str) -> str:
    """As the Strategy page says it."""
    if above:
        closes = lever.options["hire"].closes
        return f"Hiring alone closes {closes} of {lever.shortage}: {hired_above(lever, above)}."
    parts = (turns(lever), alone(lever, currency), short_reason(lever, currency))
    return " ".join(part.rstrip(".") + "." for part in parts if part)
