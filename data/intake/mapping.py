"""What each column of a table is used for: a proposal that a mapping can correct.

DEFINITIONS 10 decides what a rating is. Two passes: each column by itself, then the table as a
whole, because a bare name over small numbers is a skill only where the table is a skill survey.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from data.intake import headers as h
from data.intake.layouts import FORM_TOOLS, tool
from data.intake.mapping_file import ColumnMapping, MappingFile
from data.intake.profile import LOOKED_AT, Profile, profile
from data.intake.scales import Scale, scale_in_header
from data.intake.skills import Match, SkillFinder
from data.intake.table import TextTable
from data.intake.words import fold
from data.store.taxonomy import alias_key
from data.vocabulary import Rater, Use

PersonKind = str
"""email, id, name, first or last."""
_ENOUGH = 0.8
_MOST_NEW = 10
"""An undeclared number above this under an unknown header is no rating."""


@dataclass(frozen=True)
class Column:
    """One column with its use. `weak`: a rating only where the whole table is a survey."""

    position: int
    header: str
    use: Use
    reason: str
    confidence: float = 1.0
    subject: str = ""
    match: Match | None = None
    rater: Rater | None = None
    person: PersonKind = ""
    scale: Scale | None = None
    given: ColumnMapping | None = None
    weak: bool = False

    @property
    def skill_name(self) -> str:
        """The skill as it will be named."""
        return self.match.skill.name if self.match else self.subject


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
    reader = _Reader(table, finder, scale, exporter)
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


class _Reader:
    """First pass: one column by its header and its answers."""

    def __init__(self, table: TextTable, finder: SkillFinder, scale: Scale | None,
                 exporter: str) -> None:  # fmt: skip
        self._table = table
        self._finder = finder
        self._scale = scale
        self._exporter = exporter

    def column(self, position: int, seen: Profile) -> Column:
        """The use of the column at a position, as if it stood alone."""
        header = self._table.headers[position - 1]
        folded = fold(header.replace("_", " ") if " " not in header else header)
        named = self._identity(position, header, folded, seen)
        if named:
            return named
        question = h.take_apart(header, self._table.stems[position - 1])
        subject = fold(question.subject)
        match = self._finder.name(h.bare_subject(question)) or self._finder.name(question.subject)
        whole = f"{fold(question.stem)} {subject}"
        if h.METADATA.match(folded) and not (match and seen.level_share >= _ENOUGH):
            return Column(position, header, "metadata", "written by the form, or a fact of the row")
        if seen.answered == 0:
            return self._blank(position, header, match, question)
        if h.is_opinion(whole) and not (match and match.confidence == 1.0 and not question.stem):
            return self._opinion(position, header, question, seen)
        return self._level(position, header, question, match, whole, seen)

    def _identity(self, position: int, header: str, folded: str, seen: Profile) -> Column | None:
        person = ""
        if h.EMAIL.search(folded) and not h.OTHERS_EMAIL.search(folded) and len(folded) < 60:
            person = "email"
        elif h.FIRST_NAME.match(folded):
            person = "first"
        elif h.LAST_NAME.match(folded):
            person = "last"
        elif h.PERSON_ID.match(folded) and not (
            folded == "id" and self._exporter == "microsoft-forms"
        ):
            person = "id"
        elif h.PERSON_NAME.match(folded):
            person = "name"
        if person:
            said = "e-mail" if person == "email" else person if person == "id" else "name"
            return Column(position, header, "person", f"the header says {said}", person=person)
        groups = seen.distinct <= max(20, 0.3 * self._table.rows) and seen.number_share < 0.5
        for use, pattern in (("team", h.TEAM), ("role", h.ROLE)):
            if pattern.search(folded) and groups and seen.mean_length < 60:
                return Column(position, header, "team" if use == "team" else "role",
                              f"the header says {use}")  # fmt: skip
        if h.RATER.match(folded) and seen.answered:
            if all(h.rater_value(v) or not v.strip() for v, _ in seen.values):
                return Column(position, header, "rater", "the cells say who rated")
            return Column(position, header, "metadata", "says who rated, not which kind of rater")
        return None

    def _blank(
        self, position: int, header: str, match: Match | None, question: h.Question
    ) -> Column:
        if match and match.confidence == 1.0 and len(match.skill.name) > 1:
            return Column(position, header, "level", "a known skill that nobody answered",
                          match=match, subject=match.skill.name, rater=question.rater, weak=True)  # fmt: skip
        return Column(position, header, "ignored", "the column is blank")

    def _opinion(self, position: int, header: str, question: h.Question, seen: Profile) -> Column:
        whole = fold(f"{question.stem} {question.subject}")
        use: Use = "interest" if h.INTEREST.search(whole) else "importance"
        subject = h.without_opinion(question.subject)
        match = self._finder.name(subject) or self._finder.within(subject)
        said = f"asks for {use}"
        if seen.opinion_share < _ENOUGH or seen.never == "agreement":
            return Column(position, header, "ignored", f"{said}, but not on a scale")
        return Column(position, header, use, said, match.confidence if match else 0.6,
                      subject or header, match, question.rater,
                      scale=scale_in_header(f"{question.stem} {header}"))  # fmt: skip

    def _level(self, position: int, header: str, question: h.Question, match: Match | None,
               whole: str, seen: Profile) -> Column:  # fmt: skip
        wanted = bool(h.LEVEL_WANTED.search(whole))
        around = fold(question.stem) if match else whole
        never = bool(h.NEVER_LEVEL.search(around))
        if h.EXPECTED.search(around):
            return self._ignored(position, header, "a level that is expected is a requirement")
        if seen.never and seen.word_share < 0.5:
            return self._ignored(
                position, header, f"the answers are about {seen.never}, not a level"
            )
        if never and not (match and not question.stem):
            return self._ignored(position, header, "the question is not about a level")
        if seen.level_share < _ENOUGH or seen.date_share > 0.5 or seen.distinct > LOOKED_AT:
            return self._ignored(position, header, "the answers are text, not a level")
        stated = scale_in_header(f"{question.stem} {header}")
        top = (self._scale or stated or Scale(0, 100)).high
        if not _within(seen, top):
            return self._ignored(position, header, "the numbers are no scale of levels")
        if match is None and not question.plain and wanted:
            match = self._finder.within(question.subject)
        if match:
            alone = len(match.skill.name) > 1 or not question.plain or bool(question.stem)
            return Column(position, header, "level", match.reason, match.confidence,
                          match.skill.name, match, question.rater, scale=stated,
                          weak=not alone)  # fmt: skip
        return self._new(position, header, question, seen, wanted, stated)

    def _new(self, position: int, header: str, question: h.Question, seen: Profile, wanted: bool,
             stated: Scale | None) -> Column:  # fmt: skip
        words = seen.level_words >= 2 or (seen.level_words == 1 and seen.word_share > 0.99)
        if not question.plain and not wanted:
            return self._ignored(position, header, "a question that does not ask for a level")
        subject = h.bare_subject(question)
        if not words and h.NEVER_SKILL.search(fold(subject.replace("_", " "))):
            return self._ignored(position, header, "the header names a number, not a skill")
        top = (self._scale or stated or Scale(0, _MOST_NEW)).high
        if not words and not _within(seen, top):
            return self._ignored(position, header, "the numbers are no scale of levels")
        strong = (words and seen.level_words >= 2) or (wanted and bool(question.stem))
        return Column(position, header, "level", "a rated column that matches no known skill", 0.5,
                      subject, None, question.rater, scale=stated, weak=not strong)  # fmt: skip

    @staticmethod
    def _ignored(position: int, header: str, reason: str) -> Column:
        return Column(position, header, "ignored", reason)


def _within(seen: Profile, top: int) -> bool:
    """Whether nearly all bare numbers lie on a scale from 0 to `top`."""
    if not seen.numbers:
        return True
    outside = sum(1 for n in seen.numbers if not 0 <= n <= top)
    return outside <= 0.2 * len(seen.numbers)


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
    survey = 4 * len(strong) >= len(weak) if strong else False
    alone = people and len(weak) >= 2 and 2 * len(weak) >= len(rest)
    if not (survey or alone) or _only_unanswered(weak, strong, profiles):
        columns = [_aside(c, "nothing says that these numbers are levels of skill")
                   if c in weak else c for c in columns]  # fmt: skip
    rated = {alias_key(c.skill_name) for c in columns if c.use == "level"}
    return [
        _aside(c, "asks for an opinion of something that nobody rates")
        if c.use in ("importance", "interest") and not c.given and not c.match
        and alias_key(c.subject) not in rated
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
        if column.use in ("ignored", "metadata") and seen.email_share > _ENOUGH:
            columns[i] = replace(column, use="person", person="email",
                                 reason="the cells are e-mail addresses")  # fmt: skip
            break
    return columns


def _own_skills(columns: list[Column]) -> list[Column]:
    """Two columns of one skill, rater and use: the second becomes a skill of its own."""
    taken: set[tuple[str, str | None, str]] = set()
    kept: list[Column] = []
    for column in columns:
        if column.use in ("level", "importance", "interest") and column.subject:
            key = (alias_key(column.skill_name), column.rater, column.use)
            if key in taken:
                column = replace(
                    column, match=None, subject=column.header, confidence=0.5,
                    reason=f"“{column.skill_name}” is taken by an earlier column, so this one "
                    "becomes a skill of its own",
                )  # fmt: skip
                key = (alias_key(column.header), column.rater, column.use)
            taken.add(key)
        kept.append(column)
    return kept
