"""The report: collected once, printed by every renderer.

The plan in short on the first page, in the lines of the Strategy page.

Whether to assess before buying, as a report prints it: what it is worth, and where.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from analytics.assess.results import Ask, Assessment
from analytics.assess.telling import AskGroup, groups
from analytics.chances.results import Chances
from analytics.options.explain.results import Explanations
from analytics.options.results import Options, SkillLevers
from analytics.results import RECOMMENDED, Analysis, OptionName
from analytics.strategy.results import Plan
from analytics.strategy.scenario.saved import Saved
from analytics.suppression import Hidden, hidden_of
from dashboard import formats
from dashboard.reports import numbers
from dashboard.reports.actions import billed_actions
from dashboard.reports.blend import blend
from dashboard.reports.brief import brief
from dashboard.reports.chances import hidden_chance, sureness
from dashboard.reports.changes import changes
from dashboard.reports.content import Brief, Cell, Column, Gaps, Heatmap, Making, Section, Table
from dashboard.reports.costing import Costing, costing
from dashboard.reports.depends import Depends, depends
from dashboard.reports.facts import ReportFacts
from dashboard.reports.gaps import gaps
from dashboard.reports.heatmaps import people_heatmap, roles_table, team_heatmap
from dashboard.reports.leaning import kinds_table, leaning_table
from dashboard.reports.option_table import option_section
from dashboard.reports.plain import plain
from dashboard.reports.plan_content import Blend
from dashboard.reports.recipe import recipe_of
from dashboard.reports.sources import (
    assess_table,
    assumptions_table,
    made_words,
    making,
    not_asked_table,
    unknown_sentence,
)
from dashboard.reports.why import why
from dashboard.wording import assess as assess_words
from dashboard.wording import assess as wording
from dashboard.wording import chances as sure_words
from dashboard.wording import in_short as words
from dashboard.wording.explained import nothing
from dashboard.wording.scenarios import decision
from data.vocabulary import RefusedError


def assessing(found: Assessment | None, smallest: int, *, people: bool) -> Section | None:
    """None where it was not worked out, or no rating is in doubt that could matter."""
    if found is None or not found.considered:
        return None
    return Section(
        title=plain(wording.title(found), 120),
        note=plain(f"{wording.advice(found)} {wording.how(found)}", 2000),
        tables=(*_worth(found), *_asks(found, smallest, people=people)),
    )


def _worth(found: Assessment) -> tuple[Table, ...]:
    """The sums: what is expected without asking, and with the answers; none without prices."""
    rows: list[tuple[str, float]] = [
        ("Expected loss of today's plan", found.today),
        ("Expected loss of the best plan without asking", found.without),
    ]
    if found.worth_it:
        rows += [
            ("Expected loss once these ratings are known", found.after),
            ("Worth of knowing them", found.value),
            ("Cost of verifying them", found.cost),
        ]
    rows += [
        (f"Worth of knowing all {found.considered} ratings in doubt", found.limit),
        ("Cost of verifying one", found.cost_per_rating),
    ]
    table = Table(
        "What knowing is worth",
        (Column("What", share=3), Column("Amount", "money")),
        tuple((what, numbers.money(amount, found.currency)) for what, amount in rows),
        "Loss: total cost of what is bought and the price of must-have positions that turn out "
        "open.",
    )
    return (table,)


def _asks(found: Assessment, smallest: int, *, people: bool) -> tuple[Table, ...]:
    if not found.worth_it:
        return ()
    first = (Column("Skill", share=2), Column("Level"))
    if people:
        return (
            Table(
                "Ratings to verify",
                (*first, Column("Who"), Column("Role"), Column("Team"), Column("Today")),
                tuple(_person(one) for one in found.asks),
                wording.CAPTION,
            ),
        )
    columns = (
        *first,
        Column("Role", share=2),
        Column("Unknown", "count"),
        Column("Rated", "count"),
    )
    rows = tuple(_group(one) for one in groups(found, smallest))
    return (Table("Ratings to verify", columns, rows, wording.CAPTION),)


def _person(one: Ask) -> tuple[Cell, ...]:
    return (
        plain(one.skill, 80),
        wording.levels(one.levels),
        plain(one.person, 60),
        plain(one.role, 60),
        plain(one.team, 60),
        "rated" if one.known else "unknown",
    )


def _group(one: AskGroup) -> tuple[Cell, ...]:
    return (
        plain(one.skill, 80),
        wording.levels(one.levels),
        plain(one.role, 60),
        numbers.count(one.unknown),
        numbers.count(one.rated),
    )


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

    `today`: the day of the report, or the one that the store is pinned to. What would give a small
    group away is left out. Nothing where no wave gives the plan a first day, or nothing is
    required.
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
    points = explained.whole_frontier if explained and not unseen else ()
    return words.rethink(plan, words.known_flips(plan, seen), points)


SECTIONS = (
    "changes",
    "heatmap",
    "gaps",
    "plan",
    "sure",
    "why",
    "depends",
    "assumptions",
    "unknown",
)
"""What a report may say beside its brief and how it was made, which are always in it."""


@dataclass(frozen=True)
class Wanted:
    """What a reader wants of a report: names, reasons, changes since a wave, which sections."""

    people: bool = False
    explained: bool = False
    since: str | None = None
    sections: tuple[str, ...] = SECTIONS


@dataclass(frozen=True)
class ReportModel:
    """All that a report says. Renderers read it and add nothing.

    `subject` names what was looked at, `stamp` when and from which scenario: they head and foot
    every page. `made_at` is UTC without zone.
    """

    subject: str
    stamp: str
    software: str
    made_at: datetime
    currency: str
    brief: Brief
    heatmaps: tuple[Heatmap, ...]
    roles: Table
    gaps: Gaps
    blend: Blend
    costing: Costing
    assumptions: Table
    leaning: tuple[Table, Table]
    """Assumptions by kind, and those without a source that the cost leans on most."""
    unknown: str
    assess_first: Table
    not_asked: Table
    making: Making
    recipe: str = ""
    """The line from which `skillmix verify` makes the report again."""
    options: Section | None = None
    """The ways to go on, side by side; None: nothing is required."""
    assess: Section | None = None
    """None where it was not worked out whether to assess, or no rating is in doubt."""
    chances: Section | None = None
    """None where the plan was not played through, or has no must-have to hold."""
    why: Section | None = None
    """None where the plan was not explained, or had nothing to close."""
    depends: Section | None = None
    """None where nothing of it was worked out."""
    changes: Section | None = None
    """None where no earlier wave was named."""
    sections: tuple[str, ...] = SECTIONS
    """Those that renderers print."""

    def has(self, section: str) -> bool:
        """Whether a section is to be printed."""
        return section in self.sections


def report_model(
    analysis: Analysis,
    plan: Plan,
    levers: Sequence[SkillLevers],
    facts: ReportFacts,
    people: bool,
    explained: Explanations | None = None,
    chances: Chances | None = None,
    worked_out: Depends | None = None,
    before: Analysis | None = None,
    since: str | None = None,
    sections: tuple[str, ...] = SECTIONS,
    assessment: Assessment | None = None,
    options: Options | None = None,
    option: OptionName = RECOMMENDED,
) -> ReportModel:
    """Collect a report. Without `people` no name is in it and small groups are hidden.

    `before` is the wave `since`, for what changed. Raises RefusedError where `people` is wished by
    a viewer who may not see them, or a section that there is not.
    """
    viewer = analysis.selection.viewer
    if people and not viewer.people_visible:
        raise RefusedError(
            "A report with names needs the right to see people, and this viewer sees groups of "
            f"{viewer.smallest_group} and more only. Make it without names."
        )
    strange = [name for name in sections if name not in SECTIONS]
    if strange:
        raise RefusedError(
            f"There is no section {formats.joined(strange)}; there are {formats.joined(SECTIONS)}."
        )
    hidden = hidden_of(analysis, people=people)
    heatmaps = [team_heatmap(analysis, hidden)]
    if people:
        heatmaps.append(people_heatmap(analysis))
    bill = costing(plan, billed_actions(plan, people=people), facts)
    return ReportModel(
        subject=subject(analysis),
        stamp=f"Made {made_words(facts)} · scenario {plain(plan.scenario_hash)[:12]}"
        + (f" · as of {formats.day(analysis.today)} (pinned)" if analysis.today_pinned else ""),
        software=plain(facts.software, 80),
        made_at=facts.made_at,
        currency=plain(plan.currency, 8),
        brief=brief(
            analysis,
            plan,
            levers,
            hidden,
            facts.start,
            chances,
            short_lines(
                plan,
                levers,
                hidden,
                facts.start,
                analysis.today if analysis.today_pinned else facts.made_at.date(),
                chances,
                explained,
                assessment,
                facts.decided,
                people=people,
            ),
        ),
        heatmaps=tuple(heatmaps),
        roles=roles_table(analysis, people=people),
        gaps=gaps(analysis, plan, levers, hidden, people=people),
        blend=blend(
            analysis,
            plan,
            hidden,
            facts.start,
            chances,
            people=people,
            deadline_given=facts.deadline_given,
        ),
        costing=bill,
        leaning=(kinds_table(facts), leaning_table(facts, bill, plan.currency)),
        assumptions=assumptions_table(facts),
        unknown=unknown_sentence(analysis),
        assess_first=assess_table(plan, hidden),
        not_asked=not_asked_table(analysis),
        making=making(analysis, plan, facts, people=people),
        recipe=recipe_of(
            analysis.selection,
            facts.scenario,
            facts.given_text,
            facts.made_at,
            analysis.today,
            people=people,
            explained=explained is not None,
            numbers=len(worked_out.drivers) if worked_out else 0,
            since=since,
            sections=sections,
            assessed=assessment is not None,
        ).line(),
        options=None if options is None else option_section(options, option, hidden),
        assess=assessing(assessment, viewer.smallest_group, people=people),
        chances=sureness(chances, plan, hidden, facts.start),
        depends=depends(worked_out, plan.currency) if worked_out else None,
        changes=None
        if before is None or since is None
        else changes(
            before, analysis, since, (hidden_of(before, people=people), hidden), people=people
        ),
        sections=sections,
        why=None if explained is None or nothing(explained) else why(explained, plan, hidden),
    )


def subject(analysis: Analysis) -> str:
    """Who and when: "Platform · spring 2026 · 13 people"."""
    teams = list(dict.fromkeys(plain(team, 40) for team, _, _ in analysis.waves))
    waves = list(dict.fromkeys(plain(wave, 40) for _, wave, _ in analysis.waves))
    who = formats.joined(teams, most=3) or "No team"
    when = formats.joined(waves, most=3) or "no wave"
    parts = [who, when, formats.count(analysis.people, "person", "people")]
    if analysis.ageing is not None:
        parts.append(f"levels aged to {formats.day(analysis.ageing.to)}, not as surveyed")
    return " · ".join(parts)
