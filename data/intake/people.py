"""Who answered in each row (e-mail, id, exact name, else the row), when, and who may be one person.

Later days count.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from data.intake.columns.column import MOSTLY, RATED, Column
from data.intake.columns.mapping import Mapping
from data.intake.language.days import Order, day_in, last_day, order_of, without_time
from data.intake.language.headers import DAY_RATED, rater_value, spaced
from data.intake.language.who import ANONYMOUS, unnamed
from data.intake.language.words import (
    UNKNOWN_WORDS,
    first_of,
    one_of,
    sentence,
    words_of,
)
from data.intake.layouts import TIMESTAMPS
from data.intake.levels.scales import is_unknown
from data.intake.reading.table import TextTable
from data.store.database import Database
from data.store.facts.taxonomy import alias_key
from data.store.facts.tombstones import ErasedPeople, identify
from data.store.people import erasure
from data.store.people import staged_people as staged
from data.store.people.people import find_people, known_people
from data.store.upload.staging import Reshaping, answered_twice, in_memory, set_rows_aside, texts_of
from data.vocabulary import SCOPE_JOIN, NearPeople, Rater, Use, grouped

_ENDED = re.compile(r"\bend(?:ed|date)?\b|^enddatum|" + one_of("end of a form"))
_STARTED = re.compile(r"\bstart|begin|begun|début|lancement|inicio|início|inizio|anfang|gestartet")
_ANY_DAY = re.compile(r"\b(?:date|day|datum|fecha)\b")
_OF_ANSWER = frozenset(
    (*words_of("header", "day of an answer"), *words_of("header", "day of an assessment"))
)
_TABLES = frozenset(("wide", "long", "transposed"))
"""Layouts of no form tool: a start date there may be that of somebody's employment."""


@dataclass(frozen=True)
class AnsweredIn:
    """The month in which most answers were given, and the last day of these. Both are None where
    nothing tells; `reason` is a sentence, "" where there is nothing to say."""

    wave: str | None = None
    day: date | None = None
    column: str = ""
    reason: str = ""


def answered_in(table: TextTable, mapping: Mapping) -> AnsweredIn:
    """The month of the answers by the best column of days (the end of a form before its start),
    else by a line above the table. All rows are looked at: one day past the 12th settles which of
    day and month stands first."""
    counted = ((c, table.counted(c.position, totals=False)) for c in columns_of_days(mapping))
    result = [_months(*each) for each in counted]
    sure = (each for each in result if each.wave)
    lines = [(Column(0, k, "metadata", ""), ((v, 1),)) for k, v in table.dated.items()]
    above = [_months(*line, "day above") for line in lines]
    if not above and unnamed(table.sheet) == "time":
        above = [AnsweredIn(reason=sentence("sheet of a round", sheet=table.sheet))]
    days = (c for c in mapping.used("ignored") if c.seen.date_share > MOSTLY)
    if not result and (other := [c.header for c in days if _ANY_DAY.search(spaced(c.header))]):
        result = [AnsweredIn(column=other[0], reason=sentence("other days", column=other[0]))]
    return next(sure, next((each for each in (*result, *above) if each.reason), AnsweredIn()))


def columns_of_days(mapping: Mapping) -> tuple[Column, ...]:
    """The columns that say when somebody answered, the surest first."""
    asked: dict[int, list[Column]] = {rank: [] for rank in range(4)}
    for c in mapping.used("metadata", "ignored"):
        folded = spaced(c.header)
        if c.use == "ignored" and folded not in _OF_ANSWER:
            continue
        if folded in TIMESTAMPS or folded.endswith("timestamp"):
            asked[0].append(c)
        elif _ENDED.search(folded):
            asked[1].append(c)
        elif DAY_RATED.match(folded) or folded in _OF_ANSWER:
            asked[3].append(c)
        elif _STARTED.search(folded) and mapping.layout not in _TABLES:
            asked[2].append(c)
    return tuple(chain(*asked.values()))


def _months(
    column: Column, values: tuple[tuple[str, int], ...], about: str = "month of the wave"
) -> AnsweredIn:
    """The commonest month of a column, the later of two that are equally common."""
    texts: Counter[str] = Counter()
    for text, n in values:
        texts[without_time(text)] += n  # of a large file each moment is another one
    filled = texts.total() - texts[""]
    order = order_of(texts)
    days: Counter[date] = Counter()
    unsure = 0
    for text, n in texts.items():
        try:
            if day := day_in(text, order):
                days[day] += n
        except ValueError:
            unsure += n
    if unsure > days.total() and unsure > MOSTLY * filled:
        result = sentence("unsure days", column=column.header)
        return AnsweredIn(column=column.header, reason=result)
    if not days or days.total() <= MOSTLY * filled:
        return AnsweredIn()
    months: Counter[str] = Counter()
    for day, n in days.items():
        months[f"{day:%Y-%m}"] += n
    best = max(months, key=lambda month: (months[month], month))
    last = max(day for day in days if f"{day:%Y-%m}" == best)
    counts = {"rows": grouped(months[best]), "every": grouped(days.total())}
    result = sentence(about, **counts, month=best, column=column.header)
    return AnsweredIn(best, last, column.header, result)


_TIME = re.compile(r"[ T,](\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*([ap]m)?", re.I)


def earlier(rows: Sequence[tuple[int, str]], order: Order | None) -> list[int]:
    """Of the rows of one person those of which one above is later; none where that is not sure, as
    where only one of the two ways to read 3/4/2026 says so."""
    orders: tuple[Order, ...] = (order,) if order else ("day first", "month first")
    latest, *others = {_latest(rows, each) for each in orders}
    return [] if others or latest == rows[-1][0] else [i for i, _ in rows if i != latest]


def _latest(rows: Sequence[tuple[int, str]], order: Order) -> int:
    """The row of the latest day; the last one where a day is not known."""
    moments = [(moment, i) for i, text in rows if (moment := _moment(text, order)) is not None]
    return max(moments)[1] if len(moments) == len(rows) else rows[-1][0]


def _moment(text: str, order: Order) -> tuple[date, int] | None:
    """A day, or the last one of a month, and the seconds since its beginning."""
    try:
        day = last_day(text, order)
    except ValueError:
        return None
    time = _TIME.search(text)
    if not day or not time:
        return (day, 0) if day else None
    hour = int(time[1])
    if time[4]:
        hour = hour % 12 + 12 * (time[4].lower() == "pm")
    return day, 3600 * hour + 60 * int(time[2]) + int(time[3] or 0)


_OTHERS: tuple[Use, ...] = ("team", "role", "skill", "rater")
ERASED = "The person was erased from this store."


def _no_answer(text: str) -> bool:
    return is_unknown(text) or text.strip() in ("0", "0.0")


def _present(text: str) -> str:
    bare = " ".join(text.split())
    return "" if is_unknown(bare) or bare.casefold() in ANONYMOUS else bare


def _bare(text: str) -> str | None:
    bare = " ".join(text.split())
    return None if is_unknown(bare) else bare


def read_people(
    table: TextTable,
    mapping: Mapping,
    rater: Rater,
    import_id: str,
    same: Sequence[tuple[str, str]],
    erased: ErasedPeople,
) -> Reshaping:
    """Every data row with its person, team, role and rater, in the table staged_row; `same`: of a
    mapping. The rows of erased people are set aside, and without who it was: a server counts which
    names are common in what passes through it, and keeps that."""
    desk = table.staging or in_memory(table.cells)
    if not table.staging:
        desk.table("left_out", "row_no integer, reason varchar", list(table.left_out.items()))
    # of a template: a person is asked for, nobody is named, every answer is blank or 0
    answers = mapping.used(*RATED) if mapping.used("person") and not mapping.long else ()
    blank = {
        c.position: ["", *(t for t, _ in table.counted(c.position) if _no_answer(t))]
        for c in answers
    }
    called = {identify(text)[1]: " ".join(name.split()) for text, name in same}

    def meant(text: str) -> tuple[str, str, str]:
        known = called.get(identify(text)[1], text)
        return (*identify(known), known if known != text and "@" not in known else "")

    def of(*kinds: str) -> tuple[int, ...]:
        people = mapping.used("person")
        return tuple(c.position for kind in kinds for c in people if c.person == kind)

    others = {use: next((c.position for c in mapping.used(use)), None) for use in _OTHERS}
    rater_kind = next((c.kind_of_rater for c in mapping.used("rater")), rater_value)
    who = staged.Naming(
        of("email", "id", "name"),
        next(iter(of("name")), None),
        of("first", "last"),
        **others,
        blank=blank,
        read_person=_present,
        read_other=_bare,
        read_rater=lambda text: (bare := _bare(text)) and (rater_kind(bare) or "ignored"),
        asked=UNKNOWN_WORDS | ANONYMOUS,
        meant=meant,
        called=called,
    )
    staged.stage_people(desk, who, rater, import_id)
    if table.teams:
        staged.take_teams(desk, table.teams)
    for days in columns_of_days(mapping)[:1]:
        order = order_of(texts_of(desk, days.position))
        groups = answered_twice(desk, days.position, alias_key)
        result = (number for rows in groups for number in earlier(rows, order))
        set_rows_aside(desk, result, sentence("later day", column=days.header))
    if erased.hashes:
        staged.leave_out(desk, erased.key, erased.hashes, ERASED)
    return desk


MOST = 20_000
"""People past which a file is not searched for names that almost agree."""


@dataclass(frozen=True)
class Named:
    """One person of a file: `row` is the first of `rows` rows, `last` the last; None: of the store
    alone. `scope`: of teams that share a target, where the rows differ in the team and in no level;
    else ""."""

    kind: str
    identity: str
    label: str
    row: int | None
    last: int = 0
    rows: int = 1
    scope: str = ""

    @property
    def written(self) -> str:
        """What a file may call them so that exactly they are meant."""
        named = identify(self.label) == (self.kind, self.identity)
        return self.label if named else self.identity


def named(desk: Reshaping, mapping: Mapping) -> list[Named] | None:
    """Whom the rows name, in the order of the file; None where they are too many to compare."""
    lines = staged.people_named(desk, MOST)
    people = [Named(*line) for line in lines or ()]
    if any(person.rows > 1 for person in people):
        levels = [c.position for c in mapping.used(*RATED)]
        scopes = {
            (kind, identity): SCOPE_JOIN.join(sorted(teams, key=str.casefold))
            for kind, identity, teams in staged.in_several_teams(desk, levels)
        }
        people = [replace(p, scope=scopes.get((p.kind, p.identity), "")) for p in people]
    return None if lines is None else people


_WORD = re.compile(r"[^\W_]+")
_LONG = 3
"""Letters from which a word may be a misspelling of another: initials are not."""
Words = tuple[str, ...]
Key = tuple[Words, str]
MOST_ASKED = 50
"""Pairs of names that almost agree: a question, never a merge (only a mapping's `same_person`
merges). The cost grows with the letters of the names, not with pairs of people."""


def near_people(
    file: Iterable[Named], store: Iterable[tuple[str, str, str]]
) -> tuple[NearPeople, ...]:
    """Pairs of people who may be one, at least one of them new to the store."""
    store = list(store)
    known = {(kind, identity) for kind, identity, _ in store}
    named = {(n.kind, n.identity): n for n in file}
    new = [person for who, person in named.items() if who not in known]
    rows_of = {who: person.row for who, person in named.items()}
    old = [Named(kind, who, label, rows_of.get((kind, who))) for kind, who, label in store]
    seen: dict[Key, list[Named]] = defaultdict(list)
    for person in old:
        for key in _keys(person):
            seen[key].append(person)
    near: dict[tuple[str, str], NearPeople] = {}
    for person in new:
        keys = set(_keys(person))
        for other in {id(p): p for key in keys for p in seen.get(key, ())}.values():
            if len(near) < MOST_ASKED and _may_be_one(person, other):
                rows = person.row or 0, other.row
                how = "names agree" if _words(person.label) == _words(other.label) else "near names"
                pair = NearPeople(person.written, other.written, *rows, sentence(how))
                near.setdefault((pair.one, pair.other), pair)
        for key in keys:
            seen[key].append(person)
    return tuple(near.values())


def must_choose(
    file: Sequence[Named], store: Iterable[tuple[str, str, str]], pairs: Sequence[NearPeople]
) -> str:
    """The sentence that asks for an explicit choice, "" where a question is enough. It is needed
    where few of the people are known and many of the others nearly agree with known ones: the file
    names in another way, and everybody would be there twice."""
    known = {(kind, identity) for kind, identity, _ in store}
    seen = sum((n.kind, n.identity) in known for n in file)
    near = len({pair.one for pair in pairs if pair.other_row is None})
    few = 3 * near < len(file) - seen and len(pairs) < MOST_ASKED
    if not near or few or 2 * seen >= len(file):
        return ""
    counts = {"seen": grouped(seen), "every": grouped(len(file)), "near": grouped(near)}
    return sentence("known people", **counts)


def _may_be_one(person: Named, other: Named) -> bool:
    """Two e-mails or ids tell two people apart, unless the mailboxes of two domains agree or one
    file has two e-mails of one full name."""
    if not person.kind == other.kind == "email":
        return "name" in (person.kind, other.kind)
    name = _words(person.label) if other.row and "@" not in person.label else ()
    one_name = len(name) > 1 and name == _words(other.label)
    return one_name or _mailbox(person) == _mailbox(other) != ()


def _mailbox(person: Named) -> Words:
    words = _words(person.identity.partition("@")[0])
    return words if len(words) > 1 else ()


def _words(text: str) -> Words:
    """The words of a name in the order of the alphabet, without accents and case."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in bare if not unicodedata.combining(c))
    return tuple(sorted(_WORD.findall(plain.replace("ø", "o"))))


def _keys(person: Named) -> Iterator[Key]:
    """Two people with a key in common may be one."""
    names = {
        _words(person.label) if "@" not in person.label else (),
        _words(person.identity) if person.kind == "name" else (),
        _mailbox(person) if person.kind == "email" else (),
    }
    for words in names - {()}:
        yield words, ""
        for i, word in enumerate(words if len(words) > 1 else ()):
            if len(word) >= _LONG and not any(map(str.isdigit, word)):
                # with one letter less: common to all spellings one letter apart
                shorter = (word[:at] + word[at + 1 :] for at in range(len(word)))
                for spelt in (word, *shorter):
                    yield words[:i] + words[i + 1 :], f"{spelt}~"


def erase(database: Database, person: str) -> str:
    """Erase one person; the sentence names those of the store whose names nearly agree and who
    stay. Raises RefusedError when nobody or more than one person is meant."""
    person_found = find_people(database, person)
    result = erasure.erase(database, person)
    gone = Named(*person_found[0][1:], row=0)
    near = [pair.other for pair in near_people([gone], known_people(database))]
    if not near:
        return result
    shown = first_of([f"“{name}”" for name in near], 5)
    verb = "is" if len(near) == 1 else "are"
    return sentence("erase as well", said=result, names=shown, verb=verb)
