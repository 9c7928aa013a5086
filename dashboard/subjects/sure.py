"""How sure: what is planned beside what simulated runs find, which ratings to check first, and
whether chances come true in the study of invented organisations."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from analytics.assess.assess import Ask, AskGroup, Assessment, groups
from analytics.chances.results import AIM, Bin, Calibration, Chances, FanWeek, NeedChance, around_80
from analytics.options.results import LikelyBy
from dashboard import formats
from dashboard.formats import SPACE, count, coverage_range, decimal, joined, money, number, percent
from dashboard.render import blocks as kinds
from dashboard.render.blocks import Fields, aside, column, within
from dashboard.subjects import HELPS, columns, text_at, texts
from dashboard.subjects.reading import SECRET, Reading


def advice(assessment: Assessment) -> str:
    if not assessment.considered:
        return "Nothing: no rating that is unknown or in doubt could open or close a must-have."
    if not assessment.limit:
        return f"Nothing: no answer on the {_doubted(assessment)} would change what closes in time."
    currency = assessment.currency
    skills = list(dict.fromkeys(ask.skill for ask in assessment.asks))
    if not assessment.worth_it:
        return (
            f"Nothing: to know all {_doubted(assessment)} would save "
            f"{money(assessment.limit, currency)} on average{_error(assessment, 1)}, and verifying "
            f"one costs {money(assessment.cost_per_rating, currency)}."
        )
    return (
        f"Check {count(len(assessment.asks), 'rating')} in {joined(skills)}. That costs "
        f"{money(assessment.cost, currency)} and saves about {money(assessment.value, currency)}"
        f"{_error(assessment, 0)} of what wrong ratings cost."
    )


def _doubted(assessment: Assessment) -> str:
    return count(assessment.considered, "rating in doubt", "ratings in doubt")


def _error(assessment: Assessment, which: int) -> str:
    error = assessment.error[which]
    return f" (±{SPACE}{money(2 * error, assessment.currency)})" if error else ""


def level(ask: Ask | AskGroup) -> int | str:
    """3, or "2 and 3"."""
    return ask.levels[0] if len(ask.levels) == 1 else joined([str(own) for own in ask.levels])


INPUTS = texts("sure.input")


def goes_with(chances: Chances) -> str:
    """What of all that a run shares the people missing go with, strongest first."""
    texts = [
        f"{INPUTS[item.name]} ({item.correlation:+.2f})".replace("-", "−")
        for item in chances.inputs
    ]
    if not texts:
        return ""
    return HELPS["sure.goes_with"].format(inputs=joined(texts))


EVERY = 4
"""Weeks between two points of coverage."""
FEW = {"pdf": 10, "pptx": 5}
"""Rows of ratings to check."""


@dataclass(frozen=True)
class Must:
    """A must-have: how likely it is in place when due, and from when. `unseen`: withheld."""

    need: NeedChance
    by: LikelyBy | None
    due: kinds.Value
    likely: kinds.Value
    unseen: bool


MUST_HAVES = Fields[Must](
    *within("need", column("skill", "Must-have", share=1.6), columns.LEVEL),
    column("scope", "Scope", value="need.scope", share=1.2),
    column("due", "Due", "date"),
    *within("need", *aside(columns.REQUIRED, column("planned", "Planned", "count"))),
    column("chance", "Likely when due", "chance", "need.chance"),
    *aside(column("chance_as_rated", "If ratings are right", "chance", "need.chance_as_rated")),
    column("likely_by", "80 % likely by", "date", "likely", share=1.2),
    *aside(
        column("late", "Weeks late", "decimal", lambda m: round(m.by.late) if m.by else None),
        column("missing", "Missing", "decimal", "need.missing"),
    ),
    secret="required planned chance chance_as_rated likely_by late missing",
)


def must_haves(reading: Reading) -> kinds.Table:
    """Every must-have, the least sure first; what is withheld comes last."""
    result = reading.chances
    by = {item.asked: item for item in reading.option.judged.likely_by}
    rows = []
    must = [need for need in result.needs if need.must_have]
    for need in sorted(must, key=lambda n: (n.skill, n.scope, n.level)):
        own = by.get(need.asked)
        likely = _likely_by(own, reading)
        rows.append(Must(need, own, reading.due(need), likely, reading.hides(need)))
    rows.sort(key=lambda m: (m.unseen, 0.0 if m.unseen else m.need.chance))
    sure = sum(need.chance >= formats.SURE for need in must)
    verb = "is" if len(must) == 1 else "are"
    text = f"{sure} of {count(len(must), 'must-have')} {verb} at least 80 % likely when due"
    title = "" if reading.secret else text
    return MUST_HAVES.table("must_haves", title, rows, note=HELPS["note.must_haves"])


def _likely_by(likely: LikelyBy | None, reading: Reading) -> kinds.Value:
    if likely is None or likely.week is None:
        return kinds.Said(None, "not within the plan")
    day = reading.on(likely.week) if likely.week else None
    text = formats.day(day) if day else "already"
    return kinds.Said(day or likely.week, text if likely.stays else f"{text}, not to the end")


def figures(reading: Reading) -> kinds.Numbers:
    result = reading.chances
    held = kinds.Said(result.holding, f"{decimal(result.holding)} of {result.must_haves}")
    rated = f"{decimal(result.holding_as_rated)} if every rating is right"
    worst = f"{decimal(result.shortage_worst_tenth)} in the worst tenth of runs"
    riskiest, which = None, ""
    if weakest := result.weakest:
        riskiest, which = weakest.chance, f"{weakest.skill} {weakest.level}, {weakest.scope}"
    same = "every must-have that the plan fills, in the same run"
    aims = f"{rated}; the plan aims at {result.filled}"
    return kinds.Numbers(
        (
            kinds.Figure("held", "Must-haves in place", held, "decimal", aims),
            kinds.Figure("missing", "People missing", result.shortage_expected, "decimal", worst),
            kinds.Figure("riskiest", "Riskiest must-have", riskiest, "chance", which, named=True),
            kinds.Figure("together", "All together", result.filled_hold, "chance", same),
        )
    )


FAN = Fields[tuple[date, FanWeek]](
    column("on", "On", "date", "0"),
    *within(1, column("planned", "Planned", "percent"), column("middle", "Half below", "percent")),
    *within(1, column("low", "A tenth below", "percent")),
)


def fan(reading: Reading) -> kinds.Chart | None:
    """Coverage over time; None where it may not be shown."""
    result = reading.chances
    if reading.hidden.overall or not result.weeks:
        return None
    weeks = [*result.weeks[:-1:EVERY], result.weeks[-1]]
    days = [reading.on(week.week) for week in weeks]
    labels = tuple(map(formats.day, days))
    series = (
        kinds.Series("Planned", tuple(week.planned for week in weeks), "accent"),
        kinds.Series("Half below", tuple(week.middle for week in weeks), "ink"),
        kinds.Series("A tenth below", tuple(week.low for week in weeks), "low"),
    )
    twin = FAN.table("coverage_over_time", "", zip(days, weeks, strict=True))
    last = weeks[-1]
    title = (
        f"Coverage ends at {percent(last.planned)} as planned; half of the runs end below "
        f"{percent(last.middle)}"
    )
    text = "; ".join(
        f"{label} {percent(item.planned)} planned, {percent(item.middle)} in half of the runs"
        for label, item in zip(labels[::4], weeks[::4], strict=True)
    )
    return kinds.Chart(
        "fan", title, kinds.Curves(labels, series), f"Coverage over time: {text}.", twin
    )


def how(chances: Chances) -> str:
    return HELPS["sure.how"].format(runs=number(chances.runs), inputs=goes_with(chances)).strip()


def sure(reading: Reading) -> kinds.Section | None:
    """How likely the plan holds; None where there is no must-have."""
    result = reading.chances
    if not result.must_haves:
        return None
    if reading.secret:
        return kinds.Section("sure", "How sure", SECRET, "", (must_haves(reading),), "sure")
    title = f"Expect {decimal(result.holding)} of {count(result.must_haves, 'must-have')} when due"
    blocks = kinds.given(figures(reading), must_haves(reading), fan(reading))
    return kinds.Section("sure", "How sure", title, how(result), blocks, "sure")


ASKS = Fields[Ask](
    columns.SKILL,
    column("level", "Level", "level", level),
    column("person", "Who"),
    *aside(columns.ROLE, columns.TEAM),
    column("today", "Today", value=lambda a: "rated" if a.known else "unknown"),
)
ASKS_BY_ROLE = Fields[AskGroup](
    columns.SKILL,
    column("level", "Level", "level", level),
    columns.ROLE,
    column("unknown", "Unknown", "count"),
    column("rated", "Rated", "count"),
)


def assess(reading: Reading) -> kinds.Section | None:
    """Which ratings to check first; None where none is in doubt."""
    result = reading.study.assessment()
    if result is None or not result.considered:
        return None
    title = "Checking ratings first does not pay"
    blocks: tuple[kinds.Table, ...] = ()
    if result.worth_it:
        title = f"Check {count(len(result.asks), 'rating')} first"
        fields: Fields[Any] = ASKS if reading.people else ASKS_BY_ROLE
        smallest = reading.analysis.selection.viewer.smallest_group
        rows = result.asks if reading.people else groups(result, smallest)
        note = HELPS["note.asks"]
        blocks = (fields.table("asks", "Ratings to check", rows, note=note, most=FEW),)
    lead = (
        f"{advice(result)} One check takes {decimal(result.hours_per_rating)}{SPACE}h of everybody "
        f"together ({money(result.cost_per_rating, result.currency)}). Its worth assumes that a "
        "check finds the true level."
    )
    return kinds.Section("assess", "Check first", title, lead, blocks, "sure")


REQUIREMENTS, PLANS, AS_RATED = "Single targets", "Whole plans", "Ratings taken as true"


def curves(study: Calibration) -> Mapping[str, tuple[Bin, ...]]:
    return {REQUIREMENTS: study.requirements, PLANS: study.plans, AS_RATED: study.as_rated}


def title(study: Calibration) -> str:
    """What became of what was said to hold with about 80 %."""
    requirements, plans = around_80(study.requirements), around_80(study.plans)
    return (
        f"Where Skillmix says {coverage_range(*AIM)}, {percent(requirements.share)} of "
        f"targets and {percent(plans.share)} of whole plans come true"
    )


def how_studied(study: Calibration) -> str:
    """What the study does and what it assumes beyond what a store knows."""
    needs, counts = around_80(study.option_requirements), around_80(study.option_counts)
    played = f"With options, {number(study.of_options)} organisations were played"
    return (
        f"{text_at('sure.studied', study=study)} {played}: of must-haves given "
        f"{coverage_range(*AIM)}, {_held(needs, 'came true')}, and of numbers of must-haves given "
        f"as much, {_held(counts)} {_interval(counts)}."
    )


def _held(case: Bin, held: str = "") -> str:
    return f"{number(case.held)} of {number(case.cases)} {held}".rstrip()


def _interval(case: Bin) -> str:
    return f"(95{SPACE}%: {coverage_range(*case.interval)})"


POINTS = Fields[tuple[str, Bin]](
    column("promise", "What was promised", value="0", share=1.6),
    *within(1, column("low", "From", "percent"), column("high", "Below", "percent")),
    *within(1, column("said", "Said on average", "percent"), column("cases", "Cases", "count")),
    *within(1, column("held", "Held", "count"), column("share", "Share", "percent")),
    column("share_low", "At least (95 %)", "percent", "1.interval.0"),
    column("share_high", "At most (95 %)", "percent", "1.interval.1"),
)


def calibration(study: Calibration) -> kinds.Section:
    """What was said beside what held, what the study finds, and what it assumes."""
    rows = [(name, case) for name, bins in curves(study).items() for case in bins]
    cases = [(name, around_80(bins)) for name, bins in curves(study).items()]
    held = "; ".join(f"{name}: {_held(case, 'held')} {_interval(case)}" for name, case in cases)
    heading, note = "Chances said against shares that held", how_studied(study)
    table = POINTS.table("points", heading, rows, note=note)
    return kinds.Section("calibration", "Do chances come true", title(study), f"{held}.", (table,))
