"""The parts of the page of one team."""

from __future__ import annotations

from dataclasses import replace

from analytics.evidence.breadth import breadth
from analytics.results import Analysis
from analytics.selection import Selection
from analytics.suppression import hidden_teams
from dashboard import cache
from dashboard.charts.coverage import coverage_bars
from dashboard.components.basics import landing, notice, numbers
from dashboard.components.basics.picture import heading, palette, picture
from dashboard.components.basics.tables import areas_table
from dashboard.components.standing import over_time
from dashboard.components.standing.gaps import gap_list
from dashboard.components.standing.readiness import readiness
from dashboard.components.strategy.scenario import saved_scenario
from dashboard.order import open_skills
from dashboard.skill_facts import holders_of
from dashboard.wording import figures, standing
from dashboard.wording import team as wording


def too_small(analysis: Analysis) -> str:
    """Why nothing of the team is shown, where it is too small for who asks."""
    everyone = cache.analysis(replace(analysis.selection, team=None))
    if analysis.selection.team not in hidden_teams(everyone):
        return ""
    return wording.TOO_SMALL.format(analysis.selection.viewer.smallest_group)


def head(analysis: Analysis, before: Analysis | None) -> None:
    """The figures at the top."""
    rows = figures.standing(analysis, before) if analysis.requirements else []
    numbers.row([*rows, *wording.people(analysis, breadth(analysis.levels))])


def coverage(analysis: Analysis) -> None:
    """Coverage by area."""
    picture(
        coverage_bars(analysis.areas, palette()),
        key="team_coverage",
        title=standing.areas_title(analysis.areas),
        alt=standing.areas_alt(analysis.areas),
        table=areas_table(analysis.areas),
        caption=standing.AREAS_CAPTION,
    )


def gaps(selection: Selection) -> None:
    """The gaps that matter, with their levers, and links to their skills."""
    scenario = saved_scenario()
    levers = cache.levers(selection, scenario)
    heading("The gaps that matter, and what closes each alone")
    gap_list(levers, cache.problem(selection, scenario).rules.currency)
    landing.skills([skill.skill for skill in open_skills(levers)])


def single_points(analysis: Analysis) -> None:
    """What hangs on one person; who, only where people may be shown."""
    needs = sorted(analysis.single_points_of_failure, key=lambda n: (not n.must_have, n.skill))
    heading(wording.single_title(needs))
    named = analysis.selection.viewer.people_visible
    if needs:
        notice.lines(
            [wording.single_line(n, holders_of(analysis, n) if named else ()) for n in needs]
        )


def rest(analysis: Analysis, before: Analysis | None) -> None:
    """Readiness of its roles, and what changed since the wave before."""
    readiness(analysis)
    if before is not None:
        over_time.flow_picture(before, analysis, before.waves[0][1])
