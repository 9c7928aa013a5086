"""What each column of a table is used for: a proposal that a mapping can correct.

Two passes: each column by itself, then the table as a whole, because a bare name over small numbers
is a skill only where the table is a skill survey.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from data.intake.columns import second_pass as passes
from data.intake.columns.column import (
    RATED,
    Column,
    Profile,
    Seen,
    profile,
    set_aside,
    with_own_words,
)
from data.intake.columns.column_reader import ColumnReader, bases
from data.intake.columns.judging import judged
from data.intake.columns.mapping_file import MappingFile
from data.intake.columns.skills import SkillFinder
from data.intake.language import headers as h
from data.intake.language import words as evidence
from data.intake.language.words import fold
from data.intake.layouts.tools import layout_of
from data.intake.levels.scales import Scale, scale_in_header
from data.intake.reading.table import TextTable
from data.store.facts.taxonomy import alias_key
from data.vocabulary import Issue, Use

_EVENTS = frozenset(
    ("redcap_event_name", "event name", "redcap_repeat_instance", "repeat instance")
)
_RECORDS = frozenset(("record_id", "record id", "study_id", "study id"))
_SHOWN = 4
_HALVES = 2
_SURELY_SKILLS = ("skill", "skill name", "skills")
"""Headers beside which “Competence” and its like name the group of a skill."""


def of_records(columns: list[Column], seen: Seen) -> tuple[list[Column], tuple[Issue, ...]]:
    """With several events the record says who answered, because an e-mail stands in one of them.
    Also the question that two events in one wave are."""
    events = {
        c: [value for value, _ in seen.of(c).values if value.strip()]
        for c in columns
        if fold(c.header) in _EVENTS
    }
    found = next((c for c, names in events.items() if len(names) > 1), None)
    record = next((c for c in columns if fold(c.header) in _RECORDS and c.use == "person"), None)
    if seen.layout.name != "redcap" or found is None or record is None:
        return columns, ()
    kept = [
        replace(c, use="metadata", person="", reason="the record says who answered in each event")
        if c.use == "person" and c is not record and not c.given
        else c
        for c in columns
    ]
    names = events[found]
    shown = ", ".join(names[:_SHOWN]) + (", ..." if len(names) > _SHOWN else "")
    said = (
        f"The file holds several answers of one record ({found.header}: {shown}). One import is "
        "one wave, in which the last answer of a person counts: export each event by itself and "
        "import it as a wave of its own."
    )
    return kept, (Issue(None, found.header, None, said),)


_BARE = 4
"""Words of a header that can be a bare name."""


@dataclass(frozen=True)
class Mapping:
    """The uses of all columns, and how sure the table is a survey of skills."""

    layout: str
    columns: tuple[Column, ...]
    profiles: tuple[Profile, ...]
    missing: frozenset[str] = frozenset()
    """Numbers that the tool writes where there is no answer."""
    issues: tuple[Issue, ...] = ()
    """What the layout leaves open."""
    doubt: tuple[Column, ...] = ()
    """Columns of which only a person can say whether they rate a skill."""

    def used(self, *uses: Use) -> tuple[Column, ...]:
        """Columns of these uses."""
        return tuple(c for c in self.columns if c.use in uses)

    def seen(self, column: Column) -> Profile:
        """What the cells of a column look like."""
        return self.profiles[column.position - 1]

    @cached_property  # asked for each column
    def long(self) -> bool:
        """One row per person and skill."""
        return bool(self.used("skill"))


def propose_mapping(
    table: TextTable, finder: SkillFinder, scale: Scale | None, mapping: MappingFile
) -> Mapping:
    """The use of every column of a table."""
    layout = layout_of(table)
    profiles = tuple(profile(table, p, layout.missing) for p in range(1, table.width + 1))
    seen = Seen(table, layout, with_own_words(profiles), scale, bases(table, layout))
    reader = ColumnReader(table, finder, scale, layout)
    read = (reader.column(p, seen.profiles[p - 1]) for p in range(1, table.width + 1))
    columns = [_given(column, mapping, finder) for column in read]
    long = _is_long(columns, table)
    for each in (*(_LONG if long else _WIDE), *_ALL):
        columns = each(columns, seen)
    columns, issues = of_records(columns, seen)
    columns, doubt = judged(columns, seen, mapping, finder)
    issues = (*issues, *passes.code_questions(columns, seen), *passes.nobody_named(columns))
    name = "long" if long else layout.name or "wide"
    return Mapping(name, tuple(columns), seen.profiles, layout.missing, issues, doubt)


def _given(column: Column, mapping: MappingFile, finder: SkillFinder) -> Column:
    """A column as the mapping has it."""
    given = mapping.column(column.header)
    if given is None:
        if mapping.others == "ignored" and column.use not in (
            "person",
            "team",
            "role",
            "rater",
            "metadata",
        ):
            return Column(column.position, column.header, "ignored", "not named by the mapping")
        return column
    use = given.use or column.use
    if given.use is None and (given.skill or given.values or given.cut_points):
        use = "level"
    subject = given.skill or column.subject or column.header
    match = finder.name(subject) if given.skill else column.match
    person = column.person or ("name" if use == "person" else "")
    return replace(
        column,
        use=use,
        reason="as the mapping says",
        confidence=1.0,
        subject=subject,
        match=match if use in ("level", "importance", "interest") else None,
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
    levels = any(map(h.says_level, folded))
    for position in skills:
        cells = [text for text in table.column(position).slice(0, 100).to_pylist() if text.strip()]
        if 2 * sum(";" in text or "," in text for text in cells) > len(cells):
            return False  # the level beside several names is not of one skill
    return bool(skills) and levels and table.width <= 25


def _as_long(columns: list[Column], seen: Seen) -> list[Column]:
    """Skill, level, importance and interest by header; what is neither is set aside or metadata."""
    found: list[Column] = []
    have_skill = any(c.use == "skill" for c in columns)
    named = {h.spaced(c.header) for c in columns}
    surely = next((word for word in _SURELY_SKILLS if word in named), None)
    for column in columns:
        folded = h.spaced(column.header)
        rated = seen.of(column).level_share >= 0.5 or not seen.of(column).answered
        use: Use = "ignored"
        reason = "neither person, skill nor level"
        if column.given is not None or column.use in ("person", "team", "rater"):
            found.append(column)
            continue
        if not have_skill and folded in h.SKILL_HEADER and surely in (None, folded):
            have_skill = True
            use, reason = "skill", "the header says skill"
        elif h.EXPECTED.search(folded):
            reason = "a level that is expected is a requirement"
        elif h.is_opinion(folded) and len(folded) < 40:
            use = "interest" if evidence.interest.search(folded) else "importance"
            reason = f"the header says {use}"
        elif h.says_level(folded) and rated:
            use, reason = "level", "the header says level"
        elif column.use in ("role", "metadata"):
            found.append(column)
            continue
        told = Column(column.position, column.header, use, reason)
        if use in RATED:
            told = replace(told, rater=h.rater_of(folded), scale=scale_in_header(column.header))
        found.append(told)
    return found


def _without_checkboxes(columns: list[Column], seen: Seen) -> list[Column]:
    """Columns of 0 and 1 in whose question nobody answered with another number."""
    if seen.scale is not None:
        return columns
    numbers = [c for c in columns if c.is_open and seen.of(c).numbers]
    asked = {c: (c.stem, "?" in c.header or len(c.header.split()) > _BARE) for c in numbers}
    others = {asked[c] for c in numbers if not seen.of(c).only_zero_and_one}
    boxes = [c for c in numbers if asked[c] not in others]
    return set_aside(columns, boxes, "checkboxes (0 and 1) become levels only by a mapping")


def _without_figures(columns: list[Column], seen: Seen) -> list[Column]:
    """Beside skills that are known, numbers under another name that are no whole or half levels,
    such as an FTE of 0.8, are figures, unless the skills have such numbers too."""

    def odd(c: Column) -> bool:
        return c.scale is None and any(n.denominator > _HALVES for n in seen.of(c).numbers)

    levels = [c for c in columns if c.is_open]
    known = [c for c in levels if c.evidence.name or c.evidence.asked]
    if not known or any(map(odd, known)):
        return columns
    others = [c for c in levels if c not in known and odd(c)]
    return set_aside(columns, others, "the numbers are no whole or half levels")


def _without_lone_opinions(columns: list[Column], seen: Seen) -> list[Column]:
    """Opinions count only beside ratings of the same skill."""
    rated = {alias_key(c.skill_name) for c in columns if c.use == "level"}
    lone = [
        c
        for c in columns
        if c.use in ("importance", "interest")
        and not c.given
        and not (rated and c.match and c.match.confidence == 1.0)
        and alias_key(c.skill_name) not in rated
    ]
    return set_aside(columns, lone, "asks for an opinion of something that nobody rates")


def _named_alike(columns: list[Column], seen: Seen) -> list[Column]:
    """Opinions of what is rated under the same words are of the same skill."""
    rated = {alias_key(c.subject): c.match for c in columns if c.use == "level"}
    return [
        replace(c, match=rated[alias_key(c.subject)])
        if c.use in ("importance", "interest") and not c.given and alias_key(c.subject) in rated
        else c
        for c in columns
    ]


Pass = Callable[[list[Column], Seen], list[Column]]
_LONG: tuple[Pass, ...] = (_as_long, passes.with_scales_of_rows)
_WIDE: tuple[Pass, ...] = (
    _without_checkboxes,
    _without_figures,
    _named_alike,
    _without_lone_opinions,
    passes.with_stated_scales,
)
_ALL: tuple[Pass, ...] = (
    passes.without_row_numbers,
    passes.without_scales_below_zero,
    passes.without_codes,
    passes.without_ranks,
    passes.with_an_email,
    passes.with_names,
    passes.without_shared_ids,
    passes.about_others,
    passes.with_raters,
    passes.apart,
    passes.without_other_kinds,
)
"""In their order: what rates, on which scale, who answered, which skills are asked twice."""
