"""Rows among the people that are none: totals, averages and targets, above or below them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby, takewhile

from data.intake.language import headers as h
from data.intake.language import who as nobody
from data.intake.language import words
from data.intake.language.days import day_in
from data.intake.language.who import PARTICLES
from data.intake.language.words import fold, issue_of, one_of, sentence
from data.intake.levels.answers import is_title
from data.intake.levels.scales import HIGHEST, label_level, says_nothing
from data.intake.requirements import fact_in, wanted
from data.store.upload.landing import DEFAULT_TEAM
from data.vocabulary import Issue, grouped

TARGET = sentence("row of targets")
SUMMARY = "The row is a total or an average, not a person."
_KEY = re.compile(r"^\d\D*[^\W\d]\D*\d")
"""The key of a scale: "0 none, 4 expert"."""
HEADER = "The row names nobody, stands above all who are named, and holds no level."
ABOUT = "The row tells something of the skills and is no person."
LEAST = "The row has the lowest number of each column, and is no target and no person."
COUNTED = sentence("row of counts")
OPEN = "The row is an open position, and nobody's answers."
EXAMPLE = "The row shows how the form is filled in, and is nobody's answers."
_EXAMPLE = re.compile(
    rf"^[*(\[]*{one_of('an example')}(?:$|\s*[:–-]|\.? (?:row|person|name|employee)\b)"
    r"|^(?:enter|type|write|insert) (?:your|the) (?:full )?(?:name|e-?mail)\b"
    rf"|[(\[]{one_of('an example')}[)\]]$"
)
_TARGET = re.compile(
    rf"^(?:{one_of('row of targets')}|"
    r"(?:level )?(?:required|targets?|goals?|soll|ziel|objectif|objetivo|meta)"
    r"(?: (?:level|score|rating)s?)?(?: (?:for )?(?:q\d|h\d|20\d\d|end of .*|team|role|all))+)$"
)
_EXPECTS = re.compile(
    rf"^(?i:{one_of('expects')}) [^A-ZÀ-Ý\W].*$|^(?i:next|higher) (?:level|grade)s?$"
)
"""“Expected after three months”, and no name of a person after the first word."""
_AT_A_TIME = re.compile(r"(?: vs\.?)?(?: (?:q[1-4]|h[12]|20\d\d))+$")
_OF_SOMETHING = re.compile(r"^([^()\[\]:]+?)\s*[(\[:]\s*([^()\[\]:]+?)[)\]]?$")
"""A word with something in brackets or behind a colon."""
_NOTE = re.compile(r"[\d*†=:;?!#]|\.\s|^[-–•]")
_DAY = re.compile(r"^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T].*)?$")
_SENTENCE = 2
"""Words in small letters from which a text alone in its row is no name."""
LONE = "The row holds one text that names nobody, such as a title or a note."
_PERHAPS = {"max": max, "min": min, "best": max}
"""Figures that are names, too, and which number of a column they are."""
_NAMES_TOO = frozenset((*_PERHAPS, "meta", "norm"))
"""These, and words for a target that are names, too."""
_LEAST = re.compile(rf"^{one_of('least of a column')}$")
"""What is asked for, or the lowest that anybody has."""
_ROUNDED = Fraction(1, 20)
"""How far an average with one decimal is from the exact one."""
_INITIALS = 4
"""Letters up to which a text may be somebody's initials."""
_FEWEST = 2
"""People beside which rows named by levels count them."""
_OFTEN = 3
"""Rows with one text from which on it is an answer rather than the name of a row."""


@dataclass(frozen=True)
class Line:
    """The cell of a row that says whose it is, and whether the row has an e-mail address."""

    row: int
    column: int
    text: str
    email: bool = False
    numbers: tuple[Fraction | None, ...] = ()
    """The numbers of its first cells, None where a cell holds another text."""
    lone: bool = False
    """Whether nothing else stands in the row."""
    named: bool = False
    """Whether the text stands where the header asks for a name."""
    skill: bool = False
    """Whether it is the skill of a row whose name is blank, beside a column of names."""


def rows_of_nobody(lines: Sequence[Line]) -> tuple[dict[int, str], tuple[Issue, ...]]:
    """Row numbers with the reason why they are no people, and what is not certain. "Max" is a
    person unless it stands beside figures and is the largest of the others in each column."""
    kinds = {line.row: _kind(line) for line in lines}
    if any(wanted(line.text) for line in lines):
        kinds |= {line.row: TARGET for line in lines if fact_in(line.text) and not line.email}
    times = Counter(fold(line.text) for line in lines)
    result = dict.fromkeys(_counts_of_levels(lines, kinds, times), COUNTED)
    result |= {line.row: HEADER for line in _second_header(lines)}
    notes = (line for line in lines if line.lone and is_note(line.text))
    result |= {n.row: LONE for n in notes if not (n.named and team_of_lines([(n.text,)]))}
    others = [line for line in lines if not kinds[line.row] and line.row not in result]
    answers = {line.column for line in others if label_level(line.text) is not None}
    for line in lines:
        answer = line.column in answers or times[fold(line.text)] > _OFTEN
        if kinds[line.row] and not answer:
            result[line.row] = kinds[line.row]
    people = [line for line in lines if line.row not in result]
    least = (line for line in lines if line.row in result and _LEAST.match(fold(line.text)))
    result |= {line.row: LEAST for line in least if _is_extreme(line, people)}
    result |= {line.row: SUMMARY for line in people if _is_of_some(line, people)}
    result |= {line.row: SUMMARY for line in _averages_of_groups(people)}
    people = [line for line in people if line.row not in result]
    ends = (line for line in (*people[:1], *people[-1:]) if not line.email)
    result |= {line.row: SUMMARY for line in ends if _adds_up(line, people)}
    # "Vacancy 1" or "N.N." among people with names and not only initials
    named = [p for p in people if p.named and not p.email]
    vacant = [p.row for p in named if nobody.is_open_position(p.text)]
    if sum(p.row not in vacant and len(p.text) > _INITIALS for p in named) >= _FEWEST:
        result |= dict.fromkeys(vacant, OPEN)
    shown = [line for line in people if _EXAMPLE.search(fold(line.text))]
    result |= {line.row: EXAMPLE for line in shown if line.named or len(shown) == 1}
    people = [line for line in people if line.row not in result]
    issues = _doubted(people)
    perhaps = [line for line in people if fold(line.text) in _NAMES_TOO and not line.email]
    for aside, run in groupby(lines, lambda line: line.row in result or line in perhaps):
        beside = list(run)
        several = aside and len({fold(line.text) for line in beside}) > 1
        for line in beside if several else ():
            if fold(line.text) in _PERHAPS and line in perhaps and _is_extreme(line, people):
                result[line.row] = SUMMARY
            elif line in perhaps:
                issues.append(issue_of("beside figures", line.row, None, line.text))
    return result, tuple(issues)


def _second_header(lines: Sequence[Line]) -> list[Line]:
    """Rows above the first name with texts that are no answers, where all others have a name."""
    above = list(takewhile(lambda line: not (line.named or line.email), lines))
    below = lines[len(above) :]
    answers = any(
        (label_level(line.text) is not None and not _KEY.search(line.text))
        or says_nothing(line.text)
        or "=" in line.text
        or any(n is not None for n in line.numbers)
        for line in above
    )
    whole = len(below) >= _FEWEST and all(line.named or line.email for line in below)
    return above if whole and not answers else []


def _is_of_some(line: Line, people: Sequence[Line]) -> bool:
    """Whether a row such as "Core total" names nobody or sums the rows right above it."""
    if line.email or not nobody.OF_SOME.match(fold(line.text)):
        return False
    before = (p for p in people if p.row < line.row)
    above = [p.numbers for p in before if not nobody.OF_SOME.match(fold(p.text))]

    def sums_up(rows: Sequence[Sequence[Fraction | None]]) -> bool:
        result = [(n, sum(of), len(of)) for n, of in _above(line.numbers, rows) if of]
        sums = all(n == total for n, total, _ in result)
        means = all(abs(n - Fraction(total, times)) <= _ROUNDED for n, total, times in result)
        return bool(result) and (sums or means)

    sizes = range(_FEWEST, len(above) + 1)
    return not line.named or any(sums_up(above[-size:]) for size in sizes)


def _averages_of_groups(people: Sequence[Line]) -> list[Line]:
    """Rows such as "Core, 2.4, 3.1" with the averages of the whole numbers right below or above
    them, where each stands beside a group and no other row has decimals."""
    means = [p for p in people if any(n is not None and n.denominator > 1 for n in p.numbers)]
    if len(means) < _FEWEST or any(line.email for line in means):
        return []
    groups = [
        [p.numbers for p in run] for aside, run in groupby(people, means.__contains__) if not aside
    ]
    first = people[0] in means
    if len(groups) != len(means) or first == (people[-1] in means):
        return []

    def averages(line: Line, rows: Sequence[Sequence[Fraction | None]]) -> bool:
        columns = _above(line.numbers, rows)
        return len(columns) >= _FEWEST and all(
            of and abs(n - Fraction(sum(of), len(of))) <= _ROUNDED for n, of in columns
        )

    return means if all(map(averages, means, groups)) else []


def _above(
    numbers: Sequence[Fraction | None], rows: Sequence[Sequence[Fraction | None]]
) -> list[tuple[Fraction, list[Fraction]]]:
    """Each number of a row with those of other rows in its column."""
    numbered = [(i, n) for i, n in enumerate(numbers) if n is not None]
    return [(n, [m for row in rows if (m := row[i]) is not None]) for i, n in numbered]


def _adds_up(line: Line, people: Sequence[Line]) -> bool:
    """Whether a row holds sums or averages of all others, or is off their scale."""
    columns = _above(line.numbers, [p.numbers for p in people if p is not line])
    if len(columns) < _FEWEST or any(len(above) <= _FEWEST for _, above in columns):
        return False
    if all(n == sum(above) for n, above in columns):
        return any(n > HIGHEST for n, _ in columns)
    if all(n > HIGHEST >= max(above) for n, above in columns):
        return True
    whole = all(n.denominator == 1 for _, above in columns for n in above)
    near = all(abs(n - Fraction(sum(above), len(above))) <= _ROUNDED for n, above in columns)
    return whole and near and any(n.denominator > 1 for n, _ in columns)


def _doubted(people: Sequence[Line]) -> list[Issue]:
    """The question of a few rows that say no name among others that do."""
    named = {fold(p.text): p for p in reversed(people) if p.named}
    if nobody.mostly_unnamed(named):
        return []  # the whole table is refused
    numbers = sum(map(str.isdigit, named))
    doubted = (
        p
        for folded, p in named.items()
        if not (p.email or nobody.names_team(folded) or folded in nobody.NAMES_TOO)
        if nobody.unnamed(folded)
        or nobody.OF_SOME.match(folded)
        or (folded.isdigit() and numbers < len(named))
    )
    return [issue_of("no name", p.row, None, p.text) for p in doubted]


def is_note(text: str) -> bool:
    """Whether a text that stands alone in its row is a title or a note, and nobody's name."""
    if _DAY.match(text.strip()):
        return False  # all that somebody sent who answered nothing
    small = sum(word.islower() and word not in PARTICLES for word in text.split())
    return bool(_NOTE.search(text.strip())) or small >= _SENTENCE or is_title(text)


def _counts_of_levels(
    lines: Sequence[Line], kinds: dict[int, str], times: Counter[str]
) -> list[int]:
    """Rows at an edge such as "Advanced, 3, 5", beside people who are named once each."""

    def counts(line: Line) -> bool:
        others = line.numbers[: line.column] + line.numbers[line.column + 1 :]
        labelled = label_level(line.text) is not None and any(n is not None for n in others)
        return bool(kinds[line.row]) or (labelled and not line.email)

    people = [line for line in lines if not kinds[line.row]]
    edges = {line.row for line in (*takewhile(counts, lines), *takewhile(counts, reversed(lines)))}
    others = [line for line in people if line.row not in edges]
    named = not any(label_level(line.text) is not None for line in others)
    once = all(times[fold(line.text)] == 1 for line in people)
    run = [line.row for line in people if line.row in edges]
    return run if named and once and len(others) >= _FEWEST else []


def _is_extreme(line: Line, people: Sequence[Line]) -> bool:
    """Whether "Max", "Best" or "Min" has the highest or lowest number of each column."""
    extreme = _PERHAPS.get(fold(line.text), min)
    columns = _above(line.numbers, [p.numbers for p in people if fold(p.text) not in _PERHAPS])
    return bool(columns) and all(above and n == extreme(above) for n, above in columns)


def _kind(line: Line) -> str:
    """Why a row is no person by its name, or ""."""
    folded = fold(h.without_scale(line.text))
    if line.email or not folded:
        return ""
    bare = _AT_A_TIME.sub("", folded)
    kinds = (
        (bare in words.SUMMARY_WORDS or nobody.ROW_OF_FIGURES.match(bare), SUMMARY),
        (folded in words.ABOUT_WORDS and not line.skill, ABOUT),
        (_says_target(line.text) or _says_target(bare), TARGET),
    )
    return next((reason for holds, reason in kinds if holds), "")


def _says_target(text: str) -> bool:
    """Whether a row is called "Soll", "Target (Senior)", "Required: L3" or "Junior (target)"."""
    folded = fold(h.without_scale(text))
    if folded in words.TARGET_WORDS or wanted(folded) or says_expected(text):
        return True
    first, of = match.groups() if (match := _OF_SOMETHING.match(text)) else ("", "")
    return bool(first) and (_says_target(first) or bool(nobody.unnamed(first) and _says_target(of)))


def says_expected(text: str) -> bool:
    """Whether the name of a row says that levels are expected in it."""
    return bool(_EXPECTS.match(text.strip()) or _TARGET.match(fold(text)))


_LONGEST = 60
_WIDE_GAP = re.compile(r"\s{2,}")


def team_of_lines(lines: Sequence[tuple[str, ...]]) -> str:
    """The team that one of the lines names, "" where none or several do. The cells of a line are
    "Team: Core", or "Team" (with or without a colon) and "Core"."""
    match = {text for key, text in _facts(lines) if h.TEAM.match(fold(key))}
    return match.pop() if len(match) == 1 else ""


def day_of_lines(lines: Sequence[tuple[str, ...]]) -> dict[str, str]:
    """What one of the lines says of the day of the answers: {"Date": "2026-03-15"}."""
    facts = ((key, text) for key, text in _facts(lines) if h.DAY_RATED.match(fold(key)))
    days = {key: text for key, text in facts if fold(key) != "today"}
    if len(days) != 1:
        return {}
    try:
        day = day_in(next(iter(days.values())))
    except ValueError:  # in two ways, which is said
        return days
    return days if day and day <= date.today() else {}


def person_of_lines(lines: Sequence[tuple[str, ...]], headers: Sequence[str]) -> dict[str, str]:
    """What lines above a table of skills that names nobody say of one person: {"Name": "Ana"}."""
    others = set(headers) - h.initials_of_checkers(headers)
    if h.SKILL_HEADER.isdisjoint(map(h.spaced, headers)) or any(map(nobody.names_person, others)):
        return {}
    facts = [
        (key, text)
        for key, text in _facts(lines)
        if nobody.names_person(key) and not (nobody.unnamed(text) or _NO_NAME.search(text))
    ]
    named = any("@" not in text for _, text in facts)  # an address alone may be whom to ask
    return dict(facts) if named and len(dict(facts)) == len(facts) else {}


_NO_NAME = re.compile(
    r"^[A-Z]{3,6}$|^[^@]*\d"
    r"|(?i:\b(?:survey|assessment|matrix|skills?|team|all|everybody|everyone)\b)"
)
"""A title, an acronym or a number where a name would stand."""


def _facts(lines: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """The word and the text of each line that holds these two, and no header."""
    for cells in lines:
        key, *rest = cells[0].split(":", 1) if len(cells) == 1 else cells
        text = " ".join("".join(rest).split()) if len(rest) == 1 else ""
        header = any(word.match(fold(text)) for word in (h.TEAM, h.ROLE, h.PERSON_NAME))
        if text and len(text) <= _LONGEST and not header:
            yield key.strip().rstrip(":"), text


def parted(cells: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The line of one cell that says several things, "Name: Ana   Unit: ICU", as several lines."""
    parts = _WIDE_GAP.split(cells[0]) if len(cells) == 1 else []
    return [(part,) for part in parts] if all(":" in part for part in parts) and parts else [cells]


def team_question(placed: Sequence[tuple[str, int]], known: Sequence[str]) -> list[Issue]:
    """What is asked of people whose team nobody named; `placed`: teams with their number."""
    asked = []
    for team, number in placed:
        whom = "one new person" if number == 1 else f"{grouped(number)} new people"
        how = f"into “{team}”, the team of the others in it"
        if team == DEFAULT_TEAM:
            how = f"into a team called “{team}”"
        if {team, *known} != {DEFAULT_TEAM}:
            asked.append(issue_of("no team", whom=whom, how=how))
    return asked
