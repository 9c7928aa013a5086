"""What a form tool writes into its exports, and how a header parts into question and row."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from data.intake.language import words as evidence
from data.intake.language.headers import is_opinion, only_heads, rater_of, says_level
from data.intake.language.words import fold, form_columns
from data.intake.reading.table import TextTable


@dataclass(frozen=True)
class Heads:
    """The headers of a table, folded; `codes` are the short names above them, where there are."""

    texts: tuple[str, ...]
    codes: tuple[str, ...]
    header_rows: int

    @property
    def first(self) -> frozenset[str]:
        """Headers and codes of the first columns, where the tools put their own."""
        return frozenset((*self.texts[:25], *self.codes[:25]))


@dataclass(frozen=True)
class Split:
    """A header as a question (`stem`) and what of it is rated (`subject`)."""

    subject: str
    stem: str


@dataclass(frozen=True)
class NoAnswers:
    """Rows whose cell in one of these columns is one of these texts hold no answers of people."""

    columns: frozenset[str]
    texts: frozenset[str]
    reason: str


@dataclass(frozen=True)
class Layout:
    """One kind of table. `people`: its rows are people, whether or not a column says who. `coded`:
    its numbers can be codes of answers, so that a bare number under an unknown name is no level. A
    folded header that `own` finds is the tool's own and no answer."""

    name: str
    recognises: Callable[[Heads], bool]
    splits: Callable[[TextTable], tuple[Split, ...]]
    no_answers: tuple[NoAnswers, ...] = ()
    people: bool = False
    coded: bool = False
    own: re.Pattern[str] | None = None
    own_reason: str = ""
    missing: frozenset[str] = frozenset()
    """Numbers that the tool writes where there is no answer."""

    @cached_property
    def facts(self) -> dict[str, str]:
        """What the columns are that the tool writes by itself, by folded header or code."""
        return form_columns(self.name)

    def why_own(self, folded: str) -> str:
        """Why a folded header is the tool's own and no answer, or ""."""
        return self.own_reason if self.own and self.own.search(folded) else ""


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


def common_stem(texts: Sequence[str], *, tight: bool = False) -> str:
    """What all texts begin with, up to its last separator; `tight`: a hyphen, too."""
    shared = _shared(min(texts), max(texts))
    for pattern in (_SEPARATOR, _TIGHT) if tight else (_SEPARATOR,):
        ends = [m.end() for m in pattern.finditer(texts[0]) if m.end() <= len(shared)]
        if ends:
            return shared[: ends[-1]]
    return ""


def _shared(one: str, other: str) -> str:
    """What two texts begin with; of all texts between them in order, too."""
    for i, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return one[:i]
    return one[: len(other)]


def split_groups(
    headers: Sequence[str],
    stems: Sequence[str],
    group: Callable[[int], str],
    *,
    tight: bool = False,
) -> tuple[Split, ...]:
    """Headers taken apart within groups of columns; `group` names that of an index, "" for none."""
    members: dict[str, list[int]] = defaultdict(list)
    for i in range(len(headers)):
        if (name := group(i)) and not stems[i]:
            members[name].append(i)
    found = [Split(h, s) for h, s in zip(headers, stems, strict=True)]
    for indices in members.values():
        if len(indices) < 2:
            continue
        stem = common_stem([headers[i] for i in indices], tight=tight)
        for i in indices if stem else ():
            subject = headers[i][len(stem) :].strip()
            found[i] = Split(subject or headers[i], stem.strip(" -–—>→|/:：›") if subject else "")
    return tuple(found)


def split_shared(
    headers: Sequence[str], stems: Sequence[str], asks: Callable[[str], bool]
) -> tuple[Split, ...]:
    """Headers of which several begin with one question, such as "Rate your skills - Python". `asks`
    says whether a text is a question that rows can stand below, so that "AWS: Lambda" and "AWS: S3"
    stay whole."""
    starts: dict[str, list[int]] = defaultdict(list)
    for i, header in enumerate(headers):
        first = _SEPARATOR.search(header) if not header.endswith("]") else None
        if first and not stems[i] and header[first.end() :].strip():
            starts[header[: first.end()]].append(i)
    named = {
        i: start
        for start, indices in starts.items()
        if len(indices) > 1 and asks(start)
        for i in indices
    }
    return split_groups(headers, stems, lambda i: named.get(i, ""))


def asks_about_rows(text: str) -> bool:
    """A question or a phrase that asks for a level or an opinion."""
    folded = fold(text)
    asks = evidence.ability.search(folded) or evidence.against(folded)
    return bool(asks) or is_opinion(folded)


_HEADED = re.compile(
    r"^(?P<stem>[^:>\[\]()]+?)(?::\s+|\s*>\s*)(?P<row>[^\W_](?:(?!\s[-–—])[^:\[\]()])*)$"
)
"""A heading before the name of a skill: "Backend: Python", "Backend > Python"."""
_TAGGED = re.compile(r"^\[(?P<stem>[^\[\]]+)\]\s+(?P<row>[^\[\]()]+)$")
"""The same in brackets: "[Cloud] AWS"."""
_NAME = r"(?:(?!\s[-–—]\s)[^\[\]()])+"
_DASHED = re.compile(rf"^(?P<stem>{_NAME})\s[-–—]\s+(?P<row>{_NAME})$")
"""The same before a dash: "Score - Python"."""


def _heads(
    headers: Sequence[str], is_skill: Callable[[str], bool]
) -> tuple[re.Match[str] | None, ...]:
    """What stands before the names of known skills, by header, where most of such names are."""
    found = [
        _HEADED.match(header)
        or _TAGGED.match(header)
        or (each if (each := _DASHED.match(header)) and not _is_read(each["stem"]) else None)
        for header in headers
    ]
    known = [
        each
        if each and is_skill(each["row"]) and (each.re is _TAGGED or not is_skill(each["stem"]))
        else None
        for each in found
    ]
    told = len(list(filter(None, known)))
    enough = told > 1 and 2 * told >= len(list(filter(None, found)))
    return tuple(known) if enough else (None,) * len(headers)


def _is_read(text: str) -> bool:
    """Whether what stands before a dash is read for what it says: a question, or who rated."""
    return asks_about_rows(text) or rater_of(fold(text)) is not None


def doubtful_heads(headers: Sequence[str], is_skill: Callable[[str], bool]) -> frozenset[str]:
    """Those of `_heads` that may ask for something; others are areas."""
    rows: dict[str, set[str]] = defaultdict(set)
    for each in filter(None, _heads(headers, is_skill)):
        if each.re is not _TAGGED:
            rows[each["stem"]].add(fold(each["row"]))
    times = Counter(row for own in rows.values() for row in own)
    doubtful = (
        stem for stem, own in rows.items() if len(rows) == 1 or any(times[row] > 1 for row in own)
    )
    return frozenset(
        stem
        for stem in doubtful
        if not (_is_read(stem) or says_level(fold(stem)) or only_heads(stem))
    )


def rows_in_brackets(headers: Sequence[str], is_skill: Callable[[str], bool]) -> tuple[str, ...]:
    """The headers with `Question (Skill)` and `Heading: Skill` as `Question [Skill]`."""
    headers = [
        f"{each['stem']} [{each['row']}]" if each else header
        for header, each in zip(headers, _heads(headers, is_skill), strict=True)
    ]
    found = [_BRACKETS.match(header) for header in headers]
    rows: dict[str, list[bool]] = defaultdict(list)
    for each in filter(None, found):
        rows[each["stem"]].append(is_skill(each["row"]))
    grids = {s for s, known in rows.items() if len(known) > 1 and 2 * sum(known) >= len(known)}
    return tuple(
        f"{each['stem']} [{each['row']}]"
        if each and each["stem"] in grids and asks_about_rows(each["stem"])
        else header
        for header, each in zip(headers, found, strict=True)
    )


def split_questions(table: TextTable) -> tuple[Split, ...]:
    """ "Rate your skills - Python", "Rate your skills - SQL": the rows and their question."""
    return split_shared(table.headers, table.stems, asks_about_rows)
