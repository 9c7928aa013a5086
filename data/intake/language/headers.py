"""What a header asks: who, when, a level today or a wanted one, an opinion, or no level."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from data.intake.language import words as evidence
from data.intake.language.days import MONTHS
from data.intake.language.words import also, brief, fold, one_of, pattern_of, words_of
from data.vocabulary import RATERS, Rater

EXPECTED_ROW = re.compile(
    r"\b(target|required|expected|desired|soll|ziel)[ -]?(level|niveau|wert)?\)?$"
)
"""What a row of a question about levels says where it asks for an expectation instead."""
NEVER_SKILL = re.compile(
    # figures only at the end or before "of": cost control is a skill, unit cost is none
    rf"\b{one_of('figure at the end')}s?( (of|per|in|for|to|from|at|by|on)\b.*| ?\d*)?$"
    rf"|\b(?:{one_of('figure anywhere')}|val\d*|field\d*|var\d*)\b|%|^q\d+|_id$|^id_|^v\d+$|^x\d*$"
    r"|^[a-z]\d+$|^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$|^(19|20)\d\d$|^#|^semest(er|re)s?( \d)?$"
    # clean code is a skill, a cost code is none
    + "|"
    + "".join(rf"(?<!\b{word} )" for word in words_of("header", "named code"))
    + r"\bcodes?( (of|per|in|for|to|from|at|by|on)\b.*| ?\d*)?$"
    + also("fact at work")
)
LEGEND = re.compile(r"^(legende?|légende|leyenda|leggenda|key|(rating )?scale|skala)$")
"""What stands over the meaning of marks, beside a matrix."""
_BEFORE_ROUND, _OF_ROUND = rf"^(?:{one_of('before a round')} )?", "(?: (?:name|type|no|number))?$"
ROUND = re.compile(rf"{_BEFORE_ROUND}(?:{one_of('round')}|{one_of('time of a round')}){_OF_ROUND}")
"""What tells rows of the same people apart as rounds of a survey."""
SURELY_ROUND = re.compile(rf"{_BEFORE_ROUND}{one_of('round')}{_OF_ROUND}")
"""What says so of rows of different people, too, as a year does not."""
_YEAR = rf"(?:(?:{'|'.join(MONTHS)})\.?[ -]?)?(?:19|20)\d\d(?:[-/.](?:0?[1-9]|1[0-2]))?"
WHEN_ASKED = rf"{_YEAR}|{one_of('before or after')}|[QHT][0-4](?: ?(?:19|20)?\d\d)?"
"""The round of a survey in which a skill was asked: "Jan 2026", "Q1", "before"."""
DIFFERENCE = re.compile(rf"(?:^|[\[(]){one_of('difference')}[\])]?$")
"""What stands beside a level and the one that is expected, under one skill."""
FACT_OF_ROW = re.compile(
    rf"^((job|pay|salary|career|employee) )?{one_of('level at work')}$"
    rf"|^{one_of('part of time')}( ?(no|nr|number|nummer|#)\.?)?$"
)
"""A level, grade or sprint without a skill: it says something of the row."""
FREE_TEXT = re.compile(
    r"^(any |other |further |general |your |additional )*" + one_of("free text") + r"[?.:*]*$"
)
"""What asks for words of one's own, whatever the answers look like."""
NUMBERED_SKILL = re.compile(rf"^{one_of('one skill')}\b.*\d$")
"""A placeholder such as "Skill number 7", which a count of something ("number of ...") is not."""
_NOW = one_of("now")
_WANTED = one_of("wanted") + r"|in \d+ (?:months?|years?|monaten|jahren)"
_LEVEL = r"(?: ?(?:level|rating|score|state|niveau|stand))?"
_ALONE = re.compile(rf"^(?:(?P<now>{_NOW})|(?P<wanted>{_WANTED})){_LEVEL}$")
_AFTER = re.compile(
    rf"^(?P<name>.*?[^\s(\[–:_/-])[\s(\[–:_/-]+(?:(?P<now>{_NOW})|(?P<wanted>{_WANTED})){_LEVEL}"
    r"[)\]]?\s*$",
    re.I,
)
_BEFORE = re.compile(
    rf"^(?:your |my )?(?:(?P<now>{_NOW})|(?P<wanted>{_WANTED})) (?P<name>\S.*?)"
    r" (?:skill level|level|rating|score|proficiency|skills?)$",
    re.I,
)
EXPECTED_ABOVE = re.compile(
    rf"\b(?:{_WANTED})[ -]?(?:skills? |competenc(?:e|y) )?"
    r"(?:levels?|ratings?|scores?|state|niveaus?|stand|profiles?|profil[eo]?)\b"
    + also("expected above")
)
TODAY = re.compile(rf"\b(?:{_NOW})\b")


def says_when(text: str) -> bool:
    """Whether a text says no more than "As is", "Current", "To be" or "Target level"."""
    return bool(_ALONE.match(spaced(text)))


def is_wanted(text: str) -> bool:
    """Whether a text says no more than "To be", "Desired" or the like."""
    match = _ALONE.match(spaced(text))
    return bool(match and match["wanted"])


def name_and_when(text: str) -> tuple[str, str]:
    """ "Python (as-is)", "Your current Go level" -> the name and the word; the text and ""."""
    match = _AFTER.match(text) or _BEFORE.match(text)
    return (match["name"], match["now"] or match["wanted"]) if match else (text, "")


def asked_both_ways(headers: Iterable[str]) -> frozenset[str]:
    """The names, folded, that stand with a word for today and with one for what is wanted."""
    now: set[str] = set()
    wanted: set[str] = set()
    for header in headers:
        name, when = name_and_when(header)
        if when:
            (wanted if is_wanted(when) else now).add(fold(name))
    return frozenset(now & wanted)


EMAIL = re.compile(pattern_of("an e-mail").pattern + also("e-mail"))
OTHERS_EMAIL = re.compile(r"manager|lead|supervisor|vorgesetzt|responsable|jefe")
PERSON_ID = re.compile(
    rf"^{one_of('person with an id')}[ _-]?(id|no|nr|number|code|key)\.?$" + also("id")
)
PERSON_NAME = re.compile(
    rf"^({one_of('before a name')} )?(full )?name$"
    r"|^(?:.*\W)?what(?:'s| is) your (?:full )?name\??$" + also("name")
)
FIRST_NAME = re.compile(r"^(first|given|recipient ?first)[ _]?name$" + also("first name"))
LAST_NAME = re.compile(r"^(last|family|sur|recipient ?last)[ _]?name$" + also("last name"))
_WHICH = one_of("which of yours")
_LOOKED_UP = r"(?: \(from [^()]+\))?"
"""As Airtable writes what it takes from another table."""
TEAM = re.compile(
    rf"^(your |current )?{one_of('team words')}( name)?{_LOOKED_UP}$"
    rf"|\b{_WHICH} {one_of('team asked for')}\b" + also("team")
)
PERHAPS_TEAM = re.compile(rf"\b{one_of('team asked for')}(?: [(\[].*)?$")
"""How the header of one of several teams of a person ends: "Platform team"."""
ROLE = re.compile(
    rf"^(your |current |job )?{one_of('role words')}( title| name)?{_LOOKED_UP}$"
    rf"|\b{_WHICH} {one_of('role asked for')}\b" + also("role")
)
SELF_RATED = re.compile(rf"^{one_of('self rated')}\??$")
"""What says by yes and no whether somebody rated themselves."""
RATER = re.compile(rf"^{one_of('kind of rater')}$")
SOURCE = re.compile(rf"^(?:skill )?source$|{RATER.pattern}")
"""Where "Worker" is no role and says who rated."""
DAY_RATED = re.compile(
    r"^(?:survey |assessment |response |answer(?:ed)? |rating )?(?:date|datum|fecha|data|day|today)"
    rf"(?: of (?:the )?(?:survey|assessment|response|rating))?$|^{one_of('day of an assessment')}$"
)
"""What says of a day that it is the one of the answers, in a column or above the table."""
METADATA = re.compile(
    r"^(submit date.*|duration[ _]?([(\[:-]|(in|of|seconds?|secs?|minutes?|mins?|hours?|ms|s)\b).*|"
    r"time taken.*|redcap_\S+|\S+_timestamp|\S+_complete|_\S+|custom data \d)$" + also("metadata")
)
LEVEL_HEADER = re.compile(
    rf"^(?:{one_of('before a level')} )*{one_of('level header')}"
    r"( level| rating| score| assessment)?$"
)
SKILL_HEADER = frozenset(words_of("header", "skill"))
EXPECTED = pattern_of("expected")
ONE_OF_PEERS = r"(?:peer|colleague)(?: ?#?\d{1,2})?"
_KIND = rf"(self|own|my|manager|mgr|lead|team lead|supervisor|boss|{ONE_OF_PEERS}|user|employee)"
_ONESELF = r"(?<=[(\[])(?:me|myself|ich|moi|yo)"
_RATER_MARK = re.compile(
    rf"[\s(\[–:_/-]+{_KIND[:-1]}|{_ONESELF})"
    r"(?:[ _-]?(?:rating|assessment|level|score|evaluation|rated))?[)\]]?\s*$"
    rf"|^{_KIND}(?:[ _-]?(?:rating|assessment|level|score))?(?!-(?-i:[a-zà-ÿ]))"
    r"(?:[\s:–_-]+(?:of|for)?\s*)",
    re.I,
)
"""Who rated, at either end of a header. "User-centred design" is one word before a skill's."""
_KINDS: tuple[tuple[Rater, str], ...] = (
    ("self", "self|own|my|user|employee"),
    ("manager", "manager|mgr|lead|team lead|supervisor|boss"),
    ("peer", "peer|colleague"),
    ("self", "me|myself|ich|moi|yo"),
)
RATER_WORDS = {word: rater for rater, words in _KINDS for word in words.split("|")}
"""Words in headers; the first that is found says who rated."""
RATER_VALUES = RATER_WORDS | {word: rater for rater in RATERS for word in words_of("rater", rater)}
_RATED_BY = re.compile(rf"[ _-]*{one_of('by whom')}$")
"""What follows the word for who rated in a cell: "Manager validation"."""
WHO_RATED = "says who rated"
_OF_SEVERAL = re.compile(r"(?:(?<=peer)|(?<=colleague)) ?#?\d{1,2}$| ?[(\[]n ?= ?\d+[)\]]$")
"""Which of several raters it is, or how many: "Peer 1", "Peers (n=3)"."""
_SCALE_NOTE = re.compile(
    r"[(\[][^()\[\]]*\d\s*(?:-|–|to|bis|\.\.|=)[^()\[\]]*[)\]]"
    r"|(?:(?<=level|nivel|stufe|score)|(?<=niveau|rating))[ _][01][ _]?(?:[-–]|to|bis)[ _]?\d+$",
    re.I,
)
CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]{2})")
"""Where "JobSatisfaction" has a word more than it has spaces."""
_NUMBERING = re.compile(
    r"^\s*(?:q?\d{1,3}[.):]|q\d{1,3}\s*[-–:]|[a-z]+\d+\w*(?:\[\w+\])?\.)\s+", re.I
)
_TAG = re.compile(r"<[^<>]{1,80}>|&nbsp;")
SENTENCE = re.compile(rf"\b{one_of('word of a sentence')}\b|[.!]\s+\w", re.I)
"""In a header that says something, such as "The team is open", instead of naming a skill."""
_DECORATION = re.compile(
    rf"[\s:–_(-]+{one_of('behind a skill')}[)]?\s*$|^{one_of('before a skill')}"
    r"(?:\s*[:–-]\s*|\s+(?:of|in|with|for|using|on|mit|en|de|em|avec|sur)\s+|_)",
    re.I,
)
_BEFORE_SKILL = r"(?:current|overall|own|personal|comfort|confidence)"
_SKILL_WORD = r"(?:skills?|levels?|experience|knowledge|proficiency|expertise)"
_SUBJECT = re.compile(
    one_of("asked of a skill") + r"(?:\s+(?:are|do|you|have|is|level|feel|currently|now|today))*\s+"
    r"(?:of|in|with|using|on|at|mit|für|about|en|de|em|met|van|in der|im)\s+"
    r"(?:using\s+|the\s+|your\s+|working with\s+|programming in\s+)?(.+?)\s*[?.:*]*\s*$"
    r"|(?:how (?:well|good) (?:do|can|are) you (?:know|use|at|master|in|with)|"
    r"wie gut (?:beherrschen|kennen|können) sie)\s+(.+?)\s*[?.:*]*\s*$"
    r"|rate (?:yourself|your (?:self|own))\s+(?:in|on|at|for)\s+(.+?)\s*[?.:*]*\s*$"
    rf"|rate (?:your|the|their)\s+(?:{_BEFORE_SKILL}\s+)?(?!{_BEFORE_SKILL}\b|{_SKILL_WORD}\b)(.+?)"
    rf"(?:\s+{_SKILL_WORD}|\s*[?.:*]*\s*$)",
    re.I,
)
_HOW_ABLE = re.compile(
    r"^how (?:confident|comfortable|experienced|skilled|proficient|familiar|competent|fluent|good)"
    r"\b.*?\b(?:(?:working|programming|coding|writing|developing)\s+(?:with|in|on)|using|with|in|at)"
    r"(?:\s*:)?\s+(.+?)\s*[?.:*]*\s*$",
    re.I,
)
_KIND_OF_THING = pattern_of("kind of thing")
"""What a heading says of the names below it, which is no question."""
_ASKS_FIRST = frozenset(("how", "which", "what", "when", "where", "who", "why", "do", "does"))
_ONLY_RATES = re.compile(
    r"^(?:please )?(?:rate|score|grade|evaluate|assess|select|choose|fill|tick|mark|indicate)\b"
    r"(?=.*\b(?:following|each|these|one|in|below)\b)(?!.*\b(?:of|for|about) (?:your|the|our)\b)"
    r"|^(?:please )?(?:rate|choose) (?:from|between|on)\b|^on a scale\b"
    r"|\b(?:expert|novice|beginner)\b|^bitte bewerten|^please (?:rate|score|evaluate|assess)$"
    r"|^(?:section|part|category|teil|abschnitt|kategorie) \w+\b"
)
"""Asks to rate each of the names, and says no more, or heads a part of a form."""
_ASKS_LAST = frozenset(("for", "of", "in", "to", "with", "about", "on"))
_FIRST_IDEOGRAPH = "\u2e80"
"""From here on words have no spaces between them."""
LAST_PART = re.compile(r"\s[-–—]\s|:\s")
"""What keeps the parts of a header or of a title apart."""
_GRID = re.compile(
    r"^(?P<stem>.*\S)\s*\[\s*(?!\d+\s*(?:-|–|to|bis)\s*\d+\s*\])(?P<row>[^\[\]]+?)\s*\]\s*$", re.S
)
"""A row of a grid behind its question; a scale in brackets is none."""
OF_A_KEY = re.compile(r"\d{1,3}\s*[=:–—-]\s*[^\W\d]")
"""In the brackets behind a question: "1 = never used it; 5 = could teach it"."""
_EMPHASIS = re.compile(r"(?<![\w*])\*{1,2}([^\s*](?:[^*]*[^\s*])?)\*{1,2}(?![\w*])")
_FIELD = re.compile(r"^custom field \((.+)\)$", re.I)
"""As Jira writes the name of a field of one's own."""
_LONGEST_NAME = 300
_SHORT_NAME = 6
"""Words of a name that may hold words of a sentence, such as "Working with what is there"."""
_ASKING = re.compile(r"[?؟]|[Ͱ-Ͽἀ-῿]\s*[;;]\s*$")
"""The marks of a question: English, Arabic, and Greek at its end."""


@dataclass(frozen=True)
class Question:
    """A header taken apart: `subject` is what may be a skill, `stem` the question around it."""

    subject: str
    stem: str
    rater: Rater | None = None

    @property
    def plain(self) -> bool:
        """A bare name rather than a question or a sentence."""
        return (
            not _ASKING.search(self.subject)
            and len(self.subject) <= _LONGEST_NAME
            and (len(self.subject.split()) <= _SHORT_NAME or not SENTENCE.search(self.subject))
        )


def is_other_question(stem: str, *, row: bool) -> bool:
    """Whether the words around a skill ask something unknown. `row`: it is in brackets."""
    words = fold(stem).split()
    if not words or _ONLY_RATES.search(fold(stem)):
        return False
    if words[0] in _ASKS_FIRST or words[-1] in _ASKS_LAST or _ASKING.search(stem):
        return True
    if _KIND_OF_THING.search(fold(stem)):
        return False
    if not row:
        return len(words) > 2 and bool(SENTENCE.search(stem))
    return len(words) > 2 or (len(stem) > 4 and any(letter > _FIRST_IDEOGRAPH for letter in stem))


def only_heads(stem: str) -> bool:
    """Whether a heading says what kind of thing the names below it are, or to rate each of them."""
    folded = fold(stem)
    return bool(_ONLY_RATES.search(folded) or _KIND_OF_THING.search(folded))


def take_apart(header: str, stem: str) -> Question:
    """`Question [Row]`, "Python (manager)", "Rate your level in X" -> subject, stem, rater."""
    header, stem = (_EMPHASIS.sub(r"\1", brief(text)) for text in (header, stem))
    header = _FIELD.sub(r"\1", header)
    header, stem = _TAG.sub(" ", header).strip() or header, _TAG.sub(" ", stem).strip()
    grid = _GRID.match(header)
    subject, question = header, stem
    if grid and OF_A_KEY.match(grid["row"]):
        subject = grid["stem"]
    elif grid and not stem:
        subject, question = grid["row"], grid["stem"]
    elif grid and names_no_subject(grid["row"]):
        subject, question = grid["stem"], f"{stem} - {grid['row']}"
    if question and names_no_subject(subject) and not LEVEL_HEADER.match(fold(question)):
        subject, question = question, subject
    subject = _NUMBERING.sub("", _SCALE_NOTE.sub(" ", subject)).strip(" *")
    mark = _RATER_MARK.search(subject)
    asked = LAST_PART.split(question)[-1]
    if names_no_subject(asked):
        question = asked  # of "Your level and interest - Level" the end says what is asked
    rater = rater_of(fold(asked)) if LEVEL_HEADER.match(fold(asked)) else rater_above(asked)
    if mark and mark.group(0) != subject:
        rater = rater_of((mark.group(1) or mark.group(2)).lower())
        subject = (subject[: mark.start()] + subject[mark.end() :]).strip()
    return Question(" ".join(subject.split()), " ".join(question.split()), rater)


def bare_subject(question: Question) -> str:
    """The name that a new skill gets: the subject without the words around a skill."""
    asked = not question.plain or SENTENCE.search(question.subject)
    match = _SUBJECT.search(question.subject) if asked else _SUBJECT.match(question.subject)
    match = match or _HOW_ABLE.match(question.subject)
    text = next((g for g in match.groups() if g), "") if match else question.subject
    bare = _DECORATION.sub("", text).strip(" :–-*?") or question.subject
    bare = evidence.AROUND_ABILITY.sub("", bare).strip() or bare
    text = question.subject if fold(bare) in RATER_WORDS else bare  # "User experience"
    return text[:_LONGEST_NAME].strip()


def is_opinion(folded: str) -> bool:
    return bool(evidence.interest.search(folded) or evidence.importance.search(folded))


def without_scale(header: str) -> str:
    """A header without the scale behind it: "Level" of "Level (1-5)" and of "Level 1-5"."""
    return _SCALE_NOTE.sub("", header).strip()


def spaced(header: str) -> str:
    """The words of a header, folded, without its scale: of "SkillLevel (1-5)" "skill level"."""
    return fold(without_scale(CAMEL.sub(" ", header)).replace("_", " "))


def says_level(folded: str) -> bool:
    """Whether a folded header says no more than "Level", "Self rating" or "Current"."""
    return bool(LEVEL_HEADER.match(folded)) or (says_when(folded) and not is_wanted(folded))


def not_of_today(texts: Iterable[str]) -> list[str]:
    """Of what a column says of each row that which is expected, wished or counted, such as "Target"
    and "Interest", where the rest is no more than "Level" or "Current"; else nothing."""
    texts_given = [text for text in texts if text.strip()]
    rest = [text for text in texts_given if not says_level(fold(text))]
    against = all(is_wanted(t) or is_opinion(fold(t)) or evidence.against(fold(t)) for t in rest)
    return rest if against and len(rest) < len(texts_given) else []


def names_no_subject(header: str) -> bool:
    """Whether a header says only what is asked or when: "Self", "Level", "Interest", "Jan 2026"."""
    folded = fold(header)
    if is_opinion(folded):
        return not without_opinion(header)
    when = re.fullmatch(_YEAR, folded) or says_when(header)
    return bool(LEVEL_HEADER.match(folded) or when)


_OPINION = "(interest(ed)?|importance|motivation|relevance)"
_OPINION_LAST = re.compile(
    rf"[\s(\[–:_-]*\b(level of )?{_OPINION}( level| rating| score)?[)\]]?\s*$", re.I
)
_OPINION_FIRST = re.compile(rf"^{_OPINION}( (of|in|for|to))?[\s:–-]+", re.I)


def without_opinion(subject: str) -> str:
    """The skill of "Python (interest)", "Importance of Python", "python_interest"."""
    text = _OPINION_LAST.sub("", subject.replace("_", " "))
    text = _OPINION_FIRST.sub("", text).strip()
    return evidence.AROUND_OPINION.sub("", text).strip()


def rater_of(folded: str) -> Rater | None:
    """The kind of rater that a level header names, such as "manager rating"."""
    for word, rater in RATER_WORDS.items():
        if re.search(rf"\b{word}(?:\b|\d)", folded):
            return rater
    return "self" if "selbst" in folded else "manager" if "fremd" in folded else None


def rater_value(value: str) -> Rater | None:
    folded = _OF_SEVERAL.sub("", fold(value))
    return RATER_VALUES.get(folded) or RATER_VALUES.get(_RATED_BY.sub("", folded))


_OF_RATINGS = re.compile(rf"'s\b|\b(?:{one_of('rating')}|20\d\d|q[1-4])\b")
"""What stands beside the rater in the name of a sheet or a title: "Manager ratings Q3"."""


def rater_above(text: str) -> Rater | None:
    """The kind of rater that a title or the name of a sheet says, and little else."""
    return rater_value(" ".join(_OF_RATINGS.sub(" ", fold(text)).split()))


_NO_ROLES = {"self", *words_of("rater", "self"), "peer", *words_of("rater", "peer")}
_NO_ROLES -= {"team member", "subordinate"}


def says_who_rated(value: str) -> bool:
    """Whether a cell says who rated in words that are no role of a person, too."""
    folded = fold(value)
    says = _RATED_BY.search(folded) or folded in _NO_ROLES
    return bool(says) and rater_value(value) is not None


_RELATION = re.compile(r"\brela[tcçz]|\bbezieh|\bverhältnis")


def say_others_rated(header: str, texts: Iterable[str]) -> bool:
    """Whether all cells of a column say who rated, and some that it was somebody else. Colleagues
    and managers are also grades: the header says who rated, or how they are related, or a cell
    does."""
    texts, folded = list(texts), fold(header)
    kinds = set(map(rater_value, texts))
    if None in kinds or not kinds - {"self"} or not any(map(says_who_rated, texts)):
        return False
    by_header = names_rater(folded) or _RELATION.search(folded) is not None
    return by_header or "self" in kinds or any(_RATED_BY.search(fold(text)) for text in texts)


_ACTS = r"(?:rat|review|assess|evaluat|apprais|giving feedback)"
_PEOPLE = one_of("person")
_RATED = re.compile(
    rf"^(?:who|whom) (?:are|do|did|will|have) you (?:be )?{_ACTS}"
    rf"|^(?:who|which {_PEOPLE}) is (?:being )?{_ACTS}ed"
    rf"|^(?:which|what) {_PEOPLE} (?:are|do|did|will) you (?:be )?{_ACTS}"
    rf"|^(?:name of )?(?:the )?{_PEOPLE}(?:'s name)? (?:(?:who is |being |to be )*{_ACTS}e?d"
    rf"|(?:you are |you're ){_ACTS}ing|(?:to|under) {_ACTS}e?|review)$"
    rf"|^(?:rated|reviewed|assessed|evaluated) {_PEOPLE}(?:'s)?(?: name)?$" + also("surely rated")
)
_WHOM = pattern_of("who is rated")
_PERHAPS = re.compile(
    rf"^(?:(?:please )?(?:select|choose|enter) )?(?:the )?name of (?:the |your )?{_PEOPLE}$"
    rf"|^(?:your )?{_PEOPLE}(?:'s)?(?: name)?$" + also("perhaps rated")
)
_RATER = re.compile(rf"^{one_of('who rates')}$")
_CHECKER = pattern_of("who checks")
_INITIALS = frozenset(words_of("header", "initials"))
_AROUND = re.compile(
    r"^(?:hi|hello|hey|hallo|welcome)\b[^?]{0,30}?[,!.:–-] +"  # Typeform: "Hi, what is your name?"
    r"|^[a-z]\w{0,20}\. +(?=\S+ \S+ \S)"  # LimeSurvey: "name. What is your name?"
    r"|: ?\[\d+\]$"  # SoSci: "Name: [01]"
    r"| [(\[](?:first|last|full|given|family)\b[^()\[\]]*[)\]]$"  # "Your name (First, Last)"
)


def bare_request(folded: str) -> str:
    """A folded header without the greeting, the code or the number that a form puts around it."""
    return _AROUND.sub("", folded.replace("*", "")).strip()


def names_rated_person(folded: str) -> Literal["surely", "perhaps", ""]:
    """Whether a folded header names somebody who is rated by another person."""
    bare = bare_request(folded).strip("?¿ ")
    if _RATED.search(bare) or _WHOM.match(bare):
        return "surely"
    return "perhaps" if _PERHAPS.match(bare) else ""


def names_rater(folded: str) -> bool:
    return bool(_RATER.match(folded.strip("?¿ *")))


def names_checker(header: str) -> bool:
    """Whether a header names who rated somebody or checked a rating: "Verified by", "Preceptor"."""
    folded = spaced(header)
    return names_rater(folded) or bool(_CHECKER.match(folded))


def initials_of_checkers(headers: Sequence[str]) -> set[str]:
    """The header "Initials" behind one that names who checked the skill in each row."""
    if SKILL_HEADER.isdisjoint(map(spaced, headers)):
        return set()
    checkers = [at for at, header in enumerate(headers) if names_checker(header)]
    after = headers[min(checkers, default=len(headers)) :]
    return {header for header in after if spaced(header) in _INITIALS}
