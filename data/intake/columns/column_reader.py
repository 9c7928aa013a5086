"""One column by its header and its answers: the first pass of the mapping
(methods.md#what-is-a-rating).

What forms write around the name of a skill: codes before it, instructions behind it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from data.intake.columns.column import Column, Evidence
from data.intake.columns.profile import LOOKED_AT, Profile
from data.intake.columns.skills import Match, SkillFinder
from data.intake.language import headers as h
from data.intake.language import headers as not_rated
from data.intake.language import words as evidence
from data.intake.language.figures import is_figure
from data.intake.language.headers import (
    asked_both_ways,
    bare_request,
    is_wanted,
    name_and_when,
    names_rated_person,
    names_rater,
)
from data.intake.language.labels import says_both
from data.intake.language.words import fold
from data.intake.layouts.layout import Layout
from data.intake.layouts.stems import asks_about_rows, doubtful_heads, rows_in_brackets
from data.intake.layouts.tools import COMMON
from data.intake.levels.scales import Scale, scale_in_header
from data.intake.reading.header_rows import original
from data.intake.reading.table import TextTable
from data.vocabulary import Use

_BARE_CODE = re.compile(
    r"^(?:q\d{1,3}|sk|skills?|skl|lvl|level|rate|rating|comp|s\d{1,3})[ _.:-]+(?=\w)", re.I
)
_INSTRUCTION = re.compile(
    r"\s*[-–—:(\[]\s*(?:please )?(?:select|choose|pick|tick|mark|check|rate)\s+"
    r"(?:only\s+)?(?:one|1|an? (?:option|answer|level)|your level)(?:\s+(?:option|answer|only))?"
    r"\s*[)\]]?\s*$",
    re.I,
)
_WORKING = re.compile(
    r"^how (?:confident|comfortable|experienced|skilled|proficient|familiar|competent|fluent|good)"
    r"\b.*?\b(?:(?:working|programming|coding|writing|developing)\s+(?:with|in|on)|using|with|in|at)"
    r"(?:\s*:)?\s+(.+?)\s*[?.:*]*\s*$",
    re.I,
)
_RATER = r"self|manager|lead|team lead|supervisor|boss|peer|colleague|user|employee"
_RATER_FIRST = re.compile(rf"^({_RATER}) (\S.*)$")
_APART = re.compile(r"\s[-–—]\s|:\s")
"""What keeps who rated and the name of a skill apart."""
_RATER_LAST = re.compile(rf"^\S.* (?:{_RATER})$")
_CANDIDATE = re.compile(
    r"^(?:candidat\w*|applicant|bewerber\w*)(?: ?(?:full ?)?(?:name|id|e-?mail))?$"
)
"""Who is rated in an interview or a test, and in no team."""
_NUMBERED = re.compile(r" ?\d{1,2}$")
_POINTS = re.compile(r"^(?:points|feedback)\s*[-–:]\s*(.+)$")


def without_instruction(header: str) -> str:
    """ "Python - Select one" -> "Python"."""
    return _INSTRUCTION.sub("", header) or header


def without_code(subject: str) -> str:
    """ "Q3 Docker", "SK_Docker", "level_docker" -> "Docker"; only a known skill is meant so."""
    return _BARE_CODE.sub("", subject).replace("_", " ").strip()


def asked_about(question: str) -> str:
    """ "How confident are you working with Juggling?" -> "Juggling"; "" for another question."""
    found = _WORKING.match(question)
    return found.group(1) if found else ""


_COMPOUND = re.compile(r"^(?:[A-Z]\S* )+[A-Z0-9]\S*$")
"""Words that all begin as names do: "Google Cloud Storage"."""


def _name_in(question: h.Question) -> str:
    """What a header without a grid asks about, else its subject without the words around it."""
    return asked_about(question.subject) or h.bare_subject(question)


_ROUND = re.compile(
    r"^(?P<name>.*\S)\s*[-–(\[ ]\s*(?P<round>(?:19|20)\d\d|before|after|pre|post|baseline|"
    r"vorher|nachher|avant|après|antes|después|(?:before|after) (?:the )?(?:training|course)|"
    r"[QHT][0-4](?: ?(?:19|20)?\d\d)?|(?:round|wave) \d)[)\]]?$",
    re.I,
)
"""A skill and the round in which it was asked."""
_ROUND_FIRST = re.compile(
    r"^(?P<round>before|after|pre|post|baseline|vorher|nachher|avant|après|antes|después|"
    r"(?:19|20)\d\d|[QHT][0-4](?: ?(?:19|20)?\d\d)?)"
    r"(?::\s*|\s+[–-]\s+|[ -](?:training|course):\s*)(?P<name>\S.*)$",
    re.I,
)


def round_in(header: str) -> tuple[str, str]:
    """What a header is about, and the round that it ends or begins with: "2025" of "Python 2025",
    "after" of "SQL (after)" and "After: SQL"; ("", "") without one."""
    found = _ROUND.match(header.strip()) or _ROUND_FIRST.match(header.strip())
    return (found["name"], found["round"].casefold()) if found else ("", "")


ENOUGH = 0.8
"""Share of the answered cells that decides what a column holds."""
_MOST_NEW = 10
"""An undeclared number above this under an unknown header is no rating."""
TEXT = "the answers are text, not a level"
NAMES_A_NUMBER = "the header names a number, not a skill"
_TAIL = re.compile(r"^(?P<name>.*?\S)(?:\s+[-–—|/]\s*|\s*[:(\[]\s*)(?P<tail>[^()\[\]]+?)[)\]]?\s*$")
_WHEN = re.compile(
    r"^(?:years?|yrs?|months?|since|jahre?n?|années?|años?|anos?|anni|jaar|jaren|lata?|år|yıl)$"
)
"""What stands in titles that say when as well as in those that say how long."""
_LONG = re.compile(
    r"\b(?:years?|months|jahre|années?|años|anos|anni|jaren|lata|år) (?:of|in|with|an|de|d'|di)\b"
)
_DOING = re.compile(r"(?<!train)(?<!learn)ing$")
"""How the names of parts of skills end: "Python - Testing"."""
ASKS_FOR = "asks for "
_REMARKS = "the header asks for words of one’s own"
_NUMBERS_UNDER_REMARKS = (
    f"{_REMARKS}, and every cell is a number; if it is a skill, a mapping makes its column a level"
)
_CODED_HEADERS = frozenset(("qualtrics", "limesurvey", "sosci", "redcap", "kobo"))
_NAMELESS = re.compile(r"^\(column \d+\)$")
_CODE = re.compile(r"^[A-Za-z]{1,4}\d{1,4}([_.]\d+\w*)*$")


def _against(sign: evidence.Sign, *, above: bool) -> str:
    """What speaks against a column, in a few words."""
    if sign.kind == evidence.private.kind:
        return f"it is a private matter ({sign})"
    return f"{'the lines above or the sheet ask' if above else 'it asks'} for {sign.kind} ({sign})"


def _without(folded: str, word: str) -> str:
    """A folded question without the skill that it names, which says nothing of what is asked."""
    return re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", " ", folded) if word else folded


def _asks_else(folded: str, pattern: re.Pattern[str], seen: Profile) -> bool:
    """Whether a header only mentions a team or role: "How important is it to your role?"."""
    if pattern.fullmatch(folded.rstrip("?")):
        return False
    asks = evidence.ability.search(folded) or evidence.against(folded) or h.is_opinion(folded)
    return bool(asks) or (seen.number_share >= ENOUGH and not pattern.match(folded))


def bases(table: TextTable, layout: Layout) -> tuple[str, ...]:
    """The headers without what makes the second of one name different from the first."""
    names = frozenset(table.headers)
    excel = layout.name == "microsoft-forms"
    return tuple(original(header, names, excel=excel) for header in table.headers)


def _facet(header: str, finder: SkillFinder) -> str:
    """What a header says of a known skill before it: "Envie" of "Python - Envie", else ""."""
    parts = _TAIL.match(header)
    if not parts or not finder.is_skill(parts["name"]) or finder.is_skill(parts["tail"]):
        return ""
    return "" if _DOING.search(parts["tail"]) else parts["tail"]


def _facets(headers: Sequence[str], finder: SkillFinder) -> frozenset[str]:
    """What is said of several skills that have a column without it, too: no parts of skills."""
    times = Counter(fold(_facet(header, finder)) for header in headers)
    names = Counter(
        fold(parts["name"] if (parts := _TAIL.match(header)) else header) for header in headers
    )
    again = {facet for facet, n in times.items() if facet and n > 1}
    several = sum(n > 1 for n in names.values()) > 1
    return frozenset(again) if several else frozenset()


def _asked_above(title: str) -> evidence.Sign | None:
    """What a title asks of all columns that is no ability: of one column wishes and targets are
    told from levels by what stands in the others."""
    if expected := h.wanted_above(title):
        return evidence.Sign("levels that are expected", expected, "English")
    if how_long := _LONG.search(title):
        return evidence.Sign("an amount", how_long.group(), "English")
    if evidence.ability.search(title):
        return None
    signs = (s for s in evidence.against_all(title) if not _WHEN.match(s.word))
    return next(signs, None) or evidence.interest.search(title) or evidence.importance.search(title)


class ColumnReader:
    """Reads the columns of one table, each as if it stood alone."""

    def __init__(
        self, table: TextTable, finder: SkillFinder, scale: Scale | None, layout: Layout
    ) -> None:
        self._table = table
        self._finder = finder
        self._scale = scale
        self._layout = layout
        self._above = _asked_above(fold(" ".join(table.title))) or _asked_above(fold(table.sheet))
        self._tested = next((h for h in table.headers if _CANDIDATE.match(fold(h))), "")
        self._bases = bases(table, layout)
        headers = rows_in_brackets(self._bases, finder.is_skill)
        self._heads = doubtful_heads(self._bases, finder.is_skill)
        self._splits = layout.splits(replace(table, headers=headers))
        self._both_ways = asked_both_ways(self._bases)
        self._asked = [h.take_apart(without_instruction(s.subject), s.stem) for s in self._splits]
        self._subjects = Counter(fold(question.subject) for question in self._asked)
        self._facets = _facets(self._bases, finder)

    def column(self, position: int, seen: Profile) -> Column:
        """The use of the column at a position, as if it stood alone."""
        header, base = self._table.headers[position - 1], self._bases[position - 1]
        folded = fold(base.replace("_", " ") if " " not in base else base)
        if h.METADATA.match(fold(base)):
            folded = fold(base)
        told = self._told(position, header, fold(base), fold(self._table.code(position)))
        if told:
            return told
        split = self._splits[position - 1]
        question = self._asked[position - 1]
        listed = self._is_listed(split.subject, split.stem, seen)
        if question.rater and (listed or not self._says_who(split.subject, question.subject)):
            question = replace(question, subject=split.subject, rater=None)
        question = self._without_when(question)
        rows = bool(question.stem) and asks_about_rows(question.stem)
        named = None if rows or listed else self._identity(position, header, folded, seen)
        if not named and split.stem and not (rows or listed):
            named = self._identity(position, header, fold(split.subject), seen)
        if named:
            return named
        subject = fold(h.CAMEL.sub(" ", question.subject))
        match = self._match(question)
        whole = f"{fold(question.stem)} {subject}"
        own = (h.METADATA.match(folded) or fold(base) in COMMON) and not rows
        own = own or (not split.stem and bool(not_rated.FACT_OF_ROW.match(folded)))
        own = own or self._is_points(folded)
        if own and not listed and not (match and seen.level_share >= ENOUGH):
            return Column(position, header, "metadata", "written by the form, or a fact of the row")
        if seen.answered == 0:
            return self._blank(position, header, match, question)
        exact = match and match.confidence == 1.0 and not question.stem
        if h.is_opinion(whole) and not (listed or exact):
            return self._opinion(position, header, question, seen)
        if seen.never in ("interest", "importance") and question.plain:
            return self._opinion(position, header, question, seen)
        own_words = seen.level_share == 0 and not seen.codes and not seen.never
        if own_words and h.EXPECTED.search(whole):
            return self._ignored(position, header, TEXT)
        return self._level(position, header, question, match, whole, seen)

    def _is_listed(self, subject: str, stem: str, seen: Profile) -> bool:
        """Whether a header is the name of a skill over cells that are levels: then no word of it
        says anything else, as in "Importance sampling", "Peer review" or "Email marketing"."""
        return not stem and seen.only_levels and self._finder.is_name(subject)

    def _is_points(self, folded: str) -> bool:
        """Points or feedback of a question that stands in another column."""
        points = _POINTS.match(folded)
        return points is not None and points[1] in map(fold, self._bases)

    def _says_who(self, header: str, subject: str) -> bool:
        """Whether "Manager tools" or "tools manager" says who rates `subject`.

        It does where another column is about the subject; in front also where all columns that
        begin so go on with skills, behind where the subject is one.
        """
        folded = fold(header)
        before = _RATER_FIRST.match(folded)
        if self._subjects[fold(subject)] > 1 or not (before or _RATER_LAST.match(folded)):
            return True
        if not before:
            return self._finder.is_known(subject)
        alike = [
            found[2]
            for each in map(fold, self._bases)
            if (found := _RATER_FIRST.match(each)) and found[1] == before[1]
        ]
        apart = self._finder.is_name if _APART.search(header) else self._finder.is_known
        return len(alike) > 1 and all(map(apart, alike))

    def _told(self, position: int, header: str, base: str, code: str) -> Column | None:
        """What the layout knows of a column that its tool writes."""
        fact = self._layout.facts.get(code) or self._layout.facts.get(base)
        reason = self._layout.why_own(base) or self._layout.why_own(code)
        if fact == "metadata" or reason:
            said = "written by the form" if fact else reason
            return Column(position, header, "metadata", said)
        if fact:
            return Column(
                position, header, "person", f"the form's column of the {fact}", person=fact
            )
        return None

    def _without_when(self, question: h.Question) -> h.Question:
        """The question without "as is" or "to be" after a skill that is known or has both."""
        round_of = _ROUND.match(question.subject) or _ROUND_FIRST.match(question.subject)
        if round_of and self._finder.is_skill(round_of["name"]):
            return replace(question, subject=round_of["name"])
        name, when = name_and_when(question.subject)
        if not when or question.stem or self._finder.is_known(question.subject):
            return question
        if fold(name) in self._both_ways or self._finder.is_known(name):
            return replace(question, subject=name, stem=when)
        return question

    def _match(self, question: h.Question) -> Match | None:
        """The skill of the subject as it stands, else without the words around it."""
        whole = self._finder.name(question.subject)
        bare = _name_in(question)
        if whole and whole.confidence == 1.0:
            return whole
        known = self._finder.name(without_code(question.subject))
        if known and known.confidence == 1.0:
            return known
        return whole if bare == question.subject else self._finder.name(bare) or whole

    def _names_another(self, question: h.Question) -> bool:
        """Whether a question is about a name of its own: Docker Compose is not Docker."""
        name = _name_in(question)
        return name != question.subject and (
            self._finder.is_name(name) or bool(_COMPOUND.match(name))
        )

    def _identity(self, position: int, header: str, folded: str, seen: Profile) -> Column | None:
        person = ""
        rater = names_rater(folded)
        if rater:
            pass
        elif (
            h.EMAIL.search(folded)
            and not h.OTHERS_EMAIL.search(folded)
            and len(folded) < 60
            and not seen.only_levels
        ):
            person = "email"
        elif h.FIRST_NAME.match(folded):
            person = "first"
        elif h.LAST_NAME.match(folded):
            person = "last"
        elif h.PERSON_ID.match(folded):
            person = "id"
        elif (
            h.PERSON_NAME.match(bare_request(folded))
            or names_rated_person(folded)
            or says_both(header)
        ):
            person = "name"
        if person:
            said = "e-mail" if person == "email" else person if person == "id" else "name"
            return Column(position, header, "person", f"the header says {said}", person=person)
        groups = seen.distinct <= max(20, 0.3 * self._table.rows) and not seen.sentences
        for use, pattern in (("team", h.TEAM), ("role", h.ROLE)):
            short = len(folded.split()) <= 9 and "[" not in folded
            named = short and groups and seen.mean_length < 60 and pattern.search(folded)
            if named and not _asks_else(folded, pattern, seen):
                return Column(
                    position, header, "team" if use == "team" else "role", f"the header says {use}"
                )
        if (rater or h.RATER.match(folded)) and seen.answered:
            if all(h.rater_value(v) or not v.strip() for v, _ in seen.values):
                return Column(position, header, "rater", "the cells say who rated")
            return Column(position, header, "metadata", "says who rated, not which kind of rater")
        return None

    def _blank(
        self, position: int, header: str, match: Match | None, question: h.Question
    ) -> Column:
        if match and match.confidence == 1.0 and len(match.skill.name) > 1:
            return Column(
                position,
                header,
                "level",
                "a known skill that nobody answered",
                match=match,
                subject=match.skill.name,
                rater=question.rater,
            )
        return Column(position, header, "ignored", "the column is blank")

    def _opinion(self, position: int, header: str, question: h.Question, seen: Profile) -> Column:
        whole = fold(f"{question.stem} {question.subject}")
        use: Use = (
            "interest"
            if evidence.interest.search(whole) or seen.never == "interest"
            else ("importance")
        )
        subject = h.without_opinion(question.subject)
        match = self._finder.name(subject) or self._finder.within(subject)
        said = f"{ASKS_FOR}{use}"
        if seen.opinion_share < ENOUGH or seen.never == "agreement":
            return Column(position, header, "ignored", f"{said}, but not on a scale")
        return Column(
            position,
            header,
            use,
            said,
            match.confidence if match else 0.6,
            subject or header,
            match,
            question.rater,
            scale=scale_in_header(f"{question.stem} {header}"),
        )

    def _level(
        self,
        position: int,
        header: str,
        question: h.Question,
        match: Match | None,
        whole: str,
        seen: Profile,
    ) -> Column:
        listed = self._is_listed(question.subject, question.stem, seen)
        if not_rated.FREE_TEXT.match(fold(question.subject)) and not (match or listed):
            if not seen.only_levels:
                return self._ignored(position, header, _REMARKS)
            if not seen.level_words:
                return self._ignored(position, header, _NUMBERS_UNDER_REMARKS)
            if not seen.names_steps:
                return self._ignored(position, header, _REMARKS)
        asked = bool(evidence.ability.search(fold(question.stem)))
        around = fold(question.stem) if match or asked or listed else whole
        expected = h.EXPECTED.search(around) or is_wanted(question.stem)
        if expected or not_rated.EXPECTED_ROW.search(fold(question.subject)):
            return self._ignored(position, header, "a level that is expected is a requirement")
        if not_rated.DIFFERENCE.search(fold(header)):
            return self._ignored(position, header, "the difference of two levels is none")
        if "___" in header or "(choice=" in header:
            return self._ignored(position, header, "a checkbox becomes a level only by a mapping")
        if (about := seen.never) and seen.word_share < 0.5:
            return self._ignored(position, header, f"the answers are about {about}, not a level")
        named = None
        if match is None and not question.plain and not self._names_another(question):
            match = named = self._finder.within(question.subject)
        found = self._evidence(position, question, match, whole, seen)
        if reason := self._no_answers(header, question, match, seen):
            aside = self._ignored(position, header, reason)
            name = match.skill.name if match else _name_in(question)
            return replace(aside, evidence=found, stem=question.stem, subject=name, match=match)
        if found.against:
            aside = self._ignored(position, header, f"not about a level of skill: {found.against}")
            return replace(aside, evidence=found, subject=match.skill.name if match else "")
        if named and not found.asked:
            return self._ignored(position, header, "a question that does not ask for a level")
        stated = scale_in_header(f"{question.stem} {header}")
        if match is None:
            return self._new(position, header, question, seen, found, stated)
        return Column(
            position,
            header,
            "level",
            match.reason,
            match.confidence,
            match.skill.name,
            match,
            question.rater,
            scale=stated,
            stem=question.stem,
            evidence=found,
        )

    def _evidence(
        self, position: int, question: h.Question, match: Match | None, whole: str, seen: Profile
    ) -> Evidence:
        """What the name, the question and the answers say; a name that is a skill's as it stands
        says nothing against itself, and what is said above the table is asked of every column."""
        subject = _name_in(question)
        row = self._table.headers[position - 1].endswith("]")
        listed = subject if any(map(self._finder.is_skill, (question.subject, subject))) else ""
        if not (listed or row) and self._finder.is_skill(question.stem):
            listed = question.stem
        word = match.word if match else listed
        bare = self._finder.is_skill(question.subject)
        text = fold(question.stem) if bare else _without(whole, fold(word))
        name = match.reason if match else f"an open list of skills has “{listed}”" if listed else ""
        if len(question.subject) == 1 and not question.stem:
            name = ""  # "R" and "C" may be anything where nothing else is a skill
        ability = evidence.ability.search(text)
        steps = seen.ability_words >= 2
        sign = evidence.against(text) or (None if bare else evidence.of_work.search(whole))
        title = None if sign or ability else self._above
        if self._tested and not (sign or ability):
            title = evidence.Sign("an exam", self._tested, "English")
        stop = sign or title
        unclear = ""
        if name and not (ability or steps) and h.is_other_question(question.stem, row=row):
            name, unclear = "", question.stem
        facet = fold(_facet(self._bases[position - 1], self._finder))
        facet = facet if facet in self._facets and not (ability or question.rater or match) else ""
        if question.stem in self._heads and not (ability or steps):
            facet = question.stem
        return Evidence(
            "" if facet else name,
            f"the question asks for ability ({ability})" if ability else "",
            "the answers are words for levels of ability" if steps else "",
            _against(stop, above=stop is title) if stop else "",
            bool(sign and sign.kind == evidence.private.kind),
            unclear,
            facet,
            bool(stop and stop.kind not in evidence.FIGURES),
        )

    def _no_answers(
        self, header: str, question: h.Question, match: Match | None, seen: Profile
    ) -> str:
        """Why the answers are no levels, or ""."""
        named = match is not None and match.confidence == 1.0
        needed = 0.5 if named else ENOUGH
        if needed < ENOUGH and seen.short_numbers >= 0.5 and len(seen.numbers) > 1:
            needed = 0.25  # "4*", "2-3", "3+" are listed, and take no plain number with them
        if codes := seen.codes:
            return (
                f"the answers are codes ({codes}), not words: export the answers in full, or give "
                "each code its level in a mapping"
            )
        own_words = 0 if named and (question.plain or question.stem) else seen.own_words
        if (
            seen.level_share - own_words < needed
            or seen.date_share > 0.5
            or seen.distinct > LOOKED_AT
        ):
            return TEXT
        stated = scale_in_header(f"{question.stem} {header}")
        top = (self._scale or stated or Scale(0, 100)).high
        surely = named and self._scale is not None
        return "" if surely or seen.within(top) >= ENOUGH else "the numbers are no scale of levels"

    def _new(
        self,
        position: int,
        header: str,
        question: h.Question,
        seen: Profile,
        found: Evidence,
        stated: Scale | None,
    ) -> Column:
        if header == f"(column {position})":
            return self._ignored(position, header, "the column has no header")
        words = seen.level_words >= 2 or (seen.level_words == 1 and seen.word_share > 0.99)
        if not question.plain and not found.asked:
            return self._ignored(position, header, "a question that does not ask for a level")
        if not words and not found.asked and h.is_sentence(question.subject):
            return self._ignored(position, header, "a statement that does not ask for a level")
        bare = _NUMBERED.sub("", h.spaced(header))
        if not question.stem and (h.says_level(bare) or h.LEGEND.match(bare)):
            return self._ignored(position, header, "the header names no skill")
        subject = _name_in(question)
        if _NAMELESS.match(header):
            return self._ignored(
                position,
                header,
                "the column has no header: name its skill in a mapping if it holds levels",
            )
        coded = self._layout.name in _CODED_HEADERS and _CODE.match(subject)
        asked = bool(evidence.ability.search(fold(question.stem)))
        if coded and not asked:
            return self._ignored(
                position,
                header,
                "the header is the code of a question and names "
                "no skill: export with the texts of the questions, or name the "
                "skill of each column in a mapping",
            )
        named = fold(subject.replace("_", " "))
        asked = asked or bool(not_rated.NUMBERED_SKILL.match(named))
        figure = is_figure(named) or not_rated.NEVER_SKILL.search(named)
        if figure and not words and not asked and not found.name:
            return self._ignored(position, header, NAMES_A_NUMBER)
        top = (self._scale or stated or Scale(0, _MOST_NEW)).high
        if not words and seen.within(top) < ENOUGH:
            return self._ignored(position, header, "the numbers are no scale of levels")
        near = self._finder.suggestion(subject)
        said = "a rated column that matches no known skill"
        said += f" (nearest: {near})" if near else ""
        return Column(
            position,
            header,
            "level",
            said,
            0.5,
            subject,
            None,
            question.rater,
            scale=stated,
            stem=question.stem,
            evidence=found,
        )

    @staticmethod
    def _ignored(position: int, header: str, reason: str) -> Column:
        return Column(position, header, "ignored", reason)
