"""Which form tool exported a table, and how a header parts into question and row.

Each tool has the marks in headers by which its tables are recognised, and its splits.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from data.intake.language import words as evidence
from data.intake.language.headers import Question, is_opinion, only_heads, rater_of, says_level
from data.intake.language.words import fold, form_columns, form_words, one_of
from data.intake.reading.header_rows import RESPONDENTS
from data.intake.reading.table import LOOKED_AT, TextTable


def _first(table: TextTable) -> frozenset[str]:
    """Headers and codes of the first columns, where the tools put their own."""
    return frozenset((*table.headers[:25], *table.codes[:25]))


_SEPARATOR = re.compile(r"\s+[-–—>→|/]+\s+|\s*[:?]\s+|\s*(?:›|—+|[：？])\s*|\.\s*(?=[A-ZÄÖÜÉ])")
_TIGHT = re.compile(r"\s*[-–—]\s*|\s*[:?]\s*")
_BRACKETS = re.compile(r"^(?P<stem>.*\S)\s*\((?P<row>[^()]+)\)$", re.S)
_AROUND = re.compile(
    r"^(skills?|rate|rating|level|lvl|knowledge|competency|competence|self)_(?=\w)"
    r"|(?<=\w)_(level|lvl|rating|skill)$",
    re.I,
)


def spaced(name: str) -> str:
    """A variable's name as words: "skill_docker" is Docker."""
    return name if " " in name else _AROUND.sub("", name).replace("_", " ").strip()


def common_stem(texts: Sequence[str]) -> str:
    """What all texts begin with, up to its last separator, else up to a hyphen."""
    pairs = enumerate(zip(*texts, strict=False))
    end = next((i for i, letters in pairs if len(set(letters)) > 1), min(map(len, texts)))
    for pattern in (_SEPARATOR, _TIGHT):
        if ends := [m.end() for m in pattern.finditer(texts[0]) if m.end() <= end]:
            return texts[0][: ends[-1]]
    return ""


def split_groups(table: TextTable, group: Callable[[int], str]) -> tuple[Question, ...]:
    """Headers taken apart within groups of columns; `group` names that of an index, "" for none."""
    headers, stems = table.headers, table.stems
    members: dict[str, list[int]] = defaultdict(list)
    for i in range(len(headers)):
        if (name := group(i)) and not stems[i]:
            members[name].append(i)
    splits = [Question(h, s) for h, s in zip(headers, stems, strict=True)]
    for indices in members.values():
        stem = common_stem([headers[i] for i in indices]) if len(indices) > 1 else ""
        for i in indices if stem else ():
            subject = headers[i][len(stem) :].strip()
            asked = stem.strip(" -–—>→|/:：›") if subject else ""
            splits[i] = Question(subject or headers[i], asked)
    return tuple(splits)


def split_questions(table: TextTable) -> tuple[Question, ...]:
    """Headers of which several begin with one question, such as "Rate your skills - Python"; "AWS:
    Lambda" and "AWS: S3" ask nothing and stay whole."""

    def question(i: int) -> str:
        first = _SEPARATOR.search(table.headers[i])
        start = table.headers[i][: first.end()] if first else ""
        row = table.headers[i][len(start) :].strip()
        return start if row and not row.endswith("]") and asks_about_rows(start) else ""

    return split_groups(table, question)


def asks_about_rows(text: str) -> bool:
    """A question or a phrase that asks for a level or an opinion."""
    folded = fold(text)
    asks = evidence.ability.search(folded) or evidence.against(folded)
    return bool(asks) or is_opinion(folded)


_HEADED = re.compile(
    r"^(?P<stem>[^:>\[\]()]+?)(?::\s+|\s*>\s*)(?P<row>[^\W_](?:(?!\s[-–—])[^:\[\]()])*)$"
)
"""A heading before the name of a skill: "Backend: Python", "Backend > Python"."""
_NAME = r"(?:(?!\s[-–—]\s)[^\[\]()])+"
_DASHED = re.compile(rf"^(?P<stem>{_NAME})\s[-–—]\s+(?P<row>{_NAME})$")
"""The same before a dash: "Score - Python"."""


def _heads(headers: Sequence[str], is_skill: Callable[[str], bool]) -> list[re.Match[str] | None]:
    """What stands before the names of known skills, by header, where most of such names are."""

    def head(header: str) -> re.Match[str] | None:
        dashed = _DASHED.match(header)
        plain = dashed and not _is_read(dashed["stem"])
        return _HEADED.match(header) or (dashed if plain else None)

    heads = list(map(head, headers))
    known = [
        each if each and is_skill(each["row"]) and not is_skill(each["stem"]) else None
        for each in heads
    ]
    result = sum(map(bool, known))
    enough = result > 1 and 2 * result >= sum(map(bool, heads))
    return known if enough else [None] * len(headers)


def _is_read(text: str) -> bool:
    """Whether what stands before a dash is read for what it says: a question, or who rated."""
    return asks_about_rows(text) or rater_of(fold(text)) is not None


def doubtful_heads(headers: Sequence[str], is_skill: Callable[[str], bool]) -> frozenset[str]:
    """Those of `_heads` that may ask for something; others are areas."""
    rows: dict[str, set[str]] = defaultdict(set)
    for each in filter(None, _heads(headers, is_skill)):
        rows[each["stem"]].add(fold(each["row"]))
    times = Counter(row for own in rows.values() for row in own)
    return frozenset(
        stem
        for stem, own in rows.items()
        if len(rows) == 1 or any(times[row] > 1 for row in own)
        if not (_is_read(stem) or says_level(fold(stem)) or only_heads(stem))
    )


def rows_in_brackets(headers: Sequence[str], is_skill: Callable[[str], bool]) -> tuple[str, ...]:
    """The headers with `Question (Skill)` and `Heading: Skill` as `Question [Skill]`."""
    headers = [
        f"{each['stem']} [{each['row']}]" if each else header
        for header, each in zip(headers, _heads(headers, is_skill), strict=True)
    ]
    matches = [_BRACKETS.match(header) for header in headers]
    rows: dict[str, list[bool]] = defaultdict(list)
    for each in filter(None, matches):
        rows[each["stem"]].append(is_skill(each["row"]))
    grids = {s for s, known in rows.items() if len(known) > 1 and 2 * sum(known) >= len(known)}
    return tuple(
        f"{each['stem']} [{each['row']}]"
        if each and each["stem"] in grids and asks_about_rows(each["stem"])
        else header
        for header, each in zip(headers, matches, strict=True)
    )


@dataclass(frozen=True)
class Layout:
    """One kind of table. `people`: its rows are people, whether or not a column says who. `coded`:
    its numbers can be codes of answers, so that a bare number under an unknown name is no level. A
    folded header that `own` finds is the tool's own and no answer. `recognises` is asked of a table
    whose headers are folded."""

    name: str
    recognises: Callable[[TextTable], bool]
    splits: Callable[[TextTable], tuple[Question, ...]] = split_questions
    people: bool = True
    coded: bool = False
    own: re.Pattern[str] | None = None
    missing: frozenset[str] = frozenset()
    """Numbers that the tool writes where there is no answer."""

    @cached_property
    def facts(self) -> dict[str, str]:
        """What the columns are that the tool writes by itself, by folded header or code."""
        return form_columns(self.name)

    def is_own(self, folded: str) -> bool:
        """Whether a folded header is the tool's own and no answer."""
        return self.facts.get(folded) == "metadata" or bool(self.own and self.own.search(folded))


_NEARLY_ALL = 0.8
AGAIN = "The row repeats the header."


# Microsoft Forms: ID, times, e-mail and name first; a Likert statement is a column of its own. The
# workbook is an Excel table, whose headers must differ: the second "Python" is "Python2".
def _is_microsoft(table: TextTable) -> bool:
    first = set(table.headers[:6])
    starts, ends = form_words("microsoft-forms", "start"), form_words("microsoft-forms", "end")
    return bool(first & starts and first & ends)


# SurveyMonkey: a row of questions with gaps over a row of choices, rows or "Response". A matrix has
# its rows, and of a matrix of menus the columns too, below the question.
def _is_surveymonkey(table: TextTable) -> bool:
    if not RESPONDENTS & set(table.headers[:2]):
        return False
    collected = {"collector id", "collectorid", "collector_id", "collector-id"} & _first(table)
    return bool(collected) or table.header_rows > 1 or table.headers[0] != "respondent id"


# Qualtrics: short names, then questions, then ImportIds; old exports without the third row. A row
# of a matrix reads "question - row", of several at once "question - column - row".
_OF_QUESTION = re.compile(r"^(.+?)(?:_-?\d+)*(?:_text)?$", re.I)
_A_TEST = "The row is a preview or a test of the survey, not somebody's answer."


def _is_qualtrics(table: TextTable) -> bool:
    first = _first(table)
    return (
        (table.header_rows == 3 and bool(table.codes) and "redcap_event_name" not in first)
        or {"startdate", "enddate", "responseid"} <= first
        or {"responseid", "responseset"} <= first
        or {"distributionchannel", "recordeddate"} <= first
    )


def _splits_of_qualtrics(table: TextTable) -> tuple[Question, ...]:
    """The columns of one question share its short name and the beginning of its text."""

    def question(i: int) -> str:
        code = table.code(i + 1) or table.headers[i]
        match = _OF_QUESTION.match(code)
        return match[1] if match and code != table.headers[i] and "_" in code else ""

    splits = list(split_groups(table, question))
    for i, split in enumerate(splits):
        stem, _, row = split.subject.rpartition(" - ")
        if question(i) and row.strip() and not split.stem:
            splits[i] = Question(row.strip(), stem.strip())
    return tuple(splits)


# Google Forms: a timestamp first, then one column a question; grids are `Question [Row]`.
TIMESTAMPS = form_words("google-forms", "timestamp")
_COUNT = re.compile(r"^(\(column 1\)|unnamed: 0|#|no\.?|row)$")
"""Over numbers of rows that somebody put before Google's first column."""


def _is_google(table: TextTable) -> bool:
    counted = len(table.headers) > 1 and bool(_COUNT.match(table.headers[0]))
    return table.headers[1 if counted else 0] in TIMESTAMPS


# SoSci Survey: TAB, every cell quoted, variable codes; often a second row with their labels, which
# read "Question: Row".
def _is_sosci(table: TextTable) -> bool:
    own = {"case", "serial", "ref", "questnnr", "mode", "started", "lastdata"}
    return "case" in _first(table) and len(own & _first(table)) >= 3


# KoboToolbox and ODK: columns of a group are `group/question` or `group-question`. Exports name
# columns and answers by XML names or by labels; a select-multiple has a column per choice,
# `question/choice`.
def _is_kobo(table: TextTable) -> bool:
    texts = set(table.headers)
    odk = "key" in texts and ({"submissiondate", "meta-instanceid"} & texts)
    kobo = {"_uuid", "_submission_time"} <= texts or {"_uuid", "_id"} <= texts
    return bool(kobo or odk or "formhub/uuid" in texts or {"meta/instanceid", "start"} <= texts)


def _splits_of_kobo(table: TextTable) -> tuple[Question, ...]:
    """A path as its last name, asked by the groups above it; groups of ODK repeat."""
    odk = not any("/" in header for header in table.headers)
    starts = [h.split("-", 1)[0] for h in table.headers if "-" in h and " " not in h]
    splits = []
    for header, stem in zip(table.headers, table.stems, strict=True):
        above, name = [], header
        if odk:
            first, _, rest = header.partition("-")
            if rest and starts.count(first) > 1:
                above, name = [first], rest
        elif "//" not in header and header.split("/")[-1].strip():
            *above, name = header.split("/")
        asked = " ".join(group.strip().replace("_", " ") for group in above)
        splits.append(Question(spaced(name), stem or asked))
    return tuple(splits)


# REDCap: `record_id`, events and `_complete`; checkboxes are `name___code`; raw or labelled.
def _is_redcap(table: TextTable) -> bool:
    own = any(h.startswith("redcap_") for h in table.headers)
    boxes = sum("___" in h or "(choice=" in h for h in table.headers)
    completed = any(h.endswith("_complete") or h.startswith("complete?") for h in table.headers)
    return own or boxes >= 2 or (completed and table.headers[0] in form_words("redcap", "id"))


def _splits_of_redcap(table: TextTable) -> tuple[Question, ...]:
    headers = tuple(h if "___" in h else spaced(h) for h in table.headers)
    return split_questions(replace(table, headers=headers))


# Typeform: `#` or a token first, dates in UTC and a Network ID last.
def _is_typeform(table: TextTable) -> bool:
    texts = set(table.headers)
    dated = form_words("typeform", "date") & texts
    marked = {"network id", "response type"} & texts or {"submitted at", "token"} <= texts
    return bool(table.headers[0] in ("#", "token") and (dated or marked)) or len(dated) >= 2


# LimeSurvey: headers as codes, `code. text` or full text; rows of arrays in brackets. A full text
# is `Question [Row]`, a code `Q1[SQ001]` or `Q1_SQ001`, both together `Q1[SQ001]. Question [Row]`.
_CODED = re.compile(r"^[A-Za-z]\w*\[\w+\](\[\w+\])?\.?")
_CODE_AND_TEXT = re.compile(r"^[A-Za-z]\w*(?:\[\w+\]){0,2}\.\s+(?=\S)")
_CODE_OF_GROUP = re.compile(r"^([a-z]+)\d+[\w-]*\.\s+\S")
_CODED_HEADERS, _GROUPS = 10, 3
"""So many headers, of so many groups of questions, are `code. text` in no other tool's file."""
_ROW = re.compile(
    r"^(?P<stem>.*?)\s*\[(?P<row>[^\[\]]*)\](?:\s*\[(?P<column>[^\[\]]*)\])?\s*$", re.S
)


def _is_limesurvey(table: TextTable) -> bool:
    if table.headers[0] == "response id" or form_words("limesurvey", "mark") & _first(table):
        return True
    if sum(bool(_CODED.match(h)) for h in table.headers) >= 3:
        return True
    codes = [match[1] for h in table.headers if (match := _CODE_OF_GROUP.match(h))]
    return (
        len(codes) >= max(_CODED_HEADERS, 0.8 * len(table.headers)) and len(set(codes)) >= _GROUPS
    )


def _splits_of_limesurvey(table: TextTable) -> tuple[Question, ...]:
    """`Q1[SQ001]. Question [Row][Scale 1]` -> Row, asked by Question and Scale 1."""
    splits = []
    for header, stem in zip(table.headers, table.stems, strict=True):
        text = _CODE_AND_TEXT.sub("", header)
        match = _ROW.match(text)
        if stem or not match or not match["row"].strip():
            splits.append(Question(text, stem))
        else:
            asked = filter(None, (match["stem"].strip(), (match["column"] or "").strip()))
            splits.append(Question(match["row"].strip(), " - ".join(asked)))
    return tuple(splits)


LAYOUTS = (
    Layout(
        "microsoft-forms",
        _is_microsoft,
        own=re.compile(rf"^{one_of('points of microsoft')}\s*[-–—:]\s"),
    ),
    Layout("surveymonkey", _is_surveymonkey),
    Layout(
        "qualtrics",
        _is_qualtrics,
        _splits_of_qualtrics,
        own=re.compile(r"(first click|last click|page submit|click count)$|^timing\b"),
        missing=frozenset(("-99",)),
    ),
    Layout(
        "google-forms",
        _is_google,
        own=re.compile(rf"\[{one_of('points of google')}\]$"),
    ),
    Layout(
        "sosci",
        _is_sosci,
        coded=True,
        own=re.compile(r"^time(\d+|_\w+)$"),
        missing=frozenset(("-9", "-1")),
    ),
    Layout("kobo", _is_kobo, _splits_of_kobo, people=False, coded=True),
    Layout(
        "redcap",
        _is_redcap,
        _splits_of_redcap,
        people=False,
        coded=True,
        own=re.compile(
            r"_complete$|_timestamp$|^redcap_|^complete\?( \(\d+\))?$"
            r"|^survey timestamp( \(\d+\))?$"
        ),
    ),
    Layout("typeform", _is_typeform),
    Layout(
        "limesurvey",
        _is_limesurvey,
        _splits_of_limesurvey,
        own=re.compile(r"^(group|question) ?time\b|^(gruppenzeit|fragezeit)\b"),
    ),
)
"""In the order in which they are asked; the plain table is what none of them recognises."""
_PLAIN = Layout("", lambda table: True, people=False)
COMMON = TIMESTAMPS | {
    text
    for tool in ("microsoft-forms", "surveymonkey", "qualtrics", "limesurvey")
    for text, kind in form_columns(tool).items()
    if kind == "metadata"
}
"""Headers that are a form's own in any table, also where its other marks are gone."""


def layout_of(table: TextTable) -> Layout:
    headers, codes = tuple(map(fold, table.headers)), tuple(map(fold, table.codes))
    folded = replace(table, headers=headers, codes=codes)
    return next((each for each in LAYOUTS if each.recognises(folded)), _PLAIN)


def without_tests(table: TextTable) -> TextTable:
    """The table without its totals, without the rows that its tool marks as tests, and without
    those that repeat the header, as where tables were put one below the other."""
    columns = list(enumerate(table.headers, start=1))
    texts = {p: [v for v, _ in table.commonest(p, LOOKED_AT)[0]] for p, _ in columns}
    tool = layout_of(table).name
    kind, test = (form_words(tool, what) for what in ("kind of answer", "test"))
    rules = [
        (position, tests, _A_TEST)
        for position, header in columns
        if {fold(header), fold(table.code(position))} & kind
        and (tests := [text for text in texts[position] if fold(text) in test])
    ]
    again = [(position, header) for position, header in columns if header in texts[position]]
    if again and len(again) >= _NEARLY_ALL * table.width:  # a column of ticks may do so by itself
        rules.append((again[0][0], [again[0][1]], AGAIN))
    return table.leave_out(rules)
