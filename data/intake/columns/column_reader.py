"""One column by its header and its answers: the first pass (methods.md#what-is-a-rating)."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from data.intake.columns.column import STEP, Column, Evidence, Profile, Seen
from data.intake.columns.skills import Match, SkillFinder
from data.intake.language import headers as h
from data.intake.language import words as evidence
from data.intake.language.who import is_figure, says_both
from data.intake.language.words import also, fold, one_of, pattern_of, sentence, words_of
from data.intake.layouts import COMMON, asks_about_rows, doubtful_heads, rows_in_brackets
from data.intake.levels.scales import HIGHEST, Scale, number, says_nothing, scale_in_header
from data.intake.reading.table import LOOKED_AT
from data.vocabulary import Use

_BARE_CODE = re.compile(
    r"^(?:q\d{1,3}|sk|skills?|skl|lvl|level|rate|rating|comp|s\d{1,3})[ _.:-]+(?=\w)", re.I
)
_FRENCH = frozenset(words_of("header", "person in french"))
_FRENCH_TEAM = re.compile(h.TEAM.pattern + also("team in french"))
"""What is a team beside them: "Service" may be anything in English."""
_INSTRUCTION = re.compile(
    r"\s*[-–—:(\[]\s*(?:please )?(?:select|choose|pick|tick|mark|check|rate)\s+"
    r"(?:only\s+)?(?:one|1|an? (?:option|answer|level)|your level)(?:\s+(?:option|answer|only))?"
    r"\s*[)\]]?\s*$",
    re.I,
)
_RATER = rf"self|manager|lead|team lead|supervisor|boss|{h.ONE_OF_PEERS}|user|employee"
_RATER_FIRST = re.compile(rf"^({_RATER}) (\S.*)$")
_RATER_LAST = re.compile(rf"^\S.* (?:{_RATER})$")
_CANDIDATE = re.compile(
    r"^(?:candidat\w*|applicant|bewerber\w*)(?: ?(?:full ?)?(?:name|id|e-?mail))?$"
)
"""Who is rated in an interview or a test, and in no team."""
_NUMBERED = re.compile(r" ?\d{1,2}$")
_POINTS = re.compile(r"^(?:points|feedback)\s*[-–:]\s*(.+)$")
_COMPOUND = re.compile(r"^(?:[A-Z]\S* )+[A-Z0-9]\S*$")
"""Words that all begin as names do: "Google Cloud Storage"."""
_ROUND = re.compile(
    rf"^(?P<name>.*?\S)\s*[-–(\[ ]\s*(?P<round>{h.WHEN_ASKED}|"
    r"(?:before|after) (?:the )?(?:training|course)|(?:round|wave) \d)[)\]]?$",
    re.I,
)
"""A skill and the round in which it was asked."""
_ROUND_FIRST = re.compile(
    rf"^(?:level |rating )?(?P<round>{h.WHEN_ASKED})(?:[ -](?:the )?(?:training|course))?"
    r"(?::\s*|\s+[–-]\s+|\s*\[)(?P<name>\S.*?)\]?$",
    re.I,
)
ENOUGH = 0.8
"""Share of the answered cells that decides what a column holds."""
TEXT = "the answers are text, not a level"
NAMES_A_NUMBER = "the header names a number, not a skill"
_NO_LEVEL_ASKED = "a question that does not ask for a level"
_NO_SCALE = "the numbers are no scale of levels"
_CHECKBOX = "a checkbox becomes a level only by a mapping"
_NAME_IT = "the column has no header: name its skill in a mapping if it holds levels"
_CODED = sentence("coded header")
NAME_AND_TAIL = re.compile(
    r"^(?P<name>.*?\S)(?:\s+[-–—|/]\s*|\s*[:(\[]\s*)"
    r"(?P<tail>(?:[^()\[\]]|\([^()]*\))+?)\s*[)\]]?\s*$"
)
"""A name, and what stands behind a dash or in brackets: "Python - Years", "SQL (Exp (yrs))"."""
_WHEN = re.compile(rf"^{one_of('when')}$")
"""What stands in titles that say when as well as in those that say how long."""
_LONG = re.compile(
    r"\b(?:years?|months|jahre|années?|años|anos|anni|jaren|lata|år) (?:of|in|with|an|de|d'|di)\b"
)
_BESIDE = frozenset(("satisfaction", "frequency", "usage", "a rank", "a need for training"))
"""What numbers below a title may say that speaks of skills, too."""
_PERHAPS_NONE = pattern_of("perhaps no level")
_TITLE_WORDS = 10
"""Words of the longest title; what is longer explains something."""
_DOING = re.compile(r"(?<!train)(?<!learn)ing$")
"""How the names of parts of skills end: "Python - Testing"."""
_NO_LEVEL = re.compile(rf"^(?:{one_of('beside a level')}|exp\.?(?: \(.*\))?|(?:\w+ )?score)$")
_OTHERS = re.compile(
    rf"\b(?:{'|'.join(re.escape(w) for w, kind in h.RATER_VALUES.items() if kind != 'self')})\b"
)
_PERHAPS_SKILLS = frozenset(("user", "users"))
"""Headers of people that are also fields of work."""
ASKS_FOR = "asks for "
FORMS_COLUMN = "the form's column of the "
_REMARKS = "the header asks for words of one’s own"
_NUMBERS_UNDER_REMARKS = sentence("numbers under remarks", remarks=_REMARKS)
AFTER = {"na": "voor", "po": "przed"}
"""“After” in Dutch and Polish with its “before”: alone a region or a job, as in “Scrum PO”."""
_CODED_HEADERS = frozenset(("qualtrics", "limesurvey", "sosci", "redcap", "kobo"))
_NAMELESS = re.compile(r"^\(column \d+\)$")
_CODE = re.compile(r"^[A-Za-z]{1,4}\d{1,4}([_.]\d+\w*)*$")


def round_in(header: str) -> tuple[str, str]:
    """What a header is about, and the round that it ends or begins with: "2025" of "Python 2025",
    "after" of "SQL (after)" and "After: SQL"; ("", "") without one."""
    match = _ROUND.match(header.strip()) or _ROUND_FIRST.match(header.strip())
    return (match["name"], match["round"].casefold()) if match else ("", "")


def _behind(header: str, finder: SkillFinder) -> str:
    """What a header says of a known skill before it: "envie" of "Python - Envie", else ""."""
    parts = NAME_AND_TAIL.match(header)
    if not parts or not finder.is_skill(parts["name"]) or finder.is_skill(parts["tail"]):
        return ""
    return fold(parts["tail"])


def no_level(tail: str) -> bool:
    """Whether what stands behind the name of a skill asks for something else than a level of it, or
    for one that others give, as "level by manager" does."""
    figure = is_figure(tail) or h.DIFFERENCE.search(tail) or _NO_LEVEL.match(tail)
    others = evidence.ability.search(tail) and _OTHERS.search(tail)
    return bool(figure or others or evidence.against(f"- {tail}"))  # not "Go - Performance"


def _facets(headers: Sequence[str], finder: SkillFinder) -> frozenset[str]:
    """What is said of several skills that have a column without it, too: no parts of skills."""
    parts = zip(headers, map(NAME_AND_TAIL.match, headers), strict=True)
    names = Counter(fold(result["name"] if result else header) for header, result in parts)
    if sum(n > 1 for n in names.values()) < 2:
        return frozenset()
    times = Counter(_behind(header, finder) for header in headers)
    return frozenset(f for f, n in times.items() if f and n > 1 and not _DOING.search(f))


_ABLE = re.compile(rf"(?<!\w)\d\s*[:=–-]\s*{one_of('able in a key')}(?!\w)")
"""How a key begins a level in the words of who has it: “3: I can teach it”."""


def asked_in(title: str) -> evidence.Sign | None:
    """What a title asks of all columns that is no ability."""
    title = _ABLE.sub(" ", title)
    expected = h.EXPECTED_ABOVE.search(title)
    if expected and not h.TODAY.search(title):
        return evidence.Sign("levels that are expected", expected.group(), "English")
    if how_long := _LONG.search(title):
        return evidence.Sign("an amount", how_long.group(), "English")
    if evidence.ability.search(title):
        return None
    signs = (s for s in evidence.against_all(title) if not _WHEN.match(s.word))
    return next(signs, None) or evidence.interest.search(title) or evidence.importance.search(title)


def asks_perhaps(title: str) -> bool:
    """Whether a title, or what is said of a row, may speak of something else beside ability, and
    explains nothing: "Skill importance", "Skills needed for the role", "Targets"."""
    folded = fold(title)
    asked = any(sign.kind in _BESIDE for sign in evidence.against_all(folded))
    wanted = h.EXPECTED.search(folded) and not h.TODAY.search(folded)
    both = (asked or wanted) and evidence.ability.search(folded)
    explains = len(folded.split()) > _TITLE_WORDS or h.OF_A_KEY.search(folded)
    alone = h.is_wanted(title) or h.DIFFERENCE.match(folded) or folded in evidence.SUMMARY_WORDS
    none = alone or h.is_opinion(folded) or _PERHAPS_NONE.search(folded)
    return bool(both or none) and not explains


@dataclass(frozen=True)
class _Asked:
    """A column that is read: its header taken apart, and the skill in it."""

    column: Column
    question: h.Question
    match: Match | None

    @property
    def whole(self) -> str:
        """The folded header with its question."""
        return f"{fold(self.question.stem)} {fold(h.CAMEL.sub(' ', self.question.subject))}"

    @property
    def around(self) -> str:
        """The same without the skill that it names, which says nothing of what is asked."""
        word = fold(self.match.word) if self.match else ""
        return re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", " ", self.whole) if word else self.whole

    @property
    def stated(self) -> Scale | None:
        return scale_in_header(f"{self.question.stem} {self.column.header}")

    def taken(self, use: Use, reason: str, **more: Any) -> Column:
        return replace(self.column, use=use, reason=reason, rater=self.question.rater, **more)

    def aside(self, reason: str) -> Column:
        return replace(self.column, reason=reason)


class ColumnReader:
    """Reads the columns of one table, each as if it stood alone."""

    def __init__(self, seen: Seen, finder: SkillFinder, columns: Sequence[Column]) -> None:
        table = seen.table
        self._seen = seen
        self._finder = finder
        self._above = asked_in(fold(" ".join(table.title))) or asked_in(fold(table.sheet))
        self._tested = next((h for h in table.headers if _CANDIDATE.match(fold(h))), "")
        self._bases = seen.names
        headers = rows_in_brackets(self._bases, finder.is_skill)
        self._heads = doubtful_heads(self._bases, finder.is_skill)
        self._splits = seen.layout.splits(replace(table, headers=headers))
        self._both_ways = h.asked_both_ways(self._bases)
        self._asked = [
            h.take_apart(_INSTRUCTION.sub("", s.subject) or s.subject, s.stem) for s in self._splits
        ]
        self._subjects = Counter(fold(question.subject) for question in self._asked)
        self._by_oneself = any(question.rater == "self" for question in self._asked)
        self._facets = _facets(self._bases, finder)
        self._checkers = h.initials_of_checkers(table.headers)
        skills = h.SKILL_HEADER & set(map(h.spaced, table.headers))
        self._named = not skills and any(c.seen.names_rows for c in columns)
        """Whether numbers that come again name nobody, since texts beside them tell rows apart."""

    def read(self, column: Column) -> Column:
        """The column with its use, as if it stood alone."""
        position, seen = column.position, column.seen
        base = self._bases[position - 1]
        whole = " " in base or h.METADATA.match(fold(base))
        folded = fold(base if whole else base.replace("_", " "))
        if result := self._told(column, fold(base), fold(self._seen.table.code(position))):
            return result
        split, question = self._splits[position - 1], self._asked[position - 1]
        listed = self._is_listed(column, split.subject, split.stem)
        if question.rater and (listed or not self._says_who(split.subject, question.subject)):
            question = replace(question, subject=split.subject, rater=None)
        question = self._without_when(question)
        if column.seen.within(HIGHEST) == 1:
            question = self._without_ability(question)
        rows = bool(question.stem) and asks_about_rows(question.stem)
        for text in (folded, fold(split.subject)) if split.stem else (folded,):
            if not (rows or listed) and (named := self._identity(column, text)):
                return named
        match = self._match(question, column.seen)
        asked = _Asked(column, question, match)
        points = _POINTS.match(folded)  # of a question that stands in another column
        own = (
            (not rows and (h.METADATA.match(folded) or fold(base) in COMMON))
            or (not split.stem and h.FACT_OF_ROW.match(folded))
            or (points and points[1] in map(fold, self._bases))
        )
        if own and not listed and not (match and seen.level_share >= ENOUGH):
            reason = "written by the form, or a fact of the row"
            return replace(column, use="metadata", reason=reason)
        exact = match is not None and match.confidence == 1.0
        if match and exact and seen.answered == 0 and len(match.skill.name) > 1:
            reason = "a known skill that nobody answered"
            return asked.taken("level", reason, match=match, subject=match.skill.name)
        if seen.answered == 0:
            none = f"nobody answered more than “{seen.texts[0]}”" if seen.texts else ""
            return asked.aside(none or "the column is blank")
        opinion = h.is_opinion(asked.around) and not listed
        if opinion or (seen.never in ("interest", "importance") and question.plain):
            return self._opinion(asked)
        own_words = seen.level_share == 0 and not seen.codes and not seen.never
        if own_words and h.EXPECTED.search(asked.whole):
            return asked.aside(TEXT)
        return self._level(asked)

    def _is_listed(self, column: Column, subject: str, stem: str) -> bool:
        """Whether a header is the name of a skill over cells that are levels: then no word of it
        says anything else, as in "Importance sampling", "Peer review" or "Email marketing"."""
        return not stem and column.seen.only_levels and self._finder.is_name(subject)

    def _says_who(self, header: str, subject: str) -> bool:
        """Whether "Manager tools" or "tools manager" says who rates `subject`. It does where
        another column is about the subject; in front also where all columns that begin so go on
        with skills, behind where the subject is one."""
        folded = fold(header)
        before = _RATER_FIRST.match(folded)
        if self._subjects[fold(subject)] > 1 or not (before or _RATER_LAST.match(folded)):
            return True
        if not before:
            return self._finder.is_known(subject)
        alike = [
            result[2]
            for each in map(fold, self._bases)
            if (result := _RATER_FIRST.match(each)) and result[1] == before[1]
        ]
        apart = self._finder.is_name if h.LAST_PART.search(header) else self._finder.is_known
        return len(alike) > 1 and all(map(apart, alike))

    def _told(self, column: Column, base: str, code: str) -> Column | None:
        """What the layout knows of a column that its tool writes."""
        if self._seen.layout.is_own(base) or self._seen.layout.is_own(code):
            return replace(column, use="metadata", reason="written by the form")
        fact = self._seen.layout.facts.get(code) or self._seen.layout.facts.get(base)
        reason = f"{FORMS_COLUMN}{fact}"
        return replace(column, use="person", reason=reason, person=fact) if fact else None

    def _without_when(self, question: h.Question) -> h.Question:
        """The question without "as is" or "to be" after a skill that is known or has both."""
        name, when = round_in(question.subject)
        if name and when not in AFTER and self._finder.is_skill(name):
            return replace(question, subject=name)
        name, when = h.name_and_when(question.subject)
        if not when or question.stem or self._finder.is_known(question.subject):
            return question
        if fold(name) in self._both_ways or self._finder.is_known(name):
            return replace(question, subject=name, stem=when)
        return question

    def _without_ability(self, question: h.Question) -> h.Question:
        """The question without the word of "Niveau Docker" before a name of a skill."""
        subject = question.subject
        bare = evidence.BESIDE_ABILITY.sub("", subject)
        if bare == subject or self._finder.is_name(subject):
            return question
        named = len(bare) > 1 and self._finder.is_name(bare)
        return replace(question, subject=bare, stem=question.stem or subject) if named else question

    def _match(self, question: h.Question, seen: Profile) -> Match | None:
        """The skill of the subject as it stands, else without the words around it."""
        whole = self._finder.name(question.subject)
        if whole and whole.confidence == 1.0:
            return whole
        # "Q3 Docker", "SK_Docker", "[Docker]", "DockerLevel": only a known skill is meant so
        coded = _BARE_CODE.sub("", question.subject).replace("_", " ").strip(" []")
        apart = h.bare_subject(replace(question, subject=h.CAMEL.sub(" ", coded)))
        for text in (coded, apart):
            sure = text == coded or (len(text) > 1 and seen.within(HIGHEST) == 1)
            if sure and self._finder.is_known(text):
                return self._finder.name(text)
        bare = h.bare_subject(question)
        return whole if bare == question.subject else self._finder.name(bare) or whole

    def _identity(self, column: Column, folded: str) -> Column | None:
        """The column if it says who answered, in which team and role, or who rated."""
        seen = column.seen
        email = h.EMAIL.search(folded) and not h.OTHERS_EMAIL.search(folded)
        rated = h.names_rated_person(folded)
        rated = "" if rated == "surely" and seen.only_levels else rated  # "Employee review": 3
        name = h.PERSON_NAME.match(h.bare_request(folded)) or rated
        kinds = (
            ("email", email and len(folded) < 60 and not seen.only_levels),
            ("first", h.FIRST_NAME.match(folded)),
            ("last", h.LAST_NAME.match(folded)),
            ("id", h.PERSON_ID.match(folded)),
            ("name", name or says_both(column.header)),
        )
        rater = h.names_rater(folded) or column.header in self._checkers
        person = "" if rater else next((kind for kind, result in kinds if result), "")
        again = seen.only_levels and seen.distinct < seen.answered and folded in _PERHAPS_SKILLS
        if person and not (self._named and again):
            what = {"email": "e-mail", "id": "id"}.get(person, "name")
            return replace(column, use="person", reason=f"the header says {what}", person=person)
        short = len(folded.split()) <= 9 and "[" not in folded and seen.mean_length < 60
        groups = seen.distinct <= max(20, 0.3 * self._seen.table.rows) and not seen.sentences
        french = not (seen.only_levels or _FRENCH.isdisjoint(map(fold, self._bases)))
        team = _FRENCH_TEAM if french else h.TEAM
        uses: tuple[tuple[Use, re.Pattern[str]], ...] = (("team", team), ("role", h.ROLE))
        for use, pattern in uses if short and groups else ():
            # some only mention it: "How important is it to your role?"
            asks = asks_about_rows(folded)
            asks = asks or (seen.number_share >= ENOUGH and not pattern.match(folded))
            alone = pattern.fullmatch(folded.rstrip("?"))
            if pattern.search(folded) and (alone or not asks):
                return replace(column, use=use, reason=f"the header says {use}")
        if not (rater or h.RATER.match(folded)) or not seen.answered:
            return None
        if all(map(column.kind_of_rater, seen.texts)):
            return replace(column, use="rater", reason="the cells say who rated")
        return replace(column, use="metadata", reason=f"{h.WHO_RATED}, not which kind of rater")

    def _opinion(self, asked: _Asked) -> Column:
        seen, question = asked.column.seen, asked.question
        interest = evidence.interest.search(asked.around) or seen.never == "interest"
        use: Use = "interest" if interest else "importance"
        if seen.opinion_share < ENOUGH or seen.never == "agreement":
            return asked.aside(f"{ASKS_FOR}{use}, but not on a scale")
        subject = h.without_opinion(question.subject)
        match = self._finder.name(subject) or self._finder.within(subject)
        return asked.taken(
            use,
            f"{ASKS_FOR}{use}",
            confidence=match.confidence if match else 0.6,
            subject=subject or asked.column.header,
            match=match,
            scale=asked.stated,
        )

    def _level(self, asked: _Asked) -> Column:
        seen, question, match = asked.column.seen, asked.question, asked.match
        header, name = asked.column.header, h.bare_subject(question)
        listed = self._is_listed(asked.column, question.subject, question.stem)
        steps = sum(bool(STEP.search(fold(text))) for text in seen.texts) > 1
        remarks = h.FREE_TEXT.match(fold(question.subject)) and not (match or listed)
        asks = evidence.ability.search(fold(question.stem))
        around = fold(question.stem) if listed or (asks and not match) else asked.around
        expected = h.EXPECTED.search(around) or h.EXPECTED_ROW.search(fold(question.subject))
        bare = all(number(text) is not None or says_nothing(text) for text in seen.texts)
        about = f"the answers are about {seen.never}, not a level"
        reasons = (
            (remarks and bare, _NUMBERS_UNDER_REMARKS),
            (remarks and not (seen.only_levels and steps), _REMARKS),
            (expected or h.is_wanted(question.stem), "a level that is expected is a requirement"),
            (h.DIFFERENCE.search(fold(header)), "the difference of two levels is none"),
            ("___" in header or "(choice=" in header, _CHECKBOX),
            (seen.never and seen.word_share < 0.5, about),
        )
        if reason := next((why for holds, why in reasons if holds), ""):
            return asked.aside(reason)
        named = None
        # Docker Compose is not Docker
        of_its_own = self._finder.is_name(name) or _COMPOUND.match(name)
        a_question = not question.plain and ("?" in question.subject or not question.stem)
        if match is None and a_question and (name == question.subject or not of_its_own):
            match = named = self._finder.within(question.subject)
            asked = replace(asked, match=match)
        result = self._evidence(asked)
        if reason := self._no_answers(asked):
            name = match.skill.name if match else name
            aside = replace(asked.aside(reason), evidence=result, subject=name)
            return replace(aside, stem=question.stem, match=match)
        if result.against:
            aside = asked.aside(f"not about a level of skill: {result.against}")
            return replace(aside, evidence=result, subject=match.skill.name if match else "")
        if named and not result.asked:
            return asked.aside(_NO_LEVEL_ASKED)
        if match is None:
            return self._new(asked, result)
        return asked.taken(
            "level",
            match.reason,
            confidence=match.confidence,
            subject=match.skill.name,
            match=match,
            scale=asked.stated,
            stem=question.stem,
            evidence=result,
        )

    def _evidence(self, asked: _Asked) -> Evidence:
        """What the name, the question and the answers say; a name that is a skill's as it stands
        says nothing against itself, and what is said above the table is asked of every column."""
        question, match = asked.question, asked.match
        subject = h.bare_subject(question)
        row = asked.column.header.endswith("]")
        listed = subject if any(map(self._finder.is_skill, (question.subject, subject))) else ""
        if not (listed or row) and self._finder.is_skill(question.stem):
            listed = question.stem
        word = fold(match.word if match else listed)
        bare = self._finder.is_skill(question.subject)
        # the skill that a question names says nothing of what is asked
        without = rf"(?<!\w){re.escape(word)}(?!\w)"
        text = re.sub(without, " ", asked.whole) if word else asked.whole
        text = fold(question.stem) if bare else text
        name = match.reason if match else f"an open list of skills has “{listed}”" if listed else ""
        if len(question.subject) == 1 and not question.stem:
            name = ""  # "R" and "C" may be anything where nothing else is a skill
        ability = evidence.ability.search(text)
        steps = asked.column.seen.ability_words >= 2
        sign = evidence.against(text) or (None if bare else evidence.of_work.search(asked.whole))
        stop = sign or (None if ability else self._above)
        against = f"it asks for {stop.kind} ({stop})" if stop else ""
        if stop and not sign:
            against = f"the lines above or the sheet ask for {stop.kind} ({stop})"
        if self._tested and not (sign or ability):
            stop = evidence.Sign("an exam", self._tested, "English")
            against = f"“{self._tested}” speaks of {stop.kind} or an interview, not of a team"
        elif stop and stop.kind == evidence.private.kind:
            against = f"it is a private matter ({stop})"
        unclear = ""
        if name and not (ability or steps) and h.is_other_question(question.stem, row=row):
            name, unclear = "", question.stem
        facet = _behind(self._bases[asked.column.position - 1], self._finder)
        if bare and not match and no_level(facet):
            name, unclear = "", facet
        facet = facet if facet in self._facets and not (ability or question.rater or match) else ""
        others = self._by_oneself and question.stem != ""
        others = others and not (question.rater or h.only_heads(question.stem))
        if (question.stem in self._heads or others) and not (ability or steps):
            facet = question.stem
        return Evidence(
            "" if facet else name,
            f"the question asks for ability ({ability})" if ability else "",
            "the answers are words for levels of ability" if steps else "",
            against,
            bool(sign and sign.kind == evidence.private.kind),
            unclear,
            facet,
            bool(stop and stop.kind not in evidence.FIGURES),
        )

    def _no_answers(self, asked: _Asked) -> str:
        """Why the answers are no levels, or ""."""
        seen, question = asked.column.seen, asked.question
        named = asked.match is not None and asked.match.confidence == 1.0
        needed = 0.5 if named else ENOUGH
        if codes := seen.codes:
            return sentence("coded answers", codes=codes)
        own_words = 0 if named and (question.plain or question.stem) else seen.own_words
        few = seen.level_share - own_words < needed
        if few or seen.date_share > 0.5 or seen.distinct > LOOKED_AT:
            return TEXT
        top = (self._seen.scale or asked.stated or Scale(0, 100)).high
        surely = named and self._seen.scale is not None
        return "" if surely or seen.within(top) >= ENOUGH else _NO_SCALE

    def _new(self, asked: _Asked, result: Evidence) -> Column:
        """A level of a skill that nobody knows yet, or the reason why it is none."""
        seen, question, header = asked.column.seen, asked.question, asked.column.header
        words = seen.level_words >= 2 or (seen.level_words == 1 and seen.word_share > 0.99)
        bare = _NUMBERED.sub("", h.spaced(header))
        subject = h.bare_subject(question)
        named = fold(subject.replace("_", " "))
        asks = bool(evidence.ability.search(fold(question.stem)))
        coded = self._seen.layout.name in _CODED_HEADERS and _CODE.match(subject) and not asks
        sure = words or asks or h.NUMBERED_SKILL.match(named) or result.name or result.unclear
        figure = is_figure(named) or h.NEVER_SKILL.search(named)
        top = (self._seen.scale or asked.stated or Scale(0, HIGHEST)).high
        statement = not words and h.SENTENCE.search(question.subject)
        level = h.says_level(bare) or h.LEGEND.match(bare)
        reasons = (
            (not question.plain and not result.asked, _NO_LEVEL_ASKED),
            (statement and not result.asked, "a statement that does not ask for a level"),
            (level and not question.stem, "the header names no skill"),
            (_NAMELESS.match(header), _NAME_IT),
            (coded, _CODED),
            (figure and not sure, NAMES_A_NUMBER),
            (not words and seen.within(top) < ENOUGH, _NO_SCALE),
        )
        if reason := next((why for holds, why in reasons if holds), ""):
            return asked.aside(reason)
        near = self._finder.suggestion(subject)
        return asked.taken(
            "level",
            "a rated column that matches no known skill" + (f" (nearest: {near})" if near else ""),
            confidence=0.5,
            subject=subject,
            scale=asked.stated,
            stem=question.stem,
            evidence=result,
        )
