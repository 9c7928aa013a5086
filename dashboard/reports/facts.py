"""Where a report's numbers come from: files, assumptions, filters, versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version

from analytics.results import Analysis
from analytics.strategy.results import Plan
from dashboard.reports.command import plan_command
from data.store.assumptions import Assumption, assumptions
from data.store.database import Database, now
from data.store.provenance import ImportUsed, imports_behind


@dataclass(frozen=True)
class ReportFacts:
    """Provenance of one report. Nothing in it names a place on the maker's machine.

    `made_at` is UTC without zone; equal facts give equal bytes. `filters` are (name, value) as a
    reader would say them; `command` recomputes the plan; `scenario_text` is the scenario file.
    """

    imports: tuple[ImportUsed, ...]
    assumptions: tuple[Assumption, ...]
    software: str
    made_at: datetime
    filters: tuple[tuple[str, str], ...]
    command: str
    scenario_text: str = ""


def collect_facts(
    database: Database,
    analysis: Analysis,
    plan: Plan,
    *,
    scenario_text: str = "",
    made_at: datetime | None = None,
) -> ReportFacts:
    """Read what stands behind `analysis` and `plan` from the store.

    `made_at` (UTC, default the moment) is printed and fixes the bytes of the files.
    """
    chosen = analysis.selection
    waves = tuple(sorted({wave for _, wave, _ in analysis.waves}))
    people = frozenset(int(number) for number in analysis.roster["person_no"])
    filters = (
        ("Team", chosen.team or "all teams in scope"),
        ("Wave", chosen.wave or "each team's latest"),
        ("Ratings", chosen.ratings),
    )
    return ReportFacts(
        imports=imports_behind(database, waves, people),
        assumptions=tuple(assumptions(database).values()),
        software=f"Skillmix {version('skillmix')}",
        made_at=made_at or now(),
        filters=filters,
        command=plan_command(chosen, plan, has_scenario=bool(scenario_text)),
        scenario_text=scenario_text,
    )
