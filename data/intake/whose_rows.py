"""Whose the rows of a table are, where that is not certain: what is asked, a sentence each."""

import json
import re
from collections import Counter
from collections.abc import Sequence

from data.intake.columns.column import FEW_VALUES, MOSTLY, Column
from data.intake.columns.column_reader import AFTER, FORMS_COLUMN, NAME_AND_TAIL, round_in
from data.intake.columns.mapping import Mapping
from data.intake.columns.second_pass import YOURS, told_apart
from data.intake.language import headers as h
from data.intake.language.days import is_day
from data.intake.language.who import Unnamed, mostly_unnamed, part_of, unnamed
from data.intake.language.words import (
    fold,
    issue_of,
    one_of,
    pattern_of,
    sentence,
    words_of,
)
from data.intake.people import columns_of_days
from data.intake.reading.table import LOOKED_AT, TextTable
from data.vocabulary import Issue, Use, some_of

_JOBS = re.compile(rf"^{one_of('job')}[ -]?(?:id|no|nr|number|nummer|code|#)\.?$")
"""What numbers jobs, so that the rows are jobs."""
MOST_KINDS = 12
"""Distinct texts of a column that says of what kind or round each row is."""
_NAME = re.compile(r"^[^\W\d_][\w.'’-]*(?:,? [^\W\d_][\w.'’-]*){0,3}$")
_PARTS = re.compile(r"\s*[\[\]()]\s*|\s+[-–—|]\s+|:\s+")
_ONESELF = dict.fromkeys(words_of("no"), "") | dict.fromkeys(words_of("yes"), "self")
"""What answers whether somebody rated themselves, with the kind of rater."""
_RELATION = re.compile(pattern_of("relation").pattern + r"|\bby$")
"""Who somebody is to a person, and not whom they rate."""
_NAMES = 0.8
"""Share of the texts of a column of names that look like one."""


def first_texts(table: TextTable) -> list[str]:
    return [fold(v) for v in table.column(1).slice(0, 500).to_pylist() if v.strip()]


def nobody_named(table: TextTable, mapping: Mapping) -> str | None:
    """The rows are jobs, teams, times or levels, and nobody's."""
    people, texts = mapping.used("person"), first_texts(table)
    column = (people or mapping.columns)[0]
    if len(people) > 1 or column.person not in ("name", "") or column.given or table.turned:
        return None
    a_form = mapping.used("metadata") and mapping.layout not in ("wide", "long")
    if not people and (a_form or not mapping.used("level")):
        return None
    result = mostly_unnamed(v for v, _ in column.seen.values)
    if not people:
        different = len(texts) == table.rows == len(set(texts)) > 1
        kinds: dict[Use, Unnamed] = {"role": "job", "team": "team"}
        if any(_JOBS.match(h.spaced(c.header)) for c in mapping.columns):
            result = "job", texts
        elif different and column.use in kinds:
            result = kinds[column.use], texts
        elif not different or column.use == "level":
            return None
    if result is None:
        return None
    kind, names = result
    rows = f"{sentence(f'called {kind}')}, not people ({', '.join(names[:3])})"
    what = sentence(f"rows of {kind}")
    return sentence("rows of nobody", rows=rows, what=what, entry=entry(column.header))


def who_answered(table: TextTable, mapping: Mapping) -> str | None:
    """The question whether a first column of texts that look like names says who answered."""
    first = mapping.columns[0]
    texts = [text.strip() for text in table.column(1).slice(0, 500).to_pylist() if text.strip()]
    names = sum(bool(_NAME.match(text)) for text in texts)
    if mapping.used("person", "skill") or first.use != "ignored" or first.given:
        return None
    if len(texts) < 2 or len(set(texts)) < len(texts) or names < _NAMES * len(texts):
        return None
    shown, who = ", ".join(texts[:2]), first.header
    return sentence("who is rated", column=who, names=shown, entry=entry(who))


def other_people(table: TextTable, mapping: Mapping) -> str | None:
    """The question who is rated where other columns name the same people."""
    names = [c for c in mapping.used("person") if c.person == "name" and not c.given]
    if mapping.long and len(names) > 1:
        first, other = (c.seen.distinct for c in names[:2])
        if first == table.rows > other:
            item, two = (c.header for c in names[:2])
            both = joined([item, two])
            return sentence("two names", two=both, first=item, other=two, entry=entry(item))
    people = {
        fold(text)
        for c in mapping.used("person")
        for text, _ in table.commonest(c.position, LOOKED_AT)[0]
        if any(map(str.isalpha, text))
    }
    for c in mapping.used("ignored"):
        if _RELATION.search(fold(c.header)):
            continue
        counted = table.commonest(c.position, LOOKED_AT)[0]
        texts = {fold(text): n for text, n in counted if text.strip()}
        known = sum(n for text, n in texts.items() if text in people)
        if not c.given and 2 * known > sum(texts.values()):
            who = mapping.used("person")[0].header
            return sentence("other people", who=who, other=c.header, entry=entry(c.header))
    rated = mapping.used("level")
    named = [c for c in rated if {fold(c.stem), *map(fold, _PARTS.split(c.header))} & people]
    if 2 * len(named) > len(rated):
        return sentence("people as columns", column=short(named[0].header))
    return None


def whom_others_rate(table: TextTable, mapping: Mapping) -> str | None:
    """The question who is rated where a column says that others rate and none says for certain
    whom: the people are those who answered, or another column has rows by several raters, too."""
    people = mapping.used("person")
    if any(c.rated or c.given for c in people):
        return None
    own = [c for c in people if YOURS.search(fold(c.header)) or c.reason.startswith(FORMS_COLUMN)]
    theirs = [c for c in people if c not in own]
    for c in mapping.used("rater", "ignored", "metadata", "role"):
        if c.given or not h.say_others_rated(c.header, c.seen.texts):
            continue
        texts = [o for o in mapping.used("ignored") if o is not c and told_apart(table, [o], c)]
        others = [o for o in texts if people and told_apart(table, people, o)]
        if own or others or not people or c.use != "rater":
            whom = entry(next((o.header for o in (*others, *texts, *theirs)), "COLUMN"))
            named = {"column": c.header, "raters": joined(c.seen.texts[:3])}
            return sentence("others rate", **named, whom=whom, entry=entry(c.header))
    return None


def raters(table: TextTable, mapping: Mapping) -> str | None:
    """The question what words or names are of which only some say who rated, as yes and no may."""
    told = mapping.used("rater")
    people = [c.position for c in mapping.used("person")]
    for c in told or mapping.used("ignored", "metadata"):
        named = bool(told) or c.reason.startswith(h.WHO_RATED)
        texts = c.seen.texts
        answers = h.SELF_RATED.match(h.spaced(c.header)) and {*map(fold, texts)} <= _ONESELF.keys()
        oneself = _ONESELF if answers and not told else {}
        kinds = {t: oneself.get(fold(t)) or c.kind_of_rater(t) for t in texts}
        rows = table.cells_of((c.position, *people)) if named else [(t,) for t in texts]
        pairs = {(text, fold(text) in map(fold, (*who, " ".join(who)))) for text, *who in rows}
        words = not told and any(kinds.values())  # beside "Manager" own names are asked about, too
        unknown = [t for t in texts if not kinds[t] and (words or (t, False) in pairs)]
        own = [t for t in texts if (t, True) in pairs]
        known = [t for t in texts if (kinds[t] if oneself else h.says_who_rated(t))] or own
        several = (named and known) or oneself or (known and len({*kinds.values()} - {None}) > 1)
        few = (named or len(texts) <= FEW_VALUES) and not (c.given and not told)
        if unknown and few and (told or several):
            texts = [t for t in texts if t in unknown or kinds[t] not in (None, h.rater_value(t))]
            lines = (f'{json.dumps(t, ensure_ascii=False)} = "{kinds[t] or "KIND"}"' for t in texts)
            shown = {"told": joined((known or texts)[:2]), "unknown": joined(unknown[:3])}
            shown |= {"column": c.header, "entry": entry(c.header), "pairs": ", ".join(lines)}
            return sentence("kinds of rater", **shown)
    return None


def rounds(mapping: Mapping) -> str | None:
    """Columns of one skill for several years: one import is one wave."""
    heads = [(c.header, c.stem) for c in mapping.used("level")]
    found = [(*(round_in(x) if any(round_in(x)) else round_in(f"{y} [{x}]")), x) for x, y in heads]
    told = {year for _, year, _ in found}
    found = [item for item in found if item[1] and AFTER.get(item[1], item[1]) in told]
    years = {year: header for _, year, header in reversed(found)}
    names = Counter(fold(name) for name, _, _ in found)
    if len(years) < 2 or max(names.values(), default=0) < 2:
        return None
    first, *_, last = (years[year] for year in sorted(years))
    shown = ", ".join(sorted(years))
    return sentence("rounds", rounds=shown, two=joined([first, last]), entry=entry(first))


def _name_and_tail(text: str) -> tuple[str, str] | None:
    """ "Ada - current", "Ada (Q3)" and "Ada 2026" in their two parts; None for a name alone."""
    if (match := NAME_AND_TAIL.match(text)) and not re.search(r"\d", match[2]):
        return match[1], match[2]
    name, _, bare = re.sub(r"[()\[\]]", "", text).strip().rpartition(" ")
    kind = part_of(bare) or fold(bare) in words_of("header", "before or after")
    kind = kind or (bare[-1:].isdigit() and unnamed(bare) == "time")
    return (name.rstrip(" -–—:|/"), bare) if name and kind else None


def tails_of_names(table: TextTable, mapping: Mapping) -> str | None:
    """Rows of several kinds of the same people, of which the name says the kind."""
    if len(mapping.used("person")) != 1 or mapping.used("person")[0].given:
        return None
    texts = dict.fromkeys(table.column(mapping.used("person")[0].position).to_pylist())
    split = {text: parts for text in texts if (parts := _name_and_tail(text))}
    tailed = {fold(name) for name, _ in split.values()}
    split |= {text: (text, "") for text in texts if fold(text) in tailed}
    rows: dict[str, set[str]] = {}
    for name, tail in split.values():
        rows.setdefault(fold(name), set()).add(fold(tail))
    tails = set().union(*rows.values())
    several = [name for name, own in rows.items() if len(own) > 1]
    if len(several) < 2 or 5 * len(several) < 4 * len(rows) or len(tails) > len(several) + 1:
        return None
    if 5 * len(split) < 4 * sum(bool(text.strip()) for text in texts):
        return None
    shown = joined([text for text, (name, _) in split.items() if fold(name) == several[0]][:3])
    return sentence("tails of names", names=shown)


def several_peers(table: TextTable, mapping: Mapping) -> str | None:
    """Rows by several peers, named in a column, about the same person (and skill)."""
    named = [c for c in mapping.used("metadata") if c.reason.startswith(h.WHO_RATED)]
    if not mapping.used("rater"):
        return None
    places, by = table.cells.column("row_no").to_pylist(), mapping.used("rater")[0]
    who = mapping.used("person", "skill")
    for c in named:
        peers: dict[tuple[str, ...], dict[str, str]] = {}
        cells = table.cells_of(each.position for each in (by, c, *who))
        for place, (kind, text, *key) in zip(places, cells, strict=True):
            if by.kind_of_rater(kind) == "peer" and text.strip() and place not in table.left_out:
                peers.setdefault(tuple(map(fold, key)), {})[fold(text)] = text
        if several := [names for names in peers.values() if len(names) > 1]:
            shown = {"column": c.header, "names": joined([*several[0].values()], 3)}
            entries = " and ".join(entry(each.header) for each in named)
            return sentence("several raters", **shown, entries=entries)
    return None


def _answers(table: TextTable, mapping: Mapping) -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """The rated cells of each row of a person (and skill), by kind of rater."""
    people = mapping.used("person")
    by = next(iter(mapping.used("rater")), people[0])
    keys = table.cells_of(c.position for c in (by, *people, *mapping.used("skill")))
    answers = table.cells_of(c.position for c in mapping.used("level"))
    folded = {text: fold(text) for text in {text for key in keys for text in key}}
    kinds = {text: by.kind_of_rater(text) or "" for text in {text for text, *_ in keys}}
    rows: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    places = table.cells.column("row_no").to_pylist()
    for place, (text, *key), cells in zip(places, keys, answers, strict=True):
        own = [folded[part] for part in key]
        names = own[: len(people)]
        kind = "self" if folded[text] in (*names, " ".join(names)) else kinds[text]
        rated = kind != "ignored" and any(key) and any(map(str.strip, cells))
        if rated and place not in table.left_out:
            rows.setdefault((*own, kind), []).append(cells)
    return rows


def pairs_twice(table: TextTable, mapping: Mapping) -> tuple[Issue, ...]:
    """The question of several levels of one person and skill of which no day says the later."""
    rated = mapping.long and mapping.used("person") and mapping.used("level")
    if not rated or _later_counts(mapping):
        return ()
    several = sum(len(set(own)) > 1 for own in _answers(table, mapping).values())
    if not several:
        return ()
    who = mapping.used("person", "skill", "rater")
    others = mapping.used("ignored", "metadata")
    apart = ((c.header, told_apart(table, who, c, one=True)) for c in others)
    told = [each for each in apart if each[1]]
    header, texts = min(told, key=lambda each: len(each[1]), default=("", []))
    by = sentence("rows apart", column=header, texts=joined(texts, 4)) if texts else ""
    return (issue_of("pairs twice", None, header or None, pairs=several, by=by),)


def _later_counts(mapping: Mapping) -> bool:
    return any(_of_days(c, months=True) for c in columns_of_days(mapping))


def several_rows(table: TextTable, mapping: Mapping) -> str | None:
    """Rows of the same people (and skills) in several rounds or kinds of which only one counts."""
    people, who = mapping.used("person"), mapping.used("person", "skill", "rater")
    if not people or not mapping.used("level"):
        return None
    by, rows = next(iter(mapping.used("rater")), people[0]), _answers(table, mapping)
    if not rows and {*map(by.kind_of_rater, by.seen.texts)} == {"ignored"}:
        return sentence("no rater left", entry=entry(by.header))
    others = mapping.used("ignored", "metadata")
    sure = {c for c in others if h.SURELY_ROUND.match(h.spaced(c.header)) and not _of_days(c)}
    named = {c: texts for c in sure if (texts := told_apart(table, (), c, one=True))}
    if all(len(own) == 1 for own in rows.values()) and not named:
        return None
    several = sum(len(set(own)) > 1 for own in rows.values())
    unsure = several > 1 and 4 * several >= len(rows)
    dated = _later_counts(mapping) or any(c.seen.date_share > MOSTLY for c in mapping.columns)
    apart: dict[Column, list[str]] = {}
    for c in others:
        a_round = bool(h.ROUND.match(h.spaced(c.header)))
        of_days = _of_days(c)
        if (a_round or unsure) and not (of_days and (mapping.long or not a_round)):
            one = a_round and not of_days
            texts = named.get(c) or told_apart(table, who, c, each=dated and not a_round, one=one)
            if 0 < len(texts) <= MOST_KINDS:
                apart[c] = texts
    if apart and not any(c.given for c in apart):
        column = min(apart, key=lambda c: len(apart[c]))
        if h.spaced(column.header) in h.SKILL_HEADER and not mapping.long:
            return rows_of_skills(column.header, mapping.used("level")[0].header)
        about = "rounds in rows" if h.ROUND.match(h.spaced(column.header)) else "kinds of rows"
        shown = f"“{column.header}”: {', '.join(apart[column][:4])}"
        what = sentence(about, differ=shown, part=sentence("a part") if mapping.long else "")
        return sentence("last row counts", what=what, entry=entry(column.header))
    if not unsure or dated or any(c.given for c in (*people, *apart)):
        return None
    line = entry(people[0].header)
    whose = "pairs of a person and a skill" if mapping.long else "people"
    return sentence("several rows", several=several, every=len(rows), whose=whose, entry=line)


def _of_days(column: Column, *, months: bool = False) -> bool:
    """Whether the cells are days, of which the later one counts."""
    texts = column.seen.texts
    return sum(is_day(text, months=months) for text in texts) > MOSTLY * len(texts)


def rows_of_skills(skill: str, level: str) -> str:
    """The lines that make a long table of two columns."""
    entries = {"skill_entry": entry(skill), "level_entry": entry(level)}
    return sentence("rows of skills", skill=skill, level=level, **entries)


def entry(header: str) -> str:
    """The head of a column's entry in a mapping, as a sentence has it."""
    return f"`[columns.{json.dumps(header, ensure_ascii=False)}]`"


def joined(names: Sequence[str], most: int = 12) -> str:
    """Some names in quotation marks."""
    return some_of([f"“{short(name)}”" for name in names], most)


def short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
