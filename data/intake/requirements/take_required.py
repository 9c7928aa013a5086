"""What a file requires, as requirements of a scope: levels on its scale, people as numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from data.intake.levels.scales import Scale
from data.intake.requirements.required import Needed, required_level, required_people
from data.intake.requirements.required_facts import share_in, with_facts, words_note
from data.store.facts.requirements import Requirement
from data.vocabulary import Issue

ONE_EACH = (
    "No column says how many people are needed, so one person at the required level is taken for "
    "each skill. Change it in Settings, or add a column “Headcount”."
)
NO_LEVEL = (
    "No column says which level is needed, so level 3 (competent) is taken. Change it in Settings, "
    "or add a column “Required level”."
)
_DEFAULT_LEVEL = 3


@dataclass
class Taken:
    """Requirements and the problems of reading them."""

    rows: list[Requirement] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def take(
    needed: tuple[Needed, ...],
    scale: Scale | None,
    words: Mapping[str, int],
    skill_of: Callable[[str], tuple[int, str]],
    scope_of: Callable[[str], str],
) -> Taken:
    """A requirement for each skill that needs somebody. `skill_of` answers number and name."""
    taken = Taken()
    rows: dict[tuple[str, int, int], Requirement] = {}
    has_people = any(n.headcount.strip() or share_in(n.facts) for n in needed)
    dates = [told.text for n in needed for told in n.facts if told.fact == "due"]
    has_level = any(n.level.strip() or n.fixed for n in needed)
    for need in needed:
        try:
            level = need.fixed or required_level(need.level, scale, words)
            if level is None and not has_level:
                level = _DEFAULT_LEVEL
        except ValueError as error:
            taken.issues.append(Issue(need.row, need.level_column, need.level, str(error)))
            continue
        try:
            said = need.headcount.strip() or share_in(need.facts)
            headcount, share = required_people(said)
        except ValueError as error:
            taken.issues.append(Issue(need.row, need.headcount_column or None, said, str(error)))
            continue
        if not has_people:
            headcount = 1
        if not level or (headcount is None and share is None):
            taken.issues.extend(_half_said(need, level))
            continue
        number, name = skill_of(need.skill)
        key = (scope_of(need.scope), number, level)
        if key in rows:
            twice = f"{name} at level {level} is required more than once; the first row counts."
            taken.issues.append(Issue(need.row, None, None, twice))
            continue
        row = Requirement(key[0], number, name, level, headcount, share)
        rows[key], problems = with_facts(row, need.facts, need.row, dates)
        taken.issues.extend(problems)
    taken.rows = list(rows.values())
    if taken.rows and not has_people:
        taken.issues.append(Issue(None, None, None, ONE_EACH))
    if taken.rows and not has_level:
        taken.issues.append(Issue(None, None, None, NO_LEVEL))
    if taken.rows:
        taken.issues.extend(words_note(told for need in needed for told in need.facts))
    return taken


def _half_said(need: Needed, level: int | None) -> list[Issue]:
    """A problem where one of level and people is there and the other is blank; a 0 says enough."""
    if level and not need.headcount.strip() and not share_in(need.facts):
        said = "A level is required but no number of people, so nothing is required here."
        return [Issue(need.row, need.headcount_column, None, said)]
    if need.headcount.strip() not in ("", "0") and not need.level.strip():
        said = "People are required but no level, so nothing is required here."
        return [Issue(need.row, need.level_column, None, said)]
    return []
