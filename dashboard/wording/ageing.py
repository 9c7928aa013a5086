"""What ageing the levels does: which level counts as what after how long, and what it changed."""

from __future__ import annotations

from analytics.measures.ageing import counts_as_after
from analytics.results import Ageing, Coverage, TeamAge
from dashboard.formats import count, coverage_range, day, joined
from data.store.facts.assumptions import Assumption
from data.vocabulary import MAX_LEVEL

LABEL = "Age the levels to"
HELP = "Empty: levels as surveyed."
ABOUT = (
    "What levels could be by then if nobody had used a skill since the survey. The survey does not "
    "know who did, so this is no measurement: it is off unless a day stands here. Waves are always "
    "compared as surveyed, and Evidence weighs what was said."
)

TABLE = "Months after which a level counts as a lower one:"


def source(half_life: Assumption) -> str:
    """The assumption behind it."""
    year = f", {half_life.year}" if half_life.year else ""
    return (
        f"Half of a level is lost in {half_life.likely:g} months without use ({half_life.low:g} to "
        f"{half_life.high:g}; {half_life.source}{year}). Settings, Assumptions changes it."
    )


def fading_table(half_life: Assumption) -> str:
    """Months after which each level counts as a lower one, as a table in Markdown."""
    lower_levels = range(MAX_LEVEL - 1, -1, -1)
    lines = [
        ["Level", *(f"as {lower}" for lower in lower_levels)],
        ["--:"] * (len(lower_levels) + 1),
    ]
    for level in range(MAX_LEVEL, 0, -1):
        after = (
            f"{counts_as_after(level, lower, half_life.likely):.1f}" if lower < level else ""
            for lower in lower_levels
        )
        lines.append([str(level), *after])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def team_line(team: TeamAge) -> str:
    """How old a team's levels are, and what the levels of 1 to 5 count as."""
    moved = [f"{k} as {n}" for k, n in enumerate(team.counts_as) if n != k]
    said = joined(moved, most=MAX_LEVEL) or "each level as itself"
    return f"{team.team}, surveyed {day(team.held_on)}, {team.months:.1f} months: {said}"


def teams(ages: Ageing, most: int = 4) -> list[str]:
    """Lines of the teams; teams of one age share a line."""
    by_age: dict[tuple[float, tuple[int, ...]], list[TeamAge]] = {}
    for team in ages.teams:
        by_age.setdefault((team.months, team.counts_as), []).append(team)
    lines = []
    for same in by_age.values():
        name = same[0].team if len(same) == 1 else count(len(same), "team")
        lines.append(team_line(TeamAge(name, same[0].held_on, same[0].months, same[0].counts_as)))
    return lines if len(lines) <= most else [*lines[:most], f"and {len(lines) - most} more ages"]


def changed(ages: Ageing, now: Coverage) -> str:
    """Coverage with aged levels beside that of the survey; empty where nothing is required."""
    before = ages.overall
    if before is None or not now.required:
        return ""
    return (
        f"Coverage {coverage_range(now.coverage, now.coverage_high)} instead of "
        f"{coverage_range(before.coverage, before.coverage_high)} as surveyed, "
        f"{count(now.shortage, 'position')} short instead of {before.shortage}"
    )


def banner(ages: Ageing, now: Coverage) -> str:
    """Said at the head of every page while levels are aged."""
    parts = [
        f"Levels are aged to {day(ages.to)}, as if nobody had used a skill since the survey",
        *teams(ages, 2),
        changed(ages, now),
    ]
    return ". ".join(part for part in parts if part) + "."


def filter_words(ages: Ageing) -> str:
    """For the list of filters of a report."""
    return (
        f"aged to {day(ages.to)} with a half-life of {ages.half_life.likely:g} months "
        f"({ages.half_life.source}); {'; '.join(teams(ages))}"
    )
