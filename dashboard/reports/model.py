"""The report: collected once, printed by every renderer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from analytics.assess.results import Assessment
from analytics.chances.results import Chances
from analytics.results import Analysis
from analytics.strategy.explain.results import Explanations
from analytics.strategy.results import Plan
from analytics.strategy.verdicts.results import SkillLevers
from analytics.suppression import hidden_of
from dashboard import formats
from dashboard.reports.actions import billed_actions
from dashboard.reports.assess import assessing
from dashboard.reports.blend import blend
from dashboard.reports.brief import brief
from dashboard.reports.chances import sureness
from dashboard.reports.changes import changes
from dashboard.reports.content import Brief, Gaps, Heatmap, Making, Section, Table
from dashboard.reports.costing import Costing, costing
from dashboard.reports.depends import Depends, depends
from dashboard.reports.facts import ReportFacts
from dashboard.reports.gaps import gaps
from dashboard.reports.heatmaps import people_heatmap, roles_table, team_heatmap
from dashboard.reports.leaning import kinds_table, leaning_table
from dashboard.reports.plain import plain
from dashboard.reports.plan_content import Blend
from dashboard.reports.recipe import recipe_of
from dashboard.reports.short_lines import short_lines
from dashboard.reports.sources import (
    assess_table,
    assumptions_table,
    made_words,
    making,
    not_asked_table,
    unknown_sentence,
)
from dashboard.reports.why import why
from dashboard.wording.explained import nothing
from data.vocabulary import RefusedError

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
