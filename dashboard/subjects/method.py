"""docs/methods.md as the Method page and the command read it: parts, rules, measures."""

import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.formats import count

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
    found = []
    for written in re.split(r"^## ", text(), flags=re.MULTILINE)[1:]:
        title, _, body = written.partition("\n")
        rules = re.split(r"^### ", body, flags=re.MULTILINE)[1:]
        found.append(Part(title, tuple(_rule(rule, USES.get(title)) for rule in rules)))
    return tuple(found)


def measures() -> tuple[Measure, ...]:
    return tuple(rule.measure for part in parts() for rule in part.rules if rule.measure)


def slug(name: str) -> str:
    """The anchor of a heading, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", name.casefold()).strip().replace(" ", "-")


def _rule(written: str, use: str | None) -> Rule:
    name, _, body = written.partition("\n")
    key = re.search(r"<!-- here: (\w+) -->", body)
    said = re.sub(r"<!--.*?-->", "", FACT.sub("", body)).strip()
    own = key[1] if key else ""
    if use is None:
        return Rule(name, said, own)
    told = dict(FACT.findall(body))
    *unit, direction = told["Unit"].split(", ")
    return Rule(
        name,
        said,
        own,
        Measure(
            key=own,
            name=name,
            use=use,
            says=re.sub(r"\s+", " ", said),
            formula=told["Formula"],
            unit=", ".join(unit[:-1]),
            range=unit[-1],
            direction=direction,
            source=told["Source"],
            least=int(told["Shown from"]),
            missing=told["An answer not given"],
        ),
    )
