"""What studies found of GenAI tools, in words and tables: for Settings and the Method page."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.formats import SPACE, between, entered
from data.files.studies import DIRECTIONS, Evidence, Mark, Study, evidence

TITLE = "GenAI tools: studies for and against"
CHOOSE = "Number"
KNOWN: dict[Mark, str] = {
    "primary": "read in the source",
    "abstract": "abstract read",
    "partly": "source read in part",
    "secondary": "read about, not read",
    "unverified": "not checked",
}
RULE = (
    "No study measured the chance that a tool stands in for a level: the credits are our "
    "assumption. Their low end is 0, since some studies found no gain. Most measured output, few "
    "measured skill. “For” means that a tool is worth more, costs less or may do more; “against” "
    "means the reverse; “open” means that the study leaves it undecided. A study of which only the "
    "abstract or other people’s pages were read says so."
)
NO_NUMBER = "–"


def sides(key: str) -> str:
    """How many findings stand on each side of an assumption: "9 for, 4 against, 3 open"."""
    found = evidence().get(key, ())
    numbers = [(sum(one.direction == side for one in found), side) for side in DIRECTIONS]
    return ", ".join(f"{number}{SPACE}{side}" for number, side in numbers if number)


def evidence_table(found: Sequence[Evidence]) -> dict[str, list[object]]:
    """One row a finding of one assumption."""
    return {
        "Side": [one.direction for one in found],
        "Study": [name(one.study) for one in found],
        "Effect": [effect(one.study) for one in found],
        "Interval": [interval(one.study) for one in found],
        "What it says here": [one.why for one in found],
        "People": [one.study.population for one in found],
        "Also": [one.study.note or NO_NUMBER for one in found],
        "How we know": [KNOWN[one.study.mark] for one in found],
    }


def name(study: Study) -> str:
    """ "Peng et al., 2023"; a study without a year by its name alone."""
    return f"{study.study}, {study.year}" if study.year else study.study


def effect(study: Study) -> str:
    """ "18.8 % more time", or the ends of what was reported, in the unit of the study."""
    if not study.unit:
        return NO_NUMBER
    if study.effect is not None:
        return f"{_number(study.effect)}{SPACE}{study.unit}"
    return f"{_ends(study)}{SPACE}{study.unit}"


def interval(study: Study) -> str:
    """ "1.3 to 39.5", where the study gives one around its effect."""
    return NO_NUMBER if study.effect is None or study.low is None else _ends(study)


def title(key: str) -> str:
    """ "tool.reviewers: 1 for, 4 against"."""
    return f"{key}: {sides(key)}"


def _ends(study: Study) -> str:
    return between(*(_number(end) for end in (study.low, study.high) if end is not None))


def _number(value: float) -> str:
    return entered(value).replace("-", "−")
