"""Is this a file of answers about skills at all? One sentence where it is not."""

from __future__ import annotations

import re
from collections import Counter

from data.intake.columns.mapping import Mapping
from data.intake.columns.skills import SkillFinder
from data.intake.language.figures import is_of_report
from data.intake.language.words import fold
from data.intake.matrices.team_rows import only_teams
from data.intake.reading.table import TextTable

HOW = (
    "Skillmix needs one row per person with a column per skill, or rows of person, skill and "
    "level; a mapping can make any column a level."
)
_FIGURE = 6
"""Words of the longest header of a figure; what is longer is a question: "In an average month"."""
_HOURS = re.compile(r"^(?:(?:weekly )?hours(?: per week)?|hours_per_week|wochenstunden)$")
_OPINION = re.compile(r"satisf|zufrieden|recommend|happy|enjoy|agree|likely|how often|feel")
_LEVEL_NAMES = {
    "none",
    "novice",
    "beginner",
    "basic",
    "intermediate",
    "competent",
    "advanced",
    "proficient",
    "expert",
    "master",
}


def refusal(table: TextTable, mapping: Mapping, finder: SkillFinder) -> str | None:
    """Why the table is not stored, in one sentence; None where it can be."""
    certain = _no_person(table, mapping) or _no_level(table, mapping)
    if any(c.given for c in mapping.used("level")):
        return certain  # a person said what the columns are
    return (
        _skill_by_skill(table)
        or _summary(table, mapping, finder)
        or _expected_of_roles(table, mapping)
        or only_teams(table, mapping)
        or certain
    )


def _first_texts(table: TextTable, position: int = 1) -> list[str]:
    return [fold(v) for v in table.column(position).slice(0, 500).to_pylist() if v.strip()]


def _skill_by_skill(table: TextTable) -> str | None:
    heads = {fold(head) for head in table.headers[1:]}
    rows = _first_texts(table)
    both = heads & set(rows)
    if len(both) >= 3 and len(both) >= 0.8 * len(heads) and len(set(rows)) == len(rows):
        return (
            f"The rows and the columns have the same names ({', '.join(sorted(both)[:3])}, ...): "
            f"this is a matrix of skills by skills, not of answers by people. {HOW}"
        )
    return None


def _summary(table: TextTable, mapping: Mapping, finder: SkillFinder) -> str | None:
    """A report: skills down the side and figures about them, or counts per level."""
    if mapping.used("person") or mapping.long:
        return None
    heads = [fold(head) for head in table.headers]
    figures = sum(1 for head in heads if is_of_report(head) and len(head.split()) <= _FIGURE)
    levels = sum(1 for head in heads if head in _LEVEL_NAMES)
    down = _first_texts(table)
    known = sum(1 for text in set(down) if len(text) > 1 and finder.name(text))
    if known >= 2 and known >= 0.5 * len(set(down)):
        what = "figures about skills" if figures or levels else "skills in the rows"
        return (
            f"The first column lists skills and no column says who answered: this is a report or "
            f"catalogue with {what}, not answers by people. {HOW}"
        )
    if figures >= 2 or levels >= 3:
        return (
            "The columns are averages, counts or shares and none says who answered: this is a "
            f"summary, not answers by people. {HOW}"
        )
    return None


def _expected_of_roles(table: TextTable, mapping: Mapping) -> str | None:
    """Rows that are roles or teams, each once: levels expected of them are requirements."""
    if mapping.used("person") or not mapping.used("level") or table.rows < 2:
        return None
    if mapping.used("metadata") and mapping.layout not in ("wide", "long"):
        return None
    for use, what in (("role", "roles"), ("team", "teams")):
        for column in mapping.used(use):  # type: ignore[arg-type]
            texts = _first_texts(table, column.position)
            if column.position == 1 and len(texts) == table.rows == len(set(texts)):
                return (
                    f"The rows are {what}, not people: levels that are expected of {what} are "
                    "requirements. Load them as role profiles or as requirements, or "
                    "add a column that says whose answers these are."
                )
    return None


def _no_person(table: TextTable, mapping: Mapping) -> str | None:
    if mapping.long and not mapping.used("person"):
        return (
            "The table has a skill in each row but no column that says whose level it is "
            f"(columns: {_shown(table)}): it is a catalogue or a summary, not answers. {HOW}"
        )
    return None


def _no_level(table: TextTable, mapping: Mapping) -> str | None:
    if mapping.used("level"):
        return None
    if people := _people_list(mapping):
        return people
    if mapping.long:
        own = (c.reason for c in mapping.used("ignored") if c.reason.startswith("the rows are on"))
        found = next(own, "the level column holds no numbers or words for levels")
    else:
        found = _opinion_survey(mapping) or _seen(mapping)
    return (
        f"No column with levels of skill was found among {table.width} columns "
        f"({_shown(table)}): {found}. {HOW}"
    )


def _people_list(mapping: Mapping) -> str | None:
    """Who is in which team or role, and how many hours they have: no answers about skills."""
    hours = any(_HOURS.match(fold(c.header)) for c in mapping.columns)
    others = [
        c
        for c in mapping.columns
        if c.use not in ("person", "team", "role", "metadata") and not _HOURS.match(fold(c.header))
    ]
    told = mapping.used("team", "role") or hours
    if mapping.long or not mapping.used("person") or not told or others:
        return None
    return (
        "The file says who is in which team and role, and no levels of skill: it is a people list. "
        "Load it with `skillmix load people FILE`, or under People on the Settings page."
    )


def _opinion_survey(mapping: Mapping) -> str | None:
    kinds = Counter(
        found.group(1)
        for c in mapping.used("ignored")
        if (found := re.search(r"about (agreement|satisfaction|frequency)", c.reason))
    )
    asked = any(
        "not about a level" in c.reason and _OPINION.search(c.header.casefold())
        for c in mapping.used("ignored")
    )
    if not kinds and not asked:
        return None
    here = " and ".join(f"{kind} in {_columns(times)}" for kind, times in kinds.most_common())
    return (
        "the questions ask for satisfaction, agreement, frequency or recommendation"
        + (f" (here: {here})" if here else "")
        + ", which say nothing about levels of skill; where they do, a mapping gives each word its "
        "level under `values`, and numbers theirs by `cut_points`"
    )


def _columns(times: int) -> str:
    return "one column" if times == 1 else f"{times} columns"


def _seen(mapping: Mapping) -> str:
    """The commonest reasons with their numbers of columns."""
    reasons = Counter(c.reason for c in mapping.used("ignored")).most_common(3)
    if not reasons:
        return "all of them say who or when"
    return "; ".join(f"{n} x {reason}" for reason, n in reasons)


def _shown(table: TextTable) -> str:
    names = [head if len(head) <= 40 else head[:37] + "..." for head in table.headers[:5]]
    return ", ".join(names) + (", ..." if table.width > 5 else "")
