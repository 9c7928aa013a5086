"""Whose the rows of a table are, where that is not certain: what is asked, a sentence each."""

import json
import re
from collections import Counter
from collections.abc import Sequence

from data.intake.columns.column_reader import round_in
from data.intake.columns.mapping import Mapping
from data.intake.columns.second_pass import told_apart
from data.intake.language import headers as h
from data.intake.language.days import without_time
from data.intake.language.who import Unnamed, mostly_unnamed
from data.intake.language.words import fold, one_of, pattern_of, sentence
from data.intake.reading.table import TextTable

_MANY = 2_000
"""Distinct texts of a column that are compared with those of another."""
FEW_VALUES = 12
"""Distinct answers of a question with a list to choose from."""
_JOBS = re.compile(rf"^{one_of('job')}[ -]?(?:id|no|nr|number|nummer|code|#)\.?$")
"""What numbers jobs, so that the rows are jobs."""
MOST_KINDS = 12
"""Distinct texts of a column that says of what kind or round each row is."""
_PART = re.compile(r"\b(?:sub|unter|sous|topic|technolog|framework|tool|version|element|aspect)")
"""What stands over parts of skills, beside a column of the skills themselves."""
_TAIL = re.compile(r"^(.*?\S)\s*(?:\s[-–—|/:]\s*|[:(\[]\s*)([^()\[\]\d]+?)[)\]]?$")
"""A name, and what stands behind a dash or in brackets."""
_NAME = re.compile(r"^[^\W\d_][\w.'’-]*(?:,? [^\W\d_][\w.'’-]*){0,3}$")
_PARTS = re.compile(r"\s*[\[\]()]\s*|\s+[-–—|]\s+|:\s+")
_RELATION = re.compile(pattern_of("relation").pattern + r"|\bby$")
"""Who somebody is to a person, and not whom they rate."""
_NAMES = 0.8
"""Share of the texts of a column of names that look like one."""
MOSTLY = 0.5
"""Share of the cells that are days, or levels."""


def first_texts(table: TextTable, position: int = 1) -> list[str]:
    return [fold(v) for v in table.column(position).slice(0, 500).to_pylist() if v.strip()]


def expected_of_roles(table: TextTable, mapping: Mapping) -> str | None:
    """Rows that are roles, teams or the like, each once, where no column asks for a name."""
    if mapping.used("person") or not mapping.used("level") or table.rows < 2:
        return None
    if mapping.used("metadata") and mapping.layout not in ("wide", "long"):
        return None
    first = mapping.columns[0]
    texts = first_texts(table)
    different = len(texts) == table.rows == len(set(texts))
    kind: Unnamed | None = None
    if any(_JOBS.match(h.spaced(c.header)) for c in mapping.columns):
        kind = "job"
    elif different and first.use in ("role", "team"):
        kind = "job" if first.use == "role" else "team"
    elif different and first.use != "level" and (found := mostly_unnamed(texts)):
        kind = found[0]
    if kind is None:
        return None
    return f"The rows are {sentence(f'called {kind}')}, not people: {sentence(f'rows of {kind}')}"


def nobody_named(table: TextTable, mapping: Mapping) -> str | None:
    """The names of the people are jobs, teams, times or levels, and nobody's."""
    people = mapping.used("person")
    if len(people) != 1 or people[0].person != "name" or people[0].given or table.turned:
        return None
    column = people[0]
    found = mostly_unnamed(v for v, _ in column.seen.values)
    if found is None:
        return None
    kind, names = found
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
            one, two = (c.header for c in names[:2])
            both = joined([one, two])
            return sentence("two names", two=both, first=one, other=two, entry=entry(one))
    people = {
        fold(text)
        for c in mapping.used("person")
        for text, _ in table.commonest(c.position, _MANY)[0]
        if any(map(str.isalpha, text))
    }
    for c in mapping.used("ignored"):
        if _RELATION.search(fold(c.header)):
            continue
        texts = {fold(text): n for text, n in table.commonest(c.position, _MANY)[0] if text.strip()}
        known = sum(n for text, n in texts.items() if text in people)
        if not c.given and 2 * known > sum(texts.values()):
            who = mapping.used("person")[0].header
            return sentence("other people", who=who, other=c.header, entry=entry(c.header))
    rated = mapping.used("level")
    named = [c for c in rated if {fold(c.stem), *map(fold, _PARTS.split(c.header))} & people]
    if 2 * len(named) > len(rated):
        return sentence("people as columns", column=short(named[0].header))
    return None


def raters(mapping: Mapping) -> str | None:
    """The question what the words are of which only some say who rated."""
    for c in mapping.used("ignored", "metadata"):
        texts = c.seen.texts
        unknown = [text for text in texts if not h.rater_value(text)]
        told = [text for text in texts if h.says_who_rated(text)]
        kinds = {h.rater_value(text) for text in texts} - {None}
        several = len(kinds) > 1 and told
        if not c.given and several and unknown and len(texts) <= FEW_VALUES:
            shown, others, line = joined(told[:2]), joined(unknown[:3]), entry(c.header)
            named = {"column": c.header, "told": shown, "unknown": others, "entry": line}
            return sentence("kinds of rater", **named)
    return None


def rounds(mapping: Mapping) -> str | None:
    """Columns of one skill for several years: one import is one wave."""
    years: dict[str, str] = {}
    names: Counter[str] = Counter()
    for c in mapping.used("level"):
        name, year = round_in(c.header)
        if year:
            years.setdefault(year, c.header)
            names[fold(name)] += 1
    if len(years) < 2 or max(names.values()) < 2:
        return None
    first, *_, last = (years[year] for year in sorted(years))
    shown = ", ".join(sorted(years))
    return sentence("rounds", rounds=shown, two=joined([first, last]), entry=entry(first))


def rounds_in_rows(table: TextTable, mapping: Mapping) -> str | None:
    """Rows of the same people in several rounds or kinds, told apart by a column."""
    who = mapping.used("person", "skill", "rater")
    keys = table.cells_of(c.position for c in who)
    if not mapping.used("person") or len(set(keys)) == len(keys):
        return None
    said = table.cells_of(c.position for c in mapping.used("level"))
    alike = len(set(zip(keys, said, strict=True))) == len(set(keys))
    for column in mapping.used("ignored", "metadata"):
        texts = Counter(map(without_time, table.column(column.position).to_pylist()))
        aside = h.not_of_today(texts)
        names = [text for text in texts if text and text not in aside]
        a_round = bool(h.ROUND.match(h.spaced(column.header)))
        dated = column.seen.date_share > MOSTLY
        unasked = (dated and (mapping.long or not a_round)) or (alike and not a_round)
        if column.given or len(names) > MOST_KINDS or unasked:
            continue
        if not told_apart(table, who, column, aside, each=not a_round):
            continue
        shown = f"“{column.header}”: {', '.join(names[:4])}"
        what = sentence("rounds in rows" if a_round else "kinds of rows", differ=shown)
        return sentence("last row counts", what=what, entry=entry(column.header))
    return None


def parts_of_skills(table: TextTable, mapping: Mapping) -> str | None:
    """The question which column names the skill, where another lists parts of skills."""
    if not (mapping.long and mapping.used("person") and mapping.used("skill")):
        return None
    skill = mapping.used("skill")[0]
    names = table.column(skill.position).to_pylist()
    keys = table.cells_of(c.position for c in mapping.used("person", "skill", "rater"))
    if len(set(keys)) == len(keys):
        return None
    for column in mapping.used("ignored", "metadata"):
        texts = table.column(column.position).to_pylist()
        told = sorted({pair for pair in zip(names, texts, strict=True) if pair[1].strip()})
        times = Counter(name for name, _ in told)
        listed = 2 * len(told) <= len(keys) or _PART.search(fold(column.header))
        words = any(map(str.isalpha, "".join(text for _, text in told)))
        if column.given or not (listed and words) or len({text for _, text in told}) < len(told):
            continue
        apart = len(set(zip(keys, texts, strict=True))) == len(keys)
        if not apart or len(times) == 1 or len(told) < 1.5 * len(times):
            continue
        name, _ = times.most_common(1)[0]
        shown = ", ".join([text for own, text in told if own == name][:3])
        part, whole = column.header, skill.header
        told_of = {"name": name, "shown": shown, "part": part, "whole": whole}
        entries = {"part_entry": entry(part), "whole_entry": entry(whole)}
        return sentence("parts of skills", **told_of, **entries)
    return None


def tails_of_names(table: TextTable, mapping: Mapping) -> str | None:
    """Rows of several kinds of the same people, of which the name says the kind."""
    if len(mapping.used("person")) != 1 or mapping.used("person")[0].given:
        return None
    texts = dict.fromkeys(table.column(mapping.used("person")[0].position).to_pylist())
    split = {text: found.groups() for text in texts if (found := _TAIL.match(text.strip()))}
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


def several_rows(table: TextTable, mapping: Mapping) -> str | None:
    """Most people have several rows with other levels, and no day says which is the later."""
    dated = any(c.seen.date_share > MOSTLY for c in mapping.columns)
    levels, people = mapping.used("level"), mapping.used("person")
    if mapping.long or dated or not people or any(c.given for c in people) or not levels:
        return None
    who = table.cells_of(c.position for c in mapping.used("person", "rater"))
    places = table.cells.column("row_no").to_pylist()
    rows: dict[str, set[tuple[str, ...]]] = {}
    answers = table.cells_of(c.position for c in levels)
    for name, place, cells in zip(who, places, answers, strict=True):
        rated = place not in table.left_out and any(cell.strip() for cell in cells)
        if rated and (folded := " ".join(map(fold, name)).strip()):
            rows.setdefault(folded, set()).add(cells)
    several = [name for name, own in rows.items() if len(own) > 1]
    if len(several) < 2 or 5 * len(several) < 4 * len(rows):
        return None
    return sentence("several rows", several=len(several), every=len(rows))


def entry(header: str) -> str:
    """The head of a column's entry in a mapping, as a sentence has it."""
    return f"`[columns.{json.dumps(header, ensure_ascii=False)}]`"


def joined(names: Sequence[str], most: int = 12) -> str:
    """Some names in quotation marks."""
    shown = ", ".join(f"“{short(name)}”" for name in names[:most])
    return shown + (f" and {len(names) - most} more" if len(names) > most else "")


def short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
