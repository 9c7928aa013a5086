"""docs/methods.md as parts, rules and measures, with numbers worked from the data on screen."""

import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from analytics.evidence.results import Evidence, SkillEvidence
from analytics.results import Analysis, RequirementCoverage, RoleReadiness
from dashboard.details import whole
from dashboard.formats import between, count, decimal
from dashboard.subjects import Writer
from dashboard.subjects.evidence import one_rating
from data.vocabulary import WANTS_TO_LEARN
from seeds import read_seed

PLACES = (
    Path(__file__).parents[2] / "docs" / "methods.md",
    Path(sys.prefix) / "share" / "skillmix" / "methods.md",
)
"""In a checkout, and where it was installed."""
USES = {"What decisions rest on": "decision", "What the analyst looks at": "analyst"}
"""Parts whose rules are measures."""
FACT = re.compile(r"^- (Formula|Unit|Source|Shown from|An answer not given): (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Measure:
    """A number of the survey in the reader's words. `least`: people from whom on it is shown;
    `missing`: what an answer that was not given does to it."""

    key: str
    name: str
    use: str
    says: str
    formula: str
    unit: str
    range: str
    direction: str
    source: str
    least: int
    missing: str

    @property
    def facts(self) -> str:
        """Unit, range, direction, source, smallest group and what is missing, in one line."""
        parts = [
            self.unit,
            self.range,
            "" if self.direction == "neither" else self.direction,
            self.source,
            f"from {count(self.least, 'person', 'people')} on" if self.least > 1 else "",
            f"an answer not given {self.missing}",
        ]
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True)
class Rule:
    """One heading: its text in Markdown, and the key of the number that is worked under it."""

    name: str
    text: str
    key: str = ""
    measure: Measure | None = None


@dataclass(frozen=True)
class Part:
    title: str
    rules: tuple[Rule, ...]


def text() -> str:
    place = next(place for place in PLACES if place.is_file())
    return place.read_text(encoding="utf-8")


@cache
def parts() -> tuple[Part, ...]:
    result = []
    for written in re.split(r"^## ", text(), flags=re.MULTILINE)[1:]:
        title, _, body = written.partition("\n")
        rules = re.split(r"^### ", body, flags=re.MULTILINE)[1:]
        result.append(Part(title, tuple(_rule(rule, USES.get(title)) for rule in rules)))
    return tuple(result)


def measures() -> tuple[Measure, ...]:
    return tuple(rule.measure for part in parts() for rule in part.rules if rule.measure)


def slug(name: str) -> str:
    """The anchor of a heading, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", name.casefold()).strip().replace(" ", "-")


def _rule(written: str, use: str | None) -> Rule:
    name, _, body = written.partition("\n")
    key = re.search(r"<!-- here: (\w+) -->", body)
    text = re.sub(r"<!--.*?-->", "", FACT.sub("", body)).strip()
    own = key[1] if key else ""
    if use is None:
        return Rule(name, text, own)
    facts = dict(FACT.findall(body))
    *unit, direction = facts["Unit"].split(", ")
    return Rule(
        name,
        text,
        own,
        Measure(
            key=own,
            name=name,
            use=use,
            says=re.sub(r"\s+", " ", text),
            formula=facts["Formula"],
            unit=", ".join(unit[:-1]),
            range=unit[-1],
            direction=direction,
            source=facts["Source"],
            least=int(facts["Shown from"]),
            missing=facts["An answer not given"],
        ),
    )


WORKED = {row["key"]: row for row in read_seed("worked.csv")}
"""The sentences by the key that docs/methods.md names: what they need of the screen, and what is
said where there is no example. Only rules of what a survey says have one."""
TOO_FEW = WORKED["mean"]["otherwise"]
Here = Mapping[str, Any]
"""What is on screen, by the name that WORKED calls it; what is not worked out is not in it."""


def worked(key: str, here: Here) -> str:
    """The sentence; empty where the data have no case of it."""
    if key not in WORKED:
        return ""
    rule = WORKED[key]
    known = here.get(rule["on"])
    if known is None:
        return ""
    result = EXAMPLES[key](known) if key in EXAMPLES else known
    if not result:
        return rule["otherwise"]
    values = result if isinstance(result, tuple) else (result,)
    return Writer().format(rule["sentence"], *values).strip()


def _level(analysis: Analysis) -> Any:
    levels = analysis.levels
    both = levels[levels["self"].notna() & levels["manager"].notna()]
    both = both[(both["self"] != both["manager"]) & both["level"].notna()]
    if analysis.selection.ratings != "fused" or both.empty:
        return None
    return both.iloc[0].to_dict()


def _answered(analysis: Analysis) -> tuple[float | None, ...]:
    states = analysis.levels["state"].value_counts()
    counts = (whole(states.get(state, 0)) for state in ("level", "unknown", "not_applicable"))
    return *counts, analysis.answered_share


def _need(analysis: Analysis) -> RequirementCoverage | None:
    needs = analysis.requirements
    return next((n for n in needs if n.shortage), needs[0] if needs else None)


def _together(analysis: Analysis) -> tuple[Analysis, float, float] | None:
    filled = sum(n.weight * min(n.have, n.required) for n in analysis.requirements)
    asked = sum(n.weight * n.required for n in analysis.requirements)
    return (analysis, filled, asked) if analysis.requirements else None


def _spare(analysis: Analysis) -> tuple[int, int] | None:
    needs = analysis.requirements
    without = sum(need.no_spare for need in needs)
    return (analysis.overall.single_points_of_failure, without) if needs else None


def _truck(analysis: Analysis) -> tuple[Any, ...] | None:
    result = analysis.resilience
    if result is None or result.too_few:
        return None
    return result, "more than 50" if result.truck_factor is None else result.truck_factor


def _role(analysis: Analysis, named: str) -> RoleReadiness | None:
    seen = [r for r in analysis.roles if r.people >= 5 and not (r.gate and r.gate.ready is None)]
    return next((role for role in seen if getattr(role, named) is not None), None)


def _wants(analysis: Analysis) -> tuple[Any, ...] | None:
    by_skill = analysis.levels.dropna(subset=["interest"]).groupby("skill", sort=False)["interest"]
    for skill, given in by_skill:
        if len(given) >= 5:
            return skill, int((given >= WANTS_TO_LEARN).sum()), given
    return None


def _known(what: str, evidence: Evidence) -> SkillEvidence | None:
    return next((s for s in evidence.skills if getattr(s.levels, what)), None)


def _mean(evidence: Evidence) -> tuple[Any, ...] | None:
    skill = next((s for s in evidence.skills if s.levels.half_width is not None), None)
    if skill is None:
        return None
    own = skill.levels
    return skill, own, "–" if own.measurement is None else f"±{own.measurement:.2f}"


def _bounds(evidence: Evidence) -> tuple[Any, ...] | None:
    skill = _known("known", evidence)
    if skill is None:
        return None
    own = skill.levels
    return skill, own, own.at_3 + own.people - own.known


def _most_shrunk(evidence: Evidence) -> SkillEvidence | None:
    moved = [
        (abs(s.levels.shrunk - s.levels.mean), s)
        for s in evidence.skills
        if s.levels.shrunk is not None and s.levels.mean is not None
    ]
    return max(moved, key=lambda pair: pair[0], default=(0.0, None))[1]


def _breadth(evidence: Evidence) -> tuple[Any, ...] | None:
    own = evidence.breadth
    if own is None:
        return None
    held = between(decimal(own.median), decimal(own.median_high))
    return held, between(str(own.t_shaped), str(own.t_shaped_high)), own.people


def _important(evidence: Evidence) -> tuple[Any, ...] | None:
    rows = ((s, s.importance.borich, s.importance.ranked) for s in evidence.skills if s.importance)
    return next(rows, None)


def _leniency(evidence: Evidence) -> str:
    if evidence.leniency is None:
        return ""
    if evidence.leniency_is_prior:
        return "Fewer than five pairs here, so the published value stands in."
    return f"{count(evidence.pairs, 'pair')}: {evidence.leniency:+.2f}.".replace("-", "−")


def _posterior(evidence: Evidence) -> tuple[Any, ...] | None:
    known = ((s, error) for s in evidence.skills if (error := one_rating(s)) is not None)
    return next(known, None)


def _agreed(name: str, evidence: Evidence) -> tuple[float] | None:
    """A statistic of all areas together."""
    whole = evidence.agreement[0] if evidence.agreement else None
    of = whole.intraclass if whole and name == "agreement" else whole
    value = getattr(of, name, None)
    return None if value is None else (value,)


EXAMPLES: Mapping[str, Callable[..., Any]] = {
    "level": _level,
    "known": _answered,
    "answered": _answered,
    "targets": lambda a: (a, sum(need.due_given for need in a.requirements)),
    "coverage": _need,
    "together": _together,
    "shortage": _need,
    "at_once": lambda a: a.requirements and a.all_at_once.filled is not None and a.all_at_once,
    "single": _spare,
    "truck": _truck,
    "readiness": lambda analysis: _role(analysis, "readiness"),
    "gate": lambda analysis: _role(analysis, "gate"),
    "wants": _wants,
    "mean": _mean,
    "bounds": _bounds,
    "share": partial(_known, "interval"),
    "shrunk": _most_shrunk,
    "effective": partial(_known, "concentration"),
    "breadth": _breadth,
    "mwds": _important,
    "rds": _important,
    "quadrant": lambda evidence: evidence.cross_hair,
    "leniency": _leniency,
    "posterior": _posterior,
    "alpha": partial(_agreed, "alpha"),
    "icc": partial(_agreed, "agreement"),
    "kappa": partial(_agreed, "kappa"),
    "rwg": partial(_agreed, "within_person"),
    "consistency": lambda e: next((pair for pair in e.consistency.items() if pair[1]), None),
    "careless": lambda evidence: evidence.forms,
}
"""What a sentence is filled with; where there is none, with what is on screen itself."""
