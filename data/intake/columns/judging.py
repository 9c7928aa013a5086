"""The one rule of what is taken for a rating of a skill (methods.md#what-is-a-rating).

A table is taken at once where each column that it rates has two of three: its name is a skill's,
the question asks for ability, the answers are words for it; or where half of those that look like
ratings have the name of a skill, and none asks for something else. Otherwise one question is asked.
What a mapping or `--skills` names is taken; private matters only where a mapping names them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from data.intake.columns.column import EXTENT, Column, Seen, set_aside
from data.intake.columns.mapping_file import ALL, MappingFile
from data.intake.columns.skills import SkillFinder
from data.intake.language.headers import spaced
from data.intake.language.words import ability, fold, one_of
from data.vocabulary import MAX_LEVEL

_LIKE_RATINGS = 0.8
"""Share of the answers that are small numbers or words for a level."""
_HIGHEST = 10
_SKILLS = re.compile(rf"^{one_of('skill column')}(?: name)?(?: ?/ ?\w+)?$")
_MARKS = ("an appraisal", "an exam")
"""What people get marks in."""
_TAUGHT = re.compile(rf"^{one_of('taught')}(?: (?:name|title))?$")
_DONE = re.compile(r"^(?:status|progress|completion|completed|enrol?lment|result|state)$")
_CUSTOMER = re.compile(r"^(?:user|customer|client|reviewer|kunde)(?: ?(?:name|id))?$")
_TOOL = re.compile(
    r"^(?:tool|product|software|app|vendor|anbieter|werkzeug|produkt|outil|produit)s?$"
)
_STARS = re.compile(r"^(?:(?:overall|star) )?(?:rating|score|stars|bewertung)$")
"""What a product gets."""
NOT_NAMED = "not among the columns that were named as skills, and nothing else says that it is one"
NOBODY = "nothing says that these numbers are levels of skill"


def judged(
    columns: list[Column], seen: Seen, given: MappingFile, finder: SkillFinder
) -> tuple[list[Column], tuple[Column, ...]]:
    """The columns as they are taken, and those of which somebody has to say what they are."""
    layout = seen.layout
    columns = _with_named(columns, seen, given)
    if any(c.use == "skill" for c in columns):
        return columns, () if _told(given) else _long_in_doubt(columns, seen, finder)
    open_columns = [c for c in columns if c.is_open]
    answered = [c for c in open_columns if seen.of(c).answered]
    unclear = [c for c in answered if not c.evidence.enough]
    if not answered and open_columns and not _told(given):
        return set_aside(columns, open_columns, "known skills that nobody answered"), ()
    if not unclear:
        return columns, ()
    if _told(given):
        others = [c for c in unclear if not c.evidence.name or c.evidence.against]
        return set_aside(columns, others, NOT_NAMED), ()
    if facets := [c for c in unclear if c.evidence.facet]:
        return columns, tuple(facets)
    aside = [c for c in columns if c.use == "ignored"]
    # what asks for something else and is answered as ratings are
    cells = {c: seen.of(c) for c in aside if c.evidence.survey and seen.of(c).answered}
    like_ratings = [c for c, of in cells.items() if of.level_share >= _LIKE_RATINGS]
    against = [c for c in like_ratings if cells[c].within(_HIGHEST) == 1]
    appraised = [c for c in aside if any(kind in c.evidence.against for kind in _MARKS)]
    if 2 * len(appraised) >= len(answered):
        against += appraised
    named = [c for c in answered if c.evidence.name]
    people = layout.people or any(_of_people(c, seen) for c in columns)
    for_ability = all(c.evidence.asked for c in answered)  # whatever else the form asks
    somebody = people or any(c.evidence.asked or c.evidence.answers for c in answered)
    if 2 * len(named) >= len(answered) and somebody and (for_ability or not against):
        return columns, _beyond(answered, seen)
    rest = [c for c in columns if c.use in ("ignored", "level")]
    survey = len(unclear) > 1 and 2 * len(unclear) >= len(rest)
    survey = survey or any(c.evidence.name or c.evidence.asked for c in answered)
    known = 2 * len(named) >= len(answered)
    if not ((people and survey) or known) or layout.coded:
        reason = NOBODY
        if layout.coded:
            reason += (
                f"; {layout.name} writes codes of answers, so name the column's skill and its "
                "scale in a mapping, or export labels"
            )
        return set_aside(columns, unclear, reason), ()
    return columns, tuple(c for c in unclear if not c.evidence.name) or tuple(unclear)


def _beyond(answered: Sequence[Column], seen: Seen) -> tuple[Column, ...]:
    """Unknown names whose numbers go beyond 5 and the known ones': years or points perhaps."""
    tops = {c: max(seen.of(c).numbers, default=0) for c in answered}
    known = max((top for c, top in tops.items() if c.evidence.name), default=0)
    others = [c for c in answered if not (c.evidence.name or c.evidence.asked)]
    return tuple(c for c in others if known and tops[c] > max(known, MAX_LEVEL))


def _of_people(column: Column, seen: Seen) -> bool:
    """Whether a column says that the rows are people; teams that are only numbers do not."""
    named = column.use in ("team", "role") and seen.of(column).number_share < 1
    return column.use == "person" or named


def _long_in_doubt(columns: list[Column], seen: Seen, finder: SkillFinder) -> tuple[Column, ...]:
    """The level column of a long table of which nothing says that it rates skills."""
    skill = next(c for c in columns if c.use == "skill")
    levels = [c for c in columns if c.is_open]
    if skill.given or not levels:
        return ()
    names = [v for v, _ in seen.of(skill).values if v.strip()]
    others = [c for c in columns if c.use in ("ignored", "metadata")]
    taught = any(_TAUGHT.match(spaced(c.header)) and _names(c, seen, finder) for c in others)
    taught = taught and any(_DONE.match(spaced(c.header)) for c in others)
    who = any(_CUSTOMER.match(spaced(c.header)) for c in columns if c.use == "person")
    stars = (who and _TOOL.match(spaced(skill.header))) and all(
        _STARS.match(spaced(c.header)) and not seen.of(c).ability_words for c in levels
    )
    if taught or stars:
        return (replace(levels[0], subject=skill.header),)
    known = 2 * sum(map(finder.is_skill, names)) >= len(names)
    called = bool(_SKILLS.match(spaced(skill.header)))
    asked = any(ability.search(spaced(c.header)) for c in levels)
    words = any(seen.of(c).ability_words >= 2 for c in levels)
    sure = known or called or (asked and words)
    return () if sure else (replace(levels[0], subject=skill.header),)


def _names(column: Column, seen: Seen, finder: SkillFinder) -> bool:
    """Whether most texts of a column have the name of a skill in them."""
    texts = [text for text, _ in seen.of(column).values if text.strip()]
    return 2 * sum(map(finder.mentions, texts)) >= len(texts) > 0


def _told(given: MappingFile) -> bool:
    """Whether a person said which columns rate skills; what words of an extent tell is no such."""
    return bool(given.skills) or any(
        c.use in (None, "level") and (c.use or c.skill or c.values or c.cut_points)
        for c in given.columns
        if c.values != EXTENT
    )


def _with_named(columns: list[Column], seen: Seen, given: MappingFile) -> list[Column]:
    """The columns with those that `--skills` names as levels; private matters stay out."""
    if not given.skills:
        return columns
    everything = given.skills == ALL
    names = {fold(name) for name in given.skills}

    def taken(c: Column) -> Column:
        if c.given or c.evidence.private or c.use not in ("level", "ignored"):
            return c
        named = {fold(c.header), fold(c.skill_name or c.header)} & names
        asked = named and seen.of(c).level_share > 0
        if not ((everything and c.use == "level") or asked):
            return c
        told = replace(
            c.evidence,
            name=c.evidence.name or "named as a skill",
            asked="somebody said that it is a skill",
            against="",
        )
        reason = c.reason if c.use == "level" else "named as a skill"
        return replace(c, use="level", subject=c.subject or c.header, reason=reason, evidence=told)

    return list(map(taken, columns))
