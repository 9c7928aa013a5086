"""What each column of a table is used for: a proposal that a mapping can correct.

First each column by itself, then the table as a whole, because a bare name over small numbers is a
skill only where the table is a skill survey. In the end it is judged what is taken for a rating of
a skill at once, and what is asked (methods.md#what-is-a-rating).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from data.intake.columns import second_pass as passes
from data.intake.columns.column import (
    EXTENT,
    RATED,
    Column,
    Seen,
    profile,
    set_aside,
    with_changes,
    with_own_words,
)
from data.intake.columns.column_reader import ENOUGH, ColumnReader
from data.intake.columns.mapping_file import ALL, ExplainedColumn, MappingFile
from data.intake.columns.skills import SkillFinder
from data.intake.language import headers as h
from data.intake.language import words as evidence
from data.intake.language.words import first_of, fold, issue_of, one_of, sentence
from data.intake.layouts import layout_of
from data.intake.levels.scales import HIGHEST, Scale, scale_in_header
from data.intake.reading.header_rows import original
from data.intake.reading.table import TextTable
from data.store.facts.taxonomy import alias_key
from data.vocabulary import MAX_LEVEL, Issue, Rater, Use

_EVENTS = evidence.form_words("redcap", "event")
_RECORDS = evidence.form_words("redcap", "id")
_SHOWN = 4
_HALVES = 2
_SURELY_SKILLS = ("skill", "skill name", "skills")
"""Headers beside which “Competence” and its like name the group of a skill."""
_KEPT: tuple[Use, ...] = ("person", "team", "role", "rater", "metadata")
"""Uses of columns that a mapping need not name."""


def of_records(columns: list[Column], seen: Seen) -> tuple[list[Column], tuple[Issue, ...]]:
    """With several events the record says who answered, because an e-mail stands in one of them.
    Also the question that two events in one wave are."""
    events = {c: c.seen.texts for c in columns if fold(c.header) in _EVENTS}
    result = next((c for c, names in events.items() if len(names) > 1), None)
    record = next((c for c in columns if fold(c.header) in _RECORDS and c.use == "person"), None)
    if seen.layout.name != "redcap" or result is None or record is None:
        return columns, ()
    reason = "the record says who answered in each event"
    others = [c for c in columns if c.use == "person" and c is not record and not c.given]
    kept = with_changes(columns, others, use="metadata", person="", reason=reason)
    shown, name = first_of(events[result], _SHOWN), result.header
    return kept, (issue_of("several events", None, name, column=name, shown=shown),)


_BARE = 4
"""Words of a header that can be a bare name."""


@dataclass(frozen=True)
class Mapping:
    """The uses of all columns, and how sure the table is a survey of skills."""

    layout: str
    columns: tuple[Column, ...]
    missing: frozenset[str] = frozenset()
    """Numbers that the tool writes where there is no answer."""
    issues: tuple[Issue, ...] = ()
    """What the layout leaves open."""
    doubt: tuple[Column, ...] = ()
    """Columns of which only a person can say whether they rate a skill."""

    def used(self, *uses: Use) -> tuple[Column, ...]:
        return tuple(c for c in self.columns if c.use in uses)

    @cached_property  # asked for each column
    def long(self) -> bool:
        """One row per person and skill."""
        return bool(self.used("skill"))


def _given(column: Column, mapping: MappingFile, finder: SkillFinder) -> Column:
    given = mapping.column(column.header)
    if given is None:
        if mapping.others == "proposed" or column.use in _KEPT:
            return column
        return column.anew("ignored", "not named by the mapping")
    own = isinstance(given, ExplainedColumn)
    use = given.use or column.use
    if given.use is None and (given.skill or given.values or given.cut_points):
        use = "level"
    subject = given.skill or column.subject or column.header
    match = finder.name(subject) if given.skill else column.match
    person = column.person or ("name" if use == "person" else "")
    return replace(
        column,
        use=use,
        reason="its answers are read as levels" if own else "as the mapping says",
        confidence=1.0,
        subject=subject,
        match=match if use in RATED else None,
        rater=given.rater or column.rater,
        person=person if use == "person" else "",
        given=given,
    )


def _is_long(columns: list[Column], table: TextTable) -> bool:
    """A column of skills beside a column of levels, or a mapping that says so."""
    if any(c.use == "skill" for c in columns):
        return True
    folded = [h.spaced(c.header) for c in columns]
    skills = [i for i, name in enumerate(folded, start=1) if name in h.SKILL_HEADER]
    for position in skills:
        cells = [text for text in table.column(position).slice(0, 100).to_pylist() if text.strip()]
        if 2 * sum(";" in text or "," in text for text in cells) > len(cells):
            return False  # the level beside several names is not of one skill
    return bool(skills) and any(map(h.says_level, folded)) and table.width <= 25


def _as_long(columns: list[Column], seen: Seen) -> list[Column]:
    """Skill, level, importance and interest by header; what is neither is set aside or metadata."""
    result: list[Column] = []
    have_skill = any(c.use == "skill" for c in columns)
    named = {h.spaced(c.header) for c in columns}
    surely = next((word for word in _SURELY_SKILLS if word in named), None)
    oneself = any(h.says_level(n) and "self" in (h.rater_of(n), h.rater_value(n)) for n in named)
    for column in columns:
        folded = h.spaced(column.header)
        others = _other_rater(column, columns) if oneself else None
        use: Use = "ignored"
        reason = "neither person, skill nor level"
        if column.given is not None or (column.use in ("person", "team", "rater") and not others):
            result.append(column)
            continue
        if not have_skill and folded in h.SKILL_HEADER and surely in (None, folded):
            have_skill = True
            use, reason = "skill", "the header says skill"
        elif h.EXPECTED.search(folded):
            reason = "a level that is expected is a requirement"
        elif h.is_opinion(folded) and len(folded) < 40:
            use = "interest" if evidence.interest.search(folded) else "importance"
            reason = f"the header says {use}"
        elif (h.says_level(folded) and _is_rated(column)) or others:
            use, reason = "level", "the header says level"
        elif column.use in ("role", "metadata"):
            result.append(column)
            continue
        anew = column.anew(use, reason)
        if use in RATED:
            rater = h.rater_of(folded) or others
            anew = replace(anew, rater=rater, scale=scale_in_header(column.header))
        result.append(anew)
    return result


def _is_rated(column: Column) -> bool:
    return column.seen.level_share >= 0.5 or not column.seen.answered


def _other_rater(column: Column, columns: list[Column]) -> Rater | None:
    """Who else rated whoever rates themselves beside it: a "Manager" that holds levels, where
    another column says who is rated. "Direct reports" are counted, not rated."""
    folded = h.spaced(column.header)
    if folded in h.RATER_VALUES and not h.says_level(folded):
        return None
    named = any(c.use == "person" for c in columns if c is not column)
    if not (named and _is_rated(column) and column.seen.within(HIGHEST) == 1):
        return None
    rater = h.rater_above(folded)
    return None if rater == "self" else rater


def _without_checkboxes(columns: list[Column], seen: Seen) -> list[Column]:
    """Columns of 0 and 1 in whose question nobody answered with another number."""
    if seen.scale is not None:
        return columns
    numbers = [c for c in columns if c.is_open and c.seen.numbers]
    asked = {c: (c.stem, "?" in c.header or len(c.header.split()) > _BARE) for c in numbers}
    others = {asked[c] for c in numbers if c.seen.level_words or set(c.seen.numbers) - {0, 1}}
    boxes = [c for c in numbers if asked[c] not in others]
    return set_aside(columns, boxes, CHECKBOXES)


def _without_figures(columns: list[Column], seen: Seen) -> list[Column]:
    """Beside skills that are known, numbers under another name that are no whole or half levels,
    such as an FTE of 0.8, are figures, unless the skills have such numbers too."""

    def odd(c: Column) -> bool:
        return c.scale is None and any(n.denominator > _HALVES for n in c.seen.numbers)

    levels = [c for c in columns if c.is_open]
    known = [c for c in levels if c.evidence.name or c.evidence.asked]
    if not known or any(map(odd, known)):
        return columns
    others = [c for c in levels if c not in known and odd(c)]
    return set_aside(columns, others, "the numbers are no whole or half levels")


def _opinions(columns: list[Column], seen: Seen) -> list[Column]:
    """Opinions of what is rated under the same words are of the same skill; others count where
    anything is rated and they name a skill."""
    levels = [c for c in columns if c.use == "level"]
    rated = {alias_key(c.subject): c.match for c in levels}
    names = {alias_key(c.skill_name) for c in levels}
    opinions = [c for c in columns if c.use in RATED[1:] and not c.given]
    alike = [c for c in opinions if alias_key(c.subject) in rated]
    for c in alike:
        columns = with_changes(columns, [c], match=rated[alias_key(c.subject)])
    exact = [c for c in opinions if names and c.match and c.match.confidence == 1.0]
    lone = [
        c for c in opinions if c not in (*alike, *exact) and alias_key(c.skill_name) not in names
    ]
    return set_aside(columns, lone, "asks for an opinion of something that nobody rates")


Pass = Callable[[list[Column], Seen], list[Column]]
_LONG: tuple[Pass, ...] = (_as_long, passes.with_scales_of_rows, passes.without_row_ids)
_WIDE: tuple[Pass, ...] = (
    _without_checkboxes,
    _without_figures,
    _opinions,
    passes.with_stated_scales,
)
_ALL: tuple[Pass, ...] = (
    passes.without_row_numbers,
    passes.without_other_numbers,
    passes.with_an_email,
    passes.with_names,
    passes.without_shared_ids,
    passes.about_others,
    passes.with_raters,
    passes.apart,
    passes.without_other_kinds,
)
"""In their order: what rates, on which scale, who answered, which skills are asked twice."""

_SKILLS = re.compile(rf"^{one_of('skill column')}(?: name)?(?: ?/ ?\w+)?$")
_MARKS = ("an appraisal", "an exam")
"""What people get marks in."""
_TAUGHT = re.compile(rf"^{one_of('taught')}(?: (?:name|title))?$")
_DONE = re.compile(r"^(?:status|progress|completion|completed|enrol?lment|result|state)$")
_CUSTOMER = re.compile(r"^(?:user|customer|client|reviewer|kunde)(?: ?(?:name|id))?$")
_TOOL = re.compile(rf"^{one_of('product')}$")
_STARS = re.compile(r"^(?:(?:overall|star) )?(?:rating|score|stars|bewertung)$")
"""What a product gets."""
CHECKBOXES = "checkboxes (0 and 1) become levels only by a mapping"
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
    answered = [c for c in open_columns if c.seen.answered]
    shared = {c.stem for c in answered if c.stem and c.evidence.asked and c.evidence.answers}
    unclear = [c for c in answered if not (c.evidence.enough or c.stem in shared)]
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
    surveyed = [c for c in aside if c.evidence.survey and c.seen.answered]
    like_ratings = [c for c in surveyed if c.seen.level_share >= ENOUGH]
    against = [c for c in like_ratings if c.seen.within(HIGHEST) == 1]
    appraised = [c for c in aside if any(kind in c.evidence.against for kind in _MARKS)]
    if 2 * len(appraised) >= len(answered):
        against += appraised
    named = [c for c in answered if c.evidence.name]
    # teams that are only numbers do not say that the rows are people
    groups = [c for c in columns if c.use in ("team", "role") and c.seen.number_share < 1]
    people = layout.people or bool(groups) or any(c.use == "person" for c in columns)
    for_ability = all(c.evidence.asked for c in answered)  # whatever else the form asks
    somebody = people or any(c.evidence.asked or c.evidence.answers for c in answered)
    if 2 * len(named) >= len(answered) and somebody and (for_ability or not against):
        # unknown names whose numbers go beyond 5 and the known ones': years or points perhaps
        tops = {c: max(c.seen.numbers, default=0) for c in answered}
        known = max((tops[c] for c in named), default=0)
        others = [c for c in answered if not (c.evidence.name or c.evidence.asked)]
        return columns, tuple(c for c in others if known and tops[c] > max(known, MAX_LEVEL))
    rest = [c for c in columns if c.use in ("ignored", "level")]
    survey = len(unclear) > 1 and 2 * len(unclear) >= len(rest)
    survey = survey or any(c.evidence.name or c.evidence.asked for c in answered)
    if not ((people and survey) or 2 * len(named) >= len(answered)) or layout.coded:
        codes = sentence("codes", tool=layout.name) if layout.coded else ""
        return set_aside(columns, unclear, NOBODY + codes), ()
    return columns, tuple(c for c in unclear if not c.evidence.name) or tuple(unclear)


def _long_in_doubt(columns: list[Column], seen: Seen, finder: SkillFinder) -> tuple[Column, ...]:
    """The level column of a long table of which nothing says that it rates skills."""
    skill = next(c for c in columns if c.use == "skill")
    levels = [c for c in columns if c.is_open]
    if skill.given or not levels:
        return ()
    others = [h.spaced(c.header) for c in columns if c.use in ("ignored", "metadata")]
    taught = any(map(_TAUGHT.match, others)) and any(map(_DONE.match, others))
    who = any(_CUSTOMER.match(h.spaced(c.header)) for c in columns if c.use == "person")
    stars = (who and _TOOL.match(h.spaced(skill.header))) and all(
        _STARS.match(h.spaced(c.header)) and not c.seen.ability_words for c in levels
    )
    names = skill.seen.texts
    known = 2 * sum(map(finder.is_skill, names)) >= len(names)
    called = bool(_SKILLS.match(h.spaced(skill.header)))
    asked = any(evidence.ability.search(h.spaced(c.header)) for c in levels)
    words = any(c.seen.ability_words >= 2 for c in levels)
    sure = (known or called or (asked and words)) and not (taught or stars)
    return () if sure else (replace(levels[0], subject=skill.header),)


def _told(given: MappingFile) -> bool:
    """Whether a person said which columns rate skills; what words of an extent tell is no such."""
    return bool(given.skills) or any(
        c.use in (None, "level") and (c.use or c.skill or c.values or c.cut_points)
        for c in given.columns
        if c.values != EXTENT
    )


def _with_named(columns: list[Column], seen: Seen, given: MappingFile) -> list[Column]:
    """The columns with those that `--skills` names as levels; private matters stay out."""
    everything = given.skills == ALL
    names = {fold(name) for name in given.skills}

    def taken(c: Column) -> Column:
        if c.given or c.evidence.private or c.use not in ("level", "ignored"):
            return c
        named = {fold(c.header), fold(c.skill_name or c.header)} & names
        asked = named and c.seen.level_share > 0
        if not ((everything and c.use == "level") or asked):
            return c
        own = replace(
            c.evidence,
            name=c.evidence.name or "named as a skill",
            asked="somebody said that it is a skill",
            against="",
        )
        reason = c.reason if c.use == "level" else "named as a skill"
        return replace(c, use="level", subject=c.subject or c.header, reason=reason, evidence=own)

    return list(map(taken, columns))


def propose_mapping(
    table: TextTable, finder: SkillFinder, scale: Scale | None, mapping: MappingFile
) -> Mapping:
    layout = layout_of(table)
    profiles = [profile(table, p, layout.missing) for p in range(1, table.width + 1)]
    cells = enumerate(zip(table.headers, with_own_words(profiles), strict=True), start=1)
    bare = [Column(p, head, "ignored", "", seen=own) for p, (head, own) in cells]
    known, excel = frozenset(table.headers), layout.name == "microsoft-forms"
    names = tuple(original(header, known, excel=excel) for header in table.headers)
    seen = Seen(table, layout, scale, names)
    reader = ColumnReader(seen, finder, bare)
    columns = [_given(reader.read(column), mapping, finder) for column in bare]
    long = _is_long(columns, table)
    for each in (*(_LONG if long else _WIDE), *_ALL):
        columns = each(columns, seen)
    columns, issues = of_records(columns, seen)
    columns, doubt = judged(columns, seen, mapping, finder)
    issues = (*issues, *passes.code_questions(columns, seen))
    uses = {c.use for c in columns}
    if "level" in uses and not uses & {"person", "skill"}:
        issues = (*issues, issue_of("nobody named"))
    name = "long" if long else layout.name or "wide"
    return Mapping(name, tuple(columns), layout.missing, issues, doubt)
