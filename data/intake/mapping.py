"""What each column of a table is used for: a proposal that a mapping can correct.

DEFINITIONS 10 decides what a rating is. Two passes: each column by itself, then the table as a
whole, because a bare name over small numbers is a skill only where the table is a skill survey.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from data.intake import headers as h
from data.intake.columns import ENOUGH, RATED, Column, ColumnReader
from data.intake.layouts import CODED_TOOLS, FORM_TOOLS, tool
from data.intake.mapping_file import MappingFile
from data.intake.profile import Profile, profile
from data.intake.scales import Scale, scale_in_header
from data.intake.skills import SkillFinder
from data.intake.table import TextTable
from data.intake.words import fold
from data.store.taxonomy import alias_key
from data.vocabulary import Use


@dataclass(frozen=True)
class Mapping:
    """The uses of all columns, and how sure the table is a survey of skills."""

    layout: str
    columns: tuple[Column, ...]
    profiles: tuple[Profile, ...]

    def used(self, *uses: Use) -> tuple[Column, ...]:
        """Columns of these uses."""
        return tuple(c for c in self.columns if c.use in uses)

    @property
    def long(self) -> bool:
        """One row per person and skill."""
        return bool(self.used("skill"))


def propose_mapping(table: TextTable, finder: SkillFinder, scale: Scale | None,
                    mapping: MappingFile | None) -> Mapping:  # fmt: skip
    """The use of every column of a table."""
    profiles = tuple(profile(table, p) for p in range(1, table.width + 1))
    exporter = tool(table)
    reader = ColumnReader(table, finder, scale, exporter)
    columns = [reader.column(p, profiles[p - 1]) for p in range(1, table.width + 1)]
    if mapping is not None:
        columns = [_given(c, mapping, finder) for c in columns]
    if _is_long(columns, table):
        columns = _as_long(columns, table, profiles)
        layout = "long"
    else:
        columns = _as_wide(columns, profiles, exporter, scale)
        layout = exporter or "wide"
    columns = _one_person(columns, profiles)
    return Mapping(layout, tuple(_own_skills(columns)), profiles)


def _given(column: Column, mapping: MappingFile, finder: SkillFinder) -> Column:
    """A column as the mapping has it."""
    given = mapping.column(column.header)
    if given is None:
        if mapping.others == "ignored" and column.use not in ("person", "team", "role", "rater",
                                                              "metadata"):  # fmt: skip
            return Column(column.position, column.header, "ignored", "not named by the mapping")
        return column
    use = given.use or column.use
    if given.use is None and (given.skill or given.values or given.cut_points):
        use = "level"
    subject = given.skill or column.subject or column.header
    match = finder.name(subject) if given.skill else column.match
    person = column.person or ("name" if use == "person" else "")
    return replace(
        column, use=use, reason="as the mapping says", confidence=1.0, subject=subject, weak=False,
        match=match if use in ("level", "importance", "interest") else None,
        rater=given.rater or column.rater, person=person if use == "person" else "", given=given,
    )  # fmt: skip


def _is_long(columns: list[Column], table: TextTable) -> bool:
    """A column of skills beside a column of levels, or a mapping that says so."""
    if any(c.use == "skill" for c in columns):
        return True
    folded = [fold(c.header.replace("_", " ")) for c in columns]
    skills = [f for f in folded if h.SKILL_HEADER.match(f)]
    levels = [f for f in folded if h.LEVEL_HEADER.match(f)]
    return bool(skills) and bool(levels) and table.width <= 25


def _as_long(
    columns: list[Column], table: TextTable, profiles: tuple[Profile, ...]
) -> list[Column]:
    """Skill, level, importance and interest by header; what is neither is set aside or metadata."""
    found: list[Column] = []
    have_skill = any(c.use == "skill" for c in columns)
    for column, seen in zip(columns, profiles, strict=True):
        folded = fold(column.header.replace("_", " "))
        base = Column(column.position, column.header, "ignored", column.reason)
        if column.given is not None or column.use in ("person", "team", "rater"):
            found.append(column)
        elif not have_skill and h.SKILL_HEADER.match(folded):
            have_skill = True
            found.append(replace(base, use="skill", reason="the header says skill"))
        elif h.EXPECTED.search(folded):
            found.append(replace(base, reason="a level that is expected is a requirement"))
        elif h.is_opinion(folded) and len(folded) < 40:
            use: Use = "interest" if h.INTEREST.search(folded) else "importance"
            found.append(replace(base, use=use, reason=f"the header says {use}",
                                 rater=h.rater_of(folded)))  # fmt: skip
        elif h.LEVEL_HEADER.match(folded) and (seen.level_share >= 0.5 or not seen.answered):
            found.append(replace(base, use="level", reason="the header says level",
                                 rater=h.rater_of(folded),
                                 scale=scale_in_header(column.header)))  # fmt: skip
        elif column.use in ("role", "metadata"):
            found.append(column)
        else:
            found.append(replace(base, reason="neither person, skill nor level"))
    return found


def _as_wide(columns: list[Column], profiles: tuple[Profile, ...], exporter: str,
             scale: Scale | None) -> list[Column]:  # fmt: skip
    """Keep weak ratings only where the table as a whole is a survey of skills; no checkboxes."""
    levels = [c for c in columns if c.use == "level" and not c.given]
    boxes = [c for c in levels if profiles[c.position - 1].only_zero_and_one]
    numeric = [c for c in levels if profiles[c.position - 1].numbers]
    if boxes and scale is None and len(boxes) == len(numeric):
        reason = "checkboxes (0 and 1) become levels only by a mapping"
        columns = [_aside(c, reason) if c in boxes else c for c in columns]
    weak = [c for c in columns if c.weak and c.use == "level"]
    strong = [c for c in columns if c.use == "level" and not c.weak]
    rest = [c for c in columns if c.use in ("ignored", "level")]
    people = any(c.use == "person" for c in columns) or exporter in FORM_TOOLS
    people = people and exporter not in CODED_TOOLS
    survey = 4 * len(strong) >= len(weak) if strong else False
    alone = people and len(weak) >= 2 and 2 * len(weak) >= len(rest)
    if not (survey or alone) or _only_unanswered(weak, strong, profiles):
        columns = [_aside(c, "nothing says that these numbers are levels of skill")
                   if c in weak else c for c in columns]  # fmt: skip
    rated = {alias_key(c.skill_name) for c in columns if c.use == "level"}
    return [
        _aside(c, "asks for an opinion of something that nobody rates")
        if c.use in ("importance", "interest") and not c.given
        and not (rated and c.match and c.match.confidence == 1.0)
        and alias_key(c.skill_name) not in rated
        else c
        for c in columns
    ]  # fmt: skip


def _only_unanswered(
    weak: list[Column], strong: list[Column], profiles: tuple[Profile, ...]
) -> bool:
    """Known skills that nobody answered make no survey by themselves."""
    return not strong and not any(profiles[c.position - 1].answered for c in weak)


def _aside(column: Column, reason: str) -> Column:
    return Column(column.position, column.header, "ignored", reason)


def _one_person(columns: list[Column], profiles: tuple[Profile, ...]) -> list[Column]:
    """If no header says who, a column of e-mail addresses does."""
    if any(c.use == "person" for c in columns):
        return columns
    for i, column in enumerate(columns):
        seen = profiles[column.position - 1]
        if column.use in ("ignored", "metadata") and seen.email_share > ENOUGH:
            columns[i] = replace(column, use="person", person="email",
                                 reason="the cells are e-mail addresses")  # fmt: skip
            break
    return columns


def _own_skills(columns: list[Column]) -> list[Column]:
    """Two columns of one skill, rater and use: the second becomes a skill of its own."""
    taken: set[tuple[str, str | None, str]] = set()
    kept: list[Column] = []
    for original in columns:
        column = original
        if column.use in RATED and column.subject:
            key: tuple[str, str | None, str]
            key = (alias_key(column.skill_name), column.rater, column.use)
            if key in taken:
                same = alias_key(column.header) == alias_key(column.skill_name)
                own = f"{column.header} (column {column.position})" if same else column.header
                column = replace(
                    column, match=None, subject=own, confidence=0.5,
                    reason=f"“{column.skill_name}” is taken by an earlier column, so this one "
                    "becomes a skill of its own",
                )  # fmt: skip
                key = (alias_key(own), column.rater, column.use)
            taken.add(key)
        kept.append(column)
    return kept
