"""Settings in words: lists, accounts, how long answers are kept, the audit, studies."""

from collections.abc import Iterable, Sequence
from datetime import date

from dashboard.formats import SPACE, between, count, entered
from dashboard.subjects import texts
from data.files.assumptions import DIRECTIONS, Evidence, Study, called, evidence
from data.files.table import csv_text
from data.store.facts.waves import WaveEnd
from data.store.people.accounts import Account
from data.store.people.audited import Checked, Entry
from data.vocabulary import Viewer, grouped

TITLE = "What is required, who the people are, and which numbers are assumed"
STORE = "Store and privacy"
KINDS = texts("settings.kind")
LISTS = texts("settings.list")
OF_TEAMS = ("requirements", "people")
"""What a lead keeps for their own teams."""
NOTHING_TO_SAVE = "Nothing was changed in the table."


def of_others(requirements: int) -> str:
    if requirements == 1:
        return "One target is of more teams than yours: an administrator changes it"
    return f"{requirements} targets are of more teams than yours: administrators change them"


ROLES = texts("settings.role")
COLUMNS = ("who", "role", "teams", "people", "in the survey")


def account_cells(account: Account) -> tuple[str, ...]:
    sees = account.role in ("admin", "lead") or account.people_granted
    teams = "all" if account.teams is None else ", ".join(account.teams)
    person = account.person or ""
    return account.subject, account.role, teams, "visible" if sees else "no", person


WHY = "Ratings are personal data, so sign in to see what concerns you."
NOT_FOR_YOU = "This page is not for your role. The pages above are; ask an administrator for more."
NOBODY_SIGNS_IN = "This page is for people who sign in; here nobody does. Use the pages above."


def role(viewer: Viewer) -> str:
    teams = "all teams" if viewer.teams is None else ", ".join(viewer.teams) or "no team"
    if viewer.role == "member":
        return "member: your own ratings"
    people = "" if viewer.people_visible else f", groups of {viewer.smallest_group} and more"
    return f"{viewer.role}: {teams}{people}"


SCENARIO = "In this scenario"


def kept(numbers: int) -> str:
    if not numbers:
        return "The scenario takes every number as it is assumed."
    return f"The scenario has {count(numbers, 'number')} of its own; Plan uses them."


STUDIES_TITLE = "GenAI tools: studies for and against"
KNOWN = texts("settings.known")
NO_NUMBER = "–"


def sides(key: str) -> str:
    """How many findings stand on each side of an assumption: "9 for, 4 against, 3 open"."""
    studies = evidence().get(key, ())
    numbers = [(sum(study.direction == side for study in studies), side) for side in DIRECTIONS]
    return ", ".join(f"{number}{SPACE}{side}" for number, side in numbers if number)


def evidence_table(rows: Sequence[Evidence]) -> dict[str, list[object]]:
    return {
        "Side": [row.direction for row in rows],
        "Study": [name(row.study) for row in rows],
        "Effect": [effect(row.study) for row in rows],
        "Interval": [interval(row.study) for row in rows],
        "What it says here": [row.why for row in rows],
        "People": [row.study.population for row in rows],
        "Also": [row.study.note or NO_NUMBER for row in rows],
        "How we know": [KNOWN[row.study.mark] for row in rows],
    }


def name(study: Study) -> str:
    """ "Peng et al., 2023"; a study without a year by its name alone."""
    return f"{study.study}, {study.year}" if study.year else study.study


def effect(study: Study) -> str:
    """ "18.8 % more time", or the ends of what was reported, in the unit of the study."""
    if not study.unit:
        return NO_NUMBER
    if study.effect is not None:
        return f"{_number(study.effect)}{SPACE}{study.unit}"
    return f"{_ends(study)}{SPACE}{study.unit}"


def interval(study: Study) -> str:
    """ "1.3 to 39.5", where the study gives one around its effect."""
    return NO_NUMBER if study.effect is None or study.low is None else _ends(study)


def title(key: str) -> str:
    """ "Reviewers without a tool: 1 for, 4 against"."""
    return f"{called(key)}: {sides(key)}"


def _ends(study: Study) -> str:
    return between(*(_number(end) for end in (study.low, study.high) if end is not None))


def _number(value: float) -> str:
    return entered(value).replace("-", "−")


KEPT = ("Wave", "Held on", "Kept until", "Answers")


def kept_cells(end: WaveEnd) -> tuple[object, ...]:
    """One wave, in the order of KEPT."""
    return end.wave, end.held_on, end.ends_on or "no end", "erased" if end.ended_at else "stored"


def soon(ends: Iterable[WaveEnd], today: date) -> list[str]:
    return [
        f"The answers of “{end.wave}” are kept until {end.ends_on} and erased after it."
        for end in ends
        if end.is_soon(today)
    ]


def how_long(ends: Iterable[WaveEnd]) -> str:
    """Until when answers stay, for the privacy notice."""
    known = list(ends)
    dated = [
        f"those of “{item.wave}” until {item.ends_on}"
        for item in known
        if item.ends_on and not item.ended_at
    ]
    gone = sum(item.ended_at is not None for item in known)
    past = (
        f" The answers of {gone} {'round' if gone == 1 else 'rounds'} were erased." if gone else ""
    )
    if not dated:
        return f"Answers stay until your company erases them: no last day is set.{past}"
    rest = sum(item.ends_on is None for item in known)
    open_ = ", the others until your company erases them" if rest else ""
    return f"Answers are kept for a time: {', '.join(dated)}{open_}. Then they are erased.{past}"


LATEST = 200
"""Lines that the page shows; the file has all."""
HEADER = ("when (UTC)", "who", "what", "file", "detail", "person", "read")


def audit_cells(entry: Entry) -> tuple[str, ...]:
    """One line, in the order of HEADER; a person is the store's number of somebody."""
    return (
        entry.happened_at.isoformat(sep=" "),
        entry.who,
        entry.action,
        entry.file,
        entry.detail,
        "" if entry.person is None else str(entry.person),
        "read" if entry.read else "",
    )


def shown(lines: int) -> str:
    if lines > LATEST:
        return f"The latest {LATEST} of {grouped(lines)} lines; the file has all of them."
    return "1 line." if lines == 1 else f"{grouped(lines)} lines."


def as_csv(entries: Iterable[Entry]) -> str:
    """All of them as a table; no text of it is a formula."""
    return csv_text(HEADER, map(audit_cells, entries))


def checked(audit: Checked) -> str:
    lines = "1 line" if audit.lines == 1 else f"{grouped(audit.lines)} lines"
    if audit.faults:
        return f"{lines}; the audit is not as it was written."
    erased = f" {grouped(audit.erased)} names in them were erased." if audit.erased else ""
    return (
        f"{lines}, each as it was written.{erased} The mark of now is {audit.mark}: keep it where "
        "nobody who can write the store can write, and give it to a later check."
    )
