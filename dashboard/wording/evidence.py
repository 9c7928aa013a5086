"""The Evidence page in sentences: how well the survey measures."""

from __future__ import annotations

import math

from analytics.evidence.raters import ALPHA_FROM
from analytics.evidence.results import Agreement, Evidence, SkillEvidence
from analytics.statistics.agreement import LEVELS
from analytics.statistics.raters import raters_needed
from dashboard.formats import SPACE, count, decimal, joined, percent
from data.vocabulary import grouped

SOLID, TENTATIVE = 0.8, 0.667
"""Krippendorff's advice for alpha: reliable from .80 on, tentative from .667 on."""
NOT_SHOWN = "–"


def evidence_title(found: Evidence) -> str:
    """The finding: can the ratings carry a decision?"""
    whole = _whole(found)
    if whole is None:
        return "One rater a person: nothing here says how far a rating can be trusted"
    if whole.alpha is None:
        few = whole.people < ALPHA_FROM
        rated = f"{count(whole.people, 'person is', 'people are')} rated by two"
        why = "too few" if few else "all at the same level"
        return f"{rated}, {why} to say how far a rating can be trusted"
    who = "Self and manager" if whole.both == whole.people else "Raters"
    weak = [
        a.area for a in found.agreement if a.area and a.alpha is not None and a.alpha < TENTATIVE
    ]
    if whole.alpha >= SOLID and weak:
        return f"{who} see the same levels, but not in {joined(weak, 3)}: assess before you act"
    if whole.alpha >= SOLID:
        return f"{who} see the same levels: the ratings can carry a decision"
    if whole.alpha >= TENTATIVE:
        return f"{who} agree roughly: check the levels that decide most"
    return f"{who} disagree: assess the deciding skills before you act on them"


NOTHING = "There is not enough here to say how well the survey measures"
NOTE = "How well the survey measures what the other pages count. Nothing here changes a count."


def figures(found: Evidence) -> list[tuple[str, str, str]]:
    """The figures in front: name, value, note."""
    known = sum(s.levels.known for s in found.skills)
    asked = sum(s.levels.people for s in found.skills)
    whole = _whole(found)
    return [
        (
            "Levels known",
            percent(known / asked) if asked else NOT_SHOWN,
            f"{grouped(known)} of {grouped(asked)} asked; not applicable left out",
        ),
        (
            "Agreement, alpha",
            _two(whole.alpha if whole else None),
            _alpha_note(whole) + _lowest(found),
        ),
        ("Self minus manager", _levels(found.leniency), _leniency_note(found)),
        ("Trust in one rating", _two(found.reliability), _trust_note(found)),
        (
            "Careless forms",
            NOT_SHOWN if found.forms is None else f"{found.forms.flagged}",
            _forms_note(found),
        ),
    ]


def _whole(found: Evidence) -> Agreement | None:
    return found.agreement[0] if found.agreement else None


def _two(value: float | None) -> str:
    return NOT_SHOWN if value is None else f"{value:.2f}"


def _levels(value: float | None) -> str:
    if value is None:
        return NOT_SHOWN
    return f"{value:+.2f}".replace("-", "−")


def _alpha_note(whole: Agreement | None) -> str:
    if whole is None:
        return "nobody is rated by two kinds of rater"
    if whole.alpha is None:
        return f"{count(whole.people, 'person', 'people')} rated by two: not enough to judge"
    if whole.interval is None:
        return f"{count(whole.people, 'person', 'people')}"
    low, high = whole.interval
    return f"95{SPACE}%: {low:.2f} to {high:.2f}, from {whole.people} people rated by two"


def _lowest(found: Evidence) -> str:
    """The area in which raters agree least: all areas together agree more than most of them."""
    areas = [(a.alpha, a.area) for a in found.agreement if a.area and a.alpha is not None]
    if len(areas) < 2:
        return ""
    alpha, area = min(areas)
    return f"; lowest {alpha:.2f}, in {area}"


def _leniency_note(found: Evidence) -> str:
    if found.leniency is None:
        return "shown from five people on who are rated by both"
    if found.leniency_is_prior:
        return "an assumption: fewer than five pairs here (Heidemeier & Moser 2009)"
    return f"levels, mean of {grouped(found.pairs)} pairs of ratings"


def _trust_note(found: Evidence) -> str:
    needed = count(math.ceil(raters_needed(found.reliability)), "rater")
    source = (
        "an assumption (Viswesvaran et al. 1996)"
        if found.reliability_is_assumed
        else f"correlation of {grouped(found.pairs)} self-manager pairs within skills"
    )
    return f"{source}; {needed} a person would do for 0.70"


def _forms_note(found: Evidence) -> str:
    if found.forms is None:
        return "fewer than five forms are long enough to judge"
    said = f"of {found.forms.judged} judged; none is left out"
    if found.forms.flagged and found.forms.mean_without is not None:
        said += (
            f". Mean level {found.forms.mean:.2f} with them, {found.forms.mean_without:.2f} without"
        )
    return said


def concentrate(found: Evidence) -> list[SkillEvidence]:
    """Skills in the quadrant "concentrate here", the largest need first."""
    rows = [
        s
        for s in found.skills
        if s.importance
        and s.importance.standing
        and s.importance.standing.quadrant == "concentrate here"
    ]
    return sorted(rows, key=lambda s: -s.importance.borich.mwds if s.importance else 0)


def quadrant_title(found: Evidence) -> str:
    """What the importance-performance picture shows."""
    rows = concentrate(found)
    if not rows:
        return "No skill is both more important and less held than the average"
    return f"More important and less held than the average: {joined([s.skill for s in rows], 4)}"


def quadrant_alt(found: Evidence) -> str:
    """The picture in words."""
    rows = [s for s in found.skills if s.importance and s.importance.standing]
    named: dict[str, list[str]] = {}
    for s in rows:
        if s.importance and s.importance.standing:
            named.setdefault(s.importance.standing.quadrant, []).append(s.skill)
    said = "; ".join(f"{name}: {', '.join(skills)}" for name, skills in sorted(named.items()))
    return f"Skills by mean level and mean importance. {said}."


def cross_hair(found: Evidence) -> str:
    """The rule of the cross-hair, stated."""
    if found.cross_hair is None:
        return ""
    importance, level = found.cross_hair
    return (
        f"Lines: the means over the skills, importance {importance:.2f} and level {level:.2f}. "
        "Open marks are within one standard error of a line, by who did not answer and by the "
        "error of the ratings: their quadrant could be the next one."
    )


def orders(found: Evidence) -> str:
    """How alike the two ways to order needs are, and where they differ most."""
    if found.order_agreement is None:
        return "Too few skills with both importance and level to compare orders of need."
    rows = [
        (abs(i.borich_place - i.ranked_place), s.skill, i.borich_place, i.ranked_place)
        for s in found.skills
        if (i := s.importance) and i.borich_place is not None and i.ranked_place is not None
    ]
    most = max(rows)
    said = "Borich's score and ranked discrepancies order the needs with a rank correlation of "
    said += f"{found.order_agreement:.2f}"
    if most[0]:
        said += f"; they differ most on {most[1]} ({_th(most[2])} against {_th(most[3])})"
    return f"{said}."


def _th(place: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{'th' if place % 100 in (11, 12, 13) else ending}"


def distribution_title(found: Evidence) -> str:
    """What the distributions show."""
    split = [s.skill for s in found.skills if is_split(s)]
    if split:
        return f"Means hide a split team in {joined(split, 3)}: many at 0 or 1 and many at 4 or 5"
    return "Who holds what: people at each level, before any mean"


def is_split(skill: SkillEvidence) -> bool:
    """A quarter or more at 0 or 1, a quarter or more at 4 or 5, and under a fifth at 2 or 3."""
    known = skill.levels.known
    counts = skill.levels.counts
    return bool(
        known >= len(LEVELS)
        and (counts[0] + counts[1]) * 4 >= known
        and (counts[4] + counts[5]) * 4 >= known
        and (counts[2] + counts[3]) * 5 < known
    )


def distribution_alt(found: Evidence) -> str:
    """The bars in words."""
    said = [
        f"{s.skill}: {s.levels.at_3} of {s.levels.people} at 3 or more, "
        f"{s.levels.people - s.levels.known} unknown"
        for s in found.skills
    ]
    return f"Bars of people by level for each skill. {'; '.join(said)}."


DISTRIBUTION_CAPTION = (
    "People by level, 0 at the left to 5; outlined: unknown, at the right end. In the table the "
    "mean has two margins of 95 %: by who did not answer, and by the error of ratings, as if each "
    "level rested on one."
)
LENIENCY_CAPTION = "Skills in which one to four people are rated by both are left out."
AGREEMENT_CAPTION = (
    "Alpha: Krippendorff's, for ordered levels, over each person's skills in the area; 1 is full "
    "agreement, 0 what chance gives. Its interval draws people anew. All areas together also "
    "counts that raters tell easy skills from rare ones, so it is higher than most areas. "
    "A low alpha beside many equal pairs means that people hardly differ."
)


def reflective_note(found: Evidence) -> list[str]:
    """Alpha of the areas that were declared reflective, with its warning."""
    said = []
    for area, one in found.consistency.items():
        if one is None:
            said.append(
                f"{area}: not enough to say. It takes 30 people who answered all of it, and three "
                "skills."
            )
            continue
        low, high = one.interval
        line = (
            f"{area}: alpha {one.alpha:.2f} (95{SPACE}%: {low:.2f} to {high:.2f}), {one.people} "
            "people."
        )
        if one.against:
            line += (
                f" {count(len(one.against), 'skill')} of it runs against the others, which one "
                "thing behind them all would not do."
            )
        said.append(line)
    return said


def half(value: float | None) -> str:
    """±0.31, or a dash."""
    return NOT_SHOWN if value is None else f"±{value:.2f}"


def effective(skill: SkillEvidence) -> str:
    """Effective number of holders above level 2."""
    one = skill.levels.concentration
    return "nobody" if one is None else decimal(one.effective)
