"""Evidence: how far the ratings can be trusted, which skills are needed most, who holds what."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from analytics.evidence.raters import ALPHA_FROM
from analytics.evidence.results import (
    Agreement,
    Evidence,
    ImportanceEvidence,
    LevelEvidence,
    SkillEvidence,
)
from analytics.results import Analysis
from analytics.statistics.agreement import raters_needed
from analytics.statistics.needs_assessment import Standing
from dashboard.formats import SPACE, count, joined, number, statistic
from dashboard.render import blocks as kinds
from dashboard.render.blocks import Field, Fields, column, within
from dashboard.subjects import HELPS, columns
from data.vocabulary import MAX_LEVEL

SOLID, TENTATIVE = 0.8, 0.667
"""Krippendorff's advice for alpha: reliable from .80 on, tentative from .667 on."""
NAMED = 10
"""Skills that are named in the picture; the table has all."""
MOST_BARS = 10
"""Skills whose levels are drawn; the table has all."""
FIRST = "concentrate here"
NOBODY = "Nobody has rated anything yet: import a survey, or load the demo."
LEAD = "How well the survey measures. Nothing here changes another page."


def title(result: Evidence) -> str:
    whole = _whole(result)
    if whole is None:
        return "Everybody has one rater, so nothing tells how far a rating can be trusted"
    if whole.alpha is None:
        people = count(whole.people, "person has", "people have")
        if whole.people < ALPHA_FROM:
            return f"{people} two raters, too few to say how far a rating can be trusted"
        return f"{people} two raters, all at one level: nothing tells how far to trust a rating"
    who = "Self and manager" if whole.both == whole.people else "Raters"
    areas = [(a.alpha, a.area) for a in result.agreement if a.area and a.alpha is not None]
    weak = [area for alpha, area in areas if alpha < TENTATIVE]
    if whole.alpha >= SOLID and weak:
        return f"{who} agree, but not in {joined(weak, 3)}: check those ratings before you act"
    if whole.alpha >= SOLID:
        return f"{who} agree: the ratings can carry a decision"
    if whole.alpha >= TENTATIVE:
        return f"{who} agree roughly: check the ratings that decide most"
    return f"{who} disagree: check the ratings that decide before you act"


def _whole(result: Evidence) -> Agreement | None:
    return result.agreement[0] if result.agreement else None


def figures(result: Evidence) -> tuple[kinds.Figure, ...]:
    known = sum(s.levels.known for s in result.skills)
    asked = sum(s.levels.people for s in result.skills)
    whole = _whole(result)
    flagged = result.forms.flagged if result.forms else None
    alpha, lenient = whole.alpha if whole else None, result.leniency
    leniency = None if lenient is None else kinds.Said(lenient, statistic(lenient, "+"))
    share = known / asked if asked else None
    of = f"{number(known)} of {number(asked)} that apply"
    raters = count(math.ceil(raters_needed(result.reliability)), "rater")
    assumed = result.reliability_is_assumed
    source = "assumed (Viswesvaran et al. 1996)" if assumed else "from the same pairs"
    needed = f"{source}; {raters} a person would do for 0.70"
    return (
        kinds.Figure("known", "Levels known", share, "percent", of),
        kinds.Figure("alpha", "Agreement, alpha", alpha, "statistic", _alpha_note(result)),
        kinds.Figure(
            "leniency", "Self minus manager", leniency, "statistic", _leniency_note(result)
        ),
        kinds.Figure("reliability", "Trust in one rating", result.reliability, "statistic", needed),
        kinds.Figure("careless", "Careless forms", flagged, "count", _forms_note(result)),
    )


def _interval(ends: tuple[float, float]) -> str:
    return f"95{SPACE}%: {statistic(ends[0])} to {statistic(ends[1])}"


def _alpha_note(result: Evidence) -> str:
    whole = _whole(result)
    if whole is None:
        return "nobody has two kinds of rater"
    if whole.alpha is None:
        people = count(whole.people, "person has", "people have")
        return f"{people} two raters, not enough to judge"
    interval = f"{_interval(whole.interval)}; " if whole.interval else ""
    areas = [(a.alpha, a.area) for a in result.agreement if a.area and a.alpha is not None]
    lowest = f"; lowest {statistic(min(areas)[0])} in {min(areas)[1]}" if len(areas) > 1 else ""
    return f"{interval}{count(whole.people, 'person', 'people')}{lowest}"


def _leniency_note(result: Evidence) -> str:
    if result.leniency is None:
        return "shown once five people have both ratings"
    if result.leniency_is_prior:
        return "levels, assumed: fewer than five pairs here (Heidemeier & Moser 2009)"
    return f"levels, over {count(result.pairs, 'pair')} of ratings"


def _forms_note(result: Evidence) -> str:
    forms = result.forms
    if forms is None:
        return "too few forms are long enough, or answered alike, to judge"
    note = f"of {forms.judged} judged; all are counted"
    if forms.flagged and forms.mean_without is not None:
        note += f". Mean level {forms.mean:.2f} with them, {forms.mean_without:.2f} without"
    return note


def _statistic(
    key: str, title: str, of: str | Callable[[Any], float | None], only: Sequence[kinds.Outlet] = ()
) -> Field[Any]:
    """A column of a number (at a path, or read) as far as a statistic of ratings is worth it."""
    read = column(key, title, "statistic", of, only=only)

    def two(item: Any) -> kinds.Value:
        value = read.value(item)
        return round(value, 2) if isinstance(value, float) else value

    return replace(read, value=two)


Need = tuple[str, ImportanceEvidence]


def needs(result: Evidence) -> list[Need]:
    """Skills with their importance, the largest need first."""
    rows = [(s.skill, s.importance) for s in result.skills if s.importance]
    return sorted(rows, key=lambda row: -row[1].borich.mwds)


def _apart(own: ImportanceEvidence) -> int | None:
    place, ranked = own.borich_place, own.ranked_place
    return None if place is None or ranked is None else abs(place - ranked)


def _quadrant(standing: Standing | None) -> str:
    if standing is None:
        return ""
    return f"{standing.quadrant}, near a line" if standing.borderline else standing.quadrant


NEEDS = Fields[Need](
    column("skill", "Skill", value="0", share=1.6),
    *within(
        1,
        column("pairs", "Pairs", "count", "borich.pairs"),
        _statistic("importance", "Importance", "borich.importance"),
        _statistic("level", "Level", "borich.level"),
        _statistic("mwds", "MWDS", "borich.mwds"),
        _statistic("mwds_standardised", "MWDS, −1 to 1", "borich.standardised", kinds.WIDE),
        column("place", "Place", "count", "borich_place"),
        column("rds", "RDS", "count", "ranked.score"),
        column("rds_half_width", "RDS ±", "count", "ranked.half_width"),
        column("rds_place", "Place by RDS", "count", "ranked_place"),
        column("apart", "Places apart", "count", _apart, only=kinds.WIDE),
        column("quadrant", "Quadrant", value=lambda own: _quadrant(own.standing)),
    ),
)


def importance(result: Evidence) -> kinds.Chart | None:
    """Skills by mean level and mean importance; None where no line can be drawn between them."""
    if result.cross_hair is None:
        return None
    rows = needs(result)
    quadrants: dict[str, list[str]] = {}
    clear: list[str] = []
    points = []
    for skill, needed in rows:
        own, standing = needed.borich, needed.standing
        if standing is None:
            continue
        quadrants.setdefault(standing.quadrant, []).append(skill)
        if standing.quadrant == FIRST and not standing.borderline:
            clear.append(skill)
        text = f"importance {own.importance:.2f}, level {own.level:.2f}, {_quadrant(standing)}"
        points.append(kinds.Point(skill, own.level, own.importance, text, skill in clear[:NAMED]))
    heading = "No skill is both more important and less held than the average"
    if FIRST in quadrants:
        heading = f"More important and less held than the average: {joined(quadrants[FIRST], 4)}"
    parts = "; ".join(f"{name}: {', '.join(skills)}" for name, skills in sorted(quadrants.items()))
    high, level = result.cross_hair
    return kinds.Chart(
        "importance",
        heading,
        kinds.Points(
            tuple(points),
            "mean level",
            "mean importance",
            "decimal",
            joined=False,
            cross=(level, high),
        ),
        f"Skills by mean level and mean importance. {parts}.",
        NEEDS.table("needs", "Importance against level", rows),
        f"Lines: mean importance {high:.2f} and mean level {level:.2f}. Concentrate on the upper "
        "left. Named: the largest needs that stay there within one standard error.",
    )


def effective(own: LevelEvidence) -> float:
    return own.concentration.effective if own.concentration else 0.0


LEVELS = Fields[SkillEvidence](
    columns.SKILL,
    column("area", "Area", only=kinds.WIDE),
    *within(
        "levels",
        columns.PEOPLE,
        column("known", "Known", "count"),
        *(
            column(f"at_{level}", f"At {level}", "count", f"counts.{level}", only=kinds.WIDE)
            for level in range(MAX_LEVEL + 1)
        ),
        column("at_3_low", "At 3 or more, least", "percent", "bounds.0"),
        column("at_3_high", "At 3 or more, most", "percent", "bounds.1"),
        _statistic("mean", "Mean", "mean"),
        _statistic("half_width", "± by answers", "half_width"),
        _statistic("measurement", "± by ratings", "measurement"),
        _statistic("shrunk", "Mean, shrunk", "shrunk", kinds.WIDE),
        column("place", "Place by it", "count", only=kinds.WIDE),
        column("effective", "Effective holders", "decimal", effective, only=kinds.WIDE),
    ),
)


def distribution(result: Evidence) -> kinds.Chart:
    skills = sorted(result.skills, key=_spread, reverse=True)[:MOST_BARS]
    by_level = [
        kinds.Series(
            f"level {level}", tuple(s.levels.counts[level] for s in skills), f"level-{level}"
        )
        for level in range(MAX_LEVEL + 1)
    ]
    unknown = tuple(s.levels.people - s.levels.known for s in skills)
    split = [s.skill for s in result.skills if _split(s)]
    heading = "Who holds what: people at each level, before any mean"
    if split:
        where = joined(split, 3)
        heading = f"Means hide a split team in {where}: many at 0 or 1 and many at 4 or 5"
    parts = [
        f"{s.skill}: {s.levels.at_3} of {s.levels.people} at 3 or more, {gone} unknown"
        for s, gone in zip(skills, unknown, strict=True)
    ]
    return kinds.Chart(
        "levels",
        heading,
        kinds.Stacked(
            tuple(s.skill for s in skills), (*by_level, kinds.Series("unknown", unknown, "quiet"))
        ),
        f"Bars of people by level for each skill. {'; '.join(parts)}.",
        LEVELS.table("levels", "Levels, skill by skill", result.skills),
        f"Drawn: the {MOST_BARS} skills in which people differ most."
        if len(result.skills) > MOST_BARS
        else "",
    )


def _split(skill: SkillEvidence) -> bool:
    """A quarter or more at 0 or 1, a quarter or more at 4 or 5, and under a fifth at 2 or 3."""
    known, counts = skill.levels.known, skill.levels.counts
    low, middle, high = (sum(counts[at : at + 2]) for at in (0, 2, 4))
    return known > MAX_LEVEL and low * 4 >= known and high * 4 >= known and middle * 5 < known


def _spread(skill: SkillEvidence) -> float:
    counts, known = skill.levels.counts, skill.levels.known
    if not known:
        return 0.0
    mean = sum(level * people for level, people in enumerate(counts)) / known
    return sum(people * (level - mean) ** 2 for level, people in enumerate(counts)) / known


AGREEMENT = Fields[Agreement](
    column("area", "Area", value=lambda a: a.area or "All areas together", share=1.6),
    columns.PEOPLE,
    column("units", "Levels rated by two", "count"),
    column("both", "People, self and manager", "count", only=kinds.WIDE),
    column("equal", "Self = manager", "percent"),
    _statistic("alpha", "Alpha", "alpha"),
    _statistic("alpha_low", "from", "interval.0"),
    _statistic("alpha_high", "to", "interval.1"),
    _statistic("kappa", "Kappa, weighted", "kappa"),
    _statistic("icc", "ICC(A,1)", "intraclass.agreement"),
    column("rwg", "rwg ≥ 0.70", "percent", "within_person"),
)


def agreement(result: Evidence) -> kinds.Table:
    return AGREEMENT.table(
        "agreement",
        "Where raters agree, area by area",
        result.agreement,
        note=HELPS["note.agreement"],
    )


def one_rating(skill: SkillEvidence) -> float | None:
    """By how much a level that one rating says may be off; None where too little is known."""
    model = skill.model
    if model is None:
        return None
    return math.sqrt(model.spread * model.error / (model.spread + model.error))


LENIENCY = Fields[SkillEvidence](
    columns.SKILL,
    column("pairs", "Pairs", "count", "leniency.pairs"),
    _statistic("raw", "Self minus manager", "leniency.raw"),
    _statistic("shrunk", "Shrunk", "leniency.shrunk"),
    _statistic("error", "± of a level from one rating", one_rating),
)


def leniency(result: Evidence) -> kinds.Table:
    rows = [s for s in result.skills if s.leniency and s.leniency.pairs]
    note = HELPS["note.leniency"]
    return LENIENCY.table("leniency", "Self minus manager, skill by skill", rows, note=note)


def evidence(result: Evidence) -> kinds.Section:
    withheld = tuple(("", sentence) for sentence in result.withheld)
    small = kinds.Lines("withheld", "What this selection is too small for", withheld)
    blocks = kinds.given(
        kinds.Numbers(figures(result)),
        importance(result),
        distribution(result),
        agreement(result) if result.agreement else None,
        leniency(result) if result.leniency is not None and result.pairs else None,
        one_thing(result) if result.consistency else None,
        small if withheld else None,
    )
    return kinds.Section("evidence", "Evidence", title(result), LEAD, blocks)


def areas(analysis: Analysis) -> list[str]:
    return list(dict.fromkeys(str(area) for area in analysis.levels["area"]))


def one_thing(result: Evidence) -> kinds.Lines:
    rows = []
    for area, alpha in result.consistency.items():
        if alpha is None:
            text = "not enough to say. It takes three skills and 30 people who answered all of it."
        else:
            interval = _interval(alpha.interval)
            people = count(alpha.people, "person", "people")
            text = f"alpha {statistic(alpha.alpha)} ({interval}), {people}."
        if alpha and alpha.against:
            skills = count(len(alpha.against), "skill runs", "skills run")
            text += f" {skills} against the others, which signs of one thing would not."
        rows.append((area, text))
    return kinds.Lines("one_thing", "", tuple(rows))
