"""What the numbers rest on: assumptions, what is unknown, and how the report was made."""

from __future__ import annotations

from collections.abc import Mapping

from analytics.results import Analysis
from analytics.strategy.results import Plan
from analytics.suppression import Hidden
from dashboard import formats
from dashboard.reports import numbers
from dashboard.reports.content import Cell, Column, Making, Table
from dashboard.reports.facts import ReportFacts
from dashboard.reports.numbers import TOO_FEW
from dashboard.reports.plain import plain, plain_lines
from dashboard.wording.chances import WEAKEST_IS
from dashboard.wording.due import due_rule
from data.store.facts.assumptions import UNSOURCED, without_source
from data.vocabulary import grouped

VERIFY = "skillmix verify FILE"
FORMULAS = (
    (
        "Level used",
        "lower median of the person's current ratings, one per kind of rater; "
        "not answered and not applicable are never a 0",
    ),
    (
        "Coverage",
        "people at or above the level over the headcount required, at most 1; several "
        "requirements: the weighted sum of positions held over the weighted sum required",
    ),
    ("Coverage, at most", "the same with every person whose level is unknown counted as able"),
    ("Shortage", "headcount required less people at or above the level, at least 0"),
    (
        "All at once",
        "the largest number of must-have positions that can be filled when each "
        "person carries only a few of them (an assignment)",
    ),
    ("Held by one person", "exactly one person is at or above the level"),
    (
        "Total cost",
        "one-off cash, run-rate from its start to the horizon, and hours at the loaded rate",
    ),
    (
        "The plan",
        "least weighted must-have shortage at the due dates; with a budget, then least "
        "other shortage; then least total cost; then fewest people touched; then the most even "
        "spread of trainings over people and teams",
    ),
    (
        "Lever of a skill",
        "the least net cost for that skill alone with one lever, or left open; the values of an "
        "open position at which another costs less are found by solving again",
    ),
    (
        "Why",
        "the plan solved again with one thing changed: a skill left to one lever, a limit "
        "relaxed by a stated step, a requirement dropped or postponed, another budget",
    ),
    (
        "Likely to hold",
        "the share of seeded runs in which at least the required headcount counts "
        "at the due date: each run draws the rates from the ranges of the assumptions and the "
        "level behind each rating, which may be wrong, then every person and purchase",
    ),
    ("Chance of the weakest", WEAKEST_IS),
    (
        "By formula",
        "the same chance in closed form, on likely numbers and planned dates with "
        "ratings taken as true",
    ),
)
"""Name and words of each formula that a report prints."""


def assumptions_table(facts: ReportFacts) -> Table:
    """Every assumption with its range and source, and the scenario's own number beside it."""
    own = dict(facts.overrides)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            plain(a.key, 80),
            numbers.assumption(a.low, a.unit),
            numbers.assumption(a.likely, a.unit),
            numbers.assumption(a.high, a.unit),
            plain(a.unit, 60),
            plain(a.source, 200) or UNSOURCED,
            str(a.year) if a.year is not None else "–",
            "yes" if a.edited else "",
            *((_own(own, a.key, a.unit),) if own else ()),
        )
        for a in facts.assumptions
    )
    unsourced = sum(without_source(a.source) for a in facts.assumptions)
    return Table(
        title=f"{formats.count(len(rows), 'assumption')}, {grouped(unsourced)} of them without a "
        "source",
        columns=(
            Column("Assumption", share=1.7),
            Column("Low", "number"),
            Column("Likely", "number"),
            Column("High", "number"),
            Column("Unit", share=1.3),
            Column("Source", share=2),
            Column("Year", "number"),
            Column("Edited", "number"),
            *((Column("This scenario", "number"),) if own else ()),
        ),
        rows=rows,
        note="“our assumption” stands where no source is known: replace it by what it names.",
        empty="The store holds no assumption.",
    )


def _own(own: Mapping[str, float], key: str, unit: str) -> Cell:
    return numbers.assumption(own[key], unit) if key in own else ""


def unknown_sentence(analysis: Analysis) -> str:
    """How much of what was asked is known."""
    if not len(analysis.levels):
        return "No level was asked."
    return (
        f"{formats.percent(analysis.answered_share)} of the levels that were asked are known. "
        "An unknown level is never counted as a 0: it widens the range of coverage, and such a "
        "person is no holder, trainee or mentor in that skill in the plan."
    )


def assess_table(plan: Plan, hidden: Hidden) -> Table:
    """Where knowing more would matter first, skill by skill."""
    unseen = {(scope, skill) for scope, skill, _ in hidden.names}
    by_skill: dict[str, list[tuple[str, int]]] = {}
    for scope, skill, unknown in plan.assess_first:
        by_skill.setdefault(skill, []).append((scope, unknown))
    rows = []
    for skill, places in by_skill.items():
        few = [(scope, skill) in unseen for scope, _ in places]
        said = [
            f"{plain(scope, 60)} {TOO_FEW.text if hide else format(unknown, ',')}"
            for (scope, unknown), hide in zip(places, few, strict=True)
        ]
        total = TOO_FEW if any(few) else numbers.count(sum(unknown for _, unknown in places))
        rows.append((plain(skill, 80), ", ".join(said), total))
    return Table(
        title="Unknown levels where positions are short",
        columns=(
            Column("Skill", share=2),
            Column("Where, and how many people", share=3),
            Column("Unknown levels", "count"),
        ),
        rows=tuple(rows),
        note="Requirements that are short while some levels are unknown.",
        empty="No short requirement has people whose level is unknown.",
    )


def not_asked_table(analysis: Analysis) -> Table:
    """Requirements that no survey asked about."""
    return Table(
        title="Not asked",
        columns=(
            Column("Skill", share=2),
            Column("Scope", share=1.5),
            Column("Level", "level"),
        ),
        rows=tuple(
            (plain(n.skill, 80), plain(n.scope, 60), numbers.count(n.level))
            for n in analysis.not_asked
        ),
        note="The survey did not ask these skills: whether anybody holds them is unknown, and each "
        "position counts as open.",
        empty="The survey asked the skill of every requirement.",
    )


def making(analysis: Analysis, plan: Plan, facts: ReportFacts, *, people: bool) -> Making:
    """Files, filters, thresholds, versions, formulas, and how to check it all."""
    smallest = analysis.selection.viewer.smallest_group
    names = (
        "pseudonyms" if people and analysis.selection.pseudonyms else "shown" if people else "off"
    )
    filters = tuple((plain(name, 60), plain(value)) for name, value in facts.filters)
    return Making(
        title="How this was made, and how to check it",
        settings=(
            ("Made at", made_words(facts)),
            ("Software", plain(facts.software, 80)),
            *filters,
            ("Names", names),
            ("Smallest group", f"{smallest} people" if not people else "no limit: names are shown"),
            ("Coverage colours", "below 50 %, below 70 %, else"),
            ("Scenario", plain(plan.scenario, 120)),
            ("Budget", _budget(plan)),
            ("Due", due_rule(plan.deadline_weeks, facts.deadline_given)),
            ("Horizon of costs", formats.weeks(plan.horizon_weeks)),
            ("Levers allowed", formats.joined(list(plan.levers)) or "none"),
            ("Gap of the solver", formats.small_percent(plan.gap)),
        ),
        scenario_hash=plain(plan.scenario_hash, 80),
        files=Table(
            title="Files behind the numbers",
            columns=(
                Column("File", share=2),
                Column("Wave"),
                Column("Rater", share=0.6),
                Column("Imported", share=1.2),
                Column("SHA-256", share=2.6),
            ),
            rows=tuple(
                (
                    plain(f.file_name, 120),
                    plain(f.wave, 60),
                    f.rater,
                    f"{formats.day(f.imported_at.date())}, {f.imported_at:%H:%M} UTC",
                    plain(f.sha256, 64),
                )
                for f in facts.imports
            ),
            empty="No uploaded file stands behind this report.",
        ),
        waves=Table(
            title="Waves looked at",
            columns=(Column("Team", share=2), Column("Wave", share=2), Column("Held on")),
            rows=tuple(
                (plain(team, 60), plain(wave, 60), formats.day(held_on))
                for team, wave, held_on in analysis.waves
            ),
            empty="No wave was found for these filters.",
        ),
        formulas=FORMULAS,
        check=_check(facts),
        command=VERIFY,
        scenario_text=plain_lines(facts.scenario_text),
    )


def made_words(facts: ReportFacts) -> str:
    """When the report was made: "24 Nov 2026, 15:45 UTC"."""
    return f"{formats.day(facts.made_at.date())}, {facts.made_at:%H:%M} UTC"


def _budget(plan: Plan) -> str:
    if plan.budget is None:
        return "none"
    on = "total cost" if plan.budget_on == "total" else "cash in the first 52 weeks"
    return f"{formats.money_exact(plan.budget, plan.currency)} on {on}"


def _check(facts: ReportFacts) -> tuple[str, ...]:
    saved = ", with the scenario below saved as scenario.toml" if facts.scenario_text else ""
    return (
        "The command below, with this file in the place of FILE, makes the report again from the "
        "store and says line by line whether it is the same (exit 0 same, 1 different, 2 it could "
        "not look). Stop the app first where the store is a file.",
        "Compare the SHA-256 of each file with that of your copy (sha256sum FILE).",
        f"The plan by itself{saved}: {plain(facts.command, 1000)}",
    )
